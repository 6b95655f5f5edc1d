//! Policies come and go, and have names.

use yew::prelude::*;

use crate::host::event;
use crate::playground::Perform;
use crate::state::deed::Deed;
use crate::state::workspace::{PolicyId, PolicyText};
use crate::view::button::button;

/// Adds a policy to the role; with several, names the one in front and takes it away.
pub(crate) fn policies(role: &[PolicyText], front: PolicyId, perform: &Perform) -> Html {
    let in_front = role.iter().find(|policy| policy.id == front);
    html! {
        <>
            { button("+ Add policy", Deed::AddRolePolicy, perform) }
            if let Some(policy) = in_front.filter(|_| role.len() > 1) {
                { name_line(policy, perform) }
            }
        </>
    }
}

/// The name of the policy in front, and a way to be rid of it.
fn name_line(policy: &PolicyText, perform: &Perform) -> Html {
    let id = policy.id;
    let rename = perform.clone();
    let on_name = Callback::from(move |event: InputEvent| {
        if let Some(name) = event::text(&event) {
            rename.emit(Deed::RenameRolePolicy {
                policy: id,
                name: name.into(),
            });
        }
    });
    html! {
        <div class="name-line">
            <label>{ "Name " }<input type="text" value={policy.name.to_string()} oninput={on_name} autocomplete="off" spellcheck="false" /></label>
            if id != PolicyId::FIRST {
                { button("Remove this policy", Deed::RemoveRolePolicy { policy: id }, perform) }
            }
        </div>
    }
}
