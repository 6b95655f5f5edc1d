//! Documents of a YAML text, each by itself.

use crate::limits;
use crate::problem::ProblemKind;
use crate::reader::{Reader, Source};
use crate::text::Text;
use crate::tree::{self, Value};

/// Takes every document of the text apart.
pub(crate) fn yaml(reader: &mut Reader, text: &Text, wrapping: &str) {
    if text.value.len() > limits::MARKUP_BYTES {
        let limit = limits::MARKUP_BYTES;
        reader.problem(text.span(), ProblemKind::TooLong { limit });
        return reader.unread(text.span(), "YAML that is too long");
    }
    let documents = tree::yaml(text);
    let source = Source {
        wrapping,
        ..Source::default()
    };
    for node in &documents.trees {
        if !matches!(node.value, Value::Null) {
            super::tree(reader, node, source);
        }
    }
    for (span, words) in documents.faults {
        reader.problem(span, ProblemKind::NotYaml(words));
    }
    for span in documents.unread {
        reader.unread(span, "a YAML document with a fault");
    }
}
