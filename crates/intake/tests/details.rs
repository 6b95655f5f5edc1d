//! The long answer in slices against the same answer read at once.

#[allow(unreachable_pub, reason = "the generator is shared with an example")]
mod account;

use scopedown_intake::{Details, Intake, Slice, read};
use scopedown_policy::Span;

fn cut(answer: &str, span: Span) -> Slice<'_> {
    Slice {
        start: span.start,
        text: span.of(answer),
    }
}

fn streamed(answer: &str, size: usize) -> Details {
    let mut details = Details::new();
    for slice in answer.as_bytes().chunks(size) {
        details.feed(slice);
    }
    details
}

fn pick(answer: &str, details: &Details, typed: &str) -> Option<Intake> {
    let role = cut(answer, details.find(typed).next()?.span);
    let policies: Vec<_> = details
        .needed(role)
        .into_iter()
        .map(|span| cut(answer, span))
        .collect();
    Some(Details::read(role, &policies))
}

#[test]
fn slices_of_every_size_tell_the_same() {
    let answer = account::account(5, 2_000);
    let whole = streamed(&answer, answer.len());
    assert_eq!(whole.roles().len(), 5);
    assert!(whole.problem().is_none());
    for size in [1, 2, 3, 7, 64, 1_000] {
        assert_eq!(streamed(&answer, size).roles(), whole.roles());
    }
}

#[test]
fn a_picked_role_is_what_reading_the_whole_would_give() {
    let answer = account::account(3, 1_500);
    let details = streamed(&answer, 100);
    let picked = pick(&answer, &details, "BILLING-app").unwrap();
    let whole = read(&answer);
    let wanted: Vec<_> = whole.of_role("billing-app-0001").collect();
    assert_eq!(picked.found.len(), wanted.len());
    for (one, other) in picked.found.iter().zip(wanted) {
        assert_eq!(
            (&one.name, one.span, &one.owner, &one.recognised),
            (&other.name, other.span, &other.owner, &other.recognised)
        );
    }
    let kinds: Vec<_> = picked
        .policies()
        .map(|(_, one)| format!("{:?}", one.kind.unwrap()))
        .collect();
    assert_eq!(kinds, ["Trust", "Role", "Managed", "Boundary"]);
    for (_, document) in picked.policies() {
        let at = document.text.value.find("Allow").unwrap();
        let place = document.text.map.outer(Span::new(at, at + 5));
        assert_eq!(place.of(&answer), "Allow");
    }
}

#[test]
fn twenty_megabytes_are_read_and_a_role_is_found_by_typing() {
    let answer = account::account(1_000, 20_000);
    assert!(answer.len() > 19_000_000, "{}", answer.len());
    let details = streamed(&answer, 1 << 16);
    assert_eq!(details.roles().len(), 1_000);
    assert_eq!(details.bytes(), answer.len());
    let found: Vec<_> = details.find("app-0999").collect();
    assert_eq!(found.len(), 1);
    let picked = pick(&answer, &details, "app-0999").unwrap();
    assert!(picked.problems.is_empty());
    assert_eq!(picked.policies().count(), 4);
}

#[test]
fn what_is_no_such_answer_is_told() {
    for text in [
        "",
        "{}",
        "words",
        "[1, 2",
        "{\"RoleDetailList\": [{\"RoleName\": \"a\"",
        "}}}]]]",
    ] {
        assert!(streamed(text, 3).problem().is_some(), "{text}");
    }
}
