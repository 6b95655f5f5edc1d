//! The store of the playground.

use std::rc::Rc;

use scopedown_scenario::Scenario;
use yew::prelude::*;

use super::app::Left;
use crate::hooks::Dispatch;
use crate::host::message::{self, Message};
use crate::state::action::Action;
use crate::state::deed::Deed;
use crate::state::playground::{Playground, perform};
use crate::state::suggested::Suggested;

/// Sends a deed to the store.
pub(crate) type Perform = Callback<Deed>;

/// The playground as Yew keeps it.
#[derive(Debug, Clone, PartialEq)]
struct Store(Rc<Playground>);

impl Reducible for Store {
    type Action = Deed;

    fn reduce(self: Rc<Self>, deed: Deed) -> Rc<Self> {
        Rc::new(Self(Rc::new(perform(&self.0, deed))))
    }
}

/// The playground, how to change it, and how to change what the first program knows as well.
#[hook]
pub(crate) fn use_playground(left: &Left) -> (Rc<Playground>, Perform, Dispatch) {
    let left = left.0.clone();
    let store = use_reducer_eq(move || Store(left));
    let dispatcher = store.dispatcher();
    let perform: Perform = use_callback((), move |deed, ()| dispatcher.dispatch(deed));
    let dispatch = use_callback(perform.clone(), |action: Action, perform| {
        perform.emit(action.into());
    });
    use_messages(&perform);
    (store.0.clone(), perform, dispatch)
}

/// Takes scenarios that are to be opened, and rows and columns that are proposed.
#[hook]
fn use_messages(perform: &Perform) {
    let perform = perform.clone();
    use_effect_with((), move |()| {
        let to_load = perform.clone();
        let listeners = [
            message::on(Message::Load, move |text| {
                if let Some(scenario) = Scenario::read(&text).scenario {
                    let scenario = Rc::new(scenario);
                    to_load.emit(Action::Load { scenario }.into());
                }
            }),
            message::on(Message::Suggest, move |lines| {
                let suggested = Rc::new(Suggested::read(&lines));
                perform.emit(Deed::Suggest { suggested });
            }),
        ];
        move || drop(listeners)
    });
}
