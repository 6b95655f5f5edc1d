use scopedown_policy::{Diagnostic, LineIndex, Policy, PolicyKind, Span, Statement, parse};

use crate::round_trip;

const KINDS: [PolicyKind; 8] = [
    PolicyKind::Role,
    PolicyKind::Managed,
    PolicyKind::Session,
    PolicyKind::Boundary,
    PolicyKind::Scp,
    PolicyKind::Rcp,
    PolicyKind::Resource,
    PolicyKind::Trust,
];

/// A text as a policy of every kind: each place lies in the text, a refusal has its reason, and what is accepted survives being printed.
pub fn policy(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let lines = LineIndex::new(text);
    for kind in KINDS {
        let parsed = parse(text, kind);
        for diagnostic in &parsed.diagnostics {
            assert_inside(text, diagnostic.span);
            let (words, place) = (diagnostic.words(), lines.place(diagnostic.span.start));
            assert!(!words.message.is_empty() && place.line <= lines.lines());
        }
        let refuses = parsed.diagnostics.iter().any(Diagnostic::refuses);
        assert_eq!(parsed.policy.is_none(), refuses, "{kind:?}");
        if let Some(policy) = parsed.policy {
            for span in spans(&policy) {
                assert_inside(text, span);
            }
            let fault = round_trip::fault(&policy, kind);
            assert!(fault.is_none(), "{kind:?}\n{}", fault.unwrap_or_default());
        }
    }
}

/// That a place begins and ends between characters of the text.
pub(super) fn assert_inside(text: &str, span: Span) {
    assert!(
        text.get(span.start..span.end).is_some(),
        "{span:?} is no place in a text of {} bytes",
        text.len()
    );
}

fn spans(policy: &Policy) -> Vec<Span> {
    let mut spans: Vec<Span> = policy.id.iter().map(|id| id.span).collect();
    for statement in &policy.statements {
        of_statement(statement, &mut spans);
    }
    spans
}

fn of_statement(statement: &Statement, spans: &mut Vec<Span>) {
    spans.extend([statement.span, statement.effect.span, statement.action.span]);
    spans.extend(statement.sid.iter().map(|sid| sid.span));
    spans.extend(statement.action.patterns.iter().map(|entry| entry.span));
    if let Some(clause) = &statement.principal {
        spans.push(clause.span);
        spans.extend(clause.principals.iter().map(|entry| entry.span));
    }
    if let Some(clause) = &statement.resource {
        spans.push(clause.span);
        spans.extend(clause.patterns.iter().map(|entry| entry.span));
    }
    for condition in &statement.conditions {
        spans.extend([condition.span, condition.key.span]);
        let patterns = condition.test.patterns().iter();
        spans.extend(patterns.map(|operand| operand.span));
    }
}
