use scopedown_intake::{Content, Found, Intake, Text, read};
use scopedown_policy::Span;
use scopedown_policy::json::{Ranged, Value, read_tree};

use super::policy::assert_inside;

/// A text as somebody would paste it: something is said of it, every place lies in it, every part of a document leads back into it, and nothing is
/// lost.
pub fn intake(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let intake = read(text);
    let said = intake.found.len() + intake.problems.len() + intake.unread.len();
    assert!(said > 0, "passed over in silence");
    for problem in &intake.problems {
        assert_inside(text, problem.span);
        assert!(!problem.message().is_empty() && !problem.help().is_empty());
    }
    for unread in &intake.unread {
        assert_inside(text, unread.span);
        assert!(!unread.what.is_empty());
    }
    for found in &intake.found {
        part(text, found);
    }
    if text.starts_with(['{', '['])
        && let Ok(tree) = read_tree(text)
    {
        assert_nothing_lost(text, &tree, &places(&intake));
    }
}

/// The places of all that was said of the text, in their order.
fn places(intake: &Intake) -> Vec<Span> {
    let found = intake.found.iter().map(|one| one.span);
    let problems = intake.problems.iter().map(|one| one.span);
    let unread = intake.unread.iter().map(|one| one.span);
    let used = intake.used.iter().copied();
    let mut places: Vec<_> = found.chain(problems).chain(unread).chain(used).collect();
    places.retain(|place| place.start < place.end);
    places
}

/// That every object and list of a JSON text is a part, lies in one or holds one.
fn assert_nothing_lost(text: &str, tree: &Value<'_>, places: &[Span]) {
    let inside: Vec<&Value<'_>> = match tree {
        Value::Array(array) => array.elements.iter().collect(),
        Value::Object(object) => object.properties.iter().map(|one| &one.value).collect(),
        _ => return,
    };
    let range = tree.range();
    let holds = |place: &&Span| place.start <= range.start && range.end <= place.end;
    if inside.is_empty() || places.iter().any(|place| holds(&place)) {
        return;
    }
    let is_in = |place: &Span| place.start < range.end && range.start < place.end;
    let lost = text.get(range.start..range.end).unwrap_or_default();
    assert!(places.iter().any(is_in), "lost: {lost}");
    for value in inside {
        assert_nothing_lost(text, value, places);
    }
}

fn part(text: &str, found: &Found) {
    assert_inside(text, found.span);
    assert!(!found.recognised.is_empty());
    if let Content::Policy(document) = &found.content {
        leads_back(text, &document.text);
    }
}

/// Characters of a document whose places are looked up; each look-up is a search.
const CHARACTERS: usize = 2_000;

/// That each character, each stretch from the start, and each open place of a document stands between two characters of the given text.
fn leads_back(given: &str, document: &Text) {
    for (at, character) in document.value.char_indices().take(CHARACTERS) {
        let end = at + character.len_utf8();
        for span in [Span::new(at, end), Span::new(0, end), Span::new(at, at)] {
            assert_inside(given, document.map.outer(span));
        }
    }
    assert_inside(given, document.span());
    for open in &document.open {
        assert_inside(&document.value, open.span);
        assert_inside(given, document.map.outer(open.span));
    }
    assert_eq!(&document.filled(|_| None), document);
}
