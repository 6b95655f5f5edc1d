//! Which actions are well known: what a share of rows begins with.
//!
//! Two lists make the order. Foremost stand the [few of every day](crate::examples), chosen by hand for what session policies most often speak
//! of; then what `popular.txt` counts, which says where its figures come from.

use scopedown_catalog::ActionEntry;

use crate::examples;

static COUNTED: &str = include_str!("popular.txt");

/// The popular actions of a service in order, in the catalogue's spelling and without the prefix.
pub(super) fn of_service(prefix: &str) -> impl Iterator<Item = &'static str> {
    let by_hand = examples::of_service(prefix);
    let line = COUNTED
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(service, _)| *service == prefix);
    by_hand.chain(line.into_iter().flat_map(|(_, names)| names.split(' ')))
}

/// Actions of one service with the popular ones first; among the rest the shortest name, which is mostly the most basic.
pub(super) fn first<'c>(actions: Vec<ActionEntry<'c>>) -> Vec<ActionEntry<'c>> {
    let Some(prefix) = actions.first().map(|entry| entry.service().prefix()) else {
        return actions;
    };
    let popular: Vec<&str> = of_service(prefix).collect();
    let rank = |entry: &ActionEntry<'_>| {
        let place = popular.iter().position(|name| *name == entry.name());
        let length = place.map_or(entry.name().len(), |_| 0);
        (place.unwrap_or(popular.len()), length)
    };
    let mut actions = actions;
    actions.sort_by_cached_key(rank);
    actions
}

#[cfg(test)]
mod tests {
    use scopedown_catalog::Catalog;

    use super::*;

    #[test]
    fn every_counted_action_is_one_of_the_catalogue() {
        let catalog = Catalog::embedded();
        let lines = COUNTED.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let (prefix, names) = line.split_once(' ').unwrap();
            let service = catalog.service(prefix).unwrap();
            for name in names.split(' ') {
                assert_eq!(service.action(name).unwrap().name(), name);
            }
        }
    }

    #[test]
    fn what_is_used_every_day_comes_first() {
        let catalog = Catalog::embedded();
        let all = catalog.service("dynamodb").unwrap().actions().collect();
        let names: Vec<&str> = first(all).into_iter().map(ActionEntry::name).collect();
        let place = |name: &str| names.iter().position(|other| *other == name).unwrap();
        assert!(place("GetItem") < place("DescribeLimits"));
        assert!(place("DescribeLimits") < place("DescribeEndpoints"));
        assert!(place("TagResource") < place("UntagResource"));
    }
}
