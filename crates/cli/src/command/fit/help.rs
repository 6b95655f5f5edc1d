//! What would help a policy that is over its limit still.

use scopedown_catalog::Catalog;
use scopedown_policy::PolicyKind;
use scopedown_rewrite::{ActionNames, MinifyOptions, Sids, characters, minify};
use serde::Serialize;

use super::{Fitted, Kind};

/// Flags that were not given, and how many characters the policy has with them.
#[derive(Debug, Serialize)]
pub(super) struct Remedy {
    flags: &'static str,
    characters: usize,
}

const DROP_SIDS: &str = "--drop-sids";
const SHORTEN_ACTIONS: &str = "--shorten-actions";
const BOTH: &str = "--drop-sids --shorten-actions";

/// What the flags that were not given would save, each tried.
pub(super) fn remedies(
    text: &str,
    kind: PolicyKind,
    chosen: &MinifyOptions<'_>,
    catalog: &Catalog,
) -> Vec<Remedy> {
    let has_sids = chosen.sids == Sids::Keep;
    let has_names = matches!(chosen.actions, ActionNames::AsWritten);
    let without_sids = MinifyOptions {
        sids: Sids::Drop,
        ..*chosen
    };
    let shortened = MinifyOptions {
        actions: ActionNames::Shortened(catalog),
        ..*chosen
    };
    let both = MinifyOptions {
        sids: Sids::Drop,
        ..shortened
    };
    let tried = [
        (has_sids, DROP_SIDS, without_sids),
        (has_names, SHORTEN_ACTIONS, shortened),
        (has_sids && has_names, BOTH, both),
    ];
    let possible = tried.into_iter().filter(|(possible, ..)| *possible);
    possible
        .filter_map(|(_, flags, options)| {
            let minified = minify(text, kind, &options)?;
            let characters = characters(&minified.text, kind);
            Some(Remedy { flags, characters })
        })
        .collect()
}

/// The remedies that save something, and what lies beyond them.
pub(super) fn sentences(fitted: &Fitted) -> String {
    let helpful: Vec<&Remedy> = fitted
        .remedies
        .iter()
        .filter(|remedy| remedy.characters < fitted.budget.used)
        .collect();
    let lines = helpful.iter().map(|remedy| {
        let outcome = match remedy.characters.saturating_sub(fitted.limit) {
            0 => "fits".to_owned(),
            over => format!("still {over} over"),
        };
        format!(
            "  {:<31}{} characters: {outcome}\n",
            remedy.flags, remedy.characters
        )
    });
    let lines: String = lines.collect();
    let is_enough = helpful
        .iter()
        .any(|remedy| remedy.characters <= fitted.limit);
    let tried = if lines.is_empty() {
        String::new()
    } else {
        format!("With these flags it would have:\n{lines}")
    };
    if is_enough {
        return tried;
    }
    tried + beyond(fitted.kind)
}

/// What changes the meaning, or moves it elsewhere (semantics 7.1, 7.2, 10).
const fn beyond(kind: Kind) -> &'static str {
    match kind {
        Kind::Session => {
            "No step that keeps the meaning is left. Grant less, let wildcards of your own stand for names that begin alike, or let the role grant less \
             itself and leave that out here. Where the session takes managed policies (AssumeRole does, EKS Pod Identity does not), pass one by its ARN.\n"
        }
        Kind::Role => {
            "No step that keeps the meaning is left. Managed policies have a quota each: move statements to one.\n"
        }
        Kind::Managed | Kind::Scp | Kind::Rcp => {
            "No step that keeps the meaning is left. Each policy has a quota of its own: move statements to another.\n"
        }
        Kind::Trust => {
            "No step that keeps the meaning is left. AWS raises the quota of trust policies on request.\n"
        }
    }
}
