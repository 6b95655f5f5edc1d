//! CDK programs in TypeScript: the associations that they make. What is no literal is open; the rest of the program is listed as unread.

mod literal;
mod scan;
mod string;

use scopedown_policy::Span;

use self::literal::Literals;
use crate::found::StandsFor;
use crate::limits;
use crate::problem::ProblemKind;
use crate::reader::{About, Reader, Source};
use crate::recognise;
use crate::text::Text;
use crate::tree::{Node, Value};

const CONSTRUCT: &str = "CfnPodIdentityAssociation(";

/// Whether a text makes an association as CDK programs do.
pub(crate) fn is(text: &str) -> bool {
    calls(text).next().is_some()
}

/// The places of `new eks.CfnPodIdentityAssociation(`, from `new` to behind the bracket.
fn calls(text: &str) -> impl Iterator<Item = Span> {
    text.match_indices(CONSTRUCT).filter_map(|(at, _)| {
        let before = text.get(..at)?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '$');
        let name = before.len() - before.trim_end_matches(is_name).len();
        let before = before.get(..at - name)?.trim_end_matches([' ', '\t']);
        let start = before.strip_suffix("new")?.len();
        Some(Span::new(start, at + CONSTRUCT.len()))
    })
}

/// Takes a program apart.
pub(crate) fn read(reader: &mut Reader, text: &Text, wrapping: &str) {
    if text.value.len() > limits::MARKUP_BYTES {
        let limit = limits::MARKUP_BYTES;
        reader.problem(text.span(), ProblemKind::TooLong { limit });
        return reader.unread(text.span(), "a program that is too long");
    }
    let literals = Literals { text };
    let source = Source {
        wrapping,
        ..Source::default()
    };
    let mut done = 0;
    for call in calls(&text.value) {
        if call.start < done {
            continue;
        }
        unread(reader, text, Span::new(done, call.start));
        let (arguments, end) = literals.arguments(call.end);
        let span = text.map.outer(Span::new(call.start, end));
        association(reader, &arguments, span, source);
        done = end;
    }
    unread(reader, text, Span::new(done, text.value.len()));
}

fn unread(reader: &mut Reader, text: &Text, span: Span) {
    let rest = text.slice(span).trimmed();
    if !rest
        .value
        .trim_matches([';', ')', '}', ' ', '\n', '\r', '\t'])
        .is_empty()
    {
        reader.unread(rest.span(), "other code of a CDK program");
    }
}

/// `(scope, id, properties)`
fn association(reader: &mut Reader, arguments: &[Node], span: Span, source: Source<'_>) {
    let words = format!(
        "a `CfnPodIdentityAssociation` of a CDK program{}",
        source.wrapping
    );
    let properties = arguments.get(2);
    match properties.map(|node| &node.value) {
        Some(Value::Object(members)) => {
            let node = Node::new(Value::Object(members.clone()), span);
            recognise::cdk_association(reader, &node, source, &words);
            for spread in members.iter().filter(|one| one.name.starts_with("...")) {
                let about = About::new("further properties", words.clone());
                let reference = spread.name.clone();
                reader.open(about, spread.value.span, StandsFor::Unknown, reference);
            }
        }
        other => {
            let reference = match other {
                Some(Value::Open(expression)) => expression.clone(),
                _ => "no properties".to_owned(),
            };
            let about = About::new("association", words);
            reader.open(about, span, StandsFor::Unknown, reference);
        }
    }
}
