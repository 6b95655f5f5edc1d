//! The condition keys that the policies look at, and what holds for them.

use scopedown_eval::ContextValue;
use scopedown_policy::ContextKey;
use yew::prelude::*;

use crate::host::event;
use crate::playground::Perform;
use crate::state::analysis::Answer;
use crate::state::deed::Deed;
use crate::state::keys::{KeyRow, key_rows};

/// The panel; nothing where the policies look at no key.
pub(crate) fn context_panel(answer: &Answer, perform: &Perform) -> Html {
    let rows = key_rows(answer);
    html! {
        if !rows.is_empty() {
            <details class="context" open=true>
                <summary>{ "Context" }<span class="soft">{ keys(rows.len()) }</span></summary>
                <ul class="context-keys">{ for rows.iter().map(|row| key_line(row, perform)) }</ul>
            </details>
        }
    }
}

fn keys(count: usize) -> String {
    if count == 1 {
        " 1 condition key".to_owned()
    } else {
        format!(" {count} condition keys")
    }
}

fn key_line(row: &KeyRow, perform: &Perform) -> Html {
    let name = row.key.as_written();
    let on_choice = setter(&row.key, perform, {
        let set = row.set.clone();
        move |choice| read_choice(choice, set.as_ref())
    });
    let on_value = setter(&row.key, perform, |text| {
        Some(ContextValue::One(text.into()))
    });
    let on_values = setter(&row.key, perform, |text| {
        Some(ContextValue::Many(
            text.lines()
                .filter(|line| !line.is_empty())
                .map(Into::into)
                .collect(),
        ))
    });
    let chosen = choice_of(row.set.as_ref());
    html! {
        <li key={row.key.folded()} class="context-key">
            <code title={name.to_owned()}>{ name }</code>
            <select aria-label={format!("What holds for {name}")} onchange={on_choice.reform(|event: Event| event::text(&event).unwrap_or_default())}>
                { for CHOICES.into_iter().map(|(choice, label)| html! {
                    <option value={choice} selected={choice == chosen}>{ if choice == GIVEN { given(row) } else { label.to_owned() } }</option>
                }) }
            </select>
            if let Some(ContextValue::One(value)) = &row.set {
                <input type="text" value={value.to_string()} aria-label={format!("Value of {name}")} autocomplete="off" autocapitalize="off" spellcheck="false"
                    oninput={on_value.reform(|event: InputEvent| event::text(&event).unwrap_or_default())} />
            }
            if let Some(ContextValue::Many(values)) = &row.set {
                <textarea class="context-values" rows="2" defaultvalue={values.join("\n")} aria-label={format!("Values of {name}, one a line")} autocomplete="off" autocapitalize="off" spellcheck="false"
                    oninput={on_values.reform(|event: InputEvent| event::text(&event).unwrap_or_default())} />
            }
        </li>
    }
}

fn setter(
    key: &ContextKey,
    perform: &Perform,
    read: impl Fn(&str) -> Option<ContextValue> + 'static,
) -> Callback<String> {
    let (key, perform) = (key.clone(), perform.clone());
    Callback::from(move |text: String| {
        perform.emit(Deed::SetKey {
            key: key.clone(),
            value: read(&text),
        });
    })
}

const GIVEN: &str = "given";

/// What can be chosen for a key.
const CHOICES: [(&str, &str); 5] = [
    (GIVEN, ""),
    ("unknown", "not known"),
    ("absent", "absent"),
    ("one", "has the value"),
    ("many", "has the values"),
];

fn choice_of(set: Option<&ContextValue>) -> &'static str {
    match set {
        None => GIVEN,
        Some(ContextValue::Unknown) => "unknown",
        Some(ContextValue::Absent) => "absent",
        Some(ContextValue::One(_)) => "one",
        Some(ContextValue::Many(_)) => "many",
    }
}

/// The value of a choice; a value that was there is taken along.
fn read_choice(choice: &str, before: Option<&ContextValue>) -> Option<ContextValue> {
    match (choice, before) {
        ("unknown", _) => Some(ContextValue::Unknown),
        ("absent", _) => Some(ContextValue::Absent),
        ("one", Some(ContextValue::Many(values))) => Some(ContextValue::One(
            values.first().cloned().unwrap_or_default(),
        )),
        ("one", _) => Some(ContextValue::One("".into())),
        ("many", Some(ContextValue::One(value))) => Some(ContextValue::Many(vec![value.clone()])),
        ("many", _) => Some(ContextValue::Many(Vec::new())),
        _ => None,
    }
}

/// What holds where nothing is set.
fn given(row: &KeyRow) -> String {
    match (&row.set, &row.given) {
        (Some(_), _) => "as the session has it".to_owned(),
        (None, ContextValue::Unknown) => "not known".to_owned(),
        (None, ContextValue::Absent) => "absent in this session".to_owned(),
        (None, ContextValue::One(value)) => format!("{value}, by the session"),
        (None, ContextValue::Many(values)) => format!("{}, by the session", values.join(", ")),
    }
}
