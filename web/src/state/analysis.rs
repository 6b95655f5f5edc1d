//! What the texts come to, and the reasons of a cell.

use scopedown_eval::{Cell, Request, Trace, cell_everywhere, explain_everywhere};
use scopedown_policy::{Action, Diagnostic, Resource};
use scopedown_report::{Sentence, likely_message, words};
use scopedown_scenario::Analysis;

use super::workspace::{CellName, Content, DocumentId};

/// An analysis and the content that it was made of.
#[derive(Debug)]
pub struct Answer {
    /// What was asked.
    pub content: Content,
    /// What it comes to.
    pub analysis: Analysis,
}

impl Answer {
    /// Analyses the content.
    pub fn of(content: &Content) -> Self {
        Self {
            content: content.clone(),
            analysis: Analysis::of(&content.question()),
        }
    }

    /// Whether the texts can be evaluated.
    pub fn is_ready(&self) -> bool {
        self.analysis.ready().is_ok()
    }

    /// What reading a text found; nothing for one that is left out.
    pub fn diagnostics(&self, document: DocumentId) -> &[Diagnostic] {
        let place = self.content.place(document);
        let reading = place.and_then(|place| self.analysis.reading(place));
        reading.map_or(&[], |reading| &reading.parsed.diagnostics)
    }

    /// Why a cell is as it is; `None` where the texts cannot be evaluated or the cell is none.
    pub fn explain(&self, cell: &CellName) -> Option<Why> {
        let (authority, situation) = self.analysis.ready().ok()?;
        let action = Action::parse(&cell.action).ok()?;
        let resource = Resource::new(&cell.resource);
        let request = Request {
            action: &action,
            resource: &resource,
            situation,
        };
        let cell = cell_everywhere(authority, &request);
        let trace = explain_everywhere(authority, &request);
        Some(Why {
            headline: words::headline(&request, &cell),
            likely: likely_message(&request, &trace.verdict),
            next_step: words::next_step(&request, &trace),
            hint: words::hint(&request, &trace.verdict),
            cell,
            trace,
        })
    }
}

/// The reasons of a cell, and what is said about it.
#[derive(Debug, Clone)]
pub struct Why {
    /// The cell.
    pub cell: Cell,
    /// What every layer, statement and clause found.
    pub trace: Trace,
    /// The verdict.
    pub headline: Sentence,
    /// What AWS most likely says.
    pub likely: Option<String>,
    /// What to do.
    pub next_step: Option<Sentence>,
    /// What the layers do not tell.
    pub hint: Option<Sentence>,
}
