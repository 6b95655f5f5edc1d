//! Tenants and what they reach, for programs.

use scopedown_association::tenants::{Escaped, Refusal};
use scopedown_scenario::tenants::{Asked, Cell, GridRow, Side, Tenancy};
use serde::Serialize;

use super::{keys, layers};
use crate::words;

/// What a template and a table come to.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct TenantsShape {
    /// The version of this shape.
    pub tenants: u8,
    /// Whether every tenant has a policy of harmless values that EKS takes, reaches its own and nothing of another's.
    pub sound: bool,
    /// The tenants that were asked, from the first of those that have a policy.
    pub asked: usize,
    /// The others that each was asked about; null where it is all of them.
    pub others: Option<usize>,
    /// What belongs to whom.
    pub columns: Vec<TenantColumnShape>,
    /// The tenants, in the order of the table.
    pub rows: Vec<TenantShape>,
    /// All of it in sentences.
    pub summary: Vec<String>,
}

/// A thing of a tenant.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct TenantColumnShape {
    /// Whose it is.
    pub owner: String,
    /// The resource.
    pub resource: String,
    /// The resource with the keys that tell it, as a person reads it.
    pub thing: String,
    /// The actions that were asked about.
    pub actions: Vec<String>,
}

/// A tenant.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct TenantShape {
    /// Its name.
    pub tenant: String,
    /// Its line in the table.
    pub line: usize,
    /// Its policy; null where its values are refused.
    pub policy: Option<String>,
    /// The characters of the policy.
    pub characters: Option<usize>,
    /// Why there is no policy.
    pub refused: Vec<RefusedValueShape>,
    /// What was escaped, in sentences.
    pub escaped: Vec<String>,
    /// What it reaches, as far as was asked.
    pub cells: Vec<TenantCellShape>,
}

/// A value that is not put into a policy.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct RefusedValueShape {
    /// The code of what is wrong.
    pub code: String,
    /// The column of the table.
    pub column: String,
    /// The value.
    pub value: String,
    /// What is wrong, and what to do.
    pub message: String,
}

/// One tenant's reach of one thing.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct TenantCellShape {
    /// The number of the column, from 0.
    pub column: usize,
    /// Whether it is the tenant's own.
    pub own: bool,
    /// `everything`, `part`, `depends` or `nothing` of the actions.
    pub reach: String,
    /// `asWanted`, `open` or `amiss`.
    pub judgement: String,
    /// The action that tells why it is not as wanted.
    pub action: Option<String>,
    /// The layers that deny it.
    pub by: Vec<String>,
    /// The keys on which it hangs.
    pub on: Vec<String>,
}

impl TenantsShape {
    /// The shape.
    pub fn of(tenancy: &Tenancy) -> Self {
        let grid = &tenancy.grid;
        let (asked, others) = match grid.asked {
            Asked::Everybody => (grid.rows.len(), None),
            Asked::Neighbours {
                tenants, others, ..
            } => (tenants, Some(others)),
        };
        let columns = grid.columns.iter().map(|column| {
            let thing = grid.things.get(column.thing);
            let actions = thing.iter().flat_map(|thing| &thing.actions);
            TenantColumnShape {
                owner: tenancy.name(column.owner).to_owned(),
                resource: column.belonging.resource.to_string(),
                thing: words::thing_of(column).plain(),
                actions: actions
                    .map(|asked| asked.action.as_written().to_owned())
                    .collect(),
            }
        });
        let sentences = words::tenants_summary(tenancy);
        Self {
            tenants: 1,
            sound: tenancy.is_sound(),
            asked,
            others,
            columns: columns.collect(),
            rows: rows(tenancy),
            summary: sentences.iter().map(crate::Sentence::plain).collect(),
        }
    }
}

fn rows(tenancy: &Tenancy) -> Vec<TenantShape> {
    let mut asked = tenancy.grid.rows.iter().peekable();
    let lines = tenancy.table.rows().iter().map(|row| row.line);
    let tenants = tenancy.tenants.iter().zip(lines).enumerate();
    tenants
        .map(|(at, (tenant, line))| {
            let row = asked.next_if(|row| row.tenant == at);
            let finished = tenant.policy.as_ref().ok();
            let escaped = finished.iter().flat_map(|finished| &finished.escaped);
            TenantShape {
                tenant: tenant.name.to_string(),
                line,
                policy: finished.map(|finished| finished.text.to_string()),
                characters: finished.map(|finished| finished.characters),
                refused: tenant
                    .policy
                    .as_ref()
                    .err()
                    .map_or_else(Vec::new, |refused| refusals(refused)),
                escaped: escaped.map(Escaped::message).collect(),
                cells: row.map_or_else(Vec::new, |row| cells(tenancy, row)),
            }
        })
        .collect()
}

fn refusals(refusals: &[Refusal]) -> Vec<RefusedValueShape> {
    let shape = |refusal: &Refusal| RefusedValueShape {
        code: refusal.reason.code().to_owned(),
        column: refusal.column.to_string(),
        value: refusal.value.to_string(),
        message: refusal.message(),
    };
    refusals.iter().map(shape).collect()
}

fn cells(tenancy: &Tenancy, row: &GridRow) -> Vec<TenantCellShape> {
    let shape = |cell: &Cell| {
        let telling = cell.telling.as_ref();
        let action = telling.and_then(|telling| {
            let (_, thing) = tenancy.grid.column(cell)?;
            thing.actions.get(telling.action)
        });
        TenantCellShape {
            column: cell.column,
            own: cell.side == Side::Own,
            reach: cell.reach.name().to_owned(),
            judgement: cell.judgement.name().to_owned(),
            action: action.map(|asked| asked.action.as_written().to_owned()),
            by: telling.map_or_else(Vec::new, |telling| layers(telling.by)),
            on: telling.map_or_else(Vec::new, |telling| keys(&telling.on)),
        }
    };
    row.cells.iter().map(shape).collect()
}
