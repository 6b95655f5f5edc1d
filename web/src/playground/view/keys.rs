//! Keys of the grid besides those that walk it. They act only while a cell has the focus.

use scopedown_eval::State;
use scopedown_report::words;
use yew::prelude::*;

use super::lens_bar::WORDS;
use crate::hooks::{Dispatch, Shared};
use crate::host::{clipboard, dialog, dom};
use crate::playground::Perform;
use crate::state::action::Action;
use crate::state::deed::Deed;
use crate::state::grid::Spot;
use crate::state::summary;
use crate::state::table::{Group, Table, state_of};
use crate::state::workspace::{CellName, Peel};
use crate::view::matrix::to_reasons;

/// The dialog that lists them.
pub(crate) const HELP: &str = "keys";

/// What the keys bear on.
#[derive(Clone, PartialEq)]
pub(crate) struct Keys {
    pub(crate) table: Option<Shared<Table>>,
    pub(crate) selected: Option<CellName>,
    pub(crate) on_pick: Callback<Spot>,
    pub(crate) on_ask: Callback<Question>,
    pub(crate) perform: Perform,
    pub(crate) dispatch: Dispatch,
}

/// What is asked about the matrix as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// Why a whole row is as it is.
    Row(usize),
    /// Why a whole column is as it is.
    Column(usize),
    /// What was said last.
    Again,
}

impl Question {
    /// The answer; `None` where there is none of its own.
    pub(crate) fn answer(self, table: &Table) -> Option<String> {
        match self {
            Self::Row(row) => summary::row(table, row),
            Self::Column(column) => summary::column(table, column),
            Self::Again => None,
        }
    }
}

/// Every key and what it does, for people.
pub(crate) const KEYS: [(&str, &str); 12] = [
    (
        "arrows, Home, End, Page Up, Page Down",
        "move; with Ctrl, Home and End go to the corners",
    ),
    ("Enter", "go to the reasons; Escape comes back to the cell"),
    ("Space", "pin the cell: its row stays on top"),
    (
        "1, 2, 3",
        "the verdict of the role, of the session, of both",
    ),
    (
        "n, Shift+N",
        "the next and the previous cell that is not allowed",
    ),
    ("[ and ]", "fold the rows of this service away; unfold all"),
    (
        "h, Shift+H",
        "why the whole row, the whole column is as it is; so does a press on its heading",
    ),
    ("r", "say again what changed"),
    ("c", "copy what the cell says, as a sentence"),
    ("/", "look for actions or resources"),
    ("?", "these keys"),
    ("Escape", "show all rows again"),
];

/// The callback of the grid.
#[hook]
pub(crate) fn use_keys(keys: Keys) -> Callback<(Spot, KeyboardEvent)> {
    use_callback(keys, |(spot, event): (Spot, KeyboardEvent), keys| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if keys.press(spot, &event.key()) {
            event.prevent_default();
        }
    })
}

impl Keys {
    /// Does what a key stands for; says whether it stands for something.
    fn press(&self, spot: Spot, key: &str) -> bool {
        match key {
            "Enter" => to_reasons(spot, &self.on_pick, &self.dispatch),
            " " => self.with_cell(spot, |cell| Deed::TogglePin { cell }),
            "1" => self.peel(Peel::Role),
            "2" => self.peel(Peel::Session),
            "3" => self.peel(Peel::Effective),
            "n" => self.next(spot, Way::Forth),
            "N" => self.next(spot, Way::Back),
            "[" => self.fold(spot),
            "]" => self.perform.emit(Deed::UnfoldAll),
            "h" => self.on_ask.emit(Question::Row(spot.row)),
            "H" => self.on_ask.emit(Question::Column(spot.column)),
            "r" => self.on_ask.emit(Question::Again),
            "c" => self.copy(spot),
            "/" => {
                dom::focus(WORDS);
            }
            "?" => dialog::open(HELP),
            "Escape" => self.perform.emit(Deed::ClearLens),
            _ => return false,
        }
        true
    }

    fn name(&self, spot: Spot) -> Option<CellName> {
        self.table.as_ref()?.0.name(spot.row, spot.column)
    }

    fn with_cell(&self, spot: Spot, deed: impl Fn(CellName) -> Deed) {
        if let Some(cell) = self.name(spot) {
            self.perform.emit(deed(cell));
        }
    }

    fn peel(&self, peel: Peel) {
        self.dispatch.emit(Action::Peel { peel });
    }

    fn fold(&self, spot: Spot) {
        let service = self.table.as_ref().and_then(|table| {
            let is_here = |group: &&Group| group.rows.iter().any(|row| row.number == spot.row);
            Some(table.0.groups.iter().find(is_here)?.service.clone())
        });
        if let Some(service) = service {
            self.perform.emit(Deed::ToggleFold { service });
        }
    }

    fn copy(&self, spot: Spot) {
        let Some(table) = &self.table else {
            return;
        };
        if let Some(name) = self.name(spot) {
            let cell = table.0.cell(&name);
            // The same words stand under Why, where they can be selected.
            let words = words::cell_words(&name.action, &name.resource, cell);
            clipboard::copy(&words, |_| {});
        }
    }

    fn next(&self, spot: Spot, way: Way) {
        let next = self
            .table
            .as_ref()
            .and_then(|table| way.next(&table.0, spot));
        if let Some(spot) = next {
            self.on_pick.emit(spot);
        }
    }
}

/// Which way a search goes.
#[derive(Clone, Copy)]
enum Way {
    Forth,
    Back,
}

impl Way {
    /// The nearest cell that way that is not allowed, in reading order.
    fn next(self, table: &Table, from: Spot) -> Option<Spot> {
        let columns = table.columns.len().max(1);
        let here = from.row * columns + from.column;
        let is_telling = |at: &usize| {
            let cell = table.rows.get(at / columns)?.cells.get(at % columns)?;
            let state = state_of(cell);
            Some(!matches!(state, State::Allowed | State::NotApplicable))
        };
        let found = match self {
            Self::Forth => {
                (here + 1..table.rows.len() * columns).find(|at| is_telling(at) == Some(true))
            }
            Self::Back => (0..here).rev().find(|at| is_telling(at) == Some(true)),
        };
        found.map(|at| Spot {
            row: at / columns,
            column: at % columns,
        })
    }
}
