//! What of a tree nobody looked into: every object or list in which nothing was found is listed as unread, by the name of its member.

use scopedown_policy::Span;

use crate::reader::{Reader, Said};
use crate::tree::{Node, Value};

/// Lists what is left of a tree. A text or number beside a part belongs to the part's frame. The tree's depth is bounded.
pub(super) fn list(reader: &mut Reader, node: &Node, before: Said) {
    let places = Places::of(reader.places_since(before));
    walk(reader, node, "a value", &places);
}

fn walk(reader: &mut Reader, node: &Node, name: &str, places: &Places) {
    let is_empty = match &node.value {
        Value::Object(members) => members.is_empty(),
        Value::List(elements) => elements.is_empty(),
        _ => true,
    };
    if is_empty || places.hold(node.span) {
        return;
    }
    if !places.touch(node.span) {
        let name: String = name.chars().take(NAME_CHARACTERS).collect();
        return reader.unread(node.span, name);
    }
    for element in node.elements() {
        walk(reader, element, name, places);
    }
    for member in node.members() {
        walk(reader, &member.value, &member.name, places);
    }
}

/// A name that is longer says nothing more.
const NAME_CHARACTERS: usize = 80;

/// Stretches of a text, joined where they meet.
struct Places(Vec<Span>);

impl Places {
    fn of(mut spans: Vec<Span>) -> Self {
        spans.retain(|span| span.start < span.end);
        spans.sort_unstable_by_key(|span| (span.start, span.end));
        let mut joined: Vec<Span> = Vec::new();
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        Self(joined)
    }

    /// The first stretch that ends behind a place.
    fn behind(&self, at: usize) -> Option<Span> {
        let index = self.0.partition_point(|span| span.end <= at);
        self.0.get(index).copied()
    }

    fn hold(&self, span: Span) -> bool {
        self.behind(span.start)
            .is_some_and(|place| place.start <= span.start && span.end <= place.end)
    }

    fn touch(&self, span: Span) -> bool {
        self.behind(span.start)
            .is_some_and(|place| place.start < span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_joined_and_looked_up() {
        let places = Places::of(
            [(5, 7), (0, 2), (2, 3), (6, 9), (20, 20)]
                .map(|(start, end)| Span::new(start, end))
                .into(),
        );
        assert_eq!(places.0, [Span::new(0, 3), Span::new(5, 9)]);
        assert!(places.hold(Span::new(1, 3)) && !places.hold(Span::new(2, 4)));
        assert!(places.touch(Span::new(2, 4)) && !places.touch(Span::new(3, 5)));
        assert!(!places.touch(Span::new(9, 30)));
    }
}
