//! AWS's own policies as policies of a role: nothing is certainly wrong there, and every fix does what it says.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use scopedown_lint::{Document, Finding, Place, Subject, findings};
use scopedown_policy::{PolicyKind, Severity, parse};
use scopedown_tests::survey::{POLICIES, latest};

use crate::look::CATALOG;

#[test]
fn fixes_of_managed_policies_do_what_they_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(POLICIES);
    let text = fs::read_to_string(path)
        .expect("AWS's managed policies are not here: run `cargo xtask setup`, which fetches them");
    let policies = latest(&text).unwrap();
    assert!(policies.len() > 1_000);
    let mut wrong = Vec::new();
    for (name, text) in &policies {
        let found = in_role(text);
        for finding in &found {
            let code = finding.code.name();
            if finding.severity == Severity::Error {
                wrong.push(format!("{name}: {code} at {}", finding.span.of(text)));
            }
        }
        for (at, finding) in found.iter().enumerate() {
            let repeats = found
                .iter()
                .take(at)
                .filter(|other| other.code == finding.code);
            if repeats.count() < FIXES
                && let Err(how) = mends(text, &found, finding)
            {
                wrong.push(format!("{name}: {} {how}", finding.code.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Their fixes bring to light what was hidden: that of the first gives some actions a statement of their own, that of the second makes a
/// condition restrict actions whose requests lack its key.
const REVEALS: [&str; 2] = ["action-needs-star", "for-all-values-single"];

/// Fixes of one code that are tried in one policy.
const FIXES: usize = 2;

fn in_role(text: &str) -> Vec<Finding> {
    let parsed = parse(text, PolicyKind::Managed);
    let document = Document::new(Place::Role(0), "role", text, &parsed);
    findings(&Subject {
        catalog: Some(&CATALOG),
        ..Subject::new(vec![document])
    })
}

/// Whether a fix takes its finding away and brings no other.
fn mends(text: &str, before: &[Finding], finding: &Finding) -> Result<(), String> {
    let Some(fix) = &finding.fix else {
        return Ok(());
    };
    let fixed = fix.apply(text);
    let parsed = parse(&fixed, PolicyKind::Managed);
    if parsed.policy.is_none() {
        return Err(format!("is mended to what AWS refuses:\n{fixed}"));
    }
    let count = |found: &[Finding]| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in found {
            *counts.entry(finding.code.name()).or_default() += 1;
        }
        counts
    };
    let (before, after) = (count(before), count(&in_role(&fixed)));
    let of = |counts: &BTreeMap<&str, usize>, code| counts.get(code).copied().unwrap_or_default();
    let code = finding.code.name();
    if of(&after, code) >= of(&before, code) {
        return Err(format!("stays after its fix at {}", finding.span.of(text)));
    }
    let more = after
        .keys()
        .find(|other| of(&after, other) > of(&before, other));
    match more.filter(|_| !REVEALS.contains(&code)) {
        Some(other) => Err(format!(
            "is mended at the price of {other} at {}",
            finding.span.of(text)
        )),
        None => Ok(()),
    }
}
