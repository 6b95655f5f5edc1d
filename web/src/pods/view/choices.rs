//! What can be chosen before something is opened.

use scopedown_intake::{As, Unchosen};
use yew::prelude::*;

use crate::host::event;
use crate::pods::opening::{Opening, Present, Wanted};

/// The fields, and what has to be chosen first.
pub(super) fn choices(opening: &Opening, wanted: &UseStateHandle<Wanted>) -> Html {
    let choose = |set: fn(&mut Wanted, String)| {
        let wanted = wanted.clone();
        Callback::from(move |event: Event| {
            let mut next = (*wanted).clone();
            set(&mut next, event::text(&event).unwrap_or_default());
            wanted.set(next);
        })
    };
    let bare = if wanted.bare == As::Session {
        "session"
    } else {
        "role"
    };
    let present = if wanted.present == Present::Kept {
        "kept"
    } else {
        "replaced"
    };
    html! {
        <div class="pods-fields">
            if opening.choices.roles.len() > 1 {
                { select("pods-role", "Role", "Choose a role", &opening.choices.roles, opening.choices.role.as_deref(), choose(|wanted, text| wanted.role = (!text.is_empty()).then_some(text))) }
            }
            if opening.choices.associations.len() > 1 {
                { select("pods-association", "Association", "Choose an association", &opening.choices.associations, chosen_association(opening), choose(|wanted, text| wanted.association = (!text.is_empty()).then_some(text))) }
            }
            <div class="pods-field">
                <label for="pods-bare">{ "A policy that does not say what it is" }</label>
                <select id="pods-bare" onchange={choose(|wanted, text| wanted.bare = if text == "session" { As::Session } else { As::Whatever })}>
                    <option value="role" selected={bare == "role"}>{ "is a policy of the role" }</option>
                    <option value="session" selected={bare == "session"}>{ "is the session policy" }</option>
                </select>
            </div>
            <div class="pods-field">
                <label for="pods-present">{ "Role policies that stand in the page" }</label>
                <select id="pods-present" onchange={choose(|wanted, text| wanted.present = if text == "kept" { Present::Kept } else { Present::Replaced })}>
                    <option value="replaced" selected={present == "replaced"}>{ "make way for new ones" }</option>
                    <option value="kept" selected={present == "kept"}>{ "stay beside new ones" }</option>
                </select>
            </div>
            if let Some(open) = opening.choices.open {
                <p class="pods-wide" role="status">{ open_words(open) }</p>
            }
        </div>
    }
}

fn chosen_association(opening: &Opening) -> Option<&str> {
    let chosen = opening.choices.association?;
    opening.choices.associations.get(chosen).map(String::as_str)
}

fn open_words(open: Unchosen) -> &'static str {
    match open {
        Unchosen::Role | Unchosen::NoSuchRole => {
            "The text holds several roles: choose the one that is meant."
        }
        Unchosen::Association | Unchosen::NoSuchAssociation => {
            "The text holds several associations: choose the one that is meant."
        }
    }
}

/// Names that are offered in a list; a text with more is better searched.
const OFFERED: usize = 500;

fn select(
    id: &'static str,
    label: &'static str,
    nothing: &'static str,
    names: &[String],
    chosen: Option<&str>,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <div class="pods-field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                <option value="" selected={chosen.is_none()}>{ nothing }</option>
                { for names.iter().take(OFFERED).map(|name| html! { <option value={name.clone()} selected={chosen == Some(name)}>{ name }</option> }) }
            </select>
        </div>
    }
}
