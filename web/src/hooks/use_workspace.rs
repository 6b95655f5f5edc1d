//! The one store of the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::host::{dom, editor, storage};
use crate::state::action::Action;
use crate::state::presets::Preset;
use crate::state::reduce::reduce;
use crate::state::workspace::{DocumentId, PolicyId, Workspace};
use crate::view::editor::{FIRST_AREAS, area_id};
use scopedown_scenario::Scenario;

/// The workspace as Yew keeps it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Store(pub(crate) Rc<Workspace>);

/// Sends an action to the store.
pub(crate) type Dispatch = UseReducerDispatcher<Store>;

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = reduce(&self.0, action);
        if next == *self.0 {
            self
        } else {
            Rc::new(Self(Rc::new(next)))
        }
    }
}

/// The store. It opens with what was typed before the program ran, else with what this device keeps, else with the first preset.
#[hook]
pub(crate) fn use_workspace() -> UseReducerHandle<Store> {
    use_reducer_eq(|| Store(Rc::new(first())))
}

fn first() -> Workspace {
    let typed = typed();
    let is_touched = FIRST_AREAS
        .into_iter()
        .any(|id| dom::has_focus(&area_id(id)));
    if is_touched || !typed.content.is_blank() {
        return typed;
    }
    let kept = storage::read("workspace").and_then(|text| Scenario::read(&text).scenario);
    let scenario = kept.unwrap_or_else(|| Preset::FIRST.scenario());
    reduce(
        &Workspace::default(),
        Action::Load {
            scenario: Rc::new(scenario),
        },
    )
}

/// What stands in the text areas already.
fn typed() -> Workspace {
    let texts = [DocumentId::Role(PolicyId::FIRST), DocumentId::Session]
        .into_iter()
        .filter_map(|document| Some((document, editor::text(&area_id(document))?)));
    texts.fold(Workspace::default(), |workspace, (document, text)| {
        reduce(
            &workspace,
            Action::Type {
                document,
                text: text.into(),
            },
        )
    })
}
