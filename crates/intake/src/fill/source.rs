//! The way back from a document to the text that was given.

use std::cell::OnceCell;
use std::sync::Arc;

use scopedown_policy::{LineIndex, Place, Span};
use scopedown_scenario::Source;

use super::Given;
use crate::limits;
use crate::text::Text;

/// Bytes before a document in its line that are shown with it.
const LEAD: usize = 4_096;

/// Makes the sources of one text's documents, which share it.
pub(super) struct Sources<'g> {
    given: Option<Given<'g>>,
    whole: OnceCell<Arc<str>>,
    lines: OnceCell<LineIndex<'g>>,
}

impl<'g> Sources<'g> {
    pub(super) const fn new(given: Option<Given<'g>>) -> Self {
        Self {
            given,
            whole: OnceCell::new(),
            lines: OnceCell::new(),
        }
    }

    /// The file that the text came from.
    pub(super) fn file(&self) -> Option<&'g str> {
        self.given?.file
    }

    /// The way back of one document.
    pub(super) fn of(&self, text: &Text) -> Option<Arc<Source>> {
        let given = self.given?;
        let source = if given.text.len() > limits::TEXT_BYTES {
            self.part(given.text, text)
        } else {
            Source {
                text: self.whole.get_or_init(|| given.text.into()).clone(),
                start: Place { line: 1, column: 1 },
                map: text.map.clone(),
            }
        };
        Some(Arc::new(source))
    }

    /// Of a very long text only what holds the document is kept.
    fn part(&self, whole: &'g str, text: &Text) -> Source {
        let span = text.span();
        let before = Span::new(span.start.saturating_sub(LEAD), span.start);
        let line = before.of(whole).rfind('\n').map(|at| before.start + at + 1);
        let start = line.unwrap_or(span.start);
        let lines = self.lines.get_or_init(|| LineIndex::new(whole));
        Source {
            text: Span::new(start, span.end).of(whole).into(),
            start: lines.place(start),
            map: text.map.moved_back(start),
        }
    }
}
