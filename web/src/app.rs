//! The page put together. Its frame and its two first text areas stand in `index.html`; everything else is rendered into places of that frame.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::{
    Dispatch, Shown, Store, use_advisor, use_answer, use_editor, use_kept, use_workspace,
};
use crate::host::dom;
use crate::state::action::Action;
use crate::state::analysis::Why;
use crate::state::grid::Spot;
use crate::state::marks::{Mark, marks};
use crate::state::table::Table;
use crate::state::workspace::{CellName, DocumentId, PolicyId, Workspace};
use crate::view::cell::cell_id;
use crate::view::context::context_panel;
use crate::view::editor::{
    ROLE_AREA, ROLE_EDITOR, ROLE_PAINT, SESSION_AREA, SESSION_PAINT, more_editor,
};
use crate::view::matrix::matrix_panel;
use crate::view::notes::notes;
use crate::view::paint::Paint;
use crate::view::panels::panels;
use crate::view::role_bar::role_bar;
use crate::view::session_bar::session_bar;
use crate::view::toolbar::toolbar;
use crate::view::why::why_panel;

/// Renders the page.
pub(crate) fn mount() {
    if let Some(place) = dom::element("app") {
        yew::Renderer::<App>::with_root(place).render();
    }
}

#[component]
fn App() -> Html {
    let store = use_workspace();
    let Store(workspace) = (*store).clone();
    let dispatch = store.dispatcher();
    use_kept(&workspace.content);
    use_advisor(&dispatch);
    use_first_editors(&workspace, &dispatch);
    use_page_marks(&workspace);

    let (answer, shown) = use_answer(&workspace);
    let selected = shown
        .as_ref()
        .and_then(|shown| selected(&workspace, &shown.table));
    let why = use_memo((shown.clone(), selected.clone()), |(shown, selected)| {
        let (shown, selected) = (shown.as_ref()?, selected.as_ref()?);
        shown.table.cell(selected)?;
        shown.answer.0.explain(selected)
    });
    let why: Option<&Why> = (*why).as_ref();
    let on_pick = use_pick(shown.as_ref(), &dispatch);
    use_kept_focus(shown.as_ref());
    // Places of a text that is no longer there must not be marked in the one that is.
    let is_stale = shown.as_ref().is_some_and(|shown| shown.is_stale);
    let trace = why.map(|why| &why.trace).filter(|_| !is_stale);
    let marks_of = |document| -> Rc<[Mark]> { marks(&answer.0, trace, document).into() };
    let painted = |document: DocumentId| {
        let text = workspace
            .content
            .text(document)
            .cloned()
            .unwrap_or_default();
        html! { <Paint {text} marks={marks_of(document)} /> }
    };
    let notes_of = |document| notes(&answer.0, document, &dispatch);
    let more = workspace
        .content
        .role
        .iter()
        .filter(|policy| policy.id != PolicyId::FIRST);
    let more: Html = more
        .map(|policy| {
            let is_shown = policy.id == workspace.front;
            let marks = marks_of(DocumentId::Role(policy.id));
            more_editor(policy, marks, is_shown, &dispatch)
        })
        .collect();

    html! {
        <>
            { into("toolbar", toolbar(workspace.content.base.0.title.as_deref(), workspace.replaced.is_some(), &dispatch)) }
            { into("role-bar", role_bar(&workspace.content.role, workspace.front, &dispatch)) }
            { into(ROLE_PAINT, painted(DocumentId::Role(PolicyId::FIRST))) }
            { into("role-more", more) }
            { into("role-notes", notes_of(DocumentId::Role(workspace.front))) }
            { into("session-bar", session_bar(&workspace.content.session)) }
            { into(SESSION_PAINT, painted(DocumentId::Session)) }
            { into("session-notes", notes_of(DocumentId::Session)) }
            { into("context", context_panel(&answer.0, &dispatch)) }
            { into("matrix", matrix_panel(&workspace, selected.as_ref(), shown.as_ref(), &on_pick, &dispatch)) }
            { into("why", why_panel(why, shown.as_ref(), &dispatch)) }
            { panels(workspace.panel, &dispatch) }
        </>
    }
}

/// The cell whose reasons are shown: the chosen one while there is such a cell; in what was opened, else one that tells something.
fn selected(workspace: &Workspace, table: &Table) -> Option<CellName> {
    let chosen = workspace
        .selected
        .clone()
        .filter(|cell| table.find(cell).is_some());
    chosen.or_else(|| table.telling().filter(|_| workspace.loads > 0))
}

/// Selects and focuses a cell of the table.
#[hook]
fn use_pick(shown: Option<&Shown>, dispatch: &Dispatch) -> Callback<Spot> {
    let table = shown.map(|shown| shown.table.clone());
    use_callback(
        (table, dispatch.clone()),
        |spot: Spot, (table, dispatch)| {
            let cell = table
                .as_ref()
                .and_then(|table| table.name(spot.row, spot.column));
            if let Some(cell) = cell {
                dispatch.dispatch(Action::Select { cell });
            }
            dom::focus(&cell_id(spot));
        },
    )
}

/// Keeps the focus in the grid where the cell that had it goes away.
#[hook]
fn use_kept_focus(shown: Option<&Shown>) {
    let had_focus = dom::grid_has_focus();
    use_effect_with(shown.map(|shown| shown.table.clone()), move |_| {
        if let Some(cell) = dom::selected_cell().filter(|_| had_focus && !dom::grid_has_focus()) {
            dom::focus(&cell);
        }
    });
}

/// Renders into a place of the frame.
fn into(id: &str, content: Html) -> Html {
    dom::element(id).map_or_else(Html::default, |place| create_portal(content, place))
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
