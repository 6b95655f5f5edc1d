//! The bar above the role's policies: one button a policy, and one for another.

use yew::prelude::*;

use super::button::{button, toggle};
use super::meter::meter;
use crate::hooks::Dispatch;
use crate::host::event;
use crate::state::action::Action;
use crate::state::usage::Usage;
use crate::state::workspace::{PolicyId, PolicyText};

/// The bar.
pub(crate) fn role_bar(role: &[PolicyText], front: PolicyId, dispatch: &Dispatch) -> Html {
    let usage = Usage::of_role(role.iter().map(|policy| &*policy.text));
    let in_front = role.iter().find(|policy| policy.id == front);
    html! {
        <>
            if role.len() > 1 {
                <div class="tabs" role="group" aria-label="Policies of the role">
                    { for role.iter().map(|policy| tab(policy, front, dispatch)) }
                </div>
            }
            { button("+ Add policy", Action::AddRolePolicy, dispatch) }
            { meter(usage, "The inline policies of a role have 10,240 characters together; white space does not count.") }
            if let Some(policy) = in_front.filter(|_| role.len() > 1) {
                { name_line(policy, dispatch) }
            }
        </>
    }
}

fn tab(policy: &PolicyText, front: PolicyId, dispatch: &Dispatch) -> Html {
    let show = Action::ShowRolePolicy { policy: policy.id };
    toggle(&policy.name, policy.id == front, show, dispatch)
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
    html! {
        <div class="name-line">
            <label>{ "Name " }<input type="text" value={policy.name.to_string()} oninput={on_name} autocomplete="off" spellcheck="false" /></label>
            if id != PolicyId::FIRST {
                { button("Remove this policy", Action::RemoveRolePolicy { policy: id }, dispatch) }
            }
        </div>
    }
}
