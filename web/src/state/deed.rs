//! Everything that can happen to the playground.

use std::rc::Rc;

use scopedown_eval::{ContextValue, State};
use scopedown_policy::ContextKey;

use super::action::Action;
use super::axis::Axis;
use super::comparing::Frozen;
use super::expecting::Expected;
use super::lens::{Form, Grouping, Only, Reach};
use super::suggested::Suggested;
use super::workspace::{CellName, PolicyId};

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Deed {
    /// What the first program knows as well.
    Basic(Action),
    /// What was replaced comes back.
    UndoLoad,
    /// A link is opened.
    Arrive {
        /// What stands behind the `#` of its address.
        fragment: Rc<str>,
    },
    /// What is said of a link has been read.
    DismissArrival,
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
    /// A condition key is given a value.
    SetKey {
        /// The key.
        key: ContextKey,
        /// Its value; `None` leaves it to the scenario.
        value: Option<ContextValue>,
    },
    /// A key is given a value to see what moves.
    TryKey {
        /// The key.
        key: ContextKey,
        /// Its value; `None` leaves it to the scenario.
        value: Option<ContextValue>,
    },
    /// The keys are again as they were before the first was tried.
    UndoTries,
    /// What was tried holds; nothing is marked as moved any more.
    KeepTries,
    /// What stands there is A from now on, and edits are B.
    Freeze {
        /// A.
        frozen: Rc<Frozen>,
    },
    /// Nothing is compared any more.
    EndComparing,
    /// Something is expected.
    Expect {
        /// What.
        new: Expected,
    },
    /// Something was to be expected that contradicts what is expected already.
    Refuse {
        /// What was to be expected.
        new: Expected,
        /// What it contradicts.
        standing: Expected,
    },
    /// The refusal has been read.
    DismissRefusal,
    /// Something is no longer expected.
    Unexpect {
        /// Its number in the list.
        number: usize,
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
    /// Rows and columns are proposed.
    Suggest {
        /// What is proposed.
        suggested: Rc<Suggested>,
    },
    /// Rows and columns are looked for by words.
    Filter {
        /// The words.
        words: Rc<str>,
    },
    /// Rows of a state are asked for, or no longer.
    ToggleState {
        /// Which.
        state: State,
    },
    /// Other rows are shown.
    Show {
        /// Which.
        only: Only,
    },
    /// Other actions are rows.
    Reach {
        /// Which.
        reach: Reach,
    },
    /// Rows are grouped otherwise.
    Group {
        /// By what.
        grouping: Grouping,
    },
    /// The matrix is shown in another form.
    ShowAs {
        /// Which.
        form: Form,
    },
    /// A cell is pinned or unpinned.
    TogglePin {
        /// Which.
        cell: CellName,
    },
    /// The rows of a service are folded or unfolded.
    ToggleFold {
        /// Which.
        service: Rc<str>,
    },
    /// No rows are folded any more.
    UnfoldAll,
    /// Nothing is left out of the matrix any more.
    ClearLens,
}

impl From<Action> for Deed {
    fn from(action: Action) -> Self {
        Self::Basic(action)
    }
}
