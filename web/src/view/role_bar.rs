//! The bar above the role's policies: one button a policy, and one for another.

use yew::prelude::*;

use super::meter::meter;
use crate::hooks::Dispatch;
use crate::host::event;
use crate::state::action::Action;
use crate::state::usage::Usage;
use crate::state::workspace::{PolicyId, PolicyText};

/// The bar.
pub(crate) fn role_bar(role: &[PolicyText], front: PolicyId, dispatch: &Dispatch) -> Html {
    let usage = Usage::of_role(role.iter().map(|policy| &*policy.text));
    let on_add = callback(dispatch, || Action::AddRolePolicy);
    let in_front = role.iter().find(|policy| policy.id == front);
    html! {
        <>
            if role.len() > 1 {
                <div class="tabs" role="group" aria-label="Policies of the role">
                    { for role.iter().map(|policy| tab(policy, front, dispatch)) }
                </div>
            }
            <button type="button" class="quiet small" onclick={on_add} title="Another policy of the same role">{ "+ Add policy" }</button>
            { meter(usage, "The inline policies of a role have 10,240 characters together; white space does not count.") }
            if let Some(policy) = in_front.filter(|_| role.len() > 1) {
                { name_line(policy, dispatch) }
            }
        </>
    }
}

fn tab(policy: &PolicyText, front: PolicyId, dispatch: &Dispatch) -> Html {
    let id = policy.id;
    let on_show = callback(dispatch, move || Action::ShowRolePolicy { policy: id });
    let is_front = id == front;
    html! { <button key={id.0} type="button" class="tab" aria-pressed={is_front.to_string()} onclick={on_show}>{ &*policy.name }</button> }
}

/// The name of the policy in front, and a way to be rid of it.
fn name_line(policy: &PolicyText, dispatch: &Dispatch) -> Html {
    let id = policy.id;
    let rename = dispatch.clone();
    let on_name = Callback::from(move |event: InputEvent| {
        if let Some(name) = event::text(&event) {
            rename.dispatch(Action::RenameRolePolicy {
                policy: id,
                name: name.into(),
            });
        }
    });
    let on_remove = callback(dispatch, move || Action::RemoveRolePolicy { policy: id });
    html! {
        <div class="name-line">
            <label>{ "Name " }<input type="text" value={policy.name.to_string()} oninput={on_name} autocomplete="off" spellcheck="false" /></label>
            if id != PolicyId::FIRST {
                <button type="button" class="quiet small" onclick={on_remove}>{ "Remove this policy" }</button>
            }
        </div>
    }
}

fn callback(dispatch: &Dispatch, action: impl Fn() -> Action + 'static) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action()))
}
