//! One cell of the grid.

use yew::prelude::*;

use crate::state::face::Face;
use crate::state::grid::Spot;
use crate::state::remark::Remark;

/// The id of the cell at a spot.
pub(crate) fn cell_id(Spot { row, column }: Spot) -> String {
    format!("cell-{row}-{column}")
}

/// What a cell is besides its face.
pub(crate) struct Placed<'a> {
    pub(crate) spot: Spot,
    /// Its column, for narrow screens.
    pub(crate) column: String,
    /// The whole sentence.
    pub(crate) name: String,
    /// Whether the tab key leads to it.
    pub(crate) is_tab_stop: bool,
    /// Whether its reasons are shown.
    pub(crate) is_selected: bool,
    /// What else is said of it.
    pub(crate) remark: Option<&'a Remark>,
}

/// A cell: sign and word, and the sentence for those who hear it.
pub(crate) fn cell(placed: Placed<'_>, face: &Face, on_pick: &Callback<Spot>) -> Html {
    let Placed {
        spot,
        column,
        name,
        is_tab_stop,
        is_selected,
        remark,
    } = placed;
    let on_pick = on_pick.clone();
    let on_click = Callback::from(move |_: MouseEvent| on_pick.emit(spot));
    html! {
        <td id={cell_id(spot)} class="cell" role="gridcell" data-look={face.look} data-marks={remark.map(|remark| remark.marks.clone())} data-column={column}
            aria-colindex={(spot.column + 2).to_string()} aria-selected={is_selected.to_string()} tabindex={if is_tab_stop { "0" } else { "-1" }} onclick={on_click}>
            <span class="unseen">{ name }if let Some(remark) = remark { { ". " }{ &remark.words } }</span>
            <span class="cell-face" aria-hidden="true">if let Some(remark) = remark { <span class="cell-before">{ &remark.before }</span> }<span class="cell-glyph">{ face.glyph }</span>{ &face.text }</span>
        </td>
    }
}
