//! Tenants: a template, a table, who reaches whose, and a file for each.

mod fields;
mod files;
mod grid;
mod lists;

use std::rc::Rc;

use scopedown_association::tenants::Template;
use scopedown_catalog::Catalog;
use scopedown_report::words::tenants_summary;
use scopedown_scenario::tenants::Tenancy;
use yew::prelude::*;

use self::files::Files;
use super::standing::standing_with;
use crate::advisor::app::Shared;
use crate::advisor::areas::Texts;
use crate::host::timer;
use crate::pods::form::Form;
use crate::pods::tenants::{Answer, Asked, TableForm, answer};
use crate::view::sentence::runs;

/// How long the texts must rest before tenants are asked, in milliseconds.
const REST: u32 = 250;

const PART: &str = "pods-tenants";

#[derive(Properties, PartialEq)]
pub(crate) struct TenantsProps {
    pub(crate) texts: Rc<Texts>,
    pub(crate) form: UseReducerHandle<Form>,
    pub(crate) catalog: Shared<Catalog>,
}

/// What is typed. Until somebody does, the template is the page's session policy.
#[derive(Debug, Clone, PartialEq, Default)]
struct Typed {
    template: Option<Rc<str>>,
    table: Rc<str>,
    form: TableForm,
}

#[component]
pub(crate) fn Tenants(
    TenantsProps {
        texts,
        form,
        catalog,
    }: &TenantsProps,
) -> Html {
    let typed = use_state_eq(Typed::default);
    let session = texts.session.as_ref().map(|session| session.text.clone());
    let asked = Asked {
        template: typed.template.clone().or(session).unwrap_or_default(),
        table: typed.table.clone(),
        form: typed.form,
    };
    let rested = use_rested(&asked);
    let answer = use_memo(
        (rested, texts.clone(), form.association.role_arn.clone()),
        |(asked, texts, role_arn)| {
            let standing = standing_with(texts.clone());
            let mut role = standing.scenario();
            role.role.arn = role_arn.known().map(str::to_owned);
            answer(asked, &role, &catalog.0)
        },
    );
    let template = Template::parse(&asked.template).ok();
    let body = html! {
        <>
            { fields::fields(&typed, &asked, template.as_ref()) }
            <div role="status">{ status(&answer) }</div>
            if matches!(*answer, Answer::Tenancy(_)) {
                { outcome(&answer, form) }
            }
        </>
    };
    super::part::part(
        PART,
        false,
        "Tenants",
        "a session policy for each, and who would reach whose",
        body,
    )
}

/// What is asked, once it has rested.
#[hook]
fn use_rested(asked: &Asked) -> Asked {
    let rested = use_state_eq(|| asked.clone());
    let pending = use_memo((), |()| timer::Pending::default());
    let setter = rested.setter();
    use_effect_with(asked.clone(), move |asked| {
        let asked = asked.clone();
        pending.after(REST, move || setter.set(asked));
    });
    (*rested).clone()
}

/// What is wrong, or the sentences that sum the answer up.
fn status(answer: &Answer) -> Html {
    match answer {
        Answer::Nothing => Html::default(),
        Answer::RoleRefused => html! {
            <p>{ "The role's policies cannot be evaluated as they are; mend what the problems name first." }</p>
        },
        Answer::Faults(faults) => html! {
            <ul class="found">
                { for faults.iter().map(|fault| html! {
                    <li class="found-line" data-look="problem">
                        <span class="found-sign" aria-hidden="true">{ "✕" }</span>
                        <span>{ &fault.place }{ ": " }{ runs(&scopedown_report::sentence(&fault.message)) }{ " " }<code class="soft">{ fault.code }</code></span>
                    </li>
                }) }
            </ul>
        },
        Answer::Tenancy(tenancy) => html! {
            <div class="verdict" data-look={look(tenancy)}>
                { for tenants_summary(tenancy).iter().map(|sentence| html! { <p>{ runs(sentence) }</p> }) }
            </div>
        },
    }
}

fn look(tenancy: &Tenancy) -> &'static str {
    if !tenancy.is_sound() {
        "contradicts"
    } else if tenancy.grid.amiss().next().is_some() || tenancy.grid.things.is_empty() {
        "open"
    } else {
        "agrees"
    }
}

fn outcome(answer: &Rc<Answer>, form: &UseReducerHandle<Form>) -> Html {
    let Answer::Tenancy(tenancy) = &**answer else {
        return Html::default();
    };
    html! {
        <>
            { grid::grid(tenancy) }
            { lists::amiss(tenancy) }
            { lists::values(tenancy) }
            <Files answer={Shared(answer.clone())} base={form.association.clone()} />
        </>
    }
}
