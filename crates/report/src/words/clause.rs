//! One line for each clause of a statement: whether it matched, and why.

use scopedown_eval::{Because, ConditionTrace, ListTrace, PrincipalTrace, StatementTrace};
use scopedown_policy::{Presence, Quantifier, Sense, Span};

use crate::run::{Sentence, code, sentence, text};

/// A clause and what it found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseLine {
    /// Whether it matched; `None` where it hangs on a key that is not known.
    pub matched: Option<bool>,
    /// The words.
    pub words: Sentence,
    /// The text that decided: the entry that matched, else the clause.
    pub span: Span,
}

/// The clauses of a statement in the order of the grammar. `source` is the text of the policy.
pub fn clauses(statement: &StatementTrace, source: &str) -> Vec<ClauseLine> {
    let principal = statement.principal.map(principal);
    let action = list(&statement.action, ["Action", "NotAction"], source);
    let resource = statement
        .resource
        .as_ref()
        .map(|resource| list(resource, ["Resource", "NotResource"], source));
    let conditions = statement
        .conditions
        .iter()
        .map(|trace| condition(trace, source));
    principal
        .into_iter()
        .chain([action])
        .chain(resource)
        .chain(conditions)
        .collect()
}

fn principal(trace: PrincipalTrace) -> ClauseLine {
    let name = if trace.sense == Sense::Listed {
        "Principal"
    } else {
        "NotPrincipal"
    };
    let found = if trace.matched {
        " speaks of the caller"
    } else {
        " does not speak of the caller"
    };
    ClauseLine {
        matched: Some(trace.matched),
        words: code(name) + text(found),
        span: trace.span,
    }
}

fn list(trace: &ListTrace, names: [&str; 2], source: &str) -> ClauseLine {
    let [plain, not] = names;
    let name = if trace.sense == Sense::Listed {
        plain
    } else {
        not
    };
    let found = match (trace.entry, trace.unresolved) {
        (Some(entry), _) => {
            text(" has ") + code(entry.of(source).trim_matches('"')) + text(", which matches")
        }
        (None, Some(entry)) => {
            text(" has ")
                + code(entry.of(source).trim_matches('"'))
                + text(", whose variable has no value")
        }
        (None, None) => text(" has no entry that matches"),
    };
    let spared = match (trace.sense, trace.matched) {
        (Sense::AllBut, true) => text(", so the statement speaks of it"),
        (Sense::AllBut, false) => text(", so the statement spares it"),
        (Sense::Listed, _) => Sentence::default(),
    };
    ClauseLine {
        matched: Some(trace.matched),
        words: code(name) + found + spared,
        span: trace.entry.or(trace.unresolved).unwrap_or(trace.span),
    }
}

fn condition(trace: &ConditionTrace, source: &str) -> ClauseLine {
    let start = code(&trace.operator.to_string())
        + text(" on ")
        + code(trace.key.as_written())
        + text(": ");
    let span = match trace.outcome.because {
        Because::ValueMatches(operand) => operand,
        _ => trace.span,
    };
    let matched = (trace.outcome.because != Because::KeyUnknown).then_some(trace.outcome.holds);
    ClauseLine {
        matched,
        words: start + reason(trace, source),
        span,
    }
}

fn reason(trace: &ConditionTrace, source: &str) -> Sentence {
    let holds = if trace.outcome.holds {
        "holds"
    } else {
        "does not hold"
    };
    match trace.outcome.because {
        Because::KeyAbsent => {
            sentence(&format!("the request lacks the key, and {}", absent(trace)))
        }
        Because::KeyUnknown => {
            sentence("it is not known whether the request has the key, or with which value")
        }
        Because::ValueMatches(operand) => {
            text("the value matches ")
                + code(operand.of(source).trim_matches('"'))
                + text(format!(", so it {holds}"))
        }
        Because::NothingMatches => sentence(&format!(
            "the value matches none of those listed, so it {holds}"
        )),
        Because::ValueUnreadable => sentence(
            "the request's value cannot be read as what the operator compares, so it does not hold",
        ),
        Because::Multivalued => sentence(
            "the key has several values, which an operator without set prefix never matches",
        ),
        Because::NoOperands => sentence(&format!("the policy lists no value, so it {holds}")),
        Because::EachValue => sentence(&format!("looked at value by value, it {holds}")),
        Because::KeyPresent => sentence(&format!("the request has the key, so it {holds}")),
    }
}

/// The rule of semantics 5.3 that decides.
fn absent(trace: &ConditionTrace) -> &'static str {
    match (
        trace.operator.quantifier,
        trace.operator.presence,
        trace.outcome.holds,
    ) {
        (Quantifier::ForAllValues, ..) => "`ForAllValues` holds for no value at all",
        (Quantifier::ForAnyValue, ..) => "`ForAnyValue` needs a value",
        (Quantifier::Single, Presence::IfExists, _) => "`IfExists` then holds",
        (Quantifier::Single, Presence::Required, true) => "the operator holds without it",
        (Quantifier::Single, Presence::Required, false) => "the operator then does not hold",
    }
}
