//! The association's own tags (semantics 8.2).

use std::collections::BTreeSet;

use scopedown_eval::POD_TAGS;

use crate::association::{Field, Tag};
use crate::breach::Breach;
use crate::figures::Figures;
use crate::rule::Rule;

pub(super) fn check(tags: &[Tag], figures: &Figures) -> Vec<Breach> {
    let mut rules = Vec::new();
    if tags.len() > figures.tags {
        rules.push(Rule::ManyTags {
            count: tags.len(),
            limit: figures.tags,
        });
    }
    let mut seen = BTreeSet::new();
    for tag in tags {
        rules.extend(of_tag(tag));
        if !seen.insert(&tag.key) {
            rules.push(Rule::RepeatedTag(tag.key.clone()));
        }
    }
    rules
        .into_iter()
        .map(|rule| Breach::of(Field::Tags, rule))
        .collect()
}

fn of_tag(tag: &Tag) -> impl Iterator<Item = Rule> {
    let key = || tag.key.clone();
    let is_long = |text: &str| text.chars().nth(256).is_some();
    let is_reserved = tag.key.to_ascii_lowercase().starts_with("aws:");
    let rules = [
        (tag.key.is_empty() || tag.key.chars().nth(128).is_some()).then(|| Rule::TagKey(key())),
        is_reserved.then(|| Rule::ReservedTag(key())),
        tag.value
            .known()
            .is_some_and(is_long)
            .then(|| Rule::TagValue(key())),
        POD_TAGS
            .contains(&&*tag.key)
            .then(|| Rule::TagNamedAsSessionTag(key())),
    ];
    rules.into_iter().flatten()
}
