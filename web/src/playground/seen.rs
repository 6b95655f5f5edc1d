//! What of the matrix is seen, and what is said of its cells besides their state.

use std::collections::HashSet;
use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_report::words;
use yew::prelude::*;

use super::wide::LateAtlas;
use crate::hooks::{Shared, Shown, settled};
use crate::state::broad::Atlas;
use crate::state::comparing::{Moves, name};
use crate::state::expecting::{Standing, standings};
use crate::state::face::Face;
use crate::state::lens::{Grouping, Lens, Only};
use crate::state::playground::Playground;
use crate::state::remark::Remarks;
use crate::state::table::Table;
use crate::state::workspace::{CellName, Peel};

/// The cells that moved against what the matrix is held against; `None` where it is held against nothing.
#[hook]
pub(crate) fn use_moves(playground: &Playground, whole: Option<&Shown>) -> Option<Shared<Moves>> {
    let inputs = (playground.baseline().cloned(), whole.cloned());
    let moves = use_memo(inputs, |(before, whole)| {
        let (before, whole) = (before.as_ref()?, whole.as_ref()?);
        let now = &whole.answer.0.content;
        let moves = Moves::of(before, now, &whole.table, &Catalog::embedded())?;
        Some(Shared(Rc::new(moves)))
    });
    (*moves).clone()
}

/// What is seen through a lens.
#[hook]
pub(crate) fn use_seen(
    whole: Option<&Shown>,
    moves: Option<&Shared<Moves>>,
    lens: &Lens,
    atlas: &LateAtlas,
) -> Option<Shown> {
    let last = use_mut_ref(Rc::<Table>::default);
    let atlas = atlas.0.clone();
    let inputs = (whole.cloned(), moves.cloned(), lens.clone());
    let seen = use_memo(inputs, move |(whole, moves, lens)| {
        let whole = whole.as_ref()?;
        let level = |action: &str| match lens.grouping {
            Grouping::Service => None,
            Grouping::Level => atlas.get_or_init(Atlas::embedded).level(action),
        };
        let table = match moves {
            Some(moves) if lens.only == Only::Changed => {
                lens.look(&moves.0.rows_of(&whole.table), &level)
            }
            _ => lens.look(&whole.table, &level),
        };
        Some(Shown {
            table: settled(&last, Rc::new(table)),
            ..whole.clone()
        })
    });
    (*seen).clone()
}

/// How the expectations stand.
#[hook]
pub(crate) fn use_standings(playground: &Playground, whole: Option<&Shown>) -> Rc<Vec<Standing>> {
    let expected = playground.expectations.clone();
    let is_opened = playground.workspace.content.resembles_base();
    let base = playground.workspace.content.base.clone();
    let all = playground.expected();
    use_memo(
        (expected, is_opened, base, whole.cloned()),
        move |(.., whole)| {
            let whole = whole.as_ref().filter(|_| !all.is_empty());
            whole.map_or_else(Vec::new, |whole| {
                standings(&all, &whole.answer.0.content, &whole.table)
            })
        },
    )
}

/// What is said of cells.
#[hook]
pub(crate) fn use_remarks(
    playground: &Playground,
    moves: Option<&Shared<Moves>>,
    standings: &Rc<Vec<Standing>>,
) -> Rc<Remarks> {
    let pins = playground.lens.pins.clone();
    let inputs = (
        pins,
        moves.cloned(),
        standings.clone(),
        playground.workspace.peel,
    );
    use_memo(inputs, |(pins, moves, standings, peel)| {
        let mut remarks = remarks(pins, moves.as_ref(), *peel);
        let mut told = HashSet::new();
        for cell in standings.iter().flat_map(|standing| &standing.failing) {
            if told.insert(cell) {
                remarks.add(cell, "failing", "! ", "Not as expected.");
            }
        }
        remarks
    })
}

fn remarks(pins: &[CellName], moves: Option<&Shared<Moves>>, peel: Peel) -> Remarks {
    let mut remarks = Remarks::default();
    for pin in pins {
        remarks.add(pin, "pinned", "", "Pinned.");
    }
    for change in moves.iter().flat_map(|moves| &moves.0.changes) {
        let (was, is) = (Some(&change.old), Some(&change.new));
        let (was, is) = (Face::of(was, peel), Face::of(is, peel));
        let before = if was == is {
            String::new()
        } else {
            let sign = if was.glyph.is_empty() {
                &was.text
            } else {
                was.glyph
            };
            format!("{sign} → ")
        };
        let words = format!("Before: {}.", words::change_before(change));
        remarks.add(&name(change), "changed", &before, &words);
    }
    remarks
}
