//! The rows and columns as lists: to add one's own, and to take some away.

use std::rc::Rc;

use scopedown_report::sentence;
use yew::prelude::*;

use super::sentence::runs;
use crate::hooks::Dispatch;
use crate::host::event;
use crate::state::action::Action;
use crate::state::axis::{Axis, AxisEdits};
use crate::state::table::Table;

/// Both lists, folded away until they are wanted.
pub(crate) fn entries(
    table: &Table,
    actions: &AxisEdits,
    resources: &AxisEdits,
    dispatch: &Dispatch,
) -> Html {
    let rows: Vec<Rc<str>> = table.rows.iter().map(|row| row.action.clone()).collect();
    let columns: Vec<Rc<str>> = table
        .columns
        .iter()
        .map(|column| column.resource.clone())
        .collect();
    html! {
        <details class="entries">
            <summary>{ "Rows and columns" }</summary>
            <div class="entries-lists">
                <EntryList axis={Axis::Actions} entries={rows} is_edited={is_edited(actions)} dispatch={dispatch.clone()} />
                <EntryList axis={Axis::Resources} entries={columns} is_edited={is_edited(resources)} dispatch={dispatch.clone()} />
            </div>
        </details>
    }
}

fn is_edited(edits: &AxisEdits) -> bool {
    !edits.added.is_empty() || !edits.removed.is_empty()
}

#[derive(Properties, PartialEq)]
struct EntryListProps {
    axis: Axis,
    entries: Vec<Rc<str>>,
    is_edited: bool,
    dispatch: Dispatch,
}

#[component]
fn EntryList(
    EntryListProps {
        axis,
        entries,
        is_edited,
        dispatch,
    }: &EntryListProps,
) -> Html {
    let axis = *axis;
    let words = Words::of(axis);
    let typed = use_state(String::new);
    let fault = use_state(|| None::<[String; 2]>);
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(event::text(&event).unwrap_or_default()))
    };
    let on_add = {
        let (typed, fault, dispatch) = (typed.clone(), fault.clone(), dispatch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match axis.read(&typed) {
                Ok(text) => {
                    dispatch.dispatch(Action::AddEntry { axis, text });
                    typed.set(String::new());
                    fault.set(None);
                }
                Err(wrong) => fault.set(Some(wrong.sentences())),
            }
        })
    };
    let reset = dispatch.clone();
    let on_reset =
        Callback::from(move |_: MouseEvent| reset.dispatch(Action::ResetEntries { axis }));
    html! {
        <div class="entry-list">
            <form class="entry-form" onsubmit={on_add}>
                <label for={words.id}>{ words.add }</label>
                <input id={words.id} type="text" value={(*typed).clone()} oninput={on_input} placeholder={words.example} autocomplete="off" autocapitalize="off" spellcheck="false"
                    aria-invalid={fault.is_some().to_string()} aria-describedby={format!("{}-fault", words.id)} />
                <button type="submit">{ "Add" }</button>
            </form>
            <p id={format!("{}-fault", words.id)} class="entry-fault" role="status">
                if let Some([wrong, help]) = &*fault {
                    { runs(&sentence(wrong)) }{ " " }{ runs(&sentence(help)) }
                }
            </p>
            <ul class="entry-chips" aria-label={words.list}>
                { for entries.iter().map(|entry| chip(axis, entry, dispatch)) }
            </ul>
            if *is_edited {
                <button type="button" class="quiet small" onclick={on_reset}>{ words.reset }</button>
            }
        </div>
    }
}

fn chip(axis: Axis, entry: &Rc<str>, dispatch: &Dispatch) -> Html {
    let (text, dispatch) = (entry.clone(), dispatch.clone());
    let on_remove = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::RemoveEntry {
            axis,
            text: text.clone(),
        })
    });
    html! {
        <li key={&**entry} class="entry"><code>{ &**entry }</code><button type="button" class="entry-remove" aria-label={format!("Remove {entry}")} onclick={on_remove}>{ "×" }</button></li>
    }
}

struct Words {
    id: &'static str,
    add: &'static str,
    example: &'static str,
    list: &'static str,
    reset: &'static str,
}

impl Words {
    const fn of(axis: Axis) -> Self {
        match axis {
            Axis::Actions => Self {
                id: "add-action",
                add: "Add an action",
                example: "s3:GetObject",
                list: "Rows",
                reset: "Rows as the policies give them",
            },
            Axis::Resources => Self {
                id: "add-resource",
                add: "Add a resource",
                example: "arn:aws:s3:::bucket/key",
                list: "Columns",
                reset: "Columns as the policies give them",
            },
        }
    }
}
