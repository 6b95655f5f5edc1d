//! What the workspace comes to, computed when it changes and not before.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::state::analysis::Answer;
use crate::state::suggested::Suggested;
use crate::state::table::Table;
use crate::state::workspace::Workspace;

/// What is shown.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// The answer that the matrix rests on.
    pub(crate) answer: Shared<Answer>,
    /// The matrix.
    pub(crate) table: Rc<Table>,
    /// Whether the texts have changed since and cannot be evaluated as they are.
    pub(crate) is_stale: bool,
}

/// A long table takes long to compare, so that one that says the same must be kept the same one in memory.
impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.answer == other.answer
            && Rc::ptr_eq(&self.table, &other.table)
            && self.is_stale == other.is_stale
    }
}

/// A value that is the same if it is the same one in memory.
#[derive(Debug)]
pub(crate) struct Shared<T>(pub(crate) Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The answer to the texts as they are, and what is shown of the last texts that could be evaluated.
#[hook]
pub(crate) fn use_answer(
    workspace: &Workspace,
    suggested: Option<&Rc<Suggested>>,
) -> (Shared<Answer>, Option<Shown>) {
    let last_good = use_mut_ref(|| None::<Shared<Answer>>);
    let answer = use_memo(workspace.content.clone(), |content| {
        Shared(Rc::new(Answer::of(content)))
    });
    let answer = (*answer).clone();
    if answer.0.is_ready() {
        *last_good.borrow_mut() = Some(answer.clone());
    }
    let good = last_good.borrow().clone();
    let is_stale = good.as_ref() != Some(&answer);
    let inputs = (
        good,
        workspace.actions.clone(),
        workspace.resources.clone(),
        suggested.cloned(),
    );
    let last_table = use_mut_ref(Rc::default);
    let table = use_memo(inputs, |(good, actions, resources, suggested)| {
        let good = good.as_ref()?;
        let table = Table::of(&good.0, actions, resources, suggested.as_deref())?;
        Some((good.clone(), settled(&last_table, Rc::new(table))))
    });
    let shown = (*table).clone().map(|(answer, table)| Shown {
        answer,
        table,
        is_stale,
    });
    (answer, shown)
}

/// The table before where the new one says the same, so that nothing is drawn anew.
pub(crate) fn settled(last: &RefCell<Rc<Table>>, table: Rc<Table>) -> Rc<Table> {
    let mut last = last.borrow_mut();
    if **last != *table {
        *last = table;
    }
    last.clone()
}
