//! What is to be expected of the selected cell, or of all that are like it.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::Shown;
use crate::host::event;
use crate::playground::Perform;
use crate::state::deed::Deed;
use crate::state::expecting::{Demand, Expected, contradicted, fault};
use crate::state::playground::Playground;
use crate::state::workspace::CellName;

#[derive(Properties, PartialEq)]
pub(crate) struct ExpectFormProps {
    pub(crate) playground: Rc<Playground>,
    pub(crate) shown: Shown,
    pub(crate) cell: CellName,
    pub(crate) perform: Perform,
}

/// Two fields that hold the cell, or a pattern, and what can be demanded.
#[component]
pub(crate) fn ExpectForm(props: &ExpectFormProps) -> Html {
    let patterns = use_state_eq(|| props.cell.clone());
    let told = use_state_eq(|| None::<String>);
    let changed = |with: fn(&CellName, Rc<str>) -> CellName| {
        let patterns = patterns.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = event::text(&event) {
                patterns.set(with(&patterns, text.into()));
            }
        })
    };
    let on_action = changed(|old, action| CellName {
        action,
        ..old.clone()
    });
    let on_resource = changed(|old, resource| CellName {
        resource,
        ..old.clone()
    });
    let demand = |demand: Demand| {
        let (patterns, told) = (patterns.clone(), told.clone());
        let (playground, shown) = (props.playground.clone(), props.shown.clone());
        let perform = props.perform.clone();
        let on_press = Callback::from(move |_: MouseEvent| {
            match expect(demand, &patterns, &playground, &shown) {
                Ok(deed) => {
                    told.set(None);
                    perform.emit(deed);
                }
                Err(fault) => told.set(Some(fault)),
            }
        });
        html! { <button type="button" class="quiet small" onclick={on_press}>{ demand.label() }</button> }
    };
    html! {
        <section class="expect" aria-labelledby="expect-title">
            <h3 id="expect-title">{ "Expect" }</h3>
            { field("Action or pattern that is expected", &patterns.action, on_action) }
            { field("Resource or pattern that is expected", &patterns.resource, on_resource) }
            <div class="expect-demands">{ for Demand::ALL.into_iter().map(demand) }</div>
            <p class="expect-fault" role="status">{ told.as_ref() }</p>
        </section>
    }
}

fn field(label: &'static str, value: &Rc<str>, on_input: Callback<InputEvent>) -> Html {
    html! { <input type="text" aria-label={label} value={value.to_string()} autocomplete="off" autocapitalize="off" spellcheck="false" oninput={on_input} /> }
}

/// The deed; what keeps the expectation from saying something otherwise.
fn expect(
    demand: Demand,
    patterns: &CellName,
    playground: &Playground,
    shown: &Shown,
) -> Result<Deed, String> {
    let (content, table) = (&shown.answer.0.content, &shown.table);
    let new = demand.of(&patterns.action, &patterns.resource, content, table);
    if let Some(fault) = fault(&new, content, table) {
        return Err(fault);
    }
    let standing = contradicted(&new, &playground.expected(), content, table);
    let new = Expected(Rc::new(new));
    Ok(match standing {
        Some(standing) => Deed::Refuse { new, standing },
        None => Deed::Expect { new },
    })
}
