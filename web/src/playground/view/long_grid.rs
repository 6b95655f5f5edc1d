//! The grid of a long matrix: what is mounted is bounded, whatever it has. All lines are equally high, and spacers stand for those that are not
//! mounted. Where the cell that has the focus goes, the grid itself takes it, and keys go on from that cell.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::group_line::group_line;
use crate::hooks::{Shared, Shown};
use crate::host::{dom, scroll};
use crate::playground::Perform;
use crate::state::broad::exact;
use crate::state::grid::{Extent, Spot};
use crate::state::lens::Lens;
use crate::state::remark::Remarks;
use crate::state::window::{Head, Lines, Mounted};
use crate::state::workspace::{CellName, Peel};
use crate::view::cell::cell_id;
use crate::view::grid::head;
use crate::view::grid_row::GridRow;

#[derive(Properties, PartialEq)]
pub(crate) struct LongGridProps {
    pub(crate) seen: Shown,
    pub(crate) lens: Lens,
    pub(crate) peel: Peel,
    /// What is said of cells.
    pub(crate) remarks: Rc<Remarks>,
    pub(crate) selected: Option<CellName>,
    pub(crate) on_pick: Callback<Spot>,
    /// A key that does not walk, at the cell that has the focus.
    pub(crate) on_key: Callback<(Spot, KeyboardEvent)>,
    pub(crate) perform: Perform,
}

/// What of the lines is seen.
#[derive(Clone, Copy, PartialEq)]
struct View {
    /// The highest line, or one a little above it.
    first: usize,
    /// How many fit.
    seen: usize,
}

/// The parts of the page that are measured.
#[derive(Clone, PartialEq, Default)]
struct Parts {
    part: NodeRef,
    table: NodeRef,
    above: NodeRef,
    below: NodeRef,
}

/// Before anything is measured.
const PITCH: f64 = 36.0;

/// Two rows that follow one another.
const NEIGHBOURS: &str = "tr[aria-rowindex]:not(:last-child)";

/// The grid.
#[component]
pub(crate) fn LongGrid(props: &LongGridProps) -> Html {
    let table = &props.seen.table;
    let parts = use_memo((), |()| Parts::default());
    let view = use_state_eq(|| View { first: 0, seen: 30 });
    let pitch = use_mut_ref(|| PITCH);
    let lines = use_memo(
        (Shared(table.clone()), props.lens.folded.clone()),
        |(table, folded)| {
            let is_folded = |at: usize| {
                let group = table.0.groups.get(at);
                group.is_some_and(|group| folded.contains(&group.service))
            };
            Shared(Rc::new(Lines::of(&table.0, is_folded)))
        },
    );
    let lines = (*lines).clone();
    let extent = Extent {
        rows: table.rows.len(),
        columns: table.columns.len(),
    };
    let selected = props.selected.as_ref().and_then(|cell| table.find(cell));
    let selected = selected.map(|(row, column)| Spot { row, column });
    let stop = selected.unwrap_or_default().within(extent);
    let window = lines.0.window(view.first, view.seen);
    let way = Way {
        parts: parts.clone(),
        pitch,
        view: view.setter(),
        lines: lines.clone(),
        wanted: use_mut_ref(|| None),
    };
    let is_stop_mounted = window.contains(&lines.0.of_row(stop.row));
    let gaps = (window.start, lines.0.count - window.end);
    use_spacers(&way, gaps);
    use_brought(&way, selected);
    let on_scroll = {
        let way = way.clone();
        Callback::from(move |_: Event| way.scrolled(stop))
    };
    let on_key = {
        let (on_pick, on_other) = (props.on_pick.clone(), props.on_key.clone());
        Callback::from(move |event: KeyboardEvent| {
            let control = event.ctrl_key() || event.meta_key();
            let is_walking = !event.shift_key() && !event.alt_key();
            match stop.after(&event.key(), control, extent) {
                Some(spot) if is_walking => {
                    event.prevent_default();
                    on_pick.emit(spot);
                    way.bring(spot);
                }
                _ => on_other.emit((stop, event)),
            }
        })
    };
    let rows = table.rows.len() + table.rows_left_out + 1;
    let columns = extent.columns + table.columns_left_out + 1;
    let spacer = |place: &NodeRef| {
        html! { <tbody class="grid-gap" aria-hidden="true" ref={place.clone()}><tr><td></td></tr></tbody> }
    };
    html! {
        <div class="grid-scroll" data-long="" role="region" aria-label="Cells" ref={parts.part.clone()} onscroll={on_scroll}>
            <table id={dom::GRID} class="grid" role="grid" aria-label="Actions and resources" aria-rowcount={rows.to_string()} aria-colcount={columns.to_string()}
                tabindex={if is_stop_mounted { "-1" } else { "0" }} ref={parts.table.clone()} onkeydown={on_key}>
                { head(&table.columns) }
                { spacer(&parts.above) }
                { for lines.0.mounted(&window).iter().map(|part| group(part, stop, selected, props)) }
                { spacer(&parts.below) }
            </table>
        </div>
    }
}

