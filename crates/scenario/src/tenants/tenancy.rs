//! A template and a table, filled and asked about: all that the doors show.

use scopedown_association::Figures;
use scopedown_association::tenants::{Collision, Collisions, Table, Template, Tenant, collisions};
use scopedown_catalog::Catalog;

use super::ask::grid;
use super::grid::{Grid, Judgement};
use crate::analysis::{Analysis, Refused};

/// What a template and a table come to.
#[derive(Debug, Clone)]
pub struct Tenancy {
    /// The template.
    pub template: Template,
    /// The table.
    pub table: Table,
    /// The tenants, a row of the table each.
    pub tenants: Vec<Tenant>,
    /// Entries that cover what another tenant's do, whatever the rest of the policies says.
    pub collisions: Collisions,
    /// Who reaches what is whose.
    pub grid: Grid,
}

impl Tenancy {
    /// Asks about tenants that were filled from the template and the table, in the scenario of [`beside`](super::beside), in about so many
    /// decisions.
    ///
    /// # Errors
    /// What keeps the scenario from being evaluated.
    pub fn of<'a>(
        template: Template,
        table: Table,
        tenants: Vec<Tenant>,
        analysis: &'a Analysis,
        catalog: &Catalog,
        decisions: usize,
    ) -> Result<Self, Refused<'a>> {
        let compared = tenants
            .get(..decisions.isqrt().min(tenants.len()))
            .unwrap_or_default();
        Ok(Self {
            collisions: collisions(&template, compared),
            grid: grid(&template, &table, &tenants, analysis, catalog, decisions)?,
            template,
            table,
            tenants,
        })
    }

    /// The tenants that have no policy, for their values were refused.
    pub fn refused(&self) -> impl Iterator<Item = usize> {
        self.positions(|tenant| tenant.policy.is_err())
    }

    /// The tenants with a value that had to be escaped.
    pub fn escaped(&self) -> impl Iterator<Item = usize> {
        self.positions(|tenant| {
            let finished = tenant.policy.as_ref();
            finished.is_ok_and(|finished| !finished.escaped.is_empty())
        })
    }

    /// The tenants whose policy is longer than EKS takes (semantics 8.3.6).
    pub fn too_long(&self) -> impl Iterator<Item = usize> {
        let most = Figures::default().policy_characters;
        self.positions(move |tenant| {
            let finished = tenant.policy.as_ref();
            finished.is_ok_and(|finished| finished.characters > most)
        })
    }

    /// Whether every tenant has a policy that EKS takes, made of harmless values, and none reaches what it should not or misses what is its own,
    /// as far as was asked.
    pub fn is_sound(&self) -> bool {
        let amiss = self
            .grid
            .amiss()
            .any(|(_, cell)| cell.judgement == Judgement::Amiss);
        let refused = self.refused().next().is_some();
        let escaped = self.escaped().next().is_some();
        !(amiss || refused || escaped || self.too_long().next().is_some())
    }

    /// The collisions of tenants whose cells say nothing of it, since the role or another statement keeps them apart, or nobody asked.
    pub fn kept_apart(&self) -> impl Iterator<Item = &Collision> {
        let reaching: Vec<usize> = self.grid.reaching().collect();
        let found = self.collisions.found.iter();
        found.filter(move |collision| reaching.binary_search(&collision.covers).is_err())
    }

    /// The name of a tenant.
    pub fn name(&self, tenant: usize) -> &str {
        self.tenants.get(tenant).map_or("", |tenant| &tenant.name)
    }

    fn positions(&self, holds: impl Fn(&Tenant) -> bool) -> impl Iterator<Item = usize> {
        self.tenants
            .iter()
            .enumerate()
            .filter(move |(_, tenant)| holds(tenant))
            .map(|(at, _)| at)
    }
}
