//! A denial for people: what was read, our answer, how the two go together, and who is suspected.

use scopedown_eval::cell_everywhere;
use scopedown_intake::denial::{Held, Missing, Outcome, PolicyType, Ranked, Suspect};
use scopedown_report::words;
use scopedown_rewrite::SmallestChanges;

use super::super::explain::{changes, human};
use crate::terminal::wrapped;

/// Where what a row tells begins, behind its label.
const LABEL: usize = 11;
/// Where a suspect's words begin, behind its number.
const NUMBER: usize = 4;

pub(super) fn report(held: &Held, found: &Option<SmallestChanges>) -> String {
    let parts = [
        facts(held),
        missing(held),
        wrapped(&format!("{}\n", words::denial_headline(held)), 0),
        suspects(held),
        explanation(held),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let changes = found
        .as_ref()
        .map(|_| changes::human(found, &held.analysis));
    said.join("\n") + &changes.unwrap_or_default()
}

/// What the text tells, a row each.
fn facts(held: &Held) -> String {
    words::denial_facts(&held.denial, held.asked.as_ref())
        .into_iter()
        .map(|(label, words)| wrapped(&format!("{label:<LABEL$}{words}\n"), LABEL))
        .collect()
}

/// What it does not tell, and how to add it.
fn missing(held: &Held) -> String {
    let add = |what: Missing| match what {
        Missing::Action => " Add it with --action ACTION.",
        Missing::Resource => " Add it with --resource ARN.",
        _ => "",
    };
    held.lacking()
        .into_iter()
        .map(|what| wrapped(&format!("{}{}\n", what.words(), add(what)), 0))
        .collect()
}

fn suspects(held: &Held) -> String {
    let Some(intro) = words::denial_suspicion(held) else {
        return String::new();
    };
    let lines = held.suspects.iter().enumerate();
    let lines = lines.map(|(at, ranked)| suspect(at + 1, ranked, held));
    format!("{intro}\n") + &lines.collect::<String>()
}

fn suspect(number: usize, ranked: &Ranked, held: &Held) -> String {
    let what = words::denial_suspect(&ranked.suspect, held);
    let next = words::denial_next(&ranked.suspect, held.pod);
    let next = next.map(|next| format!(" {next}")).unwrap_or_default();
    let flag = flag(&ranked.suspect)
        .map(|flag| format!(" Give it with {flag}."))
        .unwrap_or_default();
    wrapped(&format!("{number:>2}. {what}{next}{flag}\n"), NUMBER)
}

/// The flag that takes what is missing.
const fn flag(suspect: &Suspect) -> Option<&'static str> {
    Some(match suspect {
        Suspect::NotGiven(kind) | Suspect::AnotherDocument(kind) => match kind {
            PolicyType::Identity => "--role FILE",
            PolicyType::Session => "--session FILE",
            PolicyType::Boundary => "--boundary FILE",
            PolicyType::Scp => "--scp FILE",
            PolicyType::Rcp => "--rcp FILE",
            PolicyType::Resource | PolicyType::Trust => "--resource-policy ARN=FILE",
            PolicyType::VpcEndpoint | PolicyType::PublicAccessBlock => return None,
        },
        Suspect::OtherAccount => "--resource-account ACCOUNT and --resource-policy ARN=FILE",
        Suspect::Keys(_) => "--context KEY=VALUE",
        Suspect::OtherAction(_) => "--action ACTION",
        _ => return None,
    })
}

/// Our own answer, layer by layer.
fn explanation(held: &Held) -> String {
    let asked = || {
        let (request, trace) = (held.request()?, held.trace.as_ref()?);
        let (authority, _) = held.analysis.ready().ok()?;
        let cell = cell_everywhere(authority, &request);
        Some(human::explanation(
            &request,
            &cell,
            trace,
            &[],
            &held.analysis,
        ))
    };
    match (&held.outcome, asked()) {
        (Outcome::NoPolicies | Outcome::Incomplete(_), _) | (_, None) => String::new(),
        (_, Some(text)) => format!("By the policies at hand:\n{text}"),
    }
}
