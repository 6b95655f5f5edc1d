//! Action names taken apart: a first word and the rest. The rests are few, and the same sets of first words go with many of them.

use std::collections::BTreeMap;

use crate::level::Level;
use crate::model::{Model, ServiceModel};

/// The first words of a whole catalogue, and the sets of them that go with one rest.
#[derive(Debug)]
pub(super) struct Verbs {
    pub(super) verbs: Vec<String>,
    pub(super) levels: Vec<Level>,
    pub(super) sets: Vec<Vec<usize>>,
}

/// Where an action name is cut: before the second word.
pub(super) fn split(name: &str) -> (&str, &str) {
    let second = name
        .char_indices()
        .skip(1)
        .find(|(_, character)| !character.is_ascii_lowercase());
    name.split_at(second.map_or(name.len(), |(at, _)| at))
}

/// The nouns of a service in order, each with its verbs in the order of their numbers.
pub(super) fn nouns<'m>(service: &'m ServiceModel, verbs: &Verbs) -> Vec<(&'m str, Vec<usize>)> {
    let mut nouns: BTreeMap<(String, &str), Vec<usize>> = BTreeMap::new();
    for action in &service.actions {
        let (verb, noun) = split(&action.name);
        let number = verbs.verbs.iter().position(|known| known == verb);
        nouns
            .entry((noun.to_ascii_lowercase(), noun))
            .or_default()
            .extend(number);
    }
    nouns
        .into_iter()
        .map(|((_, noun), mut verbs)| {
            verbs.sort_unstable();
            (noun, verbs)
        })
        .collect()
}

impl Verbs {
    pub(super) fn of(model: &Model) -> Self {
        let mut counts: BTreeMap<&str, BTreeMap<Level, usize>> = BTreeMap::new();
        for action in model.services.iter().flat_map(|service| &service.actions) {
            let (verb, _) = split(&action.name);
            *counts
                .entry(verb)
                .or_default()
                .entry(action.level)
                .or_default() += 1;
        }
        let mut ranked: Vec<(&str, BTreeMap<Level, usize>)> = counts.into_iter().collect();
        ranked.sort_by_key(|(_, levels)| std::cmp::Reverse(levels.values().sum::<usize>()));
        let commonest = |levels: &BTreeMap<Level, usize>| {
            let commonest = levels.iter().max_by_key(|(_, count)| **count);
            commonest.map_or(Level::Write, |(level, _)| *level)
        };
        let mut verbs = Self {
            levels: ranked.iter().map(|(_, levels)| commonest(levels)).collect(),
            verbs: ranked.iter().map(|(verb, _)| (*verb).to_owned()).collect(),
            sets: Vec::new(),
        };
        verbs.sets = sets(model, &verbs);
        verbs
    }
}

/// The sets of verbs that nouns have, the commonest first.
fn sets(model: &Model, verbs: &Verbs) -> Vec<Vec<usize>> {
    let mut counts: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for service in &model.services {
        for (_, set) in nouns(service, verbs) {
            *counts.entry(set).or_default() += 1;
        }
    }
    let mut ranked: Vec<(Vec<usize>, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ranked.into_iter().map(|(set, _)| set).collect()
}
