//! What a denial's text tells, row by row.

use scopedown_intake::denial::{Asked, Certainty, Denial, Deny, ResourceFrom};

use super::with_article;
use crate::run::{Sentence, code, text};

/// Labels and what the text tells; what it does not tell has no row.
pub fn denial_facts(denial: &Denial, asked: Option<&Asked>) -> Vec<(&'static str, Sentence)> {
    let rows = [
        ("Read as", Some(text(denial.form.words()))),
        ("Action", action(denial, asked)),
        ("Resource", resource(denial, asked)),
        ("Caller", denial.principal.as_deref().map(code)),
        ("Role", denial.role_arn.as_deref().map(code)),
        ("Denied by", denied_by(denial)),
        ("Policy", denial.policy_arn.as_deref().map(code)),
        ("Keys", keys(denial)),
    ];
    rows.into_iter()
        .filter_map(|(label, words)| Some((label, words?)))
        .collect()
}

fn action(denial: &Denial, asked: Option<&Asked>) -> Option<Sentence> {
    let told = asked
        .map(|asked| asked.action.as_written())
        .or(denial.action.as_deref())?;
    let concluded = match (denial.certainty, &denial.operation) {
        (Certainty::FromOperation, Some(operation)) => {
            text(", concluded from the operation ") + code(operation)
        }
        _ => Sentence::default(),
    };
    Some(code(told) + concluded)
}

fn resource(denial: &Denial, asked: Option<&Asked>) -> Option<Sentence> {
    let Some(asked) = asked else {
        return denial.resource.as_deref().map(code);
    };
    let arn = code(asked.resource.as_written());
    Some(match asked.resource_from {
        ResourceFrom::Told => arn,
        ResourceFrom::Concluded => match denial.resource.as_deref() {
            Some(told) => arn + text(", concluded from ") + code(told),
            None => arn,
        },
        ResourceFrom::Policies => {
            text("not told; tried on ")
                + arn
                + text(", of those that the policies name the one on which most is allowed")
        }
        ResourceFrom::None => text("none: the action acts on no resource of its own"),
    })
}

fn denied_by(denial: &Denial) -> Option<Sentence> {
    let kind = denial.layer?;
    let how = match denial.deny {
        Some(Deny::Explicit) => format!("an explicit deny in {}", with_article(kind)),
        Some(Deny::Implicit) => format!("{}, which does not allow it", with_article(kind)),
        None => with_article(kind),
    };
    let through = denial
        .through
        .map(|kind| format!(", through {}", with_article(kind)));
    Some(text(how + &through.unwrap_or_default()))
}

/// Keys that are shown; a decoded message has some dozens.
const SHOWN: usize = 6;

fn keys(denial: &Denial) -> Option<Sentence> {
    let told = denial.context.iter();
    let keys = told
        .take(SHOWN)
        .map(|(name, value)| code(name) + text(" = ") + code(value));
    let keys = keys.reduce(|all, key| all + text(", ") + key)?;
    let more = denial.context.len().saturating_sub(SHOWN);
    Some(match more {
        0 => keys,
        more => keys + text(format!(" and {more} more")),
    })
}
