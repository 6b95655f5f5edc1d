//! API operations whose action has another name (semantics 2.10).

use scopedown_policy::Action;

static TABLE: &str = include_str!("operations.txt");

/// What an operation needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Needed {
    /// All of these.
    All(Vec<Action>),
    /// Some of these: which hangs on what is sent.
    Some(Vec<Action>),
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// The prefix of the service's actions, or the name of an interface of its own such as `s3control`.
    pub(super) service: &'static str,
    operation: &'static str,
    actions: &'static str,
}

/// Every line of the table.
pub(super) fn rows() -> impl Iterator<Item = Row> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut words = line.splitn(3, ' ');
        Some(Row {
            service: words.next()?,
            operation: words.next()?,
            actions: words.next()?,
        })
    })
}

impl Row {
    /// Whether the line speaks of an operation, given without separators and in lower case.
    pub(super) fn is_of(self, folded: &str) -> bool {
        match self.operation.strip_suffix('*') {
            Some(head) => folded
                .get(..head.len())
                .is_some_and(|front| front.eq_ignore_ascii_case(head)),
            None => self.operation.eq_ignore_ascii_case(folded),
        }
    }

    /// Whether the line speaks of one operation.
    pub(super) fn is_exact(self) -> bool {
        !self.operation.ends_with('*')
    }

    /// The actions.
    pub(super) fn needed(self) -> Needed {
        let words = self.actions.split([' ', '|']);
        let actions = words.filter_map(|word| Action::parse(word).ok()).collect();
        if self.actions.contains('|') {
            Needed::Some(actions)
        } else {
            Needed::All(actions)
        }
    }
}

#[cfg(test)]
mod tests {
    use scopedown_catalog::{ActionEntry, Catalog};

    use super::*;

    #[test]
    fn every_line_names_actions_as_the_catalogue_spells_them() {
        let catalog = Catalog::embedded();
        let spelt = |action: &Action| catalog.action(action).map(ActionEntry::full);
        assert!(rows().count() > 90);
        for row in rows() {
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
        for row in rows().filter(|row| row.is_exact()) {
            let own = format!("{}:{}", row.service, row.operation);
            let says_so = matches!(row.needed(), Needed::All(actions) if actions.len() == 1 && actions[0].as_written().eq_ignore_ascii_case(&own));
            assert!(!says_so, "{row:?}");
        }
    }
}
