//! The fields.

use std::rc::Rc;

use scopedown_association::{Field, Part, SessionTags};
use yew::prelude::*;

use crate::host::event;
use crate::pods::form::{Edit, Form, TextField, shown};

/// The text fields: what is edited, the id, the label, an example.
const FIELDS: [(TextField, &str, &str, &str); 7] = [
    (
        TextField::Of(Field::ClusterName),
        "pods-cluster",
        "Cluster",
        "demo",
    ),
    (
        TextField::Of(Field::Namespace),
        "pods-namespace",
        "Namespace",
        "shop",
    ),
    (
        TextField::Of(Field::ServiceAccount),
        "pods-service-account",
        "Service account",
        "app",
    ),
    (
        TextField::Region,
        "pods-region",
        "Region of the cluster",
        "eu-west-1",
    ),
    (
        TextField::Of(Field::RoleArn),
        "pods-role-arn",
        "Role",
        "arn:aws:iam::111122223333:role/app",
    ),
    (
        TextField::Of(Field::TargetRoleArn),
        "pods-target-role-arn",
        "Target role, if any",
        "arn:aws:iam::444455556666:role/data",
    ),
    (
        TextField::Of(Field::Id),
        "pods-id",
        "Association id, if it exists",
        "a-0123456789abcdef0",
    ),
];

/// All fields.
pub(super) fn fields(form: &UseReducerHandle<Form>, policy: Option<&str>) -> Html {
    html! {
        <>
            <div class="pods-fields">
                { for FIELDS.into_iter().map(|(field, id, label, example)| text_field(form, field, id, label, example)) }
                { tags_field(form) }
                <div class="pods-field">
                    <label for="pods-own-tags">{ "Tags of the association itself, KEY=VALUE on a line" }</label>
                    { area(form, TextField::OwnTags, "pods-own-tags", &form.own_tags, "2") }
                </div>
            </div>
            <p class="soft">{ policy_words(policy) }</p>
            <details class="pods-more">
                <summary>{ "Policies of the roles, to be checked as well" }</summary>
                <div class="pods-fields">
                    <div class="pods-field pods-wide">
                        <label for="pods-trust">{ "Trust policy of the role" }</label>
                        { area(form, TextField::Trust, "pods-trust", &form.trust, "4") }
                    </div>
                    <div class="pods-field pods-wide">
                        <label for="pods-target-trust">{ "Trust policy of the target role" }</label>
                        { area(form, TextField::TargetTrust, "pods-target-trust", &form.target_trust, "4") }
                    </div>
                    <div class="pods-field pods-wide">
                        <label for="pods-source">{ "Policy of the role that leads to the target role" }</label>
                        { area(form, TextField::Source, "pods-source", &form.source, "4") }
                    </div>
                </div>
            </details>
        </>
    }
}

fn policy_words(policy: Option<&str>) -> String {
    match policy {
        Some(policy) => format!(
            "Session policy: the text of the page, {} of 2048 characters.",
            policy.chars().count()
        ),
        None => "Session policy: none, since the page's field for it is empty.".to_owned(),
    }
}

fn text_field(
    form: &UseReducerHandle<Form>,
    field: TextField,
    id: &'static str,
    label: &'static str,
    example: &'static str,
) -> Html {
    let part = form.part(field);
    html! {
        <div class="pods-field">
            <label for={id}>{ label }</label>
            <input {id} type="text" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder={example} value={shown(part).to_owned()} oninput={types(form, field)} />
            if matches!(part, Part::Open(_)) {
                <span class="soft">{ "An expression of the file, which is not evaluated here." }</span>
            }
        </div>
    }
}

fn area(
    form: &UseReducerHandle<Form>,
    field: TextField,
    id: &'static str,
    text: &Rc<str>,
    rows: &'static str,
) -> Html {
    html! {
        <textarea {id} {rows} class="needs-field" spellcheck="false" autocomplete="off" autocapitalize="off" value={text.to_string()} oninput={types(form, field)} />
    }
}

fn types(form: &UseReducerHandle<Form>, field: TextField) -> Callback<InputEvent> {
    let form = form.dispatcher();
    Callback::from(move |event: InputEvent| {
        let text = event::text(&event).unwrap_or_default();
        form.dispatch(Edit::Text(field, text.into()));
    })
}

fn tags_field(form: &UseReducerHandle<Form>) -> Html {
    let tags = &form.association.session_tags;
    let chosen = match tags {
        SessionTags::Unstated => "unstated",
        SessionTags::Passed => "passed",
        SessionTags::Disabled => "disabled",
        SessionTags::Open(_) => "open",
    };
    let dispatch = form.dispatcher();
    let on_change = Callback::from(move |event: Event| {
        let tags = match event::text(&event).as_deref() {
            Some("passed") => SessionTags::Passed,
            Some("disabled") => SessionTags::Disabled,
            _ => SessionTags::Unstated,
        };
        dispatch.dispatch(Edit::Tags(tags));
    });
    let option = |value: &'static str, label: String| html! { <option {value} selected={chosen == value}>{ label }</option> };
    html! {
        <div class="pods-field">
            <label for="pods-session-tags">{ "Session tags" }</label>
            <select id="pods-session-tags" onchange={on_change}>
                { option("unstated", "not stated: EKS passes them".to_owned()) }
                { option("passed", "passed".to_owned()) }
                { option("disabled", "disabled, as a session policy demands".to_owned()) }
                if let SessionTags::Open(text) = tags {
                    { option("open", format!("{text}, not evaluated here")) }
                }
            </select>
        </div>
    }
}
