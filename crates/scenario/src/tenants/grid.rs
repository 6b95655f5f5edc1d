//! The grid: a row for each tenant, a column for each thing of each tenant.

use scopedown_association::tenants::Belonging;
use scopedown_eval::LayerSet;
use scopedown_policy::ContextKey;

use super::scope::Asked;
use super::thing::Thing;

/// Who reaches what is whose.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The things that each tenant has one of. Without any, the template gives every tenant the same, or nothing.
    pub things: Vec<Thing>,
    /// What belongs to whom: for each tenant in the order of the table, each thing.
    pub columns: Vec<Column>,
    /// The tenants in the order of the table.
    pub rows: Vec<GridRow>,
    /// Who was asked about whom.
    pub asked: Asked,
}

/// A thing of a tenant.
#[derive(Debug, Clone)]
pub struct Column {
    /// The number of the thing.
    pub thing: usize,
    /// The position of the tenant whose it is.
    pub owner: usize,
    /// The resource, and the keys of a request for it.
    pub belonging: Belonging,
}

/// What a tenant reaches.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// Its position in the table.
    pub tenant: usize,
    /// The cells that were asked about, by column.
    pub cells: Vec<Cell>,
}

/// One tenant's reach of one thing of one tenant.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The number of the column.
    pub column: usize,
    /// Whose it is.
    pub side: Side,
    /// How far the tenant reaches it.
    pub reach: Reach,
    /// Whether that is as it should be.
    pub judgement: Judgement,
    /// The action by which it is not, and why.
    pub telling: Option<Telling>,
}

/// Whose a thing is, seen from a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The tenant's own.
    Own,
    /// Another's.
    Other,
}

/// How many of a thing's actions are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// All.
    Everything,
    /// Some.
    Part,
    /// None, but some hang on keys that are not known.
    Depends,
    /// None.
    Nothing,
}

/// Whether a tenant reaches what it should: its own by each action that the template names, by some action of each wildcard, and nothing of
/// another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Judgement {
    /// As it should.
    AsWanted,
    /// That hangs on keys that are not known.
    Open,
    /// Another's is reached, or the own is not.
    Amiss,
}

/// What tells why a cell is not as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The number of the action among those of the thing.
    pub action: usize,
    /// The layers that deny it, where it is denied.
    pub by: LayerSet,
    /// The keys on which it hangs.
    pub on: Vec<ContextKey>,
}

impl Reach {
    /// The name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Part => "part",
            Self::Depends => "depends",
            Self::Nothing => "nothing",
        }
    }
}

impl Judgement {
    /// The name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AsWanted => "asWanted",
            Self::Open => "open",
            Self::Amiss => "amiss",
        }
    }
}

impl Grid {
    /// The tenants that reach what is another's.
    pub fn reaching(&self) -> impl Iterator<Item = usize> {
        self.tenants(Side::Other, Judgement::Amiss)
    }

    /// The tenants that do not reach what is their own.
    pub fn lacking(&self) -> impl Iterator<Item = usize> {
        self.tenants(Side::Own, Judgement::Amiss)
    }

    /// The positions of the tenants that have such a cell.
    pub fn tenants(&self, side: Side, judgement: Judgement) -> impl Iterator<Item = usize> {
        self.rows
            .iter()
            .filter(move |row| row.has(side, judgement))
            .map(|row| row.tenant)
    }

    /// The cells that are not as wanted, row by row.
    pub fn amiss(&self) -> impl Iterator<Item = (&GridRow, &Cell)> {
        self.rows.iter().flat_map(|row| {
            let cells = row.cells.iter();
            let amiss = cells.filter(|cell| cell.judgement != Judgement::AsWanted);
            amiss.map(move |cell| (row, cell))
        })
    }

    /// How many cells were asked about.
    pub fn cells(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }

    /// The column and the thing of a cell.
    pub fn column(&self, cell: &Cell) -> Option<(&Column, &Thing)> {
        let column = self.columns.get(cell.column)?;
        Some((column, self.things.get(column.thing)?))
    }
}

impl GridRow {
    /// The cell of a column, where it was asked about.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column);
        self.cells.get(at.ok()?)
    }

    fn has(&self, side: Side, judgement: Judgement) -> bool {
        let mut cells = self.cells.iter();
        cells.any(|cell| cell.side == side && cell.judgement == judgement)
    }
}
