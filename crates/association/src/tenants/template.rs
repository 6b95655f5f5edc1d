//! The template: a session policy with placeholders, each at a place that says what may stand there.

use scopedown_policy::{Diagnostic, Policy, PolicyKind, Span, parse};

use super::place::{self, SlotPlace};

/// A session policy with placeholders.
#[derive(Debug, Clone)]
pub struct Template {
    pub(super) text: Box<str>,
    /// The document with letters in place of the placeholders, so that every place in it is one in the text too.
    pub(super) shape: Policy,
    pub(super) slots: Vec<Slot>,
}

/// One placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The column that fills it.
    pub name: Box<str>,
    /// Where it stands, braces included.
    pub span: Span,
    /// What it is part of.
    pub place: SlotPlace,
}

/// Bytes of a template, white space included; a session policy has 2,048 characters at most.
const BYTES: usize = 16 << 10;

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateFault {
    /// More bytes than a template is read to.
    Long(usize),
    /// `{{` without a name and `}}` behind it.
    Placeholder(Span),
    /// A placeholder where no value can stand: in a name of the grammar, or outside of all quotes.
    Misplaced(Span),
    /// A document that IAM's grammar refuses.
    Refused(Box<Diagnostic>),
}

impl TemplateFault {
    /// The stable name for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Long(_) => "template-long",
            Self::Placeholder(_) => "template-placeholder",
            Self::Misplaced(_) => "template-misplaced",
            Self::Refused(_) => "template-refused",
        }
    }

    /// Where.
    pub const fn span(&self) -> Span {
        match self {
            Self::Long(bytes) => Span::new(BYTES, *bytes),
            Self::Placeholder(span) | Self::Misplaced(span) => *span,
            Self::Refused(diagnostic) => diagnostic.span,
        }
    }

    /// What is wrong, and what to do.
    pub fn message(&self) -> String {
        match self {
            Self::Long(bytes) => format!("The template has {bytes} bytes and is read up to {BYTES}; a session policy has at most 2,048 characters."),
            Self::Placeholder(_) => "A placeholder is two braces, a name of letters, digits, `-` and `_`, and two braces: `{{tenant}}`.".into(),
            Self::Misplaced(_) => "No value can stand here: put placeholders inside the quotes of `Sid`, of actions, resources, and keys and values of conditions.".into(),
            Self::Refused(diagnostic) => diagnostic.words().message,
        }
    }
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// Everything for which the text is none.
    pub fn parse(text: &str) -> Result<Self, Vec<TemplateFault>> {
        if text.len() > BYTES {
            return Err(vec![TemplateFault::Long(text.len())]);
        }
        let found = placeholders(text).map_err(|span| vec![TemplateFault::Placeholder(span)])?;
        let shape_text = blank(text, &found);
        let parsed = parse(&shape_text, PolicyKind::Session);
        let Some(shape) = parsed.policy else {
            let refused = parsed
                .diagnostics
                .into_iter()
                .filter(Diagnostic::refuses)
                .map(|diagnostic| TemplateFault::Refused(Box::new(diagnostic)));
            return Err(refused.collect());
        };
        let containers = place::containers(&shape);
        let mut slots = Vec::new();
        let mut faults = Vec::new();
        for (name, span) in found {
            match place::of(span, &containers, text, &shape_text) {
                Some(place) => slots.push(Slot { name, span, place }),
                None => faults.push(TemplateFault::Misplaced(span)),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            text: text.into(),
            shape,
            slots,
        })
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The placeholders, in the order of the text.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }
}

/// The placeholders of a text, in order.
///
/// # Errors
/// The first `{{` that is none.
pub(super) fn placeholders(text: &str) -> Result<Vec<(Box<str>, Span)>, Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(offset) = rest.find("{{") else {
            break;
        };
        let start = at + offset;
        let inside = text.get(start + 2..).unwrap_or_default();
        let end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
        let name = inside.get(..end.unwrap_or_default()).unwrap_or_default();
        let is_closed = inside
            .get(name.len()..)
            .is_some_and(|rest| rest.starts_with("}}"));
        if name.is_empty() || !is_closed {
            return Err(Span::new(start, start + 2));
        }
        at = start + name.len() + 4;
        found.push((name.into(), Span::new(start, at)));
    }
    Ok(found)
}

/// The text with as many letters in place of each placeholder as it has characters.
fn blank(text: &str, placeholders: &[(Box<str>, Span)]) -> String {
    let mut blank = String::with_capacity(text.len());
    let mut at = 0;
    for (_, span) in placeholders {
        blank.push_str(Span::new(at, span.start).of(text));
        blank.extend(std::iter::repeat_n('x', span.end - span.start));
        at = span.end;
    }
    blank.push_str(Span::new(at, text.len()).of(text));
    blank
}
