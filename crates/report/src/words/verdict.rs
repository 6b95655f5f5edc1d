//! The verdict as a sentence, and what to do next.

use scopedown_eval::{Caller, Cell, Decision, Layer, Request, State, Trace, Verdict};

use super::state::layer_noun;
use crate::run::{Sentence, code, sentence, text};

/// What became of the request: "`s3:PutObject` on `arn…` is cut by the session policy".
pub fn headline(request: &Request<'_>, cell: &Cell) -> Sentence {
    let on = if request.resource.is_none() {
        Sentence::default()
    } else {
        text(" on ") + code(request.resource.as_written())
    };
    let start = code(request.action.as_written()) + on;
    let rest = match cell.state {
        State::Allowed => sentence(" is allowed"),
        State::CutBySession => sentence(" is cut by the session policy"),
        State::MissingInRole => sentence(" is missing in the role"),
        State::Neither if cell.session.is_none() => sentence(" is not granted by the role"),
        State::Neither if cell.role == Decision::Depends => {
            sentence(" is cut by the session policy, whatever the role's conditions say")
        }
        State::Neither => sentence(" is granted by neither the role nor the session policy"),
        State::ExplicitDenyRole => sentence(" is explicitly denied in the role"),
        State::ExplicitDenySession => sentence(" is explicitly denied in the session policy"),
        State::DeniedElsewhere => {
            let layers: Vec<&str> = cell.by.iter().map(layer_noun).collect();
            text(format!(" is denied by {}", layers.join(" and ")))
        }
        State::Depends => {
            let keys = cell.on.iter().map(|key| code(key.as_written()));
            let joined = keys
                .reduce(|all, key| all + text(" and ") + key)
                .unwrap_or_default();
            text(" depends on ") + joined
        }
        State::NotApplicable => {
            sentence(" does not apply: the action does not act on such a resource")
        }
    };
    start + rest
}

/// What to edit so that the request goes through; `None` where it does.
pub fn next_step(request: &Request<'_>, trace: &Trace) -> Option<Sentence> {
    let verdict = &trace.verdict;
    let action = request.action.as_written();
    let step = match verdict.decision {
        Decision::Allowed => return None,
        Decision::Depends => {
            return Some(sentence(
                "Give the keys a value, or say that the request lacks them, to see both outcomes.",
            ));
        }
        Decision::ExplicitDeny => {
            let layers: Vec<&str> = verdict.by.iter().map(layer_noun).collect();
            format!(
                "No grant outranks an explicit denial: narrow or remove the statement that denies in {}.",
                layers.join(" and in ")
            )
        }
        Decision::ImplicitDeny => {
            let layers: Vec<&str> = verdict.by.iter().map(layer_noun).collect();
            match layers.as_slice() {
                [only] => format!("To allow it, add `{action}` for this resource to {only}."),
                several => format!(
                    "All of these have to allow it before it goes through: {}.",
                    several.join(", ")
                ),
            }
        }
    };
    Some(sentence(&step))
}

/// A remark on how the verdict came about, where the layers alone do not tell it.
pub fn hint(request: &Request<'_>, verdict: &Verdict) -> Option<Sentence> {
    let caller = &request.situation.caller;
    if request.action.service() == "sts" && request.action.name() == "getcalleridentity" {
        return Some(sentence(
            "`sts:GetCallerIdentity` needs no permission and works even under an explicit denial.",
        ));
    }
    if matches!(caller, Caller::FederatedUser(_)) && verdict.by.contains(Layer::Session) {
        return Some(sentence(
            "A federated user has only what the session policies passed to `sts:GetFederationToken` allow.",
        ));
    }
    if request.resource.is_none() && verdict.decision == Decision::ImplicitDeny {
        return Some(sentence(
            "The question names no resource. An action without resource types is granted only by a statement whose `Resource` is `*` alone.",
        ));
    }
    None
}
