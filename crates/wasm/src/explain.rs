//! Why one cell is as it is.

use scopedown_eval::{Request, cell_everywhere, explain_everywhere};
use scopedown_policy::{Action, Resource};
use scopedown_report::shape::{DiagnosticShape, ExplanationShape};
use scopedown_scenario::ProblemKind;
use serde::Serialize;
use tsify::Tsify;

use crate::failure::Failure;
use crate::read;

/// An explanation, or what keeps it from being given.
#[derive(Debug, Serialize, Tsify)]
#[serde(untagged)]
pub enum ExplainAnswer {
    /// The explanation.
    Answered {
        /// Always true.
        #[tsify(type = "true")]
        ok: bool,
        /// The explanation.
        #[tsify(type = "ExplanationShape")]
        explanation: Box<ExplanationShape>,
    },
    /// What is wrong.
    Failed(Failure),
}

/// Why one action on one resource is decided as it is.
pub(crate) fn answer(text: &str, action: &str, resource: &str) -> ExplainAnswer {
    answered(text, action, resource).unwrap_or_else(ExplainAnswer::Failed)
}

fn answered(text: &str, action: &str, resource: &str) -> Result<ExplainAnswer, Failure> {
    let (analysis, _) = read::analysis(text)?;
    let action =
        Action::parse(action).map_err(|_| Failure::argument("action", ProblemKind::BadAction))?;
    let resource = Resource::new(resource);
    let (authority, situation) = analysis
        .ready()
        .map_err(|refused| Failure::new(DiagnosticShape::of_refused(&refused, text, None)))?;
    let request = Request {
        action: &action,
        resource: &resource,
        situation,
    };
    let (cell, trace) = (
        cell_everywhere(authority, &request),
        explain_everywhere(authority, &request),
    );
    Ok(ExplainAnswer::Answered {
        ok: true,
        explanation: Box::new(ExplanationShape::of(&request, &cell, &trace, &analysis)),
    })
}
