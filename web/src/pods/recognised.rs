//! What a paste was recognised as, as lines to read.

use scopedown_intake::{Content, Found, Intake, Left, Taken};
use scopedown_policy::{LineIndex, Span};

use super::opening::Opening;

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// How it is to be looked at.
    pub(crate) look: Look,
    /// Its name.
    pub(crate) name: String,
    /// What is said of it.
    pub(crate) says: String,
    /// The line in the given text at which it stands, from 1.
    pub(crate) line: Option<usize>,
}

/// How a line is to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// It goes somewhere.
    Taken,
    /// It is missing, and the answer may hang on it.
    Missing,
    /// It could not be read.
    Problem,
    /// It is not looked at.
    Apart,
}

impl Look {
    /// The name in style sheets.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Missing => "missing",
            Self::Problem => "problem",
            Self::Apart => "apart",
        }
    }

    /// The sign before a line.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Taken => "✓",
            Self::Missing => "?",
            Self::Problem => "!",
            Self::Apart => "·",
        }
    }
}

/// So many lines are listed; a text with more is a file for the terminal.
pub(crate) const LISTED: usize = 60;

/// Everything that was found, put somewhere, left or not understood. `text` is the text as given, where it is short enough to speak of lines.
pub(crate) fn lines(intake: &Intake, opening: &Opening, text: Option<&str>) -> Vec<Line> {
    let index = text.map(LineIndex::new);
    let line = |span: Span| index.as_ref().map(|index| index.place(span.start).line);
    let problems = intake.problems.iter().map(|problem| Line {
        look: Look::Problem,
        name: problem.code().to_owned(),
        says: format!("{} {}", problem.message(), problem.help()),
        line: line(problem.span),
    });
    let taken = opening.taken.iter().map(|taken| Line {
        line: line(taken.span),
        ..taken_line(taken)
    });
    let left = opening.left.iter().filter(|left| !is_message(left));
    let left = left.map(|left| Line {
        look: if left.matters() {
            Look::Missing
        } else {
            Look::Apart
        },
        name: left.name.clone(),
        says: left.message(),
        line: line(left.span),
    });
    let messages = intake.found.iter().filter(|found| is_denial(found));
    let messages = messages.map(|found| Line {
        look: Look::Taken,
        name: found.name.clone(),
        says: format!("{}: see \u{201c}Denial\u{201d} below", found.recognised),
        line: line(found.span),
    });
    let unread = intake.unread.iter().map(|unread| Line {
        look: Look::Apart,
        name: unread.what.clone(),
        says: "not looked into".to_owned(),
        line: line(unread.span),
    });
    problems
        .chain(taken)
        .chain(messages)
        .chain(left)
        .chain(unread)
        .collect()
}

fn taken_line(taken: &Taken) -> Line {
    Line {
        look: Look::Taken,
        name: taken.name.clone(),
        says: format!("{}: becomes {}", taken.recognised, taken.slot.words()),
        line: None,
    }
}

fn is_message(left: &Left) -> bool {
    matches!(left.why, scopedown_intake::Why::Message)
}

fn is_denial(found: &Found) -> bool {
    matches!(found.content, Content::Denial(_))
}

/// The first message of a denial in a text, as it stands there.
pub(crate) fn denial<'t>(intake: &Intake, text: &'t str) -> Option<&'t str> {
    let found = intake.found.iter().find(|found| is_denial(found))?;
    Some(found.span.of(text))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::pods::opening::{Standing, Wanted};
    use scopedown_intake::read;

    fn all(text: &str) -> Vec<(Look, Option<usize>)> {
        let intake = read(text);
        let opening = Opening::of(&intake, &Standing::of(Rc::default()), &Wanted::default());
        let lines = lines(&intake, &opening, Some(text));
        lines.iter().map(|line| (line.look, line.line)).collect()
    }

    #[test]
    fn nothing_of_a_text_is_dropped() {
        let text = "Hello,\n\n{\"Version\": \"2012-10-17\", \"Statement\": []}\n";
        assert_eq!(all(text), [(Look::Taken, Some(3)), (Look::Apart, Some(1))]);
        assert_eq!(all("{"), [(Look::Problem, Some(1)), (Look::Taken, Some(1))]);
    }

    #[test]
    fn a_message_is_handed_on() {
        let text = "User: arn:aws:sts::111122223333:assumed-role/app/pod is not authorized to perform: s3:GetObject because no session policy allows the s3:GetObject action";
        assert_eq!(denial(&read(text), text), Some(text));
        assert_eq!(all(text), [(Look::Taken, Some(1))]);
    }

    #[test]
    fn what_is_not_shown_is_missing() {
        let text = r#"{"AttachedPolicies": [{"PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}]}"#;
        assert!(
            all(text).contains(&(Look::Missing, Some(1))),
            "{:?}",
            all(text)
        );
    }
}
