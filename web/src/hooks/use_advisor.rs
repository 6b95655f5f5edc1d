//! What the advisor, a program of its own, tells the page.

use std::rc::Rc;

use scopedown_scenario::Scenario;
use yew::prelude::*;

use super::Dispatch;
use crate::host::message::{self, Message};
use crate::state::action::Action;
use crate::state::suggested::Suggested;

/// Takes scenarios that are to be opened, and rows and columns that are proposed.
#[hook]
pub(crate) fn use_advisor(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let to_load = dispatch.clone();
        let listeners = [
            message::on(Message::Load, move |text| {
                if let Some(scenario) = Scenario::read(&text).scenario {
                    let scenario = Rc::new(scenario);
                    to_load.dispatch(Action::Load { scenario });
                }
            }),
            message::on(Message::Suggest, move |lines| {
                let suggested = Rc::new(Suggested::read(&lines));
                dispatch.dispatch(Action::Suggest { suggested });
            }),
        ];
        move || drop(listeners)
    });
}
