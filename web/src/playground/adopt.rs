//! The page as the first program leaves it.

use std::rc::Rc;

use super::app::Left;
use crate::host::{address, axes, dom, editor};
use crate::opening::{Opened, kept, loaded};
use crate::state::action::Action;
use crate::state::deed::Deed;
use crate::state::playground::{Playground, perform};
use crate::state::presets::Preset;
use crate::state::reduce::reduce;
use crate::state::workspace::{CellName, DocumentId, Panel, Peel, PolicyId, Workspace};
use crate::view::editor::{area_id, editor_id};

/// Reads it: what was opened, with all that was typed and chosen since; or opens the link that brought the user here.
pub(crate) fn adopt() -> Left {
    let linked = dom::page_mark("opened").as_deref() == Some(Opened::Link.name());
    match address::fragment().filter(|_| linked) {
        Some(fragment) => Left(Rc::new(linked_to(&fragment))),
        None => left(),
    }
}

/// What a link holds; where it cannot be opened, what this device keeps.
fn linked_to(fragment: &str) -> Playground {
    let fragment = fragment.into();
    let mut playground = perform(&Playground::default(), Deed::Arrive { fragment });
    if playground.workspace.loads == 0 {
        playground.workspace = loaded(kept().unwrap_or_else(|| Preset::FIRST.scenario()));
    }
    playground
}

fn left() -> Left {
    let opened = match dom::page_mark("opened").as_deref() {
        Some(name) if name == Opened::Preset.name() => loaded(Preset::FIRST.scenario()),
        Some(name) if name == Opened::Kept.name() => kept().map(loaded).unwrap_or_default(),
        _ => Workspace::default(),
    };
    let documents: Vec<DocumentId> = opened
        .content
        .role
        .iter()
        .map(|policy| DocumentId::Role(policy.id))
        .chain([DocumentId::Session])
        .collect();
    let mut workspace = documents.into_iter().fold(opened, typed);
    workspace.front = front(&workspace);
    let panel = dom::page_mark("panel");
    let panel = Panel::ALL
        .into_iter()
        .find(|each| panel.as_deref() == Some(each.name()));
    workspace.panel = panel.unwrap_or_default();
    let peel = dom::chosen("peel").and_then(|at| Peel::ALL.get(at));
    workspace.peel = peel.copied().unwrap_or_default();
    workspace.selected = axes::selected().map(|(action, resource)| CellName {
        action: action.into(),
        resource: resource.into(),
    });
    Left(Rc::new(Playground {
        workspace,
        ..Playground::default()
    }))
}

/// With the text that stands in the page.
fn typed(workspace: Workspace, document: DocumentId) -> Workspace {
    let Some(text) = editor::text(&area_id(document)) else {
        return workspace;
    };
    let text = text.into();
    reduce(&workspace, Action::Type { document, text })
}

fn front(workspace: &Workspace) -> PolicyId {
    let role = &workspace.content.role;
    let shown = role
        .iter()
        .find(|policy| dom::is_shown(&editor_id(policy.id)));
    shown.map_or(workspace.front, |policy| policy.id)
}
