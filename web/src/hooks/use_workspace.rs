//! The store of the page's first program.

use std::rc::Rc;

use yew::prelude::*;

use crate::host::dom;
use crate::opening::opening;
use crate::state::action::Action;
use crate::state::reduce::reduce;
use crate::state::workspace::Workspace;

/// Sends an action to the store.
pub(crate) type Dispatch = Callback<Action>;

/// The workspace as Yew keeps it.
#[derive(Debug, Clone, PartialEq)]
struct Store(Rc<Workspace>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(Rc::new(reduce(&self.0, action))))
    }
}

/// The workspace, and how to change it.
#[hook]
pub(crate) fn use_workspace() -> (Rc<Workspace>, Dispatch) {
    let store = use_reducer_eq(|| {
        let (workspace, opened) = opening();
        // The playground, which comes later, has to know where to go on from.
        dom::mark_page("opened", Some(opened.name()));
        Store(Rc::new(workspace))
    });
    let dispatcher = store.dispatcher();
    let dispatch = use_callback((), move |action, ()| dispatcher.dispatch(action));
    (store.0.clone(), dispatch)
}
