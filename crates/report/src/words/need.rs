//! What a workload needs: each call in a sentence, and what each document forgot.

use scopedown_catalog::When;
use scopedown_eval::LayerSet;
use scopedown_policy::ContextKey;
use scopedown_scenario::need::{Asked, Need, NeedAnswer, NeedRow, Outcome, Shortfall, Source};

use super::state::layer_noun;
use crate::run::{Sentence, code, sentence, text};

/// What came of one call or companion: "`s3:PutObject` on `arn…` is not allowed: the session policy forgot it."
pub fn need_row(row: &NeedRow, need: &Need) -> Sentence {
    let outcome = text(" ") + outcome(row) + text(".");
    match row.asked {
        Asked::Want(number) => {
            let written = need.wants.get(number).map(|want| want.written.as_str());
            let action = row.action.as_written();
            match written.filter(|written| !is_action(written, action)) {
                Some(written) => {
                    code(written)
                        + text(" needs ")
                        + code(action)
                        + on(row)
                        + text(", which")
                        + outcome
                }
                None => code(action) + on(row) + outcome,
            }
        }
        Asked::Companion { of, companion } => {
            let want = need.wants.get(of).map(|want| want.action.as_written());
            let goes_with = text(", which goes with ")
                + code(want.unwrap_or_default())
                + text(format!(" {},", companion.when.words()));
            code(row.action.as_written())
                + on(row)
                + goes_with
                + outcome
                + text(" ")
                + sentence(companion.reason)
        }
    }
}

/// What each document forgot or denies, a sentence each; one that nothing is missing where nothing is.
pub fn need_summary(answer: &NeedAnswer) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    if answer.is_satisfied() {
        sentences.push(text("Every call of the list is allowed."));
    } else if answer.wants().next().is_none() {
        sentences.push(text("The list asks for nothing."));
    } else if answer.allows_what_it_understood() {
        sentences.push(text("Every call that was understood is allowed."));
    }
    sentences.extend(answer.shortfalls.iter().flat_map(shortfall));
    let counts = [
        (
            Outcome::Depends,
            "hangs on condition keys that are not known",
            "hang on condition keys that are not known",
        ),
        (
            Outcome::NotApplicable,
            "names a resource on which its action does not act",
            "name resources on which their actions do not act",
        ),
        (
            Outcome::NotLookedAt,
            "was not looked at, for there is too much to compare",
            "were not looked at, for there is too much to compare",
        ),
    ];
    for (outcome, one, many) in counts {
        match answer.wants().filter(|row| row.outcome == outcome).count() {
            0 => {}
            1 => sentences.push(text(format!("1 call {one}."))),
            count => sentences.push(text(format!("{count} calls {many}."))),
        }
    }
    sentences
}

fn shortfall(shortfall: &Shortfall) -> Vec<Sentence> {
    let noun = capital(layer_noun(shortfall.layer));
    let parts = [
        (&shortfall.forgot, "forgot", "."),
        (
            &shortfall.companions,
            "may lack",
            ", which go with what is wanted.",
        ),
        (&shortfall.denies, "explicitly denies", "."),
    ];
    let mut sentences = Vec::new();
    for (actions, verb, end) in parts {
        let end = match actions.len() {
            1 => end.replace("which go", "which goes"),
            _ => end.to_owned(),
        };
        if !actions.is_empty() {
            let verb = agreeing(verb, &noun);
            sentences.push(text(format!("{noun} {verb} ")) + joined(actions) + text(end));
        }
    }
    sentences
}

/// The short name of a companion's circumstances, for programs.
pub const fn when_name(when: When) -> &'static str {
    match when {
        When::Usually => "usually",
        When::CustomerKey => "customerKey",
        When::InParts => "inParts",
        When::Tags => "tags",
        When::PassedRole => "passedRole",
        When::Sometimes => "sometimes",
    }
}

fn outcome(row: &NeedRow) -> Sentence {
    match row.outcome {
        Outcome::Allowed => text("is allowed"),
        Outcome::UpToResourcePolicy => text(
            "is allowed as far as these policies go; the resource's own policy has a say and is not given",
        ),
        Outcome::NotApplicable => {
            text("does not apply: the action does not act on such a resource")
        }
        Outcome::NotLookedAt => text("was not looked at: there is too much to compare"),
        Outcome::Depends => {
            let keys = row.cell.as_ref().map(|cell| cell.on.as_slice());
            text("depends on ") + keys_joined(keys.unwrap_or_default())
        }
        Outcome::Denied { forgot, denies } if denies.is_empty() => {
            text(format!("is not allowed: {} forgot it", nouns(forgot)))
        }
        Outcome::Denied { forgot, denies } => {
            let verb = agreeing("explicitly denies", nouns(denies).as_str());
            let rest = if forgot.is_empty() {
                String::new()
            } else {
                format!(", and {} forgot it", nouns(forgot))
            };
            text(format!("is not allowed: {} {verb} it{rest}", nouns(denies)))
        }
    }
}

fn on(row: &NeedRow) -> Sentence {
    let resource = || code(row.resource.as_written());
    match row.source {
        Source::None => Sentence::default(),
        Source::Given | Source::Holder | Source::Policies => text(" on ") + resource(),
    }
}

fn is_action(written: &str, action: &str) -> bool {
    written.eq_ignore_ascii_case(action)
}

/// A verb for one or for many: "the role's policies explicitly deny".
fn agreeing(verb: &str, noun: &str) -> String {
    let is_plural = noun.ends_with("policies") || noun.contains(" and ");
    match verb.strip_suffix("denies") {
        Some(front) if is_plural => format!("{front}deny"),
        _ => verb.to_owned(),
    }
}

fn nouns(layers: LayerSet) -> String {
    let nouns: Vec<&str> = layers.iter().map(layer_noun).collect();
    nouns.join(" and ")
}

fn keys_joined(keys: &[ContextKey]) -> Sentence {
    let keys = keys.iter().map(|key| code(key.as_written()));
    let joined = keys.reduce(|all, key| all + text(" and ") + key);
    joined.unwrap_or_default()
}

fn joined(actions: &[String]) -> Sentence {
    let last = actions.len().saturating_sub(1);
    let parts = actions.iter().enumerate().map(|(number, action)| {
        let before = match number {
            0 => "",
            _ if number == last => " and ",
            _ => ", ",
        };
        text(before) + code(action)
    });
    let joined = parts.reduce(|all, part| all + part);
    joined.unwrap_or_default()
}

fn capital(noun: &str) -> String {
    let mut characters = noun.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}
