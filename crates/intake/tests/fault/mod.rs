//! What every test of texts that nobody would write asks.

use scopedown_intake::{Content, Intake};
use scopedown_policy::Span;

/// A source of numbers that is the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below another.
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % below.max(1)
    }
}

/// A place between two characters.
pub(crate) fn boundary(text: &str, dice: &mut Dice) -> usize {
    let mut at = dice.roll(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What is wrong with an intake, if anything.
pub(crate) fn fault(text: &str, intake: &Intake, dice: &mut Dice) -> Option<String> {
    let lies = |span: Span| span.start <= span.end && text.get(span.start..span.end).is_some();
    if intake.found.is_empty() && intake.problems.is_empty() && intake.unread.is_empty() {
        return Some("passed over in silence".to_owned());
    }
    for problem in &intake.problems {
        if !lies(problem.span) {
            return Some(format!("{problem:?}"));
        }
    }
    for unread in &intake.unread {
        if !lies(unread.span) {
            return Some(format!("{unread:?}"));
        }
    }
    for found in &intake.found {
        if !lies(found.span) {
            return Some(format!("{:?} {}", found.span, found.recognised));
        }
        let Content::Policy(document) = &found.content else {
            continue;
        };
        let inner = &document.text;
        for open in &inner.open {
            if inner.value.get(open.span.start..open.span.end).is_none() {
                return Some(format!("{open:?}"));
            }
        }
        for _ in 0..4 {
            let (one, other) = (boundary(&inner.value, dice), boundary(&inner.value, dice));
            let span = Span::new(one.min(other), one.max(other));
            if !lies(inner.map.outer(span)) {
                return Some(format!(
                    "{span:?} of {} leads to {:?}",
                    found.recognised,
                    inner.map.outer(span)
                ));
            }
        }
    }
    None
}
