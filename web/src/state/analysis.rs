//! What the texts come to, and the reasons of a cell.

use scopedown_eval::{Request, Trace, explain_everywhere};
use scopedown_policy::{Action, Diagnostic, Resource};
use scopedown_scenario::{Analysis, Place};

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
    pub fn explain(&self, cell: &CellName) -> Option<Trace> {
        let (authority, situation) = self.analysis.ready().ok()?;
        let action = Action::parse(&cell.action).ok()?;
        let resource = Resource::new(&cell.resource);
        let request = Request { action: &action, resource: &resource, situation };
        Some(explain_everywhere(authority, &request))
    }

    /// The text and the name of the policy at a place.
    pub fn source(&self, place: Place) -> Option<(&str, &str)> {
        let reading = self.analysis.reading(place)?;
        Some((&reading.document.text, &reading.document.name))
    }
}
