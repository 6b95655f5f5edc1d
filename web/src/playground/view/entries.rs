//! The rows and columns as lists: to add one's own, and to take some away.

use std::rc::Rc;

use scopedown_report::sentence;
use scopedown_scenario::AxisFault;
use yew::prelude::*;

use crate::host::editor;
use crate::playground::Perform;
use crate::state::axis::{Axis, AxisEdits};
use crate::state::deed::Deed;
use crate::state::table::Table;
use crate::view::button::{button, sends};
use crate::view::sentence::runs;

/// Both lists, folded away until they are wanted.
pub(crate) fn entries(
    table: &Table,
    actions: &AxisEdits,
    resources: &AxisEdits,
    perform: &Perform,
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
                { entry_list(Axis::Actions, &rows, actions, perform) }
                { entry_list(Axis::Resources, &columns, resources, perform) }
            </div>
        </details>
    }
}

fn entry_list(axis: Axis, entries: &[Rc<str>], edits: &AxisEdits, perform: &Perform) -> Html {
    let words = Words::of(axis);
    let add = perform.clone();
    let on_add = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let text: Rc<str> = editor::field_text(words.id).unwrap_or_default().into();
        if axis.read(&text).is_ok() {
            editor::clear_field(words.id);
        }
        add.emit(Deed::AddEntry { axis, text });
    });
    let is_edited = !edits.added.is_empty() || !edits.removed.is_empty();
    html! {
        <div class="entry-list">
            <form class="entry-form" onsubmit={on_add}>
                <label for={words.id}>{ words.add }</label>
                <input id={words.id} type="text" placeholder={words.example} autocomplete="off" autocapitalize="off" spellcheck="false"
                    aria-invalid={edits.fault.is_some().to_string()} aria-describedby={format!("{}-fault", words.id)} />
                <button type="submit">{ "Add" }</button>
            </form>
            <p id={format!("{}-fault", words.id)} class="entry-fault" role="status">
                if let Some([wrong, help]) = edits.fault.as_ref().map(AxisFault::sentences) {
                    { runs(&sentence(&wrong)) }{ " " }{ runs(&sentence(&help)) }
                }
            </p>
            <ul class="entry-chips" aria-label={words.list}>
                { for entries.iter().map(|entry| chip(axis, entry, perform)) }
            </ul>
            if is_edited {
                { button(words.reset, Deed::ResetEntries { axis }, perform) }
            }
        </div>
    }
}

fn chip(axis: Axis, entry: &Rc<str>, perform: &Perform) -> Html {
    let on_remove: Callback<MouseEvent> = sends(
        Deed::RemoveEntry {
            axis,
            text: entry.clone(),
        },
        perform,
    );
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
