//! One line of a batch.

use scopedown_report::shape::AnswerShape;
use scopedown_scenario::batch;

/// The answer to one line of a batch.
pub(crate) fn answer(line: &str, number: usize) -> AnswerShape {
    AnswerShape::of(&batch::answer(line), line, number)
}
