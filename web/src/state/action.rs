//! Everything that can happen to a workspace.

use std::rc::Rc;

use scopedown_eval::ContextValue;
use scopedown_policy::ContextKey;
use scopedown_scenario::Scenario;

use super::axis::Axis;
use super::suggested::Suggested;
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
    /// What was replaced comes back.
    UndoLoad,
    /// Another role policy.
    AddRolePolicy,
    /// A role policy goes.
    RemoveRolePolicy {
        /// Which; the first stays.
        policy: PolicyId,
    },
    /// A role policy is renamed.
    RenameRolePolicy {
        /// Which.
        policy: PolicyId,
        /// Its new name.
        name: Rc<str>,
    },
    /// A role policy comes to the front.
    ShowRolePolicy {
        /// Which.
        policy: PolicyId,
    },
    /// A condition key is given a value.
    SetKey {
        /// The key.
        key: ContextKey,
        /// Its value; `None` leaves it to the scenario.
        value: Option<ContextValue>,
    },
    /// A row or column is asked for.
    AddEntry {
        /// Row or column.
        axis: Axis,
        /// What was typed.
        text: Rc<str>,
    },
    /// A row or column goes.
    RemoveEntry {
        /// Row or column.
        axis: Axis,
        /// The action or resource.
        text: Rc<str>,
    },
    /// The rows or columns are again those that the policies give.
    ResetEntries {
        /// Rows or columns.
        axis: Axis,
    },
    /// The advisor proposes rows and columns.
    Suggest {
        /// What it proposes.
        suggested: Rc<Suggested>,
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
