//! What is found.

use scopedown_eval::Place;
use scopedown_policy::{Severity, Span, quote};

use crate::code::Code;
use crate::fix::Fix;

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub code: Code,
    /// How grave it is here; the code's own severity unless the place says otherwise.
    pub severity: Severity,
    /// In which document.
    pub place: Place,
    /// Where in its text.
    pub span: Span,
    /// What else has a part in it.
    pub also: Vec<Mark>,
    /// What the sentences name, in the order in which they name it.
    pub named: Vec<Box<str>>,
    /// The sentences themselves, where they come from beside the rule that is broken rather than from beside the code.
    pub said: Option<Words>,
    /// How to mend it, where that is certain enough to be offered.
    pub fix: Option<Fix>,
}

/// A place in one of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The document.
    pub place: Place,
    /// Where in its text.
    pub span: Span,
}

/// What a finding says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, in a sentence or two.
    pub message: String,
    /// What to do next.
    pub help: String,
    /// What AWS says, where it refuses and that is known.
    pub aws: Option<String>,
}

impl Finding {
    /// A finding at a place, of the code's own severity.
    pub(crate) fn new(code: impl Into<Code>, place: Place, span: Span) -> Self {
        let code = code.into();
        Self {
            code,
            severity: code.severity(),
            place,
            span,
            also: Vec::new(),
            named: Vec::new(),
            said: None,
            fix: None,
        }
    }

    /// Names the next thing that the sentences speak of.
    pub(crate) fn naming(mut self, text: impl Into<Box<str>>) -> Self {
        self.named.push(text.into());
        self
    }

    /// Points at something else that has a part in it.
    pub(crate) fn beside(mut self, place: Place, span: Span) -> Self {
        self.also.push(Mark { place, span });
        self
    }

    /// Graver or less grave than the code in general.
    pub(crate) fn graded(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Brings its sentences along.
    pub(crate) fn saying(mut self, words: scopedown_policy::Words) -> Self {
        self.said = Some(Words {
            message: words.message,
            help: words.help,
            aws: words.aws,
        });
        self
    }

    /// Offers a fix, where there is one.
    pub(crate) fn mended(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// The sentences for people.
    pub fn words(&self) -> Words {
        if let Some(said) = &self.said {
            return said.clone();
        }
        let about = self.code.about();
        let mut named = self.named.iter();
        Words {
            message: fill(about.message, &mut named),
            help: fill(about.help, &mut named),
            aws: None,
        }
    }
}

/// A sentence with each `{}` replaced by the next thing that is named, in backticks, and each `{:}` by the next words of our own.
fn fill<'n>(sentence: &str, named: &mut impl Iterator<Item = &'n Box<str>>) -> String {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, behind)) = rest.split_once('{') {
        filled += before;
        let named = named.next().map_or("…", |text| text);
        if let Some(behind) = behind.strip_prefix(":}") {
            filled += named;
            rest = behind;
        } else {
            filled += &quote(named);
            rest = behind.strip_prefix('}').unwrap_or(behind);
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_things_in_order() {
        let named: [Box<str>; 3] = ["a".into(), "b\n".into(), "c".into()];
        assert_eq!(
            fill("{} before {} {:}, {}.", &mut named.iter()),
            "`a` before `b ` c, `…`."
        );
    }
}
