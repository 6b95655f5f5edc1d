//! Proposals for members of the policy and of a statement, and for the values that are one of a few words.

use super::ProposalKind;
use super::offers::Offers;
use super::outline::{Outline, Role};
use super::place::Place;
use super::rank::rank;

/// A member that the grammar knows.
struct Member {
    name: &'static str,
    /// What it begins with where it is new.
    value: &'static str,
    detail: &'static str,
    /// The member that says the opposite: only one of the two may stand (semantics 1.7.1, 1.8.1).
    rival: &'static str,
}

const fn member(
    name: &'static str,
    value: &'static str,
    detail: &'static str,
    rival: &'static str,
) -> Member {
    Member {
        name,
        value,
        detail,
        rival,
    }
}

const OF_DOCUMENT: [Member; 3] = [
    member(
        "Version",
        "\"2012-10-17\"",
        "version of the policy language",
        "",
    ),
    member("Statement", "[]", "what is allowed and denied", ""),
    member("Id", "\"\"", "a name; for resource-based policies", ""),
];

const OF_STATEMENT: [Member; 9] = [
    member("Effect", "\"\"", "Allow or Deny", ""),
    member("Action", "[]", "the actions it speaks of", "NotAction"),
    member(
        "Resource",
        "[]",
        "the resources it speaks of",
        "NotResource",
    ),
    member("Condition", "{}", "what must be true of the request", ""),
    member("Sid", "\"\"", "a name: letters and digits", ""),
    member("NotAction", "[]", "all actions but these", "Action"),
    member("NotResource", "[]", "all resources but these", "Resource"),
    member(
        "Principal",
        "{}",
        "who; for resource-based policies",
        "NotPrincipal",
    ),
    member(
        "NotPrincipal",
        "{}",
        "all but these; for resource-based policies",
        "Principal",
    ),
];

/// Members that an object of a role does not have yet.
pub(super) fn members(
    outline: &Outline<'_>,
    place: &Place,
    object: usize,
    role: Role,
    offers: &mut Offers<'_>,
) {
    let known: &[Member] = match role {
        Role::Document => &OF_DOCUMENT,
        Role::Statement => &OF_STATEMENT,
        _ => return,
    };
    let others = outline
        .members(object)
        .filter(|(node, _)| Some(*node) != place.node);
    let there: Vec<_> = others.map(|(_, name)| name).collect();
    for member in known {
        let is_taken = there
            .iter()
            .any(|name| *name == member.name || *name == member.rival);
        if is_taken {
            continue;
        }
        if let Some(rank) = rank(member.name, &place.typed) {
            let detail = member.detail.to_owned();
            offers.add_member(
                rank,
                0,
                member.name,
                member.value,
                detail,
                ProposalKind::Member,
            );
        }
    }
}

/// `Allow`, `Deny`.
pub(super) fn effects(place: &Place, offers: &mut Offers<'_>) {
    let words = [
        ("Allow", "grants"),
        ("Deny", "denies, whatever else allows"),
    ];
    values(place, &words, offers);
}

/// The two versions.
pub(super) fn versions(place: &Place, offers: &mut Offers<'_>) {
    let words = [
        ("2012-10-17", "with policy variables"),
        ("2008-10-17", "${…} is ordinary text"),
    ];
    values(place, &words, offers);
}

/// Words of which one is the value.
pub(super) fn values(place: &Place, words: &[(&str, &str)], offers: &mut Offers<'_>) {
    for (word, detail) in words {
        if let Some(rank) = rank(word, &place.typed) {
            offers.add(rank, 0, word, (*detail).to_owned(), ProposalKind::Value);
        }
    }
}
