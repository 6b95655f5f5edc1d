//! On which condition keys an answer hangs, were their values not given.

use scopedown_eval::{Decision, Trace, Unlisted, explain_everywhere};
use scopedown_policy::ContextKey;
use scopedown_scenario::{Analysis, Scenario};

use super::super::Denial;
use super::asked::Asked;
use super::fill::fill;

/// The keys that the scenario gives, or takes as absent, and that decide the request. What the denial itself tells is no guess and stays.
pub(super) fn deciding(
    denial: &Denial,
    scenario: &Scenario,
    asked: &Asked,
    trace: &Trace,
) -> Vec<ContextKey> {
    if trace.verdict.decision == Decision::Depends {
        return Vec::new();
    }
    let open = Scenario {
        context: Vec::new(),
        unlisted: Some(Unlisted::Unknown),
        ..scenario.clone()
    };
    let analysis = Analysis::of(&fill(denial, &open, asked));
    let Ok((authority, situation)) = analysis.ready() else {
        return Vec::new();
    };
    explain_everywhere(authority, &asked.request(situation))
        .verdict
        .on
}
