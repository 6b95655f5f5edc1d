//! Where a document was taken out of a wrapping: an answer of the AWS CLI, a template, an escaped string.

use std::sync::Arc;

use scopedown_policy::{Place, PositionMap};

/// The text around a document, and the way back to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The text as given, or the part of it that holds the document where the whole is very long.
    pub text: Arc<str>,
    /// Where that part begins in the file.
    pub start: Place,
    /// From the document to the text.
    pub map: PositionMap,
}

impl Source {
    /// A place in the text as a place in the file.
    pub fn in_file(&self, place: Place) -> Place {
        let before = if place.line == 1 {
            self.start.column - 1
        } else {
            0
        };
        Place {
            line: place.line + self.start.line - 1,
            column: place.column + before,
        }
    }
}
