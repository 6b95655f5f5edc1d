//! Resources (3).

use super::context::Context;
use super::document::Version;
use super::glob::{Token, fits, wild};
use super::variable;

/// The six parts of an ARN: five segments and all the rest (3.3.3). `None` for what is none.
pub(super) fn parts(text: &str) -> Option<[&str; 6]> {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let parts: [&str; 6] = parts.try_into().ok()?;
    (parts.first() == Some(&"arn")).then_some(parts)
}

/// Whether an entry of `Resource` speaks of a resource.
pub(super) fn entry_names(
    entry: &str,
    resource: &str,
    version: Version,
    context: &Context,
) -> bool {
    if !entry.is_empty() && entry.chars().all(|character| character == '*') {
        return true;
    }
    // A lone star, and what is no ARN, is matched by a star alone (3.5.1, 3.3.3).
    let Some(resource) = parts(resource) else {
        return false;
    };
    let mut pattern = entry.splitn(6, ':');
    resource.into_iter().enumerate().all(|(at, part)| {
        // Missing segments count as stars (3.3.3).
        let segment = pattern.next().unwrap_or("*");
        // Variables are replaced behind the fifth colon alone (3.8.7).
        let tokens: Option<Vec<Token>> = if at == 5 && version == Version::Current {
            variable::replace(segment, context, &wild)
        } else {
            Some(wild(segment))
        };
        tokens.is_some_and(|tokens| fits(&tokens, part))
    })
}

/// Whether a value of an ARN operator, its variables replaced, fits an ARN part by part; fewer than six parts match nothing (5.10.5).
pub(super) fn operand_fits(tokens: &[Token], arn: [&str; 6]) -> bool {
    let pattern: Vec<&[Token]> = tokens
        .splitn(6, |token| *token == Token::Exactly(':'))
        .collect();
    pattern.len() == 6
        && pattern
            .into_iter()
            .zip(arn)
            .all(|(tokens, part)| fits(tokens, part))
}
