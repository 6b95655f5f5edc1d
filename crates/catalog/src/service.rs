//! A service: its actions, kinds of resources and condition keys.

use scopedown_policy::Arn;

use crate::action::ActionEntry;
use crate::arn_format;
use crate::decode::{Record, compare};
use crate::key::{self, KeyEntry};
use crate::resource_type::ResourceType;

/// A service of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Service<'c> {
    pub(crate) prefix: &'c str,
    pub(crate) name: &'c str,
    pub(crate) base: usize,
    pub(crate) record: &'c Record,
}

impl<'c> Service<'c> {
    /// The prefix of its actions, in lower case: `s3`.
    pub fn prefix(self) -> &'c str {
        self.prefix
    }

    /// The name for people: `Amazon S3`.
    pub fn name(self) -> &'c str {
        self.name
    }

    /// Its actions, in the order of their lower-case names.
    pub fn actions(self) -> impl Iterator<Item = ActionEntry<'c>> {
        (0..self.record.actions.len()).map(move |at| ActionEntry { service: self, at })
    }

    /// The action of a name, in whatever letter case.
    pub fn action(self, name: &str) -> Option<ActionEntry<'c>> {
        let at = self.first_not_below(name);
        let found = self.record.actions.get(at);
        let is_there =
            at < self.record.actions.len() && compare(found, name) == std::cmp::Ordering::Equal;
        is_there.then_some(ActionEntry { service: self, at })
    }

    /// Its kinds of resources, in the order of their names.
    pub fn resource_types(self) -> impl Iterator<Item = ResourceType<'c>> {
        (0..self.record.types.len()).map(move |at| ResourceType { service: self, at })
    }

    /// The kinds of resources that an ARN is of: those whose form fits it and says most of it. `bucket/key` fits the form of a bucket's ARN as
    /// well, whose name is open; it is an object.
    pub fn types_of(self, arn: &Arn<'_>) -> Vec<ResourceType<'c>> {
        let fitting = self
            .resource_types()
            .filter(|kind| arn_format::matches(kind.arn(), arn));
        let fitting: Vec<_> = fitting
            .map(|kind| (arn_format::literals(kind.arn()), kind))
            .collect();
        let most = fitting.iter().map(|(literals, _)| *literals).max();
        fitting
            .into_iter()
            .filter(|(literals, _)| Some(*literals) == most)
            .map(|(_, kind)| kind)
            .collect()
    }

    /// The condition keys that its actions look at, in the order of their lower-case names.
    pub fn keys(self) -> impl Iterator<Item = KeyEntry<'c>> {
        (0..self.record.keys.len()).filter_map(move |at| self.key_at(at))
    }

    /// The condition key of a name in lower case, if its actions look at one. An open part of the key's name stands for any text.
    pub fn key(self, folded: &str) -> Option<KeyEntry<'c>> {
        self.keys().find(|entry| key::names(entry.name(), folded))
    }

    pub(crate) fn key_at(self, at: usize) -> Option<KeyEntry<'c>> {
        let (kind, cardinality) = self.record.kinds.get(at).copied()?;
        Some(KeyEntry {
            name: self.record.keys.get(at),
            kind,
            cardinality,
        })
    }

    /// The keys of one of the record's sets.
    pub(crate) fn keys_of_set(self, set: u16) -> impl Iterator<Item = KeyEntry<'c>> {
        let keys = self.record.key_sets.get(usize::from(set));
        keys.iter()
            .filter_map(move |at| self.key_at(usize::from(*at)))
    }

    /// The rank of the first action whose name is not below `name`.
    pub(crate) fn first_not_below(self, name: &str) -> usize {
        let (mut low, mut high) = (0, self.record.actions.len());
        while low < high {
            let middle = (low + high) / 2;
            if compare(self.record.actions.get(middle), name) == std::cmp::Ordering::Less {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}
