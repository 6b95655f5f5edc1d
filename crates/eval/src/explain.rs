//! Builds the trace. The clause functions are those of [`crate::decide`]; nothing is judged here a second time.

use scopedown_policy::{Effect, Match, Policy, ResourceClause, Statement, Test};

use crate::answers::is_service_linked;
use crate::authority::{Authority, ResourcePolicy};
use crate::case::{Case, Reading};
use crate::condition::{self, Because, ConditionOutcome};
use crate::context::Found;
use crate::decide::decide;
use crate::layer::Layer;
use crate::principal;
use crate::request::Request;
use crate::statement::{Listing, listed_action, listing, names_action, names_resource};
use crate::trace::{
    ConditionTrace, LayerAnswer, LayerTrace, ListTrace, PolicyTrace, PrincipalTrace,
    StatementOutcome, StatementTrace, Trace,
};

/// Says why a request is decided as it is.
pub fn explain(authority: &Authority, request: &Request<'_>) -> Trace {
    let verdict = decide(authority, request);
    let case = Case::new(
        authority,
        request,
        &request.situation.context,
        Reading::Proposed,
    );
    let layers = authority.layers();
    let has_identity = request.situation.caller.identity().is_some();
    let guarded = !is_service_linked(&case);
    let mut traces = Vec::new();
    let mut add =
        |layer, level, bears: bool, policies: &mut dyn Iterator<Item = (usize, &Policy)>| {
            let policies: Vec<PolicyTrace> = policies
                .map(|(number, policy)| policy_trace(number, policy, &case))
                .collect();
            let answer = if bears {
                answer(layer, &policies)
            } else {
                LayerAnswer::NotApplied
            };
            let blocks =
                bears && verdict.by.contains(layer) && is_verdict(answer, verdict.decision);
            traces.push(LayerTrace {
                layer,
                level,
                answer,
                blocks,
                policies,
            });
        };
    for (level, policies) in layers.rcps.iter().enumerate() {
        add(
            Layer::Rcp,
            Some(level),
            guarded,
            &mut policies.iter().enumerate(),
        );
    }
    for (level, policies) in layers.scps.iter().enumerate() {
        add(
            Layer::Scp,
            Some(level),
            has_identity && guarded,
            &mut policies.iter().enumerate(),
        );
    }
    let covers = |policy: &ResourcePolicy| policy.target.covers(request.resource);
    let mut hanging = layers
        .resources
        .iter()
        .enumerate()
        .filter(|(_, policy)| covers(policy));
    if layers.resources.iter().any(covers) || verdict.by.contains(Layer::Resource) {
        add(
            Layer::Resource,
            None,
            true,
            &mut hanging
                .by_ref()
                .map(|(number, policy)| (number, &policy.policy)),
        );
    }
    add(
        Layer::Role,
        None,
        has_identity,
        &mut layers.role.iter().enumerate(),
    );
    if let Some(boundary) = &layers.boundary {
        add(
            Layer::Boundary,
            None,
            has_identity,
            &mut std::iter::once((0, boundary)),
        );
    }
    if layers.session.is_some() || verdict.by.contains(Layer::Session) {
        add(
            Layer::Session,
            None,
            has_identity,
            &mut layers.session.iter().flatten().enumerate(),
        );
    }
    Trace {
        verdict,
        layers: traces,
    }
}

/// Whether an answer is itself the verdict.
fn is_verdict(answer: LayerAnswer, decision: crate::Decision) -> bool {
    match decision {
        crate::Decision::ExplicitDeny => {
            matches!(answer, LayerAnswer::Denies | LayerAnswer::Depends)
        }
        crate::Decision::ImplicitDeny => {
            !matches!(answer, LayerAnswer::Allows | LayerAnswer::Denies)
        }
        crate::Decision::Allowed | crate::Decision::Depends => false,
    }
}

fn answer(layer: Layer, policies: &[PolicyTrace]) -> LayerAnswer {
    let statements = || policies.iter().flat_map(|policy| &policy.statements);
    let with = |effect, outcome| {
        statements()
            .filter(move |statement| statement.effect == effect && statement.outcome == outcome)
    };
    if with(Effect::Deny, StatementOutcome::Applies)
        .next()
        .is_some()
    {
        return LayerAnswer::Denies;
    }
    if with(Effect::Deny, StatementOutcome::Depends)
        .next()
        .is_some()
    {
        return LayerAnswer::Depends;
    }
    let allows = || with(Effect::Allow, StatementOutcome::Applies);
    if layer == Layer::Resource {
        let grade = allows()
            .filter_map(|statement| statement.principal?.grade)
            .max();
        if let Some(grade) = grade {
            return LayerAnswer::Grants(grade);
        }
    } else if allows().next().is_some() {
        return LayerAnswer::Allows;
    }
    if with(Effect::Allow, StatementOutcome::Depends)
        .next()
        .is_some()
    {
        return LayerAnswer::Depends;
    }
    LayerAnswer::Silent
}

