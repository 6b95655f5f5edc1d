//! A denial: what the text tells, how AWS's answer and ours go together, and who is suspected where they do not.

mod facts;
mod suspect;

pub use facts::denial_facts;
pub use suspect::{denial_next, denial_suspect};

use scopedown_eval::LayerSet;
use scopedown_intake::denial::{Denial, Deny, Grounds, Held, Outcome, PolicyType, Suspect};

use super::state::layer_noun;
use crate::run::{Sentence, code, sentence, text};

/// How the two answers go together, in a sentence or two.
pub fn denial_headline(held: &Held) -> Sentence {
    let denial = &held.denial;
    match &held.outcome {
        Outcome::Incomplete(_) => {
            sentence("The text does not tell enough to ask the policies at hand the same.")
        }
        Outcome::NoPolicies => sentence("No policy is at hand to hold it against."),
        Outcome::Refused => sentence("What is at hand cannot be evaluated."),
        Outcome::Agrees { also } => agrees(denial, held, *also),
        Outcome::OtherLayer { ours } => other_layer(held, *ours),
        Outcome::Contradicts => contradicts(held),
        Outcome::CannotTell { on } => {
            let keys = on.iter().map(|key| code(key.as_written()));
            let keys = keys
                .reduce(|all, key| all + text(" and ") + key)
                .unwrap_or_default();
            text("Whether the policies at hand deny it too depends on ")
                + keys
                + text(
                    ". AWS's answer says that the request had values, or lacked them, with which it is denied.",
                )
        }
    }
}

/// The sentence that leads to the list of suspects; `None` where there is no list.
pub fn denial_suspicion(held: &Held) -> Option<&'static str> {
    let first = held.suspects.first()?;
    Some(match held.outcome {
        Outcome::NoPolicies => "To hold it against policies, give:",
        Outcome::Agrees { .. } => "But look at this first:",
        Outcome::Incomplete(_) | Outcome::Refused => return None,
        _ if first.grounds == Grounds::Told => "What must be missing, as AWS's message says:",
        _ => {
            "What may be missing, or be otherwise than the texts at hand say, the likeliest first:"
        }
    })
}

fn agrees(denial: &Denial, held: &Held, also: LayerSet) -> Sentence {
    let Some(kind) = denial.layer else {
        let by = held.trace.as_ref().map(|trace| trace.verdict.by);
        return text(format!(
            "The policies at hand deny it too: {} had to allow it and did not, or denies it. AWS names no layer.",
            nouns(by.unwrap_or_default())
        ));
    };
    let how = match (denial.deny, is_several(kind)) {
        (Some(Deny::Explicit), false) => "denies it explicitly here too",
        (Some(Deny::Explicit), true) => "deny it explicitly here too",
        (_, false) => "does not allow it here either",
        (_, true) => "do not allow it here either",
    };
    let same = text(format!(
        "The policies at hand say the same: {} {how}.",
        the(kind)
    ));
    same + next_ones(also)
}

fn next_ones(also: LayerSet) -> Sentence {
    if also.is_empty() {
        return Sentence::default();
    }
    text(format!(
        " AWS names one layer alone: once that is mended, {} would stop it next.",
        nouns(also)
    ))
}

fn other_layer(held: &Held, ours: LayerSet) -> Sentence {
    let start = match held.denial.layer {
        None => "AWS names no layer".to_owned(),
        Some(kind) if is_missing(held, kind) => {
            format!("AWS names {}, which is not at hand", with_article(kind))
        }
        Some(kind) => format!(
            "AWS names {}, and {} at hand {} otherwise",
            reason(&held.denial, kind),
            the(kind),
            if is_several(kind) { "say" } else { "says" }
        ),
    };
    let end = if ours.is_empty() {
        "; of what is at hand nothing stops it".to_owned()
    } else {
        format!("; it is denied here as well, by {}", nouns(ours))
    };
    text(format!("{start}{end}."))
}

fn contradicts(held: &Held) -> Sentence {
    let Some(kind) = held.denial.layer else {
        return sentence(
            "A contradiction: AWS denied it, and by the policies at hand it is allowed.",
        );
    };
    let rest = if is_missing(held, kind) {
        "by the policies at hand it is allowed; that one is not among them".to_owned()
    } else if is_granted_past(held, kind) {
        "by the resource's policy at hand it is allowed all the same".to_owned()
    } else {
        format!("by {} at hand that is not so", the(kind))
    };
    text(format!(
        "A contradiction: AWS denied it for {}, and {rest}.",
        reason(&held.denial, kind)
    ))
}

/// Whether the type that AWS names is not at hand.
fn is_missing(held: &Held, kind: PolicyType) -> bool {
    let suspect = Suspect::NotGiven(kind);
    held.suspects.iter().any(|ranked| ranked.suspect == suspect)
}

/// Whether the resource's policy at hand grants what the named layer does not (semantics 6.4).
fn is_granted_past(held: &Held, kind: PolicyType) -> bool {
    let suspect = Suspect::Changed(PolicyType::Resource);
    kind != PolicyType::Resource && held.suspects.iter().any(|ranked| ranked.suspect == suspect)
}

/// "an explicit deny in a session policy", "want of an allow in a session policy"
fn reason(denial: &Denial, kind: PolicyType) -> String {
    match denial.deny {
        Some(Deny::Explicit) => format!("an explicit deny in {}", with_article(kind)),
        Some(Deny::Implicit) => format!("want of an allow in {}", with_article(kind)),
        None => with_article(kind),
    }
}

fn nouns(layers: LayerSet) -> String {
    let nouns: Vec<&str> = layers.iter().map(layer_noun).collect();
    match nouns.as_slice() {
        [] => "nothing".to_owned(),
        [firsts @ .., last] if !firsts.is_empty() => format!("{} and {last}", firsts.join(", ")),
        several => several.concat(),
    }
}

/// A type of policy as AWS's messages name it, with its article.
fn with_article(kind: PolicyType) -> String {
    let article = match kind {
        PolicyType::Identity => "an",
        PolicyType::Trust => "the",
        _ => "a",
    };
    format!("{article} {}", kind.words())
}

/// Whether there are several documents of a type.
const fn is_several(kind: PolicyType) -> bool {
    matches!(
        kind,
        PolicyType::Identity | PolicyType::Scp | PolicyType::Rcp
    )
}

/// What of a type is at hand, or in force.
const fn the(kind: PolicyType) -> &'static str {
    match kind {
        PolicyType::Identity => "the role's policies",
        PolicyType::Resource => "the resource's policy",
        PolicyType::Session => "the session policy",
        PolicyType::Boundary => "the permissions boundary",
        PolicyType::Scp => "the service control policies",
        PolicyType::Rcp => "the resource control policies",
        PolicyType::VpcEndpoint => "the VPC endpoint's policy",
        PolicyType::Trust => "the role's trust policy",
        PolicyType::PublicAccessBlock => "Block Public Access",
    }
}
