//! What can happen to a workspace in the page's first program; [`Deed`](super::deed::Deed) adds what the playground can do.

use std::rc::Rc;

use scopedown_scenario::Scenario;

use super::workspace::{CellName, DocumentId, Panel, Peel, PolicyId};

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Action {
    /// A text was edited.
    Type {
        /// Which.
        document: DocumentId,
        /// What it is now.
        text: Rc<str>,
    },
    /// A scenario replaces what is there.
    Load {
        /// The scenario.
        scenario: Rc<Scenario>,
    },
    /// A role policy comes to the front.
    ShowRolePolicy {
        /// Which.
        policy: PolicyId,
    },
    /// A cell is looked at.
    Select {
        /// Which.
        cell: CellName,
    },
    /// The matrix shows another verdict.
    Peel {
        /// Which.
        peel: Peel,
    },
    /// A narrow screen shows another panel.
    ShowPanel {
        /// Which.
        panel: Panel,
    },
}
