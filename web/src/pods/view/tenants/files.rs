//! The finished policies, and a file for each tenant.

use std::rc::Rc;

use scopedown_association::tenants::{FileForm, TenantFile, TenantFiles, files};
use scopedown_association::{Association, Figures};
use scopedown_report::sentence;
use scopedown_scenario::tenants::Tenancy;
use yew::prelude::*;

use crate::advisor::app::Shared;
use crate::host::{event, file};
use crate::pods::tenants::{Answer, archive};
use crate::pods::view::association::label;
use crate::pods::view::output::Output;
use crate::view::sentence::runs;

/// Tenants whose texts are shown; the files have all of them.
const SHOWN: usize = 50;

#[derive(Properties, PartialEq)]
pub(super) struct FilesProps {
    pub(super) answer: Shared<Answer>,
    pub(super) base: Association,
}

#[component]
pub(super) fn Files(FilesProps { answer, base }: &FilesProps) -> Html {
    let form = use_state_eq(FileForm::default);
    let Answer::Tenancy(tenancy) = &*answer.0 else {
        return Html::default();
    };
    let made = files(base, &tenancy.table, &tenancy.tenants, *form);
    let on_form = {
        let form = form.clone();
        Callback::from(move |event: Event| {
            let name = event::text(&event).unwrap_or_default();
            form.set(FileForm::parse(&name).unwrap_or_default());
        })
    };
    let on_all = {
        let (answer, base, form) = (answer.clone(), base.clone(), *form);
        Callback::from(move |_: MouseEvent| save_all(&answer.0, &base, form))
    };
    let count = made.files.len();
    html! {
        <section class="pods-block" aria-label="The finished policies">
            <h4>{ "The finished policies" }<span class="soft">{ format!("{count}, one for each tenant whose values are accepted") }</span></h4>
            <div class="pods-fields">
                <div class="pods-field">
                    <label for="pods-tenants-form">{ "Form of the files" }</label>
                    <select id="pods-tenants-form" onchange={on_form}>
                        { for FileForm::all().map(|each| html! { <option value={each.name()} selected={each == *form}>{ form_label(each) }</option> }) }
                    </select>
                </div>
            </div>
            if *form != FileForm::Policy {
                <p class="soft">{ "Cluster, namespace, service account and role are those of the association above; placeholders in them are filled as well." }</p>
            }
            if !made.remarks.is_empty() {
                <ul class="remarks" aria-label="Remarks">{ for made.remarks.iter().map(|remark| html! { <li>{ runs(&sentence(&remark.message())) }</li> }) }</ul>
            }
            <div class="pods-row">
                <button type="button" class="pick small" disabled={count == 0} onclick={on_all}>{ "Download all as one ZIP" }</button>
            </div>
            { listed(tenancy, &made) }
        </section>
    }
}

const fn form_label(form: FileForm) -> &'static str {
    match form {
        FileForm::Policy => "the session policy alone, JSON",
        FileForm::Association(form) => label(form),
    }
}

fn save_all(answer: &Answer, base: &Association, form: FileForm) {
    if let Answer::Tenancy(tenancy) = answer {
        let made = files(base, &tenancy.table, &tenancy.tenants, form);
        if let Some(bytes) = archive(&made.files) {
            file::save_bytes("tenants.zip", &bytes);
        }
    }
}

fn listed(tenancy: &Tenancy, made: &TenantFiles) -> Html {
    let more = made.files.len().saturating_sub(SHOWN);
    html! {
        <>
            <div class="tenants-files">{ for made.files.iter().take(SHOWN).map(|file| one(tenancy, file)) }</div>
            if more > 0 {
                <p class="soft">{ format!("And {more} more, which the ZIP has as well.") }</p>
            }
        </>
    }
}

fn one(tenancy: &Tenancy, file: &TenantFile) -> Html {
    let most = Figures::default().policy_characters;
    let tenant = tenancy.tenants.get(file.tenant);
    let finished = tenant.and_then(|tenant| tenant.policy.as_ref().ok());
    let characters = finished.map_or(0, |finished| finished.characters);
    let name = tenancy.name(file.tenant);
    html! {
        <details key={file.tenant} class="pods-more">
            <summary><code>{ name }</code>{ " " }<span class="tenants-size" data-over={(characters > most).then_some("")}>{ size(characters, most) }</span></summary>
            <Output label={format!("The file of {name}")} file={file.name.clone()} text={Rc::<str>::from(file.text.as_str())} />
        </details>
    }
}

fn size(characters: usize, most: usize) -> String {
    if characters > most {
        format!("{characters} of {most} characters, too long")
    } else {
        format!("{characters} of {most} characters")
    }
}
