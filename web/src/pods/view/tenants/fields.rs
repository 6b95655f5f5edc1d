//! The template and the table, to be typed or pasted.

use std::collections::BTreeMap;

use scopedown_association::tenants::Template;
use yew::prelude::*;

use super::Typed;
use crate::host::event;
use crate::pods::tenants::{Asked, TableForm, column};

const TEMPLATE: &str = "pods-template";
const TABLE: &str = "pods-table";
const TABLE_FORM: &str = "pods-table-form";

const EXAMPLE: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/{{tenant}}/*" } }"#;

pub(super) fn fields(
    typed: &UseStateHandle<Typed>,
    asked: &Asked,
    template: Option<&Template>,
) -> Html {
    let on_template = changes(typed, |typed, text| typed.template = Some(text.into()));
    let on_table = changes(typed, |typed, text| typed.table = text.into());
    let on_form = {
        let typed = typed.clone();
        Callback::from(move |event: Event| {
            let form = match event::text(&event).as_deref() {
                Some("csv") => TableForm::Csv,
                _ => TableForm::Lines,
            };
            typed.set(Typed {
                form,
                ..(*typed).clone()
            });
        })
    };
    let on_session = {
        let typed = typed.clone();
        Callback::from(move |_: MouseEvent| {
            typed.set(Typed {
                template: None,
                ..(*typed).clone()
            });
        })
    };
    html! {
        <>
            <div class="pods-field">
                <label for={TEMPLATE}>{ "Template: a session policy with placeholders" }</label>
                <textarea id={TEMPLATE} class="needs-field" rows="8" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder={EXAMPLE} value={asked.template.to_string()} oninput={on_template} />
                <div class="pods-row">
                    if typed.template.is_some() {
                        <button type="button" class="small" onclick={on_session}>{ "Take the page's session policy" }</button>
                    }
                    <span class="soft">{ placeholders(template) }</span>
                </div>
            </div>
            <div class="pods-field">
                <label for={TABLE_FORM}>{ "The table is" }</label>
                <select id={TABLE_FORM} onchange={on_form}>
                    <option value="lines" selected={typed.form == TableForm::Lines}>{ "a tenant a line, such as namespaces" }</option>
                    <option value="csv" selected={typed.form == TableForm::Csv}>{ "CSV, its first line naming the columns" }</option>
                </select>
            </div>
            <div class="pods-field">
                <label for={TABLE}>{ table_label(typed.form, template) }</label>
                <textarea id={TABLE} class="needs-field" rows="6" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder={table_example(typed.form)} value={typed.table.to_string()} oninput={on_table} />
            </div>
        </>
    }
}

fn changes(typed: &UseStateHandle<Typed>, change: fn(&mut Typed, String)) -> Callback<InputEvent> {
    let typed = typed.clone();
    Callback::from(move |event: InputEvent| {
        let mut changed = (*typed).clone();
        change(&mut changed, event::text(&event).unwrap_or_default());
        typed.set(changed);
    })
}

/// The placeholders that the template holds, and how often.
fn placeholders(template: Option<&Template>) -> String {
    let Some(template) = template else {
        return "A placeholder is written {{tenant}}, inside quotes.".to_owned();
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for slot in template.slots() {
        *counts.entry(&slot.name).or_default() += 1;
    }
    if counts.is_empty() {
        return "No placeholder yet: write {{tenant}} where the name of a tenant belongs."
            .to_owned();
    }
    let listed: Vec<String> = counts
        .iter()
        .map(|(name, count)| format!("{{{{{name}}}}}, {count}×"))
        .collect();
    format!("Placeholders: {}.", listed.join("; "))
}

fn table_label(form: TableForm, template: Option<&Template>) -> String {
    match form {
        TableForm::Csv => "Table of tenants; the first column names them".to_owned(),
        TableForm::Lines => format!(
            "Tenants, one a line, for {{{{{}}}}}",
            template.map_or("tenant", column)
        ),
    }
}

const fn table_example(form: TableForm) -> &'static str {
    match form {
        TableForm::Lines => "team-a\nteam-b",
        TableForm::Csv => "tenant,bucket\nteam-a,orders\nteam-b,invoices",
    }
}
