//! What both programs of the page show alike: the texts as they are painted, what is wrong with them, and the reasons of a cell.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::{Dispatch, Shared, Shown, use_editor};
use crate::host::dom;
use crate::state::action::Action;
use crate::state::analysis::{Answer, Why};
use crate::state::grid::Spot;
use crate::state::marks::{Mark, marks};
use crate::state::table::Table;
use crate::state::workspace::{CellName, DocumentId, PolicyId, Workspace};
use crate::view::cell::cell_id;
use crate::view::editor::{
    ROLE_AREA, ROLE_EDITOR, ROLE_PAINT, SESSION_AREA, SESSION_PAINT, more_editor,
};
use crate::view::notes::notes;
use crate::view::paint::Paint;

/// What a workspace comes to.
pub(crate) struct Desk {
    /// The answer to the texts as they are.
    pub(crate) answer: Shared<Answer>,
    /// The matrix, of the last texts that could be evaluated.
    pub(crate) shown: Option<Shown>,
    /// The cell whose reasons are shown.
    pub(crate) selected: Option<CellName>,
    /// These reasons.
    pub(crate) why: Rc<Option<Why>>,
}

/// Puts the desk together of the answer and of the matrix that is shown, and listens to the two text areas of the frame.
#[hook]
pub(crate) fn use_desk(
    workspace: &Workspace,
    answer: Shared<Answer>,
    shown: Option<Shown>,
    dispatch: &Dispatch,
) -> Desk {
    use_first_editors(workspace, dispatch);
    use_page_marks(workspace);
    let selected = shown
        .as_ref()
        .and_then(|shown| selected(workspace, &shown.table));
    let why = use_memo((shown.clone(), selected.clone()), |(shown, selected)| {
        let (shown, selected) = (shown.as_ref()?, selected.as_ref()?);
        shown.table.cell(selected)?;
        shown.answer.0.explain(selected)
    });
    Desk {
        answer,
        shown,
        selected,
        why,
    }
}

impl Desk {
    /// The reasons of the selected cell.
    pub(crate) fn why(&self) -> Option<&Why> {
        (*self.why).as_ref()
    }

    /// The texts in their places: painted, with what is wrong below them.
    pub(crate) fn texts(&self, workspace: &Workspace, dispatch: &Dispatch) -> Html {
        let content = &workspace.content;
        let painted = |document| {
            let text = content.text(document).cloned().unwrap_or_default();
            html! { <Paint {text} marks={self.marks(document)} /> }
        };
        let noted = |document| notes(&self.answer.0, document, dispatch);
        let more: Html = content
            .role
            .iter()
            .filter(|policy| policy.id != PolicyId::FIRST)
            .map(|policy| {
                let is_shown = policy.id == workspace.front;
                let marks = self.marks(DocumentId::Role(policy.id));
                more_editor(policy, marks, is_shown, dispatch)
            })
            .collect();
        html! {
            <>
                { into(ROLE_PAINT, painted(DocumentId::Role(PolicyId::FIRST))) }
                { into("role-more", more) }
                { into("role-notes", noted(DocumentId::Role(workspace.front))) }
                { into(SESSION_PAINT, painted(DocumentId::Session)) }
                { into("session-notes", noted(DocumentId::Session)) }
            </>
        }
    }

    /// The marks of a text. Places of a text that is no longer there must not be marked in the one that is.
    fn marks(&self, document: DocumentId) -> Rc<[Mark]> {
        let is_stale = self.shown.as_ref().is_some_and(|shown| shown.is_stale);
        let trace = self.why().map(|why| &why.trace).filter(|_| !is_stale);
        marks(&self.answer.0, trace, document).into()
    }
}

/// Renders into a place of the frame.
pub(crate) fn into(id: &str, content: Html) -> Html {
    dom::element(id).map_or_else(Html::default, |place| create_portal(content, place))
}

/// The cell whose reasons are shown: the chosen one while there is such a cell; in what was opened, else one that tells something.
fn selected(workspace: &Workspace, table: &Table) -> Option<CellName> {
    let chosen = workspace
        .selected
        .clone()
        .filter(|cell| table.find(cell).is_some());
    chosen.or_else(|| table.telling().filter(|_| workspace.loads > 0))
}

/// Selects and focuses a cell of the table that is drawn, and keeps the focus in the grid.
#[hook]
pub(crate) fn use_pick(shown: Option<&Shown>, dispatch: &Dispatch) -> Callback<Spot> {
    use_kept_focus(shown);
    let table = shown.map(|shown| Shared(shown.table.clone()));
    use_callback(
        (table, dispatch.clone()),
        |spot: Spot, (table, dispatch)| {
            let cell = table
                .as_ref()
                .and_then(|table| table.0.name(spot.row, spot.column));
            if let Some(cell) = cell {
                dispatch.emit(Action::Select { cell });
            }
            dom::focus(&cell_id(spot));
        },
    )
}

/// Keeps the focus in the grid where the cell that had it goes away.
#[hook]
fn use_kept_focus(shown: Option<&Shown>) {
    let had_focus = dom::grid_has_focus();
    use_effect_with(shown.map(|shown| Shared(shown.table.clone())), move |_| {
        if let Some(cell) = dom::selected_cell().filter(|_| had_focus && !dom::grid_has_focus()) {
            dom::focus(&cell);
        }
    });
}

/// The two text areas that stand in the frame.
#[hook]
fn use_first_editors(workspace: &Workspace, dispatch: &Dispatch) {
    let content = &workspace.content;
    let first = content
        .text(DocumentId::Role(PolicyId::FIRST))
        .cloned()
        .unwrap_or_default();
    use_editor(
        ROLE_AREA,
        ROLE_PAINT,
        DocumentId::Role(PolicyId::FIRST),
        &first,
        workspace.loads,
        dispatch,
    );
    use_editor(
        SESSION_AREA,
        SESSION_PAINT,
        DocumentId::Session,
        &content.session,
        workspace.loads,
        dispatch,
    );
    use_effect_with(workspace.front, |front| {
        dom::show(ROLE_EDITOR, *front == PolicyId::FIRST);
    });
}

/// What style sheets have to know of the whole page.
#[hook]
fn use_page_marks(workspace: &Workspace) {
    use_effect_with(workspace.panel, |panel| {
        dom::mark_page("running", Some(""));
        dom::mark_page("panel", Some(panel.name()));
    });
}