fn group(part: &Mounted, stop: Spot, selected: Option<Spot>, props: &LongGridProps) -> Html {
    let table = &props.seen.table;
    let Some(group) = table.groups.get(part.group) else {
        return Html::default();
    };
    let columns = &table.columns;
    let rows = group.rows.get(part.rows.clone()).unwrap_or_default();
    html! {
        <tbody role="rowgroup" key={&*group.service}>
            if part.head == Head::Mounted {
                { group_line(group, columns.len() + 1, &props.lens, &props.perform) }
            }
            { for rows.iter().map(|row| html! {
                <GridRow key={&*row.action} row={exact(&props.seen.answer.0, row, columns)} columns={columns.clone()} peel={props.peel} on_pick={props.on_pick.clone()}
                    remarks={props.remarks.of(row, columns)} tab_stop={(stop.row == row.number).then_some(stop.column)}
                    selected={selected.filter(|spot| spot.row == row.number).map(|spot| spot.column)} />
            }) }
        </tbody>
    }
}

/// Gives the spacers the height of the lines for which they stand, and then the focus to the cell that waits for it.
#[hook]
fn use_spacers(way: &Way, gaps: (usize, usize)) {
    let way = way.clone();
    let (above, below) = gaps;
    let had_focus = dom::grid_has_focus();
    use_effect(move || {
        way.measure();
        way.space(&way.parts.above, above);
        way.space(&way.parts.below, below);
        way.arrive(had_focus);
    });
}

/// Brings a cell that was chosen by whatever key into view, and gives it the focus.
#[hook]
fn use_brought(way: &Way, selected: Option<Spot>) {
    let way = way.clone();
    use_effect_with(selected, move |selected| {
        if let Some(spot) = selected.filter(|_| dom::grid_has_focus()) {
            way.bring(spot);
        }
    });
}

/// How the grid gets from one place to another.
#[derive(Clone)]
struct Way {
    parts: Rc<Parts>,
    /// The height of a line in pixels.
    pitch: Rc<RefCell<f64>>,
    view: UseStateSetter<View>,
    lines: Shared<Lines>,
    /// A cell that is to have the focus once it is mounted.
    wanted: Rc<RefCell<Option<Spot>>>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "heights of the page and numbers of its lines, none below zero, all far below what either type holds"
)]
impl Way {
    fn pitch(&self) -> f64 {
        *self.pitch.borrow()
    }

    fn measure(&self) {
        let part = self.parts.part.cast::<web_sys::Element>();
        if let Some(pitch) = part.and_then(|part| scroll::pitch(&part, NEIGHBOURS)) {
            *self.pitch.borrow_mut() = pitch;
        }
    }

    fn space(&self, spacer: &NodeRef, lines: usize) {
        if let Some(spacer) = spacer.cast::<web_sys::Element>() {
            scroll::space(&spacer, self.pitch() * lines as f64);
        }
    }

    /// What is seen where the part is scrolled so far.
    fn view(&self, top: f64, height: f64) -> View {
        let first = (top / self.pitch()).max(0.0) as usize;
        View {
            // In steps, so that not every pixel draws anew.
            first: first / 6 * 6,
            seen: (height / self.pitch()).ceil().max(1.0) as usize,
        }
    }

    fn scrolled(&self, stop: Spot) {
        let Some(part) = self.parts.part.cast::<web_sys::Element>() else {
            return;
        };
        let (top, height) = scroll::position(&part);
        let view = self.view(top, height);
        let window = self.lines.0.window(view.first, view.seen);
        if dom::grid_has_focus() && !window.contains(&self.lines.0.of_row(stop.row)) {
            self.park();
        }
        self.view.set(view);
    }

    fn park(&self) {
        if let Some(table) = self.parts.table.cast::<web_sys::Element>() {
            scroll::park(&table);
        }
    }

    /// Focuses a cell, which brings it into view; one that is not mounted as soon as it is.
    fn bring(&self, spot: Spot) {
        // What waited before must not take the focus from this one.
        *self.wanted.borrow_mut() = None;
        if dom::focus(&cell_id(spot)) {
            return;
        }
        self.park();
        *self.wanted.borrow_mut() = Some(spot);
        if let Some(part) = self.parts.part.cast::<web_sys::Element>() {
            let (_, height) = scroll::position(&part);
            let line = self.lines.0.of_row(spot.row).saturating_sub(3);
            self.view.set(self.view(line as f64 * self.pitch(), height));
        }
    }

    /// What waits for the lines to be mounted: a cell that is to have the focus. Where the cell that had it went, the grid takes it.
    fn arrive(&self, had_focus: bool) {
        let wanted = *self.wanted.borrow();
        if wanted.is_some_and(|spot| dom::focus(&cell_id(spot))) {
            *self.wanted.borrow_mut() = None;
        }
        if had_focus && dom::nothing_has_focus() {
            self.park();
        }
    }
}
