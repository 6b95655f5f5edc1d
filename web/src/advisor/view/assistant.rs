//! The list of what may be written, beside the caret, and a sentence about the word at the caret or under the pointer.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use scopedown_catalog::{Catalog, Proposal, hover};
use wasm_bindgen::JsCast as _;
use web_sys::{KeyboardEvent, MouseEvent as PointerMove};
use yew::prelude::*;

use crate::advisor::app::Shared;
use crate::advisor::assist::{Occasion, Open, bytes};
use crate::host::{areas, caret, editor, rewrite, skin, timer};

const LIST: &str = "completion";
const WORD: &str = "word";

/// Milliseconds after a key, in which the page paints the text anew.
const AFTER_KEY: u32 = 40;
/// Milliseconds that the pointer must rest.
const REST: u32 = 350;
/// Entries that are drawn at once: a page of the list, which the chosen one turns.
const DRAWN: usize = 10;

#[derive(Properties, PartialEq)]
pub(crate) struct AssistantProps {
    pub(crate) catalog: Shared<Catalog>,
}

/// What is asked of the open list by keys and pointer.
enum Asked {
    Show(Option<Open>),
    Move(isize),
    Close,
}

#[derive(Default, PartialEq)]
struct State(Option<Open>);

impl Reducible for State {
    type Action = Asked;

    fn reduce(self: Rc<Self>, asked: Asked) -> Rc<Self> {
        match asked {
            Asked::Show(open) => Rc::new(Self(open)),
            Asked::Move(steps) => Rc::new(Self(self.0.as_ref().map(|open| open.moved(steps)))),
            Asked::Close => Rc::new(Self(None)),
        }
    }
}

#[component]
pub(crate) fn Assistant(AssistantProps { catalog }: &AssistantProps) -> Html {
    let state = use_reducer_eq(State::default);
    let word = use_state_eq(|| None::<(String, Option<caret::Point>)>);
    use_typing(catalog, &state);
    use_keys(catalog, &state);
    use_words(catalog, &word);
    use_effect_with(state.clone(), |state| settle(state.0.as_ref()));
    use_effect_with(word.clone(), |word| {
        if let Some((_, Some(point))) = &**word {
            caret::put(WORD, *point);
        }
    });
    html! {
        <>
            if let Some(open) = &state.0 {
                { list(open, &state) }
            }
            if let Some((sentence, point)) = &*word {
                <p id={WORD} class="word" data-look={if point.is_some() { "pointer" } else { "caret" }}>{ sentence }</p>
            }
        </>
    }
}

/// Puts the list where the caret is, and says so to who hears the page.
fn settle(open: Option<&Open>) {
    for (area, _) in areas::all() {
        let list = open.filter(|open| *open.area == *area);
        let entry = list.map(|open| format!("{LIST}-{}", open.chosen));
        caret::belongs(&area, entry.as_deref().map(|entry| (LIST, entry)));
    }
    if let Some(open) = open {
        let start = open.edit(0).map_or(0, |(start, ..)| start);
        if let Some(point) = caret::below(&open.area, &open.text, start) {
            caret::put(LIST, point);
        }
    }
}

fn list(open: &Open, state: &UseReducerHandle<State>) -> Html {
    let entry = |(at, proposal): (usize, &Proposal)| {
        let (accepted, state) = (open.clone(), state.dispatcher());
        // The pointer must not take the focus from the text.
        let on_down = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            accept(&accepted, at);
            state.dispatch(Asked::Close);
        });
        html! {
            <li id={format!("{LIST}-{at}")} role="option" class="proposal" aria-selected={(at == open.chosen).to_string()} onmousedown={on_down}>
                <code>{ &proposal.label }</code><span class="soft">{ &proposal.detail }</span>
            </li>
        }
    };
    let proposals = &open.completion.proposals;
    let first = open.chosen - open.chosen % DRAWN;
    let behind = proposals.len().saturating_sub(first + DRAWN);
    let more = open.completion.more + behind;
    html! {
        <div class="completion-frame">
            <ul id={LIST} class="completion" role="listbox" aria-label="What may be written here">
                { for proposals.iter().enumerate().skip(first).take(DRAWN).map(entry) }
                if more > 0 {
                    <li class="proposal soft" role="option" aria-disabled="true" aria-selected="false">{ format!("and {more} more") }</li>
                }
            </ul>
        </div>
    }
}

fn accept(open: &Open, entry: usize) {
    if let Some((start, end, text)) = open.edit(entry) {
        rewrite::replace(&open.area, start, end, &text);
    }
}