fn policy_trace(policy: usize, document: &Policy, case: &Case<'_>) -> PolicyTrace {
    let statements = document.statements.iter().enumerate();
    PolicyTrace {
        policy,
        statements: statements
            .map(|(number, statement)| statement_trace(number, statement, case))
            .collect(),
    }
}

fn statement_trace(number: usize, statement: &Statement, case: &Case<'_>) -> StatementTrace {
    let principal = principal_trace(statement, case);
    let action = ListTrace {
        span: statement.action.span,
        sense: statement.action.sense,
        entry: listed_action(statement, case),
        unresolved: None,
        matched: names_action(statement, case),
    };
    let resource = statement
        .resource
        .as_ref()
        .map(|clause| resource_trace(clause, statement, case));
    let conditions: Vec<ConditionTrace> = statement
        .conditions
        .iter()
        .map(|condition| ConditionTrace {
            span: condition.span,
            operator: condition.operator(),
            key: condition.key.value.clone(),
            outcome: outcome_with_unknown(condition, case),
        })
        .collect();
    let missed = !action.matched
        || principal.is_some_and(|principal| !principal.matched)
        || resource.is_some_and(|(resource, unknown)| !resource.matched && !unknown)
        || conditions.iter().any(|condition| {
            !condition.outcome.holds && condition.outcome.because != Because::KeyUnknown
        });
    let unknown = conditions
        .iter()
        .any(|condition| condition.outcome.because == Because::KeyUnknown)
        || resource.is_some_and(|(_, unknown)| unknown);
    StatementTrace {
        statement: number,
        span: statement.span,
        effect: statement.effect.value,
        sid: statement.sid.as_ref().map(|sid| sid.value.clone()),
        outcome: match (missed, unknown) {
            (true, _) => StatementOutcome::Missed,
            (false, true) => StatementOutcome::Depends,
            (false, false) => StatementOutcome::Applies,
        },
        principal,
        action,
        resource: resource.map(|(resource, _)| resource),
        conditions,
    }
}

fn principal_trace(statement: &Statement, case: &Case<'_>) -> Option<PrincipalTrace> {
    let clause = statement.principal.as_ref()?;
    let grade = match statement.effect.value {
        Effect::Allow => principal::grant(clause, &case.request.situation.caller),
        Effect::Deny => None,
    };
    let matched = match statement.effect.value {
        Effect::Allow => grade.is_some(),
        Effect::Deny => principal::denial(clause, case),
    };
    Some(PrincipalTrace {
        span: clause.span,
        sense: clause.sense,
        matched,
        grade,
    })
}

/// The trace of a resource clause, and whether it hangs on an unknown key.
fn resource_trace(
    clause: &ResourceClause,
    statement: &Statement,
    case: &Case<'_>,
) -> (ListTrace, bool) {
    let found = listing(clause, case);
    let entry = match found {
        Listing::Listed(span) | Listing::ListedAt(_, span) => Some(span),
        _ => None,
    };
    let unresolved = clause
        .patterns
        .iter()
        .find(|pattern| pattern.value.matches(case.arn.as_ref(), case.context) == Match::NoValue);
    let unknown = entry.is_none()
        && unresolved.is_some_and(|pattern| names_unknown_key(&pattern.value, case));
    let trace = ListTrace {
        span: clause.span,
        sense: clause.sense,
        entry,
        unresolved: unresolved
            .filter(|_| entry.is_none())
            .map(|pattern| pattern.span),
        matched: names_resource(statement, case),
    };
    (trace, unknown)
}

fn names_unknown_key(pattern: &scopedown_policy::ResourcePattern, case: &Case<'_>) -> bool {
    let scopedown_policy::ResourcePattern::Arn(arn) = pattern else {
        return false;
    };
    is_unknown(arn.resource(), case)
}

fn is_unknown(pattern: &scopedown_policy::Pattern, case: &Case<'_>) -> bool {
    let mut keys = pattern
        .variables()
        .filter_map(|variable| variable.key.as_ref());
    keys.any(|key| case.context.find(key) == Found::Unknown)
}

/// A condition whose operands hold variables of unknown keys is as unknown as one whose own key is.
fn outcome_with_unknown(
    condition: &scopedown_policy::Condition,
    case: &Case<'_>,
) -> ConditionOutcome {
    let outcome = condition::evaluate(condition, case);
    let patterns = condition
        .test
        .patterns()
        .iter()
        .filter_map(|operand| operand.value.as_ref());
    let unknown = !matches!(condition.test, Test::Null { .. })
        && !matches!(
            outcome.because,
            Because::ValueMatches(_) | Because::KeyAbsent
        )
        && patterns
            .into_iter()
            .any(|pattern| is_unknown(pattern, case));
    if unknown {
        ConditionOutcome {
            holds: false,
            because: Because::KeyUnknown,
        }
    } else {
        outcome
    }
}
