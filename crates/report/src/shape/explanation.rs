use scopedown_eval::{
    Cell, LayerAnswer, LayerTrace, Request, StatementOutcome, StatementTrace, Trace,
};
use scopedown_policy::Effect;
use scopedown_scenario::Analysis;
use serde::Serialize;

use super::{Located, keys, layer, layers, points};
use crate::likely::likely_message;
use crate::words;

/// Why a request is decided as it is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ExplanationShape {
    /// The version of this shape.
    pub explain: u8,
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
    /// The decision.
    pub verdict: String,
    /// The state of the cell.
    pub state: String,
    /// The layers whose own answer a denial is.
    pub by: Vec<String>,
    /// The layer that AWS most likely names.
    pub likely: Option<String>,
    /// The keys on which it hangs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<String>,
    /// The open points that it leans on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<String>,
    /// The verdict in words.
    pub headline: String,
    /// AWS's likely message.
    pub message: Option<String>,
    /// What to do next.
    pub next: Option<String>,
    /// Every layer that bears on the request.
    pub layers: Vec<LayerShape>,
}

/// What one layer found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct LayerShape {
    /// The layer.
    pub layer: String,
    /// The level of the organization, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<usize>,
    /// `allows`, `denies`, `silent`, `depends`, `grants` or `notApplied`.
    pub answer: String,
    /// Whether the verdict is this layer's own answer.
    pub blocks: bool,
    /// The answer in words.
    pub words: String,
    /// Its policies.
    pub policies: Vec<PolicyShape>,
}

/// What one policy found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct PolicyShape {
    /// Its name.
    pub policy: String,
    /// Its statements.
    pub statements: Vec<StatementShape>,
}

/// What one statement found.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct StatementShape {
    /// Its position, from 1.
    pub number: usize,
    /// Its name.
    pub sid: Option<String>,
    /// `Allow` or `Deny`.
    pub effect: String,
    /// `applies`, `missed` or `depends`.
    pub outcome: String,
    /// Its first line.
    pub line: usize,
    /// Its first column.
    pub column: usize,
    /// Its last line.
    pub end_line: usize,
    /// One past its last column.
    pub end_column: usize,
    /// Its clauses.
    pub clauses: Vec<ClauseShape>,
}

/// What one clause found.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ClauseShape {
    /// Whether it matched; null where it hangs on a key that is not known.
    pub matched: Option<bool>,
    /// The words.
    pub words: String,
    /// The first line of the text that decided.
    pub line: usize,
    /// Its first column.
    pub column: usize,
    /// Its last line.
    pub end_line: usize,
    /// One past its last column.
    pub end_column: usize,
}

impl ExplanationShape {
    /// The explanation of a request whose cell and trace are known.
    pub fn of(request: &Request<'_>, cell: &Cell, trace: &Trace, analysis: &Analysis) -> Self {
        let verdict = &trace.verdict;
        Self {
            explain: 1,
            action: request.action.as_written().to_owned(),
            resource: request.resource.as_written().to_owned(),
            verdict: verdict.decision.name().to_owned(),
            state: cell.state.name().to_owned(),
            by: layers(verdict.by),
            likely: layer(verdict.likely),
            on: keys(&verdict.on),
            assumed: points(verdict.assumed),
            headline: words::headline(request, cell).plain(),
            message: likely_message(request, verdict),
            next: words::next_step(request, trace).map(|step| step.plain()),
            layers: trace
                .layers
                .iter()
                .map(|layer| LayerShape::of(layer, analysis))
                .collect(),
        }
    }
}

impl LayerShape {
    fn of(layer: &LayerTrace, analysis: &Analysis) -> Self {
        let policies = layer.policies.iter().filter_map(|policy| {
            let reading = analysis.reading(analysis.place_of(layer, policy.policy))?;
            let located = Located::document(&reading.document);
            let statements = policy
                .statements
                .iter()
                .map(|statement| StatementShape::of(statement, &reading.document.text, &located));
            Some(PolicyShape {
                policy: reading.document.name.clone(),
                statements: statements.collect(),
            })
        });
        Self {
            layer: layer.layer.name().to_owned(),
            level: layer.level,
            answer: answer(layer.answer).to_owned(),
            blocks: layer.blocks,
            words: words::layer_line(layer, analysis).plain(),
            policies: policies.collect(),
        }
    }
}

impl StatementShape {
    fn of(statement: &StatementTrace, source: &str, located: &Located<'_>) -> Self {
        let [line, column, end_line, end_column] = located.places(statement.span);
        let clauses = words::clauses(statement, source).into_iter().map(|clause| {
            let [line, column, end_line, end_column] = located.places(clause.span);
            ClauseShape {
                matched: clause.matched,
                words: clause.words.plain(),
                line,
                column,
                end_line,
                end_column,
            }
        });
        Self {
            number: statement.statement + 1,
            sid: statement.sid.as_deref().map(str::to_owned),
            effect: if statement.effect == Effect::Allow {
                "Allow"
            } else {
                "Deny"
            }
            .to_owned(),
            outcome: outcome(statement.outcome).to_owned(),
            line,
            column,
            end_line,
            end_column,
            clauses: clauses.collect(),
        }
    }
}

const fn answer(answer: LayerAnswer) -> &'static str {
    match answer {
        LayerAnswer::Denies => "denies",
        LayerAnswer::Allows => "allows",
        LayerAnswer::Grants(_) => "grants",
        LayerAnswer::Silent => "silent",
        LayerAnswer::Depends => "depends",
        LayerAnswer::NotApplied => "notApplied",
    }
}

const fn outcome(outcome: StatementOutcome) -> &'static str {
    match outcome {
        StatementOutcome::Applies => "applies",
        StatementOutcome::Missed => "missed",
        StatementOutcome::Depends => "depends",
    }
}
