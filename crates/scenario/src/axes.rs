//! Rows and columns: those that the author states, else those that the policies speak of.

use std::collections::HashSet;

use scopedown_policy::{Action, ActionFault, ActionPattern, Policy, ResourcePattern, limits};

use crate::analysis::Reading;
use crate::examples;
use crate::scenario::Scenario;

/// The rows and columns of a matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axes {
    /// The actions.
    pub actions: Vec<AxisEntry>,
    /// The resources.
    pub resources: Vec<AxisEntry>,
    /// Actions that the policies name beyond the limit of derived rows.
    pub actions_left_out: usize,
    /// Resources that the policies name beyond the limit of derived columns.
    pub resources_left_out: usize,
    /// Stated entries that cannot be rows or columns.
    pub faults: Vec<AxisFault>,
}

/// One row or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisEntry {
    /// The action, or the resource.
    pub text: String,
    /// Why it is there.
    pub origin: Origin,
}

/// Why a row or column is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The author of the scenario asks for it.
    Stated,
    /// A policy names it.
    Named,
    /// It is one of many that a wildcard of a policy matches.
    Example,
}

/// A stated entry that cannot be a row or column, or what an expectation speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AxisFault {
    /// An action with a wildcard: which actions it stands for only a catalogue could tell.
    WildcardAction(String),
    /// A text that is not `service:Name`.
    NotAnAction(String, ActionFault),
    /// A text that is neither `*` nor an ARN.
    NotAResource(String),
}

impl Axes {
    pub(crate) fn of(scenario: &Scenario, readings: &[Reading]) -> Self {
        let policies = || {
            readings
                .iter()
                .filter_map(|reading| reading.parsed.policy.as_ref())
        };
        let mut axes = Self::default();
        match &scenario.actions {
            Some(stated) => axes.state_actions(stated),
            None => axes.derive_actions(&policies().collect::<Vec<_>>()),
        }
        match &scenario.resources {
            Some(stated) => axes.state_resources(stated),
            None => axes.derive_resources(policies()),
        }
        axes
    }

    fn derive_actions(&mut self, policies: &[&Policy]) {
        let Derived { entries, left_out } = derived_actions(policies);
        self.actions = entries;
        self.actions_left_out = left_out;
    }

    fn derive_resources<'p>(&mut self, policies: impl Iterator<Item = &'p Policy>) {
        let Derived { entries, left_out } = derived_resources(policies);
        self.resources = entries;
        self.resources_left_out = left_out;
    }

    fn state_actions(&mut self, stated: &[String]) {
        let mut seen = HashSet::new();
        for text in stated {
            match Action::parse(text) {
                _ if text.contains(['*', '?']) => {
                    self.faults.push(AxisFault::WildcardAction(text.clone()));
                }
                Ok(_) if seen.insert(text) => self.actions.push(AxisEntry::stated(text)),
                Ok(_) => {}
                Err(fault) => self
                    .faults
                    .push(AxisFault::NotAnAction(text.clone(), fault)),
            }
        }
    }

    fn state_resources(&mut self, stated: &[String]) {
        let mut seen = HashSet::new();
        for text in stated {
            match AxisFault::of_resource(text) {
                None if seen.insert(text) => self.resources.push(AxisEntry::stated(text)),
                None => {}
                Some(fault) => self.faults.push(fault),
            }
        }
    }
}

impl AxisFault {
    /// Why a text is no resource, if it is none.
    pub(crate) fn of_resource(text: &str) -> Option<Self> {
        let is_one = text == "*" || text.starts_with("arn:");
        (!is_one).then(|| Self::NotAResource(text.to_owned()))
    }

    /// What is wrong and what to do, in one sentence each.
    pub fn sentences(&self) -> [String; 2] {
        match self {
            Self::WildcardAction(text) => [
                format!("`{text}` stands for many actions; a row is one action."),
                "Name the actions, such as `s3:GetObject`, or leave the rows out to have them derived from the policies.".into(),
            ],
            Self::NotAnAction(text, _) => [format!("`{text}` is not an action."), "Write it as `service:Name`, such as `s3:GetObject`.".into()],
            Self::NotAResource(text) => [
                format!("`{text}` is neither an ARN nor `*`."),
                "Write the whole ARN, such as `arn:aws:s3:::bucket/key`, or `*` for an action without resource.".into(),
            ],
        }
    }
}

