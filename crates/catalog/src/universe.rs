//! The catalogue's actions as an ordered universe, in which a pattern is a few ranges.

use std::ops::Range;

use scopedown_policy::{Action, Resource, Universe};

use crate::catalog::Catalog;
use crate::kinds::Kinds;

impl Catalog {
    /// Every action of the catalogue; an action's position is its [number](crate::ActionEntry::number). Made when first asked for, which
    /// reads every service.
    pub fn universe(&self) -> &Universe {
        self.universe.get_or_init(|| {
            let names = self.services().flat_map(|service| {
                service
                    .actions()
                    .filter_map(|entry| Action::parse(&entry.full()).ok())
            });
            names.collect()
        })
    }

    /// The numbers of the actions that act on a resource, as ranges in order.
    pub fn acting_on(&self, resource: &Resource) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for service in self.services() {
            let kinds = Kinds::of(service, resource);
            for entry in service.actions().filter(|entry| kinds.suit(*entry)) {
                let number = entry.number();
                match ranges.last_mut() {
                    Some(last) if last.end == number => last.end += 1,
                    _ => ranges.push(number..number + 1),
                }
            }
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_numbers() {
        let catalog = Catalog::embedded();
        let universe = catalog.universe();
        assert_eq!(universe.len(), catalog.len());
        for service in catalog.services() {
            for entry in service.actions() {
                assert_eq!(universe.name(entry.number()), Some(entry.full().as_str()));
            }
        }
    }

    #[test]
    fn the_actions_on_a_resource_are_those_that_say_so_one_by_one() {
        let catalog = Catalog::embedded();
        for text in [
            "*",
            "arn:aws:s3:::reports",
            "arn:aws:s3:::reports/q1.csv",
            "arn:aws:s3:::reports*",
            "arn:aws:kms:eu-west-1:111122223333:key/1234abcd",
            "arn:aws:nothing:::here",
            "reports",
        ] {
            let resource = Resource::new(text);
            let one_by_one: Vec<usize> = catalog
                .services()
                .flat_map(crate::Service::actions)
                .filter(|entry| entry.acts_on(&resource))
                .map(crate::ActionEntry::number)
                .collect();
            let ranges = catalog.acting_on(&resource);
            assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
            let together: Vec<usize> = ranges.into_iter().flatten().collect();
            assert_eq!(together, one_by_one, "{text}");
        }
    }
}
