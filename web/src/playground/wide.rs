//! The matrix beyond what the first program draws.

use std::cell::OnceCell;
use std::rc::Rc;

use scopedown_policy::limits;
use yew::prelude::*;

use crate::hooks::{Shared, Shown, settled};
use crate::state::broad::{Atlas, Broad, Tally};
use crate::state::lens::Reach;
use crate::state::plan::Plan;
use crate::state::playground::Playground;
use crate::state::table::Table;
use crate::state::workspace::Workspace;

/// The matrix with all its rows, or what it comes to where there are too many.
#[derive(Clone, PartialEq)]
pub(crate) struct Wide {
    pub(crate) shown: Option<Shown>,
    pub(crate) tallies: Option<Rc<[Tally]>>,
}

/// The catalogue, read when it is needed first.
pub(crate) type LateAtlas = Shared<OnceCell<Atlas>>;

/// That catalogue.
#[hook]
pub(crate) fn use_atlas() -> LateAtlas {
    Shared(use_memo((), |()| OnceCell::new()))
}

/// The matrix of the rows that are asked for. As long as the proposed one has them all it is that one, of which the cells are known in full.
#[hook]
pub(crate) fn use_wide(
    proposed: Option<&Shown>,
    workspace: &Workspace,
    playground: &Playground,
    atlas: &LateAtlas,
) -> Wide {
    let last = use_mut_ref(Rc::<Table>::default);
    let inputs = (
        proposed.map(|shown| (shown.answer.clone(), Shared(shown.table.clone()))),
        playground.lens.reach,
        workspace.actions.clone(),
        workspace.resources.clone(),
        playground.suggested.clone(),
    );
    let atlas = atlas.0.clone();
    let broad = use_memo(
        inputs,
        move |(proposed, reach, actions, resources, suggested)| {
            let (answer, table) = proposed.as_ref()?;
            if *reach == Reach::Proposed && !is_cut(&table.0) {
                return None;
            }
            let plan = Plan::of(&answer.0, actions, resources, suggested.as_deref());
            let atlas = atlas.get_or_init(Atlas::embedded);
            Some(match Broad::of(&answer.0, atlas, &plan, *reach)? {
                Broad::Table(table) => Broad::Table(settled(&last, table)),
                summary => summary,
            })
        },
    );
    let proposed = proposed.cloned();
    match &*broad {
        None => Wide {
            shown: proposed,
            tallies: None,
        },
        Some(Broad::Table(table)) => Wide {
            shown: proposed.map(|shown| Shown {
                table: table.clone(),
                ..shown
            }),
            tallies: None,
        },
        Some(Broad::Summary(tallies)) => Wide {
            shown: proposed,
            tallies: Some(tallies.clone()),
        },
    }
}

/// Whether the table may have been cut where the first program stops.
fn is_cut(table: &Table) -> bool {
    let drawn = limits::DRAWN_CELLS / table.columns.len().max(1);
    table.rows_left_out > 0 && table.rows.len() >= drawn
}
