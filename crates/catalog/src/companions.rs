//! Actions that rarely come alone: whoever may do the one and not the other is stopped half-way.
//!
//! A table of facts, not a rule: a companion is proposed, never demanded. Each row says where AWS documents it.

mod table;

use scopedown_policy::Action;

/// An action that goes with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Companion {
    /// The whole action, as AWS spells it: `s3:ListBucket`.
    pub action: &'static str,
    /// What it is needed for, as a sentence.
    pub reason: &'static str,
    /// Under which circumstances.
    pub when: When,
}

/// Under which circumstances a companion is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// With nearly every client.
    Usually,
    /// Where the data is encrypted under a key that the customer manages.
    CustomerKey,
    /// For objects that are uploaded in parts.
    InParts,
    /// Where the request sets tags.
    Tags,
    /// Where the new resource gets a role.
    PassedRole,
    /// With some clients.
    Sometimes,
}

impl When {
    /// The circumstances in words that follow the companion's name.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Usually => "with nearly every client",
            Self::CustomerKey => "where the data is encrypted under a customer managed key",
            Self::InParts => "for objects that are uploaded in parts",
            Self::Tags => "where the request sets tags",
            Self::PassedRole => "where the new resource gets a role",
            Self::Sometimes => "with some clients",
        }
    }
}

/// The companions of an action, the most needed first; none for most actions.
pub fn companions(action: &Action) -> &'static [Companion] {
    table::ROWS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(action.folded()))
        .map_or(&[], |(_, companions)| companions)
}

/// Every action that has companions.
pub fn accompanied() -> impl Iterator<Item = (&'static str, &'static [Companion])> {
    table::ROWS.iter().copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Catalog;

    #[test]
    fn rows_name_actions_as_the_catalogue_spells_them() {
        let catalog = Catalog::embedded();
        let spelt = |name: &str| {
            let action = Action::parse(name).unwrap();
            catalog.action(&action).map(crate::ActionEntry::full)
        };
        let mut seen = BTreeSet::new();
        for (name, companions) in accompanied() {
            assert!(seen.insert(name), "{name} has two rows");
            assert_eq!(spelt(name).as_deref(), Some(name));
            for companion in companions {
                assert_eq!(spelt(companion.action).as_deref(), Some(companion.action));
                assert_ne!(companion.action, name);
                assert!(companion.reason.ends_with('.'), "{}", companion.reason);
            }
            let own: BTreeSet<_> = companions.iter().map(|one| one.action).collect();
            assert_eq!(own.len(), companions.len(), "{name} names one twice");
        }
    }

    #[test]
    fn names_are_found_in_any_letter_case() {
        let found = companions(&Action::parse("S3:getobject").unwrap());
        assert!(found.iter().any(|one| one.action == "s3:ListBucket"));
        assert!(companions(&Action::parse("s3:ListBucket2").unwrap()).is_empty());
    }
}
