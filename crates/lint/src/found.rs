//! Looking at a subject: every finder in turn, what they find in order, within limits.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use scopedown_policy::Span;

use crate::code::OpenCode;
use crate::find::FINDERS;
use crate::finding::Finding;
use crate::subject::Subject;
use crate::view::View;

/// Findings of one subject; nobody reads on beyond them. The gravest are kept.
pub const FINDINGS: usize = 1_000;

/// What is found in a subject, by document and place in it. The same subject always gives the same findings.
pub fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let view = View::of(subject);
    let mut found = Found {
        findings: Vec::new(),
        counts: BTreeMap::new(),
    };
    for finder in FINDERS.iter().copied().flatten() {
        finder(&view, &mut found);
    }
    if view.sets.is_exhausted()
        && let Some(sheet) = view.sheets.first()
    {
        let start = Span::default();
        found.add(Finding::new(OpenCode::Limit, sheet.place, start));
    }
    found.in_order()
}

/// What was found so far.
pub(crate) struct Found {
    findings: Vec<Finding>,
    counts: BTreeMap<&'static str, usize>,
}

impl Found {
    /// Keeps a finding, unless there are more of its code than anybody reads.
    pub(crate) fn add(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.code.name()).or_default();
        *count += 1;
        if *count <= FINDINGS {
            self.findings.push(finding);
        }
    }

    fn in_order(mut self) -> Vec<Finding> {
        let order = |finding: &Finding| (finding.place, finding.span, finding.code.name());
        self.findings
            .sort_by_key(|finding| (Reverse(finding.severity), order(finding)));
        self.findings.truncate(FINDINGS);
        self.findings.sort_by_key(order);
        self.findings
    }
}
