//! Proposals for policy variables, once `${` is typed where they are replaced (semantics 4.4).

use scopedown_policy::{Operator, Span, TestName, Version};

use super::ProposalKind;
use super::offers::Offers;
use super::operands;
use super::outline::{Outline, Role};
use super::place::{Place, Quotes, Wanted};
use super::rank::rank;
use crate::global::global_keys;
use crate::kind::KeyType;

/// What policies use most.
const COMMON: [&str; 4] = [
    "aws:PrincipalTag/TAG_KEY",
    "aws:PrincipalAccount",
    "aws:PrincipalOrgID",
    "aws:userid",
];

/// Characters that must be escaped where they are meant as themselves.
const ESCAPES: [(&str, &str); 3] = [
    ("${*}", "the character *"),
    ("${?}", "the character ?"),
    ("${$}", "the character $"),
];

/// The place of a variable that is being typed inside another place; that place again where there is none.
pub(super) fn narrowed(outline: &Outline<'_>, place: Place) -> Place {
    let Wanted::Value { owner, role } = place.wanted else {
        return place;
    };
    let before = Span::new(place.span.start, outline.at).of(outline.text);
    let Some((front, begun)) = before
        .rsplit_once("${")
        .filter(|(_, begun)| !begun.contains('}'))
    else {
        return place;
    };
    let is_replaced = match role {
        Role::Resource(_) => front.matches(':').count() >= 5,
        Role::Operand => operands::operator(outline, owner).is_none_or(replaces),
        _ => false,
    };
    if !is_replaced || place.quotes != Quotes::There {
        return place;
    }
    Place {
        wanted: Wanted::Variable,
        typed: begun.to_owned(),
        span: Span::new(place.span.start + front.len(), end(outline)),
        ..place
    }
}

/// Whether an operator's values may hold variables (semantics 4.4, 4.5).
pub(crate) fn replaces(operator: Operator) -> bool {
    matches!(
        operator.test,
        TestName::String(..) | TestName::Arn(..) | TestName::Bool
    )
}

/// Where a variable that is being typed ends: behind the name, and behind its brace.
fn end(outline: &Outline<'_>) -> usize {
    let behind = outline.text.get(outline.at..).unwrap_or_default();
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == ':';
    let rest = behind.trim_start_matches(is_name);
    let name = behind.len() - rest.len();
    outline.at + name + usize::from(rest.starts_with('}'))
}

/// The keys with one value that is a text (semantics 4.3), and the escapes.
pub(super) fn variables(outline: &Outline<'_>, place: &Place, offers: &mut Offers<'_>) {
    let needs = match outline.version() {
        Some(Version::V2012) => "",
        _ => "; needs Version 2012-10-17",
    };
    let is_text = |kind| matches!(kind, KeyType::String | KeyType::Arn);
    let usable = global_keys().filter(|key| !key.is_multivalued() && is_text(key.kind()));
    for key in usable {
        let name = super::template::placeholders(key.name());
        let group = if COMMON.contains(&&*name) { 0 } else { 1 };
        if let Some(rank) = rank(&name, &place.typed) {
            let detail = format!("{}{needs}", key.kind().name());
            offers.add(
                rank,
                group,
                &format!("${{{name}}}"),
                detail,
                ProposalKind::Variable,
            );
        }
    }
    for (escape, detail) in ESCAPES {
        if place.typed.is_empty() {
            let detail = format!("{detail}{needs}");
            offers.add(
                super::rank::Rank::Front,
                2,
                escape,
                detail,
                ProposalKind::Variable,
            );
        }
    }
}
