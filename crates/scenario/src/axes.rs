//! Rows and columns: those that the author states, else those that the policies speak of.
//!
//! Without a catalogue a wildcard is shown by [examples](crate::examples). With one, `rows` and `columns` derive what is telling.

pub(crate) mod alone;
mod columns;
mod companions;
mod for_companions;
mod names;
mod neighbours;
mod plain;
mod popular;
mod rows;
mod share;

pub(crate) use rows::spelt;

use std::collections::HashSet;

use scopedown_catalog::Catalog;
use scopedown_eval::Place;
use scopedown_policy::{Action, ActionFault, Policy, Values, limits};

use crate::analysis::Reading;
use crate::scenario::Scenario;

/// The rows and columns of a matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axes {
    /// The actions.
    pub actions: Vec<AxisEntry>,
    /// The resources.
    pub resources: Vec<AxisEntry>,
    /// Actions that the policies name, with a catalogue also those that their wildcards match, beyond the derived rows.
    pub actions_left_out: usize,
    /// Resources that the policies speak of beyond the derived columns.
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
    /// People forget it beside another action that a policy allows.
    Companion {
        /// The other action.
        of: &'static str,
        /// What it is needed for, as a sentence.
        reason: &'static str,
    },
    /// A resource that a pattern of a policy matches.
    Inside,
    /// A resource that a pattern also matches though its name goes on: `team-ab` under `team-a*`.
    AlsoInside,
    /// A resource that a pattern just misses: `team-ab/x` beside `team-a/*`.
    NearMiss,
    /// A resource of the same kind that a pattern does not match.
    Outside,
}

/// How much is derived where a catalogue is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Breadth {
    /// What is telling; the rest is counted.
    #[default]
    Telling,
    /// Every action that a policy names or matches, and every column that can be derived.
    Full,
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
    /// An action with a wildcard that matches nothing in the catalogue.
    NothingMatches(String),
    /// A pattern that speaks of more cells than are looked at.
    TooManyCells(String),
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

    /// Rows and columns with the catalogue's help.
    pub(crate) fn with_catalog(
        scenario: &Scenario,
        readings: &[Reading],
        values: &dyn Values,
        catalog: &Catalog,
        breadth: Breadth,
    ) -> Self {
        let policies = by_telling(readings);
        let mut axes = Self::default();
        match &scenario.actions {
            Some(stated) => (axes.actions, axes.faults) = rows::stated(stated, catalog),
            None => {
                let derived = rows::derived(&policies, catalog, breadth);
                (axes.actions, axes.actions_left_out) = (derived.entries, derived.left_out);
            }
        }
        match &scenario.resources {
            Some(stated) => axes.state_resources(stated),
            None => {
                let account = scenario.account();
                let derived =
                    columns::derived(&policies, &axes.actions, values, account, catalog, breadth);
                (axes.resources, axes.resources_left_out) = (derived.entries, derived.left_out);
            }
        }
        axes
    }

    fn derive_actions(&mut self, policies: &[&Policy]) {
        let Derived { entries, left_out } = plain::actions(policies);
        self.actions = entries;
        self.actions_left_out = left_out;
    }

    fn derive_resources<'p>(&mut self, policies: impl Iterator<Item = &'p Policy>) {
        let Derived { entries, left_out } = plain::resources(policies);
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
                Ok(_) if seen.insert(text.as_str()) => self.actions.push(AxisEntry::stated(text)),
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
                None if seen.insert(text.as_str()) => self.resources.push(AxisEntry::stated(text)),
                None => {}
                Some(fault) => self.faults.push(fault),
            }
        }
    }
}

/// The policies, the most telling first: those that the session is scoped by, then the role's.
fn by_telling(readings: &[Reading]) -> Vec<&Policy> {
    let rank = |reading: &Reading| match reading.place {
        Place::Session(_) => 0,
        Place::Role(_) => 1,
        Place::Boundary => 2,
        Place::Resource(_) => 3,
        _ => 4,
    };
    // Five passes instead of a sort, whose code would be sent with the page.
    let mut policies = Vec::new();
    for wanted in 0..=4 {
        for reading in readings {
            policies.extend(
                reading
                    .parsed
                    .policy
                    .as_ref()
                    .filter(|_| rank(reading) == wanted),
            );
        }
    }
    policies
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
            Self::NothingMatches(text) => [
                format!("`{text}` matches no action of the catalogue."),
                "Correct the service or the name, or name the actions one by one.".into(),
            ],
            Self::TooManyCells(text) => [
                format!("`{text}` speaks of more cells than are looked at; {} are the limit.", limits::MATRIX_CELLS),
                "Narrow the pattern, or name fewer resources.".into(),
            ],
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
