//! A text cut into the pieces in which it is painted behind its text area.

use std::ops::Range;

use scopedown_policy::{Severity, Span};

use super::marks::{Mark, MarkKind};
use super::tokens::{Token, strings};

/// Bytes up to which a text is painted; a longer one is shown by the text area alone.
pub const PAINTED_BYTES: usize = 40_000;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its pieces in order.
    pub runs: Vec<Run>,
    /// Whether a deciding statement stands on it.
    pub decides: bool,
}

/// A piece that looks the same throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// What it is.
    pub token: Token,
    /// What is wrong with it.
    pub fault: Option<Severity>,
    /// Whether it is an entry through which the selected cell is decided.
    pub is_entry: bool,
}

/// Cuts a text into lines and pieces. Marks that are not of this text change nothing.
pub fn paint(text: &str, marks: &[Mark]) -> Vec<Line> {
    let tokens = strings(text);
    let ends = cuts(text, &tokens, marks);

    let mut lines = vec![Line::default()];
    let mut tokens = tokens.into_iter().peekable();
    let mut start = 0;
    for end in ends {
        while tokens.next_if(|(range, _)| range.end <= start).is_some() {}
        let token = tokens
            .peek()
            .filter(|(range, _)| range.start <= start)
            .map_or(Token::Plain, |(_, token)| *token);
        let piece = text.get(start..end).unwrap_or_default();
        if let Some(line) = lines.last_mut() {
            line.push(piece, Span::new(start, end), token, marks);
        }
        if piece == "\n" {
            lines.push(Line::default());
        }
        start = end;
    }
    lines
}

/// Where pieces end, in order: at tokens, lines and marks, and at the end.
fn cuts(text: &str, tokens: &[(Range<usize>, Token)], marks: &[Mark]) -> Vec<usize> {
    let mut cuts: Vec<usize> = Vec::with_capacity(tokens.len() * 3 + 1);
    let mut cut = |at: usize| {
        // Tokens and lines come nearly in order, so the search ends at once.
        let place = cuts
            .iter()
            .rposition(|known| *known <= at)
            .map_or(0, |place| place + 1);
        let is_new = place == 0 || cuts.get(place - 1) != Some(&at);
        if is_new && text.is_char_boundary(at) {
            cuts.insert(place, at);
        }
    };
    let mut tokens = tokens.iter().peekable();
    for (at, _) in text.match_indices('\n') {
        while let Some((range, _)) = tokens.next_if(|(range, _)| range.start < at) {
            cut(range.start);
            cut(range.end);
        }
        cut(at);
        cut(at + 1);
    }
    for (range, _) in tokens {
        cut(range.start);
        cut(range.end);
    }
    cut(text.len());
    for mark in marks {
        cut(mark.span.start);
        cut(mark.span.end);
    }
    cuts
}

impl Line {
    fn push(&mut self, piece: &str, span: Span, token: Token, marks: &[Mark]) {
        if piece.is_empty() {
            return;
        }
        let covering = || {
            marks
                .iter()
                .filter(|mark| mark.span.start <= span.start && span.end <= mark.span.end)
        };
        self.decides |=
            covering().any(|mark| mark.kind == MarkKind::Statement) && !piece.trim().is_empty();
        if piece == "\n" {
            return;
        }
        self.runs.push(Run {
            text: piece.to_owned(),
            token,
            fault: covering().filter_map(|mark| mark.kind.fault()).max(),
            is_entry: covering().any(|mark| mark.kind == MarkKind::Entry),
        });
    }
}

impl MarkKind {
    const fn fault(self) -> Option<Severity> {
        match self {
            Self::Fault(severity) => Some(severity),
            Self::Statement | Self::Entry => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(lines: &[Line]) -> String {
        let line = |line: &Line| {
            line.runs
                .iter()
                .map(|run| run.text.as_str())
                .collect::<String>()
        };
        lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_character_is_painted_once() {
        for text in ["", "\n", "a\n\nb", "{\"é\": \"😀\"}\n", "\"open\nnext\""] {
            let mark = Mark {
                span: Span::new(1, 4),
                kind: MarkKind::Statement,
            };
            assert_eq!(whole(&paint(text, &[mark])), text);
        }
    }

    #[test]
    fn marks_cut_words() {
        let text = "{\"a\": \"b\"}";
        let marks = [
            Mark {
                span: Span::new(6, 9),
                kind: MarkKind::Entry,
            },
            Mark {
                span: Span::new(0, 10),
                kind: MarkKind::Statement,
            },
            Mark {
                span: Span::new(6, 7),
                kind: MarkKind::Fault(Severity::Error),
            },
        ];
        let lines = paint(text, &marks);
        assert!(lines[0].decides);
        let entry: String = lines[0]
            .runs
            .iter()
            .filter(|run| run.is_entry)
            .map(|run| run.text.as_str())
            .collect();
        assert_eq!(entry, "\"b\"");
        let faulty: Vec<&str> = lines[0]
            .runs
            .iter()
            .filter(|run| run.fault.is_some())
            .map(|run| run.text.as_str())
            .collect();
        assert_eq!(faulty, ["\""]);
    }

    #[test]
    fn marks_of_another_text_do_no_harm() {
        let mark = Mark {
            span: Span::new(1, 900),
            kind: MarkKind::Entry,
        };
        assert_eq!(whole(&paint("é", &[mark])), "é");
    }
}
