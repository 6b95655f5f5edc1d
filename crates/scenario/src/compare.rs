//! Two scenarios against each other: the cells that one decides otherwise than the other.

mod grounds;

use std::collections::HashSet;

use scopedown_catalog::Catalog;
use scopedown_eval::{Authority, Cell, Decision, Request, Situation, cell_everywhere};
use scopedown_policy::{Action, Resource, limits};

use crate::analysis::{Analysis, Refused};
use crate::applicability::Applicability;
use crate::axes::AxisEntry;
use grounds::grounds;

/// What comparing two scenarios gives.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The cells that differ, by direction, then in the order of rows and columns.
    pub changes: Vec<Change>,
    /// How many cells were looked at.
    pub cells: usize,
    /// Actions that the policies speak of, or that are asked for, and that were not looked at.
    pub actions_left_out: usize,
    /// Resources likewise.
    pub resources_left_out: usize,
}

/// A cell that the new scenario decides otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The action.
    pub action: Action,
    /// The resource.
    pub resource: Resource,
    /// What it was.
    pub old: Cell,
    /// What it is.
    pub new: Cell,
    /// Which way it went.
    pub direction: Direction,
}

/// Which way a cell went. Access grows from denied over depending to allowed, for what hangs on unknown keys is allowed to some requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// There is more access.
    Gained,
    /// There is less.
    Lost,
    /// It depends as before, on other keys or through other statements: whether that is more or less is not known.
    OtherConditions,
    /// It is denied as before, by others or in another way.
    OtherReason,
}

impl Direction {
    /// Every direction in order.
    pub const ALL: [Self; 4] = [
        Self::Gained,
        Self::Lost,
        Self::OtherConditions,
        Self::OtherReason,
    ];

    /// The name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::OtherConditions => "otherConditions",
            Self::OtherReason => "otherReason",
        }
    }
}

impl Comparison {
    /// The cells that went one way.
    pub fn of(&self, direction: Direction) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.direction == direction)
    }
}

/// Compares over the rows and columns of both, as far as the actions act on the resources.
///
/// # Errors
/// What keeps one of the two from being evaluated, the old one first.
pub fn compare<'a>(
    old: &'a Analysis,
    new: &'a Analysis,
    catalog: &Catalog,
) -> Result<Comparison, Refused<'a>> {
    let (before, now) = (Side::of(old)?, Side::of(new)?);
    let resources = resources(old, new);
    let mut actions = actions(old, new);
    let all = actions.len();
    actions.truncate(limits::MATRIX_CELLS / resources.len().max(1));
    let applicability = Applicability::of(
        catalog,
        actions.iter().map(Action::as_written),
        resources.iter().map(Resource::as_written),
    );
    let mut cells = 0;
    let mut changes = Vec::new();
    for action in &actions {
        for resource in &resources {
            if applicability.applies(action, resource) {
                cells += 1;
                changes.extend(change(&before, &now, action, resource));
            }
        }
    }
    changes.sort_by_key(|change| change.direction);
    let most = |of: fn(&Analysis) -> usize| of(old).max(of(new));
    Ok(Comparison {
        cells,
        changes,
        actions_left_out: all - actions.len() + most(|side| side.axes.actions_left_out),
        resources_left_out: most(|side| side.axes.resources_left_out),
    })
}

/// A scenario that can be asked.
struct Side<'a> {
    analysis: &'a Analysis,
    authority: &'a Authority,
    situation: &'a Situation,
}

impl<'a> Side<'a> {
    fn of(analysis: &'a Analysis) -> Result<Self, Refused<'a>> {
        let (authority, situation) = analysis.ready()?;
        Ok(Self {
            analysis,
            authority,
            situation,
        })
    }

    fn request<'q>(&'q self, action: &'q Action, resource: &'q Resource) -> Request<'q> {
        Request {
            action,
            resource,
            situation: self.situation,
        }
    }
}

fn change(
    before: &Side<'_>,
    now: &Side<'_>,
    action: &Action,
    resource: &Resource,
) -> Option<Change> {
    let old = cell_everywhere(before.authority, &before.request(action, resource));
    let new = cell_everywhere(now.authority, &now.request(action, resource));
    let same_grounds = || grounds(before, action, resource) == grounds(now, action, resource);
    let direction = direction(&old, &new, same_grounds)?;
    Some(Change {
        action: action.clone(),
        resource: resource.clone(),
        old,
        new,
        direction,
    })
}

fn direction(old: &Cell, new: &Cell, same_grounds: impl FnOnce() -> bool) -> Option<Direction> {
    let (before, now) = (access(old.effective), access(new.effective));
    if now > before {
        return Some(Direction::Gained);
    }
    if now < before {
        return Some(Direction::Lost);
    }
    match now {
        Access::All => None,
        Access::Some if old.on == new.on && same_grounds() => None,
        Access::Some => Some(Direction::OtherConditions),
        Access::None => {
            let reason = |cell: &Cell| (cell.effective, cell.state, cell.by);
            (reason(old) != reason(new)).then_some(Direction::OtherReason)
        }
    }
}

/// How many of the requests that a cell stands for are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Access {
    None,
    Some,
    All,
}

const fn access(decision: Decision) -> Access {
    match decision {
        Decision::Allowed => Access::All,
        Decision::Depends => Access::Some,
        Decision::ImplicitDeny | Decision::ExplicitDeny => Access::None,
    }
}

fn actions(old: &Analysis, new: &Analysis) -> Vec<Action> {
    let mut seen = HashSet::new();
    entries(&old.axes.actions, &new.axes.actions)
        .filter_map(|text| Action::parse(text).ok())
        .filter(|action| seen.insert(action.folded().to_owned()))
        .collect()
}

fn resources(old: &Analysis, new: &Analysis) -> Vec<Resource> {
    let mut seen = HashSet::new();
    entries(&old.axes.resources, &new.axes.resources)
        .filter(|text| seen.insert(*text))
        .map(Resource::new)
        .collect()
}

fn entries<'e>(old: &'e [AxisEntry], new: &'e [AxisEntry]) -> impl Iterator<Item = &'e str> {
    old.iter().chain(new).map(|entry| entry.text.as_str())
}

#[cfg(test)]
mod tests;
