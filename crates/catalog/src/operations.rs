//! Names that look like actions and are none: operations of an API that are authorised as other actions, and prefixes that no service has.
//!
//! Whoever asks what an operation needs asks here: needed calls, denials, completion, hover and lints.

mod prefixes;

use scopedown_policy::Action;

static TABLE: &str = include_str!("operations/operations.txt");

/// What an operation needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needed {
    /// All of these.
    All(Vec<Action>),
    /// Some of these: which hangs on what is sent.
    Some(Vec<Action>),
}

/// An operation, or several that begin alike, whose action has another name (semantics 2.10).
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The prefix of the service's actions, or the name of an interface of its own such as `s3control`.
    pub service: &'static str,
    name: &'static str,
    actions: &'static str,
}

/// Every operation that is authorised as an action of another name, or as more than one.
pub fn operations() -> impl Iterator<Item = Operation> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut words = line.splitn(3, ' ');
        Some(Operation {
            service: words.next()?,
            name: words.next()?,
            actions: words.next()?,
        })
    })
}

impl Operation {
    /// Whether the line speaks of an operation, in whatever letter case, given without separators.
    pub fn is_of(self, name: &str) -> bool {
        match self.name.strip_suffix('*') {
            Some(head) => {
                let front = name.get(..head.len());
                name.len() > head.len()
                    && front.is_some_and(|front| front.eq_ignore_ascii_case(head))
            }
            None => self.name.eq_ignore_ascii_case(name),
        }
    }

    /// Whether the line speaks of one operation.
    pub fn is_exact(self) -> bool {
        !self.name.ends_with('*')
    }

    /// The actions, spelt as in the catalogue.
    pub fn needed(self) -> Needed {
        let words = self.actions.split([' ', '|']);
        let actions = words.filter_map(|word| Action::parse(word).ok()).collect();
        if self.actions.contains('|') {
            Needed::Some(actions)
        } else {
            Needed::All(actions)
        }
    }

    /// Commands such as `aws s3 cp` are operations of a tool and none of the API.
    fn is_command(self) -> bool {
        self.name
            .starts_with(|first: char| first.is_ascii_lowercase())
    }
}

/// The actions that AWS asks for when an operation of this name is called; none where the operation is authorised under its own name, or is
/// not known (semantics 2.10). The spelling is the catalogue's.
pub fn authorised_as(operation: &Action) -> Vec<String> {
    let (service, name) = (operation.service(), operation.written_name());
    let own = || {
        operations()
            .filter(|own| own.service == service && !own.is_command())
            .filter(|own| own.is_of(name))
    };
    let found = own().find(|own| own.is_exact()).or_else(|| own().next());
    let Some(Needed::All(actions) | Needed::Some(actions)) = found.map(Operation::needed) else {
        return Vec::new();
    };
    let names = actions.iter().map(Action::as_written);
    names.map(str::to_owned).collect()
}

/// The prefix that a service's actions have, given a name under which people know it: `efs` is `elasticfilesystem`.
pub fn prefix_of(name: &str) -> Option<&'static str> {
    prefixes::PREFIXES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, prefix)| *prefix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActionEntry, Catalog};

    #[test]
    fn every_line_names_actions_as_the_catalogue_spells_them() {
        let catalog = Catalog::embedded();
        let spelt = |action: &Action| catalog.action(action).map(ActionEntry::full);
        assert!(operations().count() > 90);
        for row in operations() {
            let (Needed::All(actions) | Needed::Some(actions)) = row.needed();
            let words = row
                .actions
                .split([' ', '|'])
                .filter(|word| !word.is_empty());
            assert_eq!(words.count(), actions.len(), "{row:?}");
            for action in &actions {
                assert_eq!(
                    spelt(action).as_deref(),
                    Some(action.as_written()),
                    "{row:?}"
                );
            }
        }
    }

    #[test]
    fn no_line_says_what_the_name_says_already() {
        for row in operations().filter(|row| row.is_exact()) {
            let own = format!("{}:{}", row.service, row.name);
            let says_so = matches!(row.needed(), Needed::All(actions) if actions.len() == 1 && actions[0].as_written().eq_ignore_ascii_case(&own));
            assert!(!says_so, "{row:?}");
        }
    }

    #[test]
    fn prefixes_are_those_of_services_and_other_names_are_not() {
        let catalog = Catalog::embedded();
        for (name, prefix) in prefixes::PREFIXES {
            assert!(catalog.service(name).is_none(), "{name} is a prefix");
            assert!(catalog.service(prefix).is_some(), "{prefix} is none");
        }
    }

    #[test]
    fn names_are_found_in_any_letter_case() {
        let of = |text: &str| authorised_as(&Action::parse(text).unwrap());
        assert_eq!(of("S3:headobject"), ["s3:GetObject"]);
        assert_eq!(of("s3:CopyObject"), ["s3:GetObject", "s3:PutObject"]);
        assert_eq!(of("apigateway:CreateRestApi"), ["apigateway:POST"]);
        assert!(of("apigateway:Get").is_empty());
        assert!(of("s3:GetObject").is_empty());
        assert!(of("s3:cp").is_empty());
        assert_eq!(prefix_of("EFS"), Some("elasticfilesystem"));
    }
}
