//! Policy variables (4).

use super::context::{Context, Found};
use super::glob::{Token, literal};

/// Replaces variables and escapes; what stands between is read by `plain`. `None` where a variable has neither value nor default (4.10).
pub(super) fn replace(
    text: &str,
    context: &Context,
    plain: &dyn Fn(&str) -> Vec<Token>,
) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    // A `${` that is never closed is literal text (4.15).
    while let Some((before, inside, behind)) = next(rest) {
        tokens.extend(plain(before));
        tokens.extend(match inside {
            // Escapes (4.8).
            "*" | "?" | "$" => literal(inside),
            _ => literal(&value(inside, context)?),
        });
        rest = behind;
    }
    tokens.extend(plain(rest));
    Some(tokens)
}

/// What stands before, in and behind the first `${…}`.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("${")?;
    let (inside, behind) = rest.split_once('}')?;
    Some((before, inside, behind))
}

/// The value of a variable: of a single-valued key that has a non-empty value (4.3, 4.15), else its default (4.7).
fn value(inside: &str, context: &Context) -> Option<String> {
    let (name, default) = match inside.split_once(", '") {
        Some((name, default)) => (name, default.strip_suffix('\'')),
        None => (inside, None),
    };
    match context.find(name) {
        Found::One(value) if !value.is_empty() && !name.is_empty() => Some(value.to_owned()),
        _ => default.map(str::to_owned),
    }
}
