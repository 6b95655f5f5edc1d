use scopedown_intake::{Details, Slice, read};
use scopedown_policy::Span;

use super::choices::Choices;
use super::policy::assert_inside;

/// Roles that are taken apart.
const ROLES: usize = 16;

/// Bytes as the answer of `get-account-authorization-details`, cut anywhere: slices tell what the whole tells, every role lies in the answer, and
/// one that is picked is found there as reading the whole answer finds it.
///
/// The first byte says how many others choose the cuts.
pub fn details(input: &[u8]) {
    let Some((count, rest)) = input.split_first() else {
        return;
    };
    let count = usize::from(*count % 8).min(rest.len());
    let (cuts, answer) = rest.split_at(count);
    let mut whole = Details::new();
    whole.feed(answer);
    let sliced = sliced(answer, cuts);
    assert_eq!(sliced.bytes(), answer.len());
    assert_eq!(sliced.roles(), whole.roles());
    assert_eq!(sliced.problem(), whole.problem());
    if let Ok(answer) = std::str::from_utf8(answer) {
        picked(answer, &whole);
    }
}

/// The answer in slices, as the cuts say.
fn sliced(answer: &[u8], cuts: &[u8]) -> Details {
    let mut details = Details::new();
    let mut choices = Choices(cuts);
    let mut rest = answer;
    while !rest.is_empty() {
        let size = match choices.below(256) {
            0 => rest.len(),
            size => size.min(rest.len()),
        };
        let (slice, more) = rest.split_at(size);
        details.feed(slice);
        rest = more;
    }
    details
}

fn picked(answer: &str, details: &Details) {
    let cut = |span: Span| Slice {
        start: span.start,
        text: answer.get(span.start..span.end).unwrap_or_default(),
    };
    if let Some(problem) = details.problem() {
        assert_inside(answer, problem.span);
    }
    let whole = read(answer);
    for entry in details.roles().iter().take(ROLES) {
        assert_inside(answer, entry.span);
        assert!(details.find(&entry.name).any(|found| found == entry));
        let role = cut(entry.span);
        let policies: Vec<_> = details.needed(role).into_iter().map(cut).collect();
        let intake = Details::read(role, &policies);
        for span in intake.found.iter().map(|found| found.span) {
            assert_inside(answer, span);
        }
        let is_role = |span: Span| span == entry.span;
        let in_whole = whole.roles().any(|(found, _)| is_role(found.span));
        if in_whole && serde_json::from_str::<serde_json::Value>(answer).is_ok() {
            assert!(
                intake.roles().any(|(found, _)| is_role(found.span)),
                "{entry:?}"
            );
        }
    }
}
