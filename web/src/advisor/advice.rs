//! What is said of the texts. Pure: texts in, advice out.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_eval::ContextValue;
use scopedown_policy::{ContextKey, LineIndex, PolicyKind, Severity, Span};
use scopedown_report::tags::{comparison_of, comparisons};
use scopedown_report::{Listed, problems};
use scopedown_scenario::{Analysis, Document, Place, Scenario, TagComparison};

use super::areas::{AreaText, Texts};

/// Condition keys and what is set for them.
pub(crate) type Context = [(ContextKey, ContextValue)];

/// Everything that is said of the texts.
pub(crate) struct Advice {
    /// What is wrong, the gravest first.
    pub(crate) problems: Vec<Problem>,
    /// The texts made ready, to ask further.
    pub(crate) analysis: Analysis,
}

/// Something that is wrong with a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    /// The text area that it stands in; `None` for a document that the page does not edit.
    pub(crate) area: Option<AreaText>,
    /// The name of the document.
    pub(crate) document: Rc<str>,
    /// Where in it.
    pub(crate) span: Span,
    /// The line, from 1.
    pub(crate) line: usize,
    /// How grave it is.
    pub(crate) severity: Severity,
    /// Its stable name.
    pub(crate) code: Rc<str>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
    /// A change that mends it.
    pub(crate) remedy: Option<Remedy>,
    /// What it comes to with session tags and without, where that differs.
    pub(crate) tags: Option<Rc<TagComparison>>,
}

/// A change of a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Remedy {
    /// What it does.
    pub(crate) title: String,
    /// The whole text after it.
    pub(crate) text: Rc<str>,
}

impl Advice {
    /// The advice about the texts in what was opened; `context` is what the user has set.
    pub(crate) fn of(
        texts: &Texts,
        opened: &Scenario,
        context: &Context,
        catalog: &Catalog,
    ) -> Self {
        let scenario = Scenario {
            context: context.to_vec(),
            ..in_scenario(texts, opened)
        };
        let analysis = Analysis::with_catalog(&scenario, catalog);
        let compared = comparisons(&scenario, &analysis, catalog);
        let listed = problems(&scenario, &analysis, catalog);
        let mut problems: Vec<Problem> = listed
            .iter()
            .map(|listed| problem(listed, texts, &compared))
            .collect();
        problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
        Self { problems, analysis }
    }
}

fn problem(listed: &Listed, texts: &Texts, compared: &[TagComparison]) -> Problem {
    let area = texts.at(listed.place).cloned();
    let text = match &area {
        Some(area) => &*area.text,
        None => listed.document.text.as_str(),
    };
    let place = LineIndex::new(text).place(listed.span.start);
    // Only what stands in a text area can be mended here.
    let fix = listed.fix.as_ref().filter(|_| area.is_some());
    Problem {
        span: listed.span,
        line: place.line,
        severity: listed.severity,
        code: listed.shape.code.as_str().into(),
        message: listed.shape.message.clone(),
        help: listed.shape.help.clone(),
        remedy: fix.map(|fix| Remedy {
            title: fix.title.clone(),
            text: fix.apply(text).into(),
        }),
        tags: comparison_of(listed, compared).cloned().map(Rc::new),
        document: match &area {
            Some(area) => area.name.clone(),
            None => listed.document.name.as_str().into(),
        },
        area,
    }
}

impl Texts {
    /// The text at a place of [`in_scenario`].
    pub(crate) fn at(&self, place: Place) -> Option<&AreaText> {
        match place {
            Place::Role(number) => self.role.get(number),
            Place::Session(0) => self.session.as_ref(),
            _ => None,
        }
    }
}

/// A scenario with the texts in the place of its role's policies and its session policy; rows and columns are left to be derived.
pub(crate) fn in_scenario(texts: &Texts, opened: &Scenario) -> Scenario {
    let document = |text: &AreaText, kind| Document::new(&*text.name, kind, &*text.text);
    let kinds = opened.role.policies.iter().map(|policy| policy.kind);
    let kinds = kinds.chain(std::iter::repeat(PolicyKind::Role));
    let mut scenario = Scenario {
        actions: None,
        resources: None,
        ..opened.clone()
    };
    scenario.role.policies = texts
        .role
        .iter()
        .zip(kinds)
        .map(|(text, kind)| document(text, kind))
        .collect();
    let own = texts
        .session
        .as_ref()
        .map(|text| document(text, PolicyKind::Session));
    let further = opened.session.policies.iter().flatten().skip(1).cloned();
    let policies: Vec<Document> = own.into_iter().chain(further).collect();
    scenario.session.policies = (!policies.is_empty()).then_some(policies);
    scenario
}
