//! What is said of the texts. Pure: texts in, advice out.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_policy::{LineIndex, PolicyKind, Severity, Span};
use scopedown_report::problems;
use scopedown_scenario::{Analysis, Document, Place, Scenario};

use super::areas::{AreaText, Texts};

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
    /// The text.
    pub(crate) text: AreaText,
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
    pub(crate) fn of(texts: &Texts, catalog: &Catalog) -> Self {
        let scenario = scenario(texts);
        let analysis = Analysis::with_catalog(&scenario, catalog);
        let listed = problems(&scenario, &analysis, catalog);
        let mut problems: Vec<Problem> = listed
            .iter()
            .filter_map(|listed| {
                let text = texts.at(listed.place)?.clone();
                let place = LineIndex::new(&text.text).place(listed.span.start);
                Some(Problem {
                    span: listed.span,
                    line: place.line,
                    severity: listed.severity,
                    code: listed.shape.code.as_str().into(),
                    message: listed.shape.message.clone(),
                    help: listed.shape.help.clone(),
                    remedy: listed.fix.as_ref().map(|fix| Remedy {
                        title: fix.title.clone(),
                        text: fix.apply(&text.text).into(),
                    }),
                    text,
                })
            })
            .collect();
        problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
        Self { problems, analysis }
    }
}

impl Texts {
    /// The text at a place of [`scenario`].
    pub(crate) fn at(&self, place: Place) -> Option<&AreaText> {
        match place {
            Place::Role(number) => self.role.get(number),
            Place::Session(_) => self.session.as_ref(),
            _ => None,
        }
    }
}

/// The texts as a scenario.
pub(crate) fn scenario(texts: &Texts) -> Scenario {
    let document = |text: &AreaText, kind| Document::new(&*text.name, kind, &*text.text);
    let mut scenario = Scenario::default();
    scenario.role.policies = texts
        .role
        .iter()
        .map(|text| document(text, PolicyKind::Role))
        .collect();
    scenario.session.policies = texts
        .session
        .as_ref()
        .map(|text| vec![document(text, PolicyKind::Session)]);
    scenario
}
