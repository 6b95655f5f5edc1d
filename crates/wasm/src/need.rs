//! Which calls of a workload are allowed, and who forgot the others.

use scopedown_report::shape::{DiagnosticShape, NeedShape};
use scopedown_scenario::need::{Need, answer as weigh};
use serde::Serialize;
use tsify::Tsify;

use crate::failure::Failure;
use crate::{catalog, read};

/// What of a list is allowed, or what keeps it from being known.
#[derive(Debug, Serialize, Tsify)]
#[serde(untagged)]
pub enum NeedAnswer {
    /// The scenario can be evaluated. What could not be understood of the list stands in it.
    Answered {
        /// Always true.
        #[tsify(type = "true")]
        ok: bool,
        /// Call by call, and what each layer must be told.
        need: NeedShape,
        /// Warnings about the scenario and its documents.
        diagnostics: Vec<DiagnosticShape>,
    },
    /// What is wrong.
    Failed(Failure),
}

/// What of a list is allowed under a scenario's text.
pub(crate) fn answer(text: &str, wants: &str) -> NeedAnswer {
    answered(text, wants).unwrap_or_else(NeedAnswer::Failed)
}

fn answered(text: &str, wants: &str) -> Result<NeedAnswer, Failure> {
    let (analysis, diagnostics) = read::analysis(text)?;
    let need = Need::read_for(wants, catalog::shared(), &analysis);
    let weighed = weigh(&analysis, catalog::shared(), &need)
        .map_err(|refused| Failure::new(DiagnosticShape::of_refused(&refused, text, None)))?;
    Ok(NeedAnswer::Answered {
        ok: true,
        need: NeedShape::of(&weighed, &need),
        diagnostics,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCENARIO: &str = r#"{ "role": { "policies": [ { "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } ] },
        "session": { "policies": [ { "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } ] } }"#;

    #[test]
    fn the_layer_that_forgot_a_call_is_named() {
        let NeedAnswer::Answered { need, .. } =
            answer(SCENARIO, r#"["s3:GetObject", "s3:PutObject"]"#)
        else {
            panic!("the scenario is whole")
        };
        assert!(!need.satisfied);
        assert_eq!(need.shortfalls[0].layer, "session");
        assert_eq!(need.shortfalls[0].forgot, ["s3:PutObject"]);
    }

    #[test]
    fn a_scenario_that_cannot_be_evaluated_is_a_failure() {
        assert!(matches!(
            answer("[]", "s3:GetObject"),
            NeedAnswer::Failed(_)
        ));
    }
}
