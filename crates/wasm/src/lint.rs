//! What is wrong, risky or wasted in a scenario.

use scopedown_policy::Severity;
use scopedown_report::shape::{DiagnosticShape, Located};
use scopedown_report::{problems, tags};
use scopedown_scenario::Analysis;
use serde::Serialize;
use tsify::Tsify;

use crate::{catalog, read};

/// What is wrong, risky or wasted.
#[derive(Debug, Serialize, Tsify)]
pub struct LintAnswer {
    /// Whether no error is among them.
    ok: bool,
    /// What was found: faults of the scenario's form first, then document by document.
    diagnostics: Vec<DiagnosticShape>,
}

/// What is wrong, risky or wasted in a scenario's text.
pub(crate) fn answer(text: &str) -> LintAnswer {
    let diagnostics = found(text);
    let errors = diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error.name());
    LintAnswer {
        ok: !errors,
        diagnostics,
    }
}

fn found(text: &str) -> Vec<DiagnosticShape> {
    let (mut scenario, mut diagnostics) = match read::scenario(text) {
        Ok(read) => read,
        Err(failure) => return failure.diagnostics,
    };
    let located = Located::text(text, None);
    let beside = scenario.read_beside(text);
    diagnostics.extend(beside.iter().map(|problem| located.problem(problem)));
    let analysis = Analysis::of(&scenario);
    let outside = analysis.problems.iter();
    diagnostics.extend(outside.map(|problem| located.problem(problem)));
    let mut listed = problems(&scenario, &analysis, catalog::shared());
    let compared = tags::comparisons(&scenario, &analysis, catalog::shared());
    tags::attach(&mut listed, &compared);
    diagnostics.extend(listed.into_iter().map(|listed| listed.shape));
    diagnostics
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> (bool, Vec<String>) {
        let answer = answer(text);
        let codes = answer.diagnostics.into_iter().map(|found| found.code);
        (answer.ok, codes.collect())
    }

    #[test]
    fn findings_stand_behind_what_reading_finds() {
        let (ok, codes) = codes(
            r#"{ "rules": 1, "role": { "policies": [ { "Version": "2012-10-17",
               "Statement": { "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" } } ] } }"#,
        );
        assert!(ok, "warnings are no errors");
        assert_eq!(codes[0], "scenario-unknown-field");
        assert!(codes.iter().any(|code| code == "allow-not-action"));
    }

    #[test]
    fn what_cannot_be_read_is_an_answer_too() {
        assert_eq!(codes("{"), (false, vec!["scenario-json".to_owned()]));
    }
}
