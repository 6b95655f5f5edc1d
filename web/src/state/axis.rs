//! Rows and columns: what the scenario states and the policies give, with what the user added and removed.

use std::rc::Rc;

use scopedown_policy::Action;
use scopedown_scenario::{AxisEntry, AxisFault, Origin};

/// Rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// The rows.
    Actions,
    /// The columns.
    Resources,
}

/// What is stated about one axis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AxisEdits {
    /// Entries of the scenario that was opened; they come first.
    pub stated: Vec<Rc<str>>,
    /// Entries of the user.
    pub added: Vec<Rc<str>>,
    /// Entries that are not to be shown.
    pub removed: Vec<Rc<str>>,
    /// What is wrong with the entry that was asked for last.
    pub fault: Option<AxisFault>,
}

impl AxisEdits {
    /// The edits of a scenario that states these entries.
    pub fn stated(entries: Option<&[String]>) -> Self {
        Self {
            stated: entries
                .into_iter()
                .flatten()
                .map(|entry| entry.as_str().into())
                .collect(),
            ..Self::default()
        }
    }

    /// Asks for an entry.
    pub fn add(&mut self, text: Rc<str>) {
        self.removed.retain(|entry| *entry != text);
        if !self.stated.contains(&text) && !self.added.contains(&text) {
            self.added.push(text);
        }
    }

    /// Takes an entry away.
    pub fn remove(&mut self, text: Rc<str>) {
        self.added.retain(|entry| *entry != text);
        if !self.removed.contains(&text) {
            self.removed.push(text);
        }
    }

    /// Forgets what the user added and removed.
    pub fn reset(&mut self) {
        self.fault = None;
        self.added.clear();
        self.removed.clear();
    }

    /// The entries to show. What is stated counts while `holds`; the policies then add only what they name themselves, no examples.
    pub fn merged(&self, derived: &[AxisEntry], holds: bool) -> Vec<AxisEntry> {
        let stated: &[Rc<str>] = if holds { &self.stated } else { &[] };
        let is_wanted = |entry: &&AxisEntry| {
            stated.is_empty() || (entry.origin == Origin::Named && entry.text != "*")
        };
        let stated = stated.iter().map(|text| (&**text, Origin::Stated));
        let derived = derived
            .iter()
            .filter(is_wanted)
            .map(|entry| (entry.text.as_str(), entry.origin));
        let added = self.added.iter().map(|text| (&**text, Origin::Stated));
        let mut merged: Vec<AxisEntry> = Vec::new();
        for (text, origin) in stated.chain(derived).chain(added) {
            let is_removed = self
                .removed
                .iter()
                .any(|removed| removed.eq_ignore_ascii_case(text));
            if !is_removed && !merged.iter().any(|entry| entry.text == text) {
                merged.push(AxisEntry {
                    text: text.to_owned(),
                    origin,
                });
            }
        }
        merged
    }
}

impl Axis {
    /// Reads an entry that the user typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(self, text: &str) -> Result<Rc<str>, AxisFault> {
        let text = text.trim();
        match self {
            Self::Actions if text.contains(['*', '?']) => {
                Err(AxisFault::WildcardAction(text.to_owned()))
            }
            Self::Actions => match Action::parse(text) {
                Ok(_) => Ok(text.into()),
                Err(fault) => Err(AxisFault::NotAnAction(text.to_owned(), fault)),
            },
            Self::Resources if text == "*" || text.starts_with("arn:") => Ok(text.into()),
            Self::Resources => Err(AxisFault::NotAResource(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, origin: Origin) -> AxisEntry {
        AxisEntry {
            text: text.into(),
            origin,
        }
    }

    fn texts(entries: &[AxisEntry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.text.as_str()).collect()
    }

    #[test]
    fn derived_entries_stay_until_they_are_removed() {
        let derived = [
            entry("s3:GetObject", Origin::Named),
            entry("s3:PutObject", Origin::Example),
        ];
        let mut edits = AxisEdits::default();
        edits.add("sqs:SendMessage".into());
        edits.remove("s3:GetObject".into());
        assert_eq!(
            texts(&edits.merged(&derived, true)),
            ["s3:PutObject", "sqs:SendMessage"]
        );
        edits.reset();
        assert_eq!(
            texts(&edits.merged(&derived, true)),
            ["s3:GetObject", "s3:PutObject"]
        );
    }

    #[test]
    fn stated_entries_come_first_and_examples_are_left_out() {
        let edits = AxisEdits::stated(Some(&["s3:DeleteBucket".into()]));
        let derived = [
            entry("s3:GetObject", Origin::Named),
            entry("s3:PutObject", Origin::Example),
        ];
        assert_eq!(
            texts(&edits.merged(&derived, true)),
            ["s3:DeleteBucket", "s3:GetObject"]
        );
        assert_eq!(
            texts(&edits.merged(&derived, false)),
            ["s3:GetObject", "s3:PutObject"],
            "other policies have other rows"
        );
    }

    #[test]
    fn a_removed_entry_can_be_asked_for_again() {
        let mut edits = AxisEdits::default();
        edits.remove("s3:GetObject".into());
        edits.add("s3:GetObject".into());
        assert_eq!(texts(&edits.merged(&[], true)), ["s3:GetObject"]);
    }

    #[test]
    fn typed_entries_are_checked() {
        assert_eq!(
            Axis::Actions.read(" s3:GetObject ").as_deref(),
            Ok("s3:GetObject")
        );
        assert!(Axis::Actions.read("s3:Get*").is_err());
        assert!(Axis::Actions.read("GetObject").is_err());
        assert_eq!(Axis::Resources.read("*").as_deref(), Ok("*"));
        assert!(Axis::Resources.read("reports/q1.csv").is_err());
    }
}
