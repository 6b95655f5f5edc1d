use scopedown_eval::LayerSet;
use scopedown_policy::Severity;
use scopedown_scenario::need::{
    Asked, Need, NeedAnswer, NeedRow, Outcome, Shortfall, Source, WantProblem,
};
use serde::Serialize;

use super::{keys, layers};
use crate::words;

/// What of a list of calls is allowed, and who forgot the rest.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct NeedShape {
    /// The version of this shape.
    pub need: u8,
    /// Whether every call of the list is allowed, whatever the companions.
    pub satisfied: bool,
    /// The calls in order, each followed by its companions.
    pub calls: Vec<NeedCallShape>,
    /// What each layer must be told.
    pub shortfalls: Vec<ShortfallShape>,
    /// The same in sentences.
    pub summary: Vec<String>,
    /// What of the list could not be understood, or was not looked at.
    pub problems: Vec<WantProblemShape>,
}

/// One call, or one companion of it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct NeedCallShape {
    /// The call as the list writes it; for a companion that of the call that it goes with.
    pub call: String,
    /// Its line in the list; null where the list is JSON.
    pub line: Option<usize>,
    /// The action.
    pub action: String,
    /// The resource on which it was asked.
    pub resource: String,
    /// Where the resource comes from: `list`, `holder`, `policies` or `none`.
    pub resource_from: String,
    /// `allowed`, `upToResourcePolicy` (allowed but for the resource's own policy, which is not given), `depends`, `denied`, `notApplicable`
    /// or `notLookedAt` (too much to compare).
    pub outcome: String,
    /// The verdict; null where the action does not act on the resource, or it was not looked at.
    pub verdict: Option<String>,
    /// The layers that had to allow it and say nothing.
    pub forgot: Vec<String>,
    /// The layers that deny it explicitly.
    pub denies: Vec<String>,
    /// The keys on which it hangs.
    pub on: Vec<String>,
    /// For a companion, what it goes with.
    pub companion: Option<NeedCompanionShape>,
    /// All of it in a sentence.
    pub why: String,
}

/// What a companion goes with.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct NeedCompanionShape {
    /// The wanted action.
    pub of: String,
    /// `usually`, `customerKey`, `inParts`, `tags`, `passedRole` or `sometimes`.
    pub when: String,
    /// What it is needed for.
    pub reason: String,
}

/// What one layer must be told.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ShortfallShape {
    /// The layer.
    pub layer: String,
    /// Wanted actions that it does not allow.
    pub forgot: Vec<String>,
    /// Companions that it does not allow.
    pub companions: Vec<String>,
    /// Actions that it denies explicitly.
    pub denies: Vec<String>,
}

/// A part of the list that could not be understood, or was not looked at.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct WantProblemShape {
    /// The stable name.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The part of the list.
    pub text: String,
    /// Its line; null where the list is JSON.
    pub line: Option<usize>,
    /// Actions among which to choose.
    pub candidates: Vec<String>,
}

impl NeedShape {
    /// The answer to a list.
    pub fn of(answer: &NeedAnswer, need: &Need) -> Self {
        let calls = answer.rows.iter().map(|row| NeedCallShape::of(row, need));
        let summary = words::need_summary(answer);
        Self {
            need: 1,
            satisfied: answer.is_satisfied(),
            calls: calls.collect(),
            shortfalls: answer.shortfalls.iter().map(ShortfallShape::from).collect(),
            summary: summary.iter().map(ToString::to_string).collect(),
            problems: need.problems.iter().map(WantProblemShape::from).collect(),
        }
    }
}

impl NeedCallShape {
    fn of(row: &NeedRow, need: &Need) -> Self {
        let want = need.wants.get(row.asked.number());
        let (forgot, denies) = match row.outcome {
            Outcome::Denied { forgot, denies } => (forgot, denies),
            _ => (LayerSet::NONE, LayerSet::NONE),
        };
        let cell = row.cell.as_ref();
        let companion = match row.asked {
            Asked::Want(_) => None,
            Asked::Companion { companion, .. } => Some(NeedCompanionShape {
                of: want
                    .map(|want| want.action.as_written().to_owned())
                    .unwrap_or_default(),
                when: words::when_name(companion.when).to_owned(),
                reason: companion.reason.to_owned(),
            }),
        };
        Self {
            call: want.map(|want| want.written.clone()).unwrap_or_default(),
            line: want.and_then(|want| want.line),
            action: row.action.as_written().to_owned(),
            resource: row.resource.as_written().to_owned(),
            resource_from: source(row.source).to_owned(),
            outcome: outcome(row.outcome).to_owned(),
            verdict: cell.map(|cell| cell.effective.name().to_owned()),
            forgot: layers(forgot),
            denies: layers(denies),
            on: cell.map(|cell| keys(&cell.on)).unwrap_or_default(),
            companion,
            why: words::need_row(row, need).to_string(),
        }
    }
}

impl From<&Shortfall> for ShortfallShape {
    fn from(shortfall: &Shortfall) -> Self {
        Self {
            layer: shortfall.layer.name().to_owned(),
            forgot: shortfall.forgot.clone(),
            companions: shortfall.companions.clone(),
            denies: shortfall.denies.clone(),
        }
    }
}

impl From<&WantProblem> for WantProblemShape {
    fn from(problem: &WantProblem) -> Self {
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        Self {
            code: problem.code().to_owned(),
            severity: severity.to_owned(),
            message: problem.message(),
            help: problem.help(),
            text: problem.written.clone(),
            line: problem.line,
            candidates: problem.candidates().to_vec(),
        }
    }
}

const fn source(source: Source) -> &'static str {
    match source {
        Source::Given => "list",
        Source::Holder => "holder",
        Source::Policies => "policies",
        Source::None => "none",
    }
}

const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "allowed",
        Outcome::UpToResourcePolicy => "upToResourcePolicy",
        Outcome::Depends => "depends",
        Outcome::Denied { .. } => "denied",
        Outcome::NotApplicable => "notApplicable",
        Outcome::NotLookedAt => "notLookedAt",
    }
}