/// Opens the list when something is typed that it can go on with.
#[hook]
fn use_typing(catalog: &Shared<Catalog>, state: &UseReducerHandle<State>) {
    let (catalog, state) = (catalog.clone(), state.dispatcher());
    use_effect_with((), move |()| {
        let pending = timer::Pending::default();
        let closing = state.clone();
        let typed = on("input", move |_| {
            let (catalog, state) = (catalog.clone(), state.clone());
            pending.after(AFTER_KEY, move || {
                state.dispatch(Asked::Show(ask(&catalog.0, Occasion::Typed)));
            });
        });
        let left = on("focusout", move |_| closing.dispatch(Asked::Close));
        move || drop([typed, left])
    });
}

/// The list for the caret of the text area that has the focus.
fn ask(catalog: &Catalog, occasion: Occasion) -> Option<Open> {
    let area = caret::focused()?;
    let (text, offset) = (editor::text(&area)?, caret::offset(&area)?);
    Open::at(catalog, &area, &text, offset, occasion)
}

/// The keys of the open list, and the one that opens it.
#[hook]
fn use_keys(catalog: &Shared<Catalog>, state: &UseReducerHandle<State>) {
    let (catalog, dispatch) = (catalog.clone(), state.dispatcher());
    use_effect_with(state.clone(), move |state| {
        let open = state.0.clone();
        let listener = on("keydown", move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if caret::focused().is_none() {
                return;
            }
            let asks = key.ctrl_key() && key.key() == " ";
            let asked = match (&open, key.key().as_str()) {
                _ if asks => Some(Asked::Show(ask(&catalog.0, Occasion::Asked))),
                (Some(_), "ArrowDown") => Some(Asked::Move(1)),
                (Some(_), "ArrowUp") => Some(Asked::Move(-1)),
                (Some(_), "Escape") => Some(Asked::Close),
                (Some(open), "Enter" | "Tab") => {
                    accept(open, open.chosen);
                    Some(Asked::Close)
                }
                (Some(_), "ArrowLeft" | "ArrowRight" | "Home" | "End") => {
                    dispatch.dispatch(Asked::Close);
                    None
                }
                _ => None,
            };
            if let Some(asked) = asked {
                event.prevent_default();
                event.stop_propagation();
                dispatch.dispatch(asked);
            }
        });
        move || drop(listener)
    });
}

/// A sentence about the word at the caret, and about the one under the pointer where it rests.
#[hook]
fn use_words(
    catalog: &Shared<Catalog>,
    word: &UseStateHandle<Option<(String, Option<caret::Point>)>>,
) {
    let (catalog, word) = (catalog.clone(), word.clone());
    use_effect_with((), move |()| {
        let pending = timer::Pending::default();
        let at_caret = {
            let (catalog, word, pending) = (catalog.clone(), word.clone(), pending.clone());
            on("selectionchange", move |_| {
                let (catalog, word) = (catalog.clone(), word.clone());
                pending.after(REST, move || {
                    let area = caret::focused();
                    let found = area.and_then(|area| {
                        let offset = caret::offset(&area)?;
                        sentence(&catalog.0, &area, offset)
                    });
                    word.set(found.map(|sentence| (sentence, None)));
                });
            })
        };
        let under_pointer = on("mousemove", move |event| {
            let Some(event) = event.dyn_ref::<PointerMove>() else {
                return;
            };
            let (x, y) = (event.client_x(), event.client_y());
            let (catalog, word) = (catalog.clone(), word.clone());
            if skin::area_of_target(event.target()).is_none() {
                return;
            }
            pending.after(REST, move || {
                let found = caret::under(x, y)
                    .and_then(|(area, offset)| sentence(&catalog.0, &area, offset));
                let point = caret::Point {
                    left: f64::from(x),
                    top: f64::from(y) + 18.0,
                };
                word.set(found.map(|sentence| (sentence, Some(point))));
            });
        });
        move || drop([at_caret, under_pointer])
    });
}

fn sentence(catalog: &Catalog, area: &str, offset: usize) -> Option<String> {
    let text = editor::text(area)?;
    Some(hover(catalog, &text, bytes(&text, offset))?.sentence)
}

/// Listens before the page does, so that a key of the list is the list's alone.
fn on(name: &'static str, call: impl Fn(&web_sys::Event) + 'static) -> EventListener {
    let options = EventListenerOptions {
        passive: false,
        ..EventListenerOptions::run_in_capture_phase()
    };
    EventListener::new_with_options(&gloo::utils::document(), name, options, move |event| {
        call(event);
    })
}
