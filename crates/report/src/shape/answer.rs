use scopedown_eval::{Decision, Verdict};
use scopedown_scenario::batch::{Answer, Outcome};
use serde::Serialize;

use super::{DiagnosticShape, Located, keys, layer, layers, points};

/// The answer to one line of a batch.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct AnswerShape {
    /// The line's own id; null where the line is not of the form.
    #[cfg_attr(feature = "typescript", tsify(type = "unknown"))]
    pub id: serde_json::Value,
    /// `allowed`, `implicitDeny`, `explicitDeny`, `depends` or `error`.
    pub verdict: String,
    /// For a denial, the layers whose own answer it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Vec<String>>,
    /// For a denial, the layer that AWS most likely names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likely: Option<String>,
    /// For `depends`, the keys on which it hangs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<String>,
    /// The open points that the answer leans on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<String>,
    /// For `error`, what is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnostics: Option<Vec<DiagnosticShape>>,
}

impl AnswerShape {
    /// The answer in the form of the contract. A line that is not of the form is located by its number in the input, from 1.
    pub fn of(answer: &Answer, line: &str, number: usize) -> Self {
        let id = answer
            .id
            .as_deref()
            .and_then(|id| serde_json::from_str(id).ok())
            .unwrap_or_default();
        match &answer.outcome {
            Outcome::Decided(verdict) => Self::decided(id, verdict),
            Outcome::Malformed(problems) => {
                let located = Located::text(line, None);
                let in_input = |shape: DiagnosticShape| DiagnosticShape {
                    line: shape.line + number - 1,
                    end_line: shape.end_line + number - 1,
                    ..shape
                };
                Self::error(
                    id,
                    problems
                        .iter()
                        .map(|problem| in_input(located.problem(problem)))
                        .collect(),
                )
            }
            Outcome::Refused(readings) => Self::error(
                id,
                readings
                    .iter()
                    .flat_map(DiagnosticShape::refusing)
                    .collect(),
            ),
        }
    }

    fn decided(id: serde_json::Value, verdict: &Verdict) -> Self {
        let denied = matches!(
            verdict.decision,
            Decision::ImplicitDeny | Decision::ExplicitDeny
        );
        Self {
            id,
            verdict: verdict.decision.name().to_owned(),
            by: denied.then(|| layers(verdict.by)),
            likely: layer(verdict.likely),
            on: keys(&verdict.on),
            assumed: points(verdict.assumed),
            diagnostics: None,
        }
    }

    fn error(id: serde_json::Value, diagnostics: Vec<DiagnosticShape>) -> Self {
        let verdict = "error".to_owned();
        Self {
            id,
            verdict,
            by: None,
            likely: None,
            on: Vec::new(),
            assumed: Vec::new(),
            diagnostics: Some(diagnostics),
        }
    }

    /// The answer as one line of JSON, without a line break.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
