//! The bar above the role's policies: one button a policy.

use yew::prelude::*;

use super::button::toggle;
use super::meter::meter;
use crate::hooks::Dispatch;
use crate::state::action::Action;
use crate::state::usage::Usage;
use crate::state::workspace::{PolicyId, PolicyText};

/// The bar.
pub(crate) fn role_bar(role: &[PolicyText], front: PolicyId, dispatch: &Dispatch) -> Html {
    let usage = Usage::of_role(role.iter().map(|policy| &*policy.text));
    html! {
        <>
            if role.len() > 1 {
                <div class="tabs" role="group" aria-label="Policies of the role">
                    { for role.iter().map(|policy| tab(policy, front, dispatch)) }
                </div>
            }
            { meter(usage, "The inline policies of a role have 10,240 characters together; white space does not count.") }
        </>
    }
}

fn tab(policy: &PolicyText, front: PolicyId, dispatch: &Dispatch) -> Html {
    let show = Action::ShowRolePolicy { policy: policy.id };
    toggle(&policy.name, policy.id == front, show, dispatch)
}
