//! Policy variables: what stands in for them (semantics 4).

use scopedown_policy::{ContextKey, Pattern, Span, Version, WildcardUse};

use super::Hover;
use super::words::not_there;
use crate::catalog::Catalog;
use crate::complete::{Outline, Role, Token, operator, replaces};

/// What the variable at the caret means, where one stands there.
pub(super) fn at(
    catalog: &Catalog,
    outline: &Outline<'_>,
    node: usize,
    token: Token,
) -> Option<Hover> {
    let span = find(outline, token)?;
    let written = outline.read(Token::quoted(span));
    let front = Span::new(token.span.start, span.start).of(outline.text);
    let sentence = if outline.version() != Some(Version::V2012) {
        format!("{written} is ordinary text, since the policy does not say Version 2012-10-17")
    } else if is_replaced(outline, node, front)? {
        meaning(catalog, &written)
    } else {
        format!(
            "{written} is not replaced here, but only behind the fifth colon of a resource and in values of String and ARN operators"
        )
    };
    Some(Hover {
        span,
        sentence: sentence + ".",
    })
}

/// The `${…}` that the caret stands in.
fn find(outline: &Outline<'_>, token: Token) -> Option<Span> {
    let mut start = token.span.start;
    while let Some(at) = Span::new(start, token.span.end).of(outline.text).find("${") {
        let open = start + at;
        let inside = Span::new(open, token.span.end).of(outline.text);
        let end = open + length(inside)?;
        if (open..end).contains(&outline.at) {
            return Some(Span::new(open, end));
        }
        start = end;
    }
    None
}

/// The length of a variable. A default may hold a closing brace (semantics 4.7).
fn length(text: &str) -> Option<usize> {
    let plain = text.find('}')?;
    let default = text.get(..plain)?.find(", '");
    let quoted = default.and_then(|at| Some(at + 3 + text.get(at + 3..)?.find("'}")? + 1));
    Some(quoted.unwrap_or(plain) + 1)
}

/// Whether variables are replaced at a place (semantics 4.4).
fn is_replaced(outline: &Outline<'_>, node: usize, front: &str) -> Option<bool> {
    Some(match outline.part(node)?.role {
        Role::Resource(_) => front.matches(':').count() >= 5,
        Role::Operand => operator(outline, node).is_none_or(replaces),
        _ => false,
    })
}

fn meaning(catalog: &Catalog, written: &str) -> String {
    if let "${*}" | "${?}" | "${$}" = written {
        let character = written.trim_start_matches("${").trim_end_matches('}');
        return format!(
            "{written} stands for the character {character} itself, which means nothing else then"
        );
    }
    let pattern = Pattern::with_variables(written, WildcardUse::Wild);
    let variable = pattern.variables().next();
    let Some(key) = variable.and_then(|variable| variable.key.as_ref()) else {
        return format!("{written} is malformed, so that it never has a value");
    };
    let default = variable.and_then(|variable| variable.default.as_deref());
    of_key(catalog, written, key, default)
}

fn of_key(catalog: &Catalog, written: &str, key: &ContextKey, default: Option<&str>) -> String {
    let absent = match default {
        Some(default) => format!("where it has none, \"{default}\" stands in"),
        None => "where it has none, this entry matches nothing".to_owned(),
    };
    match catalog.key(key) {
        None => not_there(catalog, &format!("The key of {written}")),
        Some(entry) if entry.is_multivalued() => {
            format!("{written} never has a value, since its key can have several; {absent}")
        }
        // Semantics 4.13: only an IAM user has a user name.
        Some(_) if key.folded() == "aws:username" => {
            format!(
                "{written} stands for the name of an IAM user, which the session of a role never has; {absent}"
            )
        }
        Some(_) => format!("{written} stands for the value that the request's {key} has; {absent}"),
    }
}
