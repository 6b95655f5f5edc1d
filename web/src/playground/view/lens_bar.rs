//! What is asked of the rows of the matrix: states, words, differences, pins.

use scopedown_eval::State;
use scopedown_report::words;
use yew::prelude::*;

use crate::host::event;
use crate::playground::Perform;
use crate::state::deed::Deed;
use crate::state::face::Face;
use crate::state::lens::{Form, Grouping, Lens, Only, Reach};
use crate::state::table::Table;
use crate::view::button::{button, sends};

/// The field of the words.
pub(crate) const WORDS: &str = "lens-words";

/// The states with their counts, each of which asks for its rows; words to look for; and which rows are shown at all.
pub(crate) fn lens_bar(
    lens: &Lens,
    choices: &[Only],
    whole: &Table,
    seen: &Table,
    perform: &Perform,
) -> Html {
    html! {
        <>
            <div class="legend" role="group" aria-label="Cells by state; press one to see its rows alone">
                { for whole.counts().iter().map(|(state, count)| chip(*state, *count, lens, perform)) }
            </div>
            <div class="lens">
                <input id={WORDS} type="text" aria-label="Look for actions or resources" placeholder="Look for…" value={lens.filter.to_string()}
                    autocomplete="off" autocapitalize="off" spellcheck="false" oninput={on_words(perform)} />
                <select aria-label="Rows that are shown" onchange={on_only(perform)}>
                    { for choices.iter().map(|&only| html! { <option value={only.name()} selected={only == lens.only}>{ only.label() }</option> }) }
                </select>
                { choice("Actions that are rows", &Reach::ALL, lens.reach, Reach::label, perform, |reach| Deed::Reach { reach }) }
                { choice("Groups of rows", &Grouping::ALL, lens.grouping, Grouping::label, perform, |grouping| Deed::Group { grouping }) }
                { as_list(lens, perform) }
                if !lens.is_clear() {
                    <span class="lens-count" role="status">{ format!("{} of {} rows", seen.rows.len(), whole.rows.len()) }</span>
                    { button("Show all rows", Deed::ClearLens, perform) }
                }
            </div>
        </>
    }
}

/// One of a few.
fn choice<T: Copy + PartialEq + 'static>(
    label: &'static str,
    all: &'static [T],
    chosen: T,
    name: impl Fn(T) -> &'static str + 'static,
    perform: &Perform,
    deed: impl Fn(T) -> Deed + 'static,
) -> Html {
    let options: Html = all
        .iter()
        .map(|each| html! { <option selected={*each == chosen}>{ name(*each) }</option> })
        .collect();
    let perform = perform.clone();
    let on_change = Callback::from(move |event: Event| {
        let text = event::text(&event).unwrap_or_default();
        if let Some(each) = all.iter().find(|each| name(**each) == text) {
            perform.emit(deed(*each));
        }
    });
    html! { <select aria-label={label} onchange={on_change}>{ options }</select> }
}

/// Shows headings and lists in place of the grid, or the grid again.
fn as_list(lens: &Lens, perform: &Perform) -> Html {
    let form = match lens.form {
        Form::Grid => Form::List,
        Form::List => Form::Grid,
    };
    let on_press: Callback<MouseEvent> = sends(Deed::ShowAs { form }, perform);
    html! { <button type="button" aria-pressed={(lens.form == Form::List).to_string()} onclick={on_press}>{ "As a list" }</button> }
}

fn chip(state: State, count: usize, lens: &Lens, perform: &Perform) -> Html {
    let face = Face::of_state(state);
    let words = words::mark(state);
    let glyph = if face.glyph.is_empty() {
        "·"
    } else {
        face.glyph
    };
    let is_asked = lens.states.contains(&state);
    let on_press: Callback<MouseEvent> = sends(Deed::ToggleState { state }, perform);
    html! {
        <button type="button" class="chip" title={words.meaning} aria-pressed={is_asked.to_string()} onclick={on_press}>
            <span class="swatch" data-look={face.look} aria-hidden="true">{ glyph }</span>
            <span><b>{ count }</b>{ " " }{ words.short }</span>
        </button>
    }
}

fn on_words(perform: &Perform) -> Callback<InputEvent> {
    let perform = perform.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(words) = event::text(&event) {
            perform.emit(Deed::Filter {
                words: words.into(),
            });
        }
    })
}

fn on_only(perform: &Perform) -> Callback<Event> {
    let perform = perform.clone();
    Callback::from(move |event: Event| {
        let name = event::text(&event).unwrap_or_default();
        if let Some(only) = Only::ALL.into_iter().find(|only| only.name() == name) {
            perform.emit(Deed::Show { only });
        }
    })
}
