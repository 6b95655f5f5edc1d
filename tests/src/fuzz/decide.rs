use scopedown_policy::Diagnostic;
use scopedown_scenario::batch::{Outcome, answer};

use super::policy::assert_inside;

/// A text as a line of a batch: it is answered, and an error says what is wrong.
pub fn decide(input: &[u8]) {
    let Ok(line) = std::str::from_utf8(input) else {
        return;
    };
    match answer(line).outcome {
        Outcome::Decided(verdict) => assert!(!verdict.decision.name().is_empty()),
        Outcome::Malformed(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                assert_inside(line, problem.span);
            }
        }
        Outcome::Refused(readings) => {
            assert!(!readings.is_empty());
            for reading in readings {
                let diagnostics = reading.parsed.diagnostics;
                assert!(diagnostics.iter().any(Diagnostic::refuses));
                for diagnostic in diagnostics {
                    assert_inside(&reading.document.text, diagnostic.span);
                }
            }
        }
    }
}
