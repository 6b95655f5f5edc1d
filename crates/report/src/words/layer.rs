//! One line for each layer: what it says, through which statement, or what came nearest.

use scopedown_eval::{Grade, LayerAnswer, LayerTrace, StatementOutcome, StatementTrace};
use scopedown_policy::Effect;
use scopedown_scenario::Analysis;

use crate::names::statement_name;
use crate::run::{Sentence, sentence, text};

/// The mark of a layer's answer.
pub const fn mark_of_answer(answer: LayerAnswer) -> &'static str {
    match answer {
        LayerAnswer::Allows | LayerAnswer::Grants(_) => "✓",
        LayerAnswer::Denies => "✕",
        LayerAnswer::Silent => "–",
        LayerAnswer::Depends => "?",
        LayerAnswer::NotApplied => "·",
    }
}

/// What a layer says.
pub fn layer_line(layer: &LayerTrace, analysis: &Analysis) -> Sentence {
    match layer.answer {
        LayerAnswer::Denies => by(
            layer,
            Effect::Deny,
            StatementOutcome::Applies,
            " denies it",
            analysis,
        ),
        LayerAnswer::Allows => by(
            layer,
            Effect::Allow,
            StatementOutcome::Applies,
            " allows it",
            analysis,
        ),
        LayerAnswer::Grants(grade) => by(
            layer,
            Effect::Allow,
            StatementOutcome::Applies,
            grant(grade),
            analysis,
        ),
        LayerAnswer::Depends => depends(layer, analysis),
        LayerAnswer::Silent => silent(layer, analysis),
        LayerAnswer::NotApplied => sentence("does not bear on this caller"),
    }
}

/// The statements of that effect and outcome, and what they do.
fn by(
    layer: &LayerTrace,
    effect: Effect,
    outcome: StatementOutcome,
    verb: &str,
    analysis: &Analysis,
) -> Sentence {
    let applying = statements(layer)
        .filter(|(_, statement)| statement.effect == effect && statement.outcome == outcome);
    let names = applying.map(|(policy, statement)| {
        Sentence::from(statement_name(layer, policy, statement, analysis))
    });
    let joined = names
        .reduce(|all, name| all + text(", ") + name)
        .unwrap_or_default();
    joined + text(verb)
}

const fn grant(grade: Grade) -> &'static str {
    match grade {
        Grade::Own => " allows the caller itself, which neither boundary nor session policy limits",
        Grade::Everyone => " allows everyone, which neither boundary nor session policy limits",
        Grade::Role => " allows the role; boundary and session policy still limit that",
        Grade::Account => " allows the account, which leaves the decision to the role's policies",
    }
}

fn depends(layer: &LayerTrace, analysis: &Analysis) -> Sentence {
    let open = |effect| {
        statements(layer).any(|(_, statement)| {
            statement.effect == effect && statement.outcome == StatementOutcome::Depends
        })
    };
    let (effect, verb) = if open(Effect::Deny) {
        (Effect::Deny, " denies it if its conditions hold")
    } else {
        (Effect::Allow, " allows it if its conditions hold")
    };
    by(layer, effect, StatementOutcome::Depends, verb, analysis)
}

/// Nothing applies: what came nearest, for it is most likely what was meant.
fn silent(layer: &LayerTrace, analysis: &Analysis) -> Sentence {
    let start = if layer.policies.is_empty() {
        "has no policy that could allow it"
    } else {
        "nothing allows it"
    };
    let nearest = statements(layer)
        .filter(|(_, statement)| statement.effect == Effect::Allow)
        .max_by_key(|(_, statement)| {
            // On a tie the first statement wins.
            (nearness(statement), std::cmp::Reverse(statement.statement))
        });
    let Some((policy, statement)) = nearest.filter(|(_, statement)| nearness(statement) > 0) else {
        return sentence(start);
    };
    text(format!("{start}; nearest: "))
        + statement_name(layer, policy, statement, analysis).into()
        + text(format!(" {}", misses(statement)))
}

/// How many clauses of a statement match; the action counts most, for a reader looks for it first.
fn nearness(statement: &StatementTrace) -> usize {
    let resource = statement.resource.is_none_or(|resource| resource.matched);
    let conditions = statement
        .conditions
        .iter()
        .all(|condition| condition.outcome.holds);
    if !statement.action.matched && !resource {
        return 0;
    }
    usize::from(statement.action.matched) * 4 + usize::from(resource) * 2 + usize::from(conditions)
}

fn misses(statement: &StatementTrace) -> String {
    let resource = statement.resource.is_none_or(|resource| resource.matched);
    match (statement.action.matched, resource) {
        (true, false) => "matches the action, not the resource".to_owned(),
        (false, true) => "matches the resource, not the action".to_owned(),
        _ if statement
            .principal
            .is_some_and(|principal| !principal.matched) =>
        {
            "speaks of another principal".to_owned()
        }
        _ => {
            let missed = statement
                .conditions
                .iter()
                .find(|condition| !condition.outcome.holds);
            let key = missed.map_or("a key", |condition| condition.key.as_written());
            format!("matches action and resource, but its condition on {key} does not hold")
        }
    }
}

fn statements(layer: &LayerTrace) -> impl Iterator<Item = (usize, &StatementTrace)> {
    layer.policies.iter().flat_map(|policy| {
        policy
            .statements
            .iter()
            .map(move |statement| (policy.policy, statement))
    })
}
