//! A policy without what is marked.

use scopedown_policy::{Policy, Sense, Span, Spanned, Statement};

/// The policy without an entry or statement at each of the places; a statement goes with the last entry of one of its lists. `None` where a
/// place is neither.
pub(crate) fn without(policy: &Policy, spans: &[Span]) -> Option<Policy> {
    let mut left = policy.clone();
    for span in spans {
        let at = left
            .statements
            .iter()
            .position(|it| holds(it.span, *span))?;
        let statement = left.statements.get_mut(at)?;
        if statement.span == *span || !take_entry(statement, *span)? {
            left.statements.remove(at);
        }
    }
    Some(left)
}

/// The policy without the statements in which the places are.
pub(crate) fn without_statements(policy: &Policy, spans: &[Span]) -> Policy {
    let mut left = policy.clone();
    left.statements
        .retain(|statement| !spans.iter().any(|span| holds(statement.span, *span)));
    left
}

/// The policy without the conditions at the places.
pub(crate) fn without_conditions(policy: &Policy, spans: &[Span]) -> Policy {
    let mut left = policy.clone();
    for statement in &mut left.statements {
        statement.conditions.retain(|it| !spans.contains(&it.span));
    }
    left
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Takes an entry out of its list; `false` where nothing is left that the list names, `None` where there is no such entry.
fn take_entry(statement: &mut Statement, span: Span) -> Option<bool> {
    fn take<T>(entries: &mut Vec<Spanned<T>>, sense: Sense, span: Span) -> Option<bool> {
        let at = entries.iter().position(|entry| entry.span == span)?;
        entries.remove(at);
        Some(sense == Sense::AllBut || !entries.is_empty())
    }
    let action = &mut statement.action;
    take(&mut action.patterns, action.sense, span).or_else(|| {
        let clause = statement.resource.as_mut()?;
        take(&mut clause.patterns, clause.sense, span)
    })
}
