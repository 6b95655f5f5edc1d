//! What the page opens with.

use std::rc::Rc;

use scopedown_scenario::Scenario;

use crate::host::{address, dom, editor, storage};
use crate::state::action::Action;
use crate::state::presets::Preset;
use crate::state::reduce::reduce;
use crate::state::workspace::{DocumentId, PolicyId, Workspace};
use crate::view::editor::{FIRST_AREAS, area_id};

/// Where what stands in the page came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opened {
    /// It was typed before the program ran.
    Typed,
    /// This device kept it.
    Kept,
    /// It is the first preset.
    Preset,
    /// A link holds it, which only the playground can open.
    Link,
}

impl Opened {
    /// The name that the page is marked with.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Kept => "kept",
            Self::Preset => "preset",
            Self::Link => "link",
        }
    }
}

/// The first workspace: what was typed before the program ran, else what a link holds, else what this device keeps, else the first preset.
pub(crate) fn opening() -> (Workspace, Opened) {
    let typed = typed();
    let is_touched = FIRST_AREAS
        .into_iter()
        .any(|id| dom::has_focus(&area_id(id)));
    if is_touched || !typed.content.is_blank() {
        return (typed, Opened::Typed);
    }
    // Other fragments are places of the page; a link has this sign before its check.
    if address::fragment().is_some_and(|fragment| fragment.contains('~')) {
        return (typed, Opened::Link);
    }
    match kept() {
        Some(scenario) => (loaded(scenario), Opened::Kept),
        None => (loaded(Preset::FIRST.scenario()), Opened::Preset),
    }
}

/// What this tab keeps, or this device.
pub(crate) fn kept() -> Option<Scenario> {
    Scenario::read(&storage::read_own(KEPT)?).scenario
}

/// The name under which the device keeps it.
pub(crate) const KEPT: &str = "workspace";

/// Milliseconds of rest before it is kept anew.
pub(crate) const KEEPING: u32 = 500;

/// A workspace that opens with a scenario.
pub(crate) fn loaded(scenario: Scenario) -> Workspace {
    let scenario = Rc::new(scenario);
    reduce(&Workspace::default(), Action::Load { scenario })
}

/// What stands in the text areas of the frame.
fn typed() -> Workspace {
    let documents = [DocumentId::Role(PolicyId::FIRST), DocumentId::Session];
    documents
        .into_iter()
        .fold(Workspace::default(), |workspace, document| {
            let text = editor::text(&area_id(document)).unwrap_or_default();
            let text = text.into();
            reduce(&workspace, Action::Type { document, text })
        })
}