impl AxisEntry {
    fn stated(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            origin: Origin::Stated,
        }
    }
}

/// Actions that a policy names, and well-known ones that a wildcard matches; by service and name.
fn derived_actions(policies: &[&Policy]) -> Derived {
    let statements = policies.iter().flat_map(|policy| &policy.statements);
    let patterns: Vec<&ActionPattern> = statements
        .flat_map(|statement| &statement.action.patterns)
        .map(|pattern| &pattern.value)
        .collect();
    let literals = patterns
        .iter()
        .filter_map(|pattern| pattern.literal())
        .filter(|text| Action::parse(text).is_ok());
    let named = literals.map(|text| (text, Origin::Named));
    let examples = examples::of_wildcards(&patterns).map(|text| (text, Origin::Example));
    let mut first = FirstActions::default();
    named
        .chain(examples)
        .for_each(|(text, origin)| first.add(text, origin));
    Derived {
        left_out: first.left_out,
        entries: first.entries.into_iter().map(|(_, entry)| entry).collect(),
    }
}

/// The first so many actions by name, whatever the order in which they come.
#[derive(Default)]
struct FirstActions {
    /// Sorted by the name in lower case.
    entries: Vec<(String, AxisEntry)>,
    left_out: usize,
}

impl FirstActions {
    fn add(&mut self, text: &str, origin: Origin) {
        let folded = text.to_ascii_lowercase();
        let at = self.entries.partition_point(|(other, _)| *other < folded);
        if self
            .entries
            .get(at)
            .is_some_and(|(other, _)| *other == folded)
        {
            return;
        }
        let is_full = self.entries.len() == limits::DERIVED_ACTIONS;
        self.left_out += usize::from(is_full);
        if is_full && at == self.entries.len() {
            return;
        }
        self.entries.insert(
            at,
            (
                folded,
                AxisEntry {
                    text: text.to_owned(),
                    origin,
                },
            ),
        );
        self.entries.truncate(limits::DERIVED_ACTIONS);
    }
}

/// ARNs that a policy names, and one ARN inside each pattern; `*` comes last.
fn derived_resources<'p>(policies: impl Iterator<Item = &'p Policy>) -> Derived {
    let clauses = policies
        .flat_map(|policy| &policy.statements)
        .filter_map(|statement| statement.resource.as_ref());
    let mut texts = Vec::new();
    let mut everything = false;
    for pattern in clauses.flat_map(|clause| &clause.patterns) {
        match &pattern.value {
            ResourcePattern::Any => everything = true,
            ResourcePattern::Arn(arn) if arn.is_literal() => {
                texts.push((arn.as_written().to_owned(), Origin::Named));
            }
            ResourcePattern::Arn(arn) => texts.push((arn.example("example"), Origin::Example)),
        }
    }
    let mut seen = HashSet::new();
    let fresh = texts.iter().filter(|(text, _)| seen.insert(text.as_str()));
    let entries = fresh
        .map(|(text, origin)| AxisEntry {
            text: text.clone(),
            origin: *origin,
        })
        .collect();
    let mut derived = Derived::of(entries, limits::DERIVED_RESOURCES);
    if everything || derived.entries.is_empty() {
        derived.entries.push(AxisEntry {
            text: "*".to_owned(),
            origin: Origin::Named,
        });
    }
    derived
}

/// Entries up to a limit, and how many more there were.
struct Derived {
    entries: Vec<AxisEntry>,
    left_out: usize,
}

impl Derived {
    fn of(mut entries: Vec<AxisEntry>, limit: usize) -> Self {
        let left_out = entries.len().saturating_sub(limit);
        entries.truncate(limit);
        Self { entries, left_out }
    }
}
