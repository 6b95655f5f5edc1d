//! Near misses: statements that would allow, but for one clause.

use scopedown_eval::{LayerAnswer, LayerTrace, StatementOutcome, StatementTrace, Trace};
use scopedown_policy::Effect;
use scopedown_report::words::{ClauseLine, clauses};
use scopedown_report::{Run, layer_name, statement_name};
use scopedown_scenario::Analysis;

/// Near misses that are told.
pub const TOLD: usize = 6;

/// A statement that would allow, and the clause that keeps it from that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// The layer.
    pub layer: &'static str,
    /// The statement.
    pub statement: Run,
    /// The clause.
    pub clause: ClauseLine,
}

/// The near misses of the layers that had to allow and did not; none where the action clause itself fails, for such a statement speaks of
/// something else.
pub fn near_misses(trace: &Trace, analysis: &Analysis) -> Vec<NearMiss> {
    let silent = trace
        .layers
        .iter()
        .filter(|layer| layer.blocks && layer.answer == LayerAnswer::Silent);
    silent
        .flat_map(|layer| of_layer(layer, analysis))
        .take(TOLD)
        .collect()
}

fn of_layer<'a>(
    layer: &'a LayerTrace,
    analysis: &'a Analysis,
) -> impl Iterator<Item = NearMiss> + 'a {
    layer.policies.iter().flat_map(move |policy| {
        let place = analysis.place_of(layer, policy.policy);
        let source = analysis
            .reading(place)
            .map_or("", |reading| reading.document.text.as_str());
        policy.statements.iter().filter_map(move |statement| {
            Some(NearMiss {
                layer: layer_name(layer.layer),
                clause: only_fault(statement, source)?,
                statement: statement_name(layer, policy.policy, statement, analysis),
            })
        })
    })
}

/// The one clause that fails.
fn only_fault(statement: &StatementTrace, source: &str) -> Option<ClauseLine> {
    let is_near = statement.effect == Effect::Allow
        && statement.outcome == StatementOutcome::Missed
        && statement.action.matched;
    if !is_near {
        return None;
    }
    let mut faults = clauses(statement, source)
        .into_iter()
        .filter(|clause| clause.matched == Some(false));
    let fault = faults.next()?;
    faults.next().is_none().then_some(fault)
}

#[cfg(test)]
mod tests {
    use scopedown_eval::ContextValue;
    use scopedown_policy::ContextKey;

    use super::*;
    use crate::state::analysis::Answer;
    use crate::state::workspace::{CellName, Content};

    fn near(statements: &str) -> Vec<NearMiss> {
        let content = Content {
            session: format!(r#"{{"Version": "2012-10-17", "Statement": [{statements}]}}"#).into(),
            context: vec![(
                ContextKey::new("aws:PrincipalTag/team"),
                ContextValue::Absent,
            )],
            ..Content::default()
        };
        let answer = Answer::of(&content);
        let cell = CellName {
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::reports/team-ab/x".into(),
        };
        let why = answer.explain(&cell);
        why.map(|why| near_misses(&why.trace, &answer.analysis))
            .unwrap_or_default()
    }

    #[test]
    fn one_clause_that_fails_is_near_and_another_action_is_not() {
        let near = near(
            r#"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/team-a/*"},
            {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"},
            {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::other"},
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::other",
                "Condition": {"StringEquals": {"aws:PrincipalTag/team": "x"}}}"#,
        );
        assert_eq!(near.len(), 1, "{near:?}");
        assert!(near[0].clause.words.plain().contains("Resource"));
    }

    #[test]
    fn what_is_told_is_bounded() {
        let statement =
            r#"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::other"}"#;
        assert_eq!(near(&[statement; 30].join(",")).len(), TOLD);
    }
}
