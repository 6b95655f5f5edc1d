//! Which calls are allowed, and who forgot the others.

use std::collections::HashSet;

use scopedown_catalog::{Catalog, companions};
use scopedown_eval::{Authority, Request, Situation, cell_everywhere};
use scopedown_policy::{Action, Resource};

use super::acting::Acting;
use super::effort::Effort;
use super::resources::{Listed, holder};
use super::row::{Asked, NeedRow, Outcome, ResourcePolicy, Source};
use super::shortfall::{Shortfall, shortfalls};
use super::{Need, Want};
use crate::analysis::{Analysis, Refused};

/// What came of a list of wants.
#[derive(Debug, Clone)]
pub struct NeedAnswer {
    /// The wants in order, each followed by its companions; a companion that is wanted itself, or came before, is not repeated.
    pub rows: Vec<NeedRow>,
    /// What each layer must be told, the layers in the order in which people look at them. Layers that miss nothing are left out.
    pub shortfalls: Vec<Shortfall>,
    /// Whether the list was understood as a whole.
    pub understood: bool,
}

impl NeedAnswer {
    /// Whether everything that the list says is allowed, whatever the companions. A list that says nothing, or was not understood as a whole, is
    /// never satisfied.
    pub fn is_satisfied(&self) -> bool {
        self.understood && self.wants().next().is_some() && self.allows_what_it_understood()
    }

    /// Whether every call that was understood is allowed.
    pub fn allows_what_it_understood(&self) -> bool {
        self.wants().all(|row| row.outcome.is_allowed())
    }

    /// The rows of the list itself.
    pub fn wants(&self) -> impl Iterator<Item = &NeedRow> {
        self.rows.iter().filter(|row| row.asked.is_want())
    }

    /// The rows that go with them.
    pub fn companions(&self) -> impl Iterator<Item = &NeedRow> {
        self.rows.iter().filter(|row| !row.asked.is_want())
    }
}

/// Says for every want and every companion whether it is allowed, and who forgot it.
///
/// A want without resource is allowed if it is allowed on at least one resource that the policies name and that fits, else if it is on `*`.
///
/// # Errors
/// What keeps the scenario from being evaluated.
pub fn answer<'a>(
    analysis: &'a Analysis,
    catalog: &Catalog,
    need: &Need,
) -> Result<NeedAnswer, Refused<'a>> {
    let (authority, situation) = analysis.ready()?;
    let asking = Asking {
        authority,
        situation,
        acting: Acting::new(catalog),
        listed: Listed::of(authority, situation),
        effort: Effort::of(authority),
    };
    let wanted: HashSet<&str> = need.wants.iter().map(|want| want.action.folded()).collect();
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    for (number, want) in need.wants.iter().enumerate() {
        let row = asking.want(number, want);
        let beside = (row.resource.clone(), row.source);
        rows.push(row);
        for companion in companions(&want.action) {
            let Ok(action) = Action::parse(companion.action) else {
                continue;
            };
            if wanted.contains(action.folded()) {
                continue;
            }
            let asked = Asked::Companion {
                of: number,
                companion,
            };
            let row = asking.companion(asked, &action, &beside);
            let key = (companion.action, row.resource.as_written().to_owned());
            if seen.insert(key) {
                rows.push(row);
            }
        }
    }
    let shortfalls = shortfalls(&rows);
    Ok(NeedAnswer {
        rows,
        shortfalls,
        understood: need.is_understood(),
    })
}

/// What all questions of a list share.
struct Asking<'a> {
    authority: &'a Authority,
    situation: &'a Situation,
    acting: Acting<'a>,
    listed: Listed<'a>,
    effort: Effort,
}

impl Asking<'_> {
    fn want(&self, number: usize, want: &Want) -> NeedRow {
        let asked = Asked::Want(number);
        match &want.resource {
            Some(text) => self.row(asked, &want.action, Resource::new(text), Source::Given),
            None => self.best(asked, &want.action),
        }
    }

    /// A companion is tried on the resource of its want, on what holds that, or on what the policies name.
    fn companion(&self, asked: Asked, action: &Action, beside: &(Resource, Source)) -> NeedRow {
        let (resource, source) = beside;
        if resource.is_none() {
            return self.best(asked, action);
        }
        if self.acts(action, resource) {
            return self.row(asked, action, resource.clone(), *source);
        }
        match holder(resource).filter(|holder| self.acts(action, holder)) {
            Some(holder) => self.row(asked, action, holder, Source::Holder),
            None => self.best(asked, action),
        }
    }

    /// The resource that the policies name on which most is allowed.
    fn best(&self, asked: Asked, action: &Action) -> NeedRow {
        let mut best: Option<NeedRow> = None;
        for resource in self.listed.for_action(action, &self.acting) {
            let source = if resource.is_none() {
                Source::None
            } else {
                Source::Policies
            };
            let row = self.row(asked, action, resource, source);
            let is_better = best
                .as_ref()
                .is_none_or(|best| row.outcome.rank() < best.outcome.rank());
            if is_better {
                best = Some(row);
            }
        }
        best.unwrap_or_else(|| self.row(asked, action, Resource::new("*"), Source::None))
    }

    fn row(&self, asked: Asked, action: &Action, resource: Resource, source: Source) -> NeedRow {
        let request = Request {
            action,
            resource: &resource,
            situation: self.situation,
        };
        let (outcome, cell) = if !self.acts(action, &resource) {
            (Outcome::NotApplicable, None)
        } else if !self.effort.affords(&resource) {
            (Outcome::NotLookedAt, None)
        } else {
            let cell = cell_everywhere(self.authority, &request);
            (
                Outcome::of(&cell, self.resource_policy(&resource)),
                Some(cell),
            )
        };
        NeedRow {
            asked,
            action: action.clone(),
            outcome,
            resource,
            source,
            cell,
        }
    }

    fn resource_policy(&self, resource: &Resource) -> ResourcePolicy {
        let mut hung = self.authority.layers().resources.iter();
        if hung.any(|hung| hung.target.covers(resource)) {
            ResourcePolicy::Given
        } else {
            ResourcePolicy::NotGiven
        }
    }

    fn acts(&self, action: &Action, resource: &Resource) -> bool {
        self.acting.on(action, resource).unwrap_or(true)
    }
}
