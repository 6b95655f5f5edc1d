//! Whatever somebody has at hand: pasted, dropped or chosen as a file; what it was recognised as; and the way into the page.

use std::rc::Rc;

use scopedown_intake::{Intake, read};
use scopedown_report::sentence;
use yew::prelude::*;

use super::choices::choices;
use super::finder::{Account, Finder};
use super::outcome::outcome;
use super::standing::standing;
use crate::advisor::app::Shared;
use crate::advisor::areas::Texts;
use crate::host::file::{self, Chosen, Reading};
use crate::host::message::{self, Message};
use crate::host::{clipboard, event, timer};
use crate::pods::account::LARGE;
use crate::pods::form::{Edit, Form};
use crate::pods::opening::{Opening, Standing, Wanted};
use crate::pods::recognised::denial;
use crate::view::sentence::runs;

/// How long a text must rest before it is taken apart, in milliseconds.
const REST: u32 = 150;

const FIELD: &str = "pods-paste";

#[derive(Properties, PartialEq)]
pub(crate) struct PasteProps {
    pub(crate) texts: Rc<Texts>,
    pub(crate) form: UseReducerHandle<Form>,
    /// Told the message of a denial that was found.
    pub(crate) on_denial: Callback<Rc<str>>,
}

/// Where what is shown came from.
#[derive(Clone, PartialEq)]
enum Given {
    /// The text of the field, taken apart.
    Text(Rc<str>, Shared<Intake>),
    /// A large file, and the role of it that was chosen.
    Account(Account, Option<(String, Shared<Intake>)>),
}

/// What was there before something was opened.
#[derive(Clone, PartialEq)]
struct Before {
    page: Rc<str>,
    form: Rc<Form>,
}

#[component]
pub(crate) fn Paste(
    PasteProps {
        texts,
        form,
        on_denial,
    }: &PasteProps,
) -> Html {
    let typed = use_state_eq(|| Rc::<str>::from(""));
    let given = use_state_eq(|| None::<Given>);
    let wanted = use_state_eq(Wanted::default);
    let before = use_state_eq(|| None::<Before>);
    let fault = use_state_eq(String::new);
    let pending = use_memo((), |()| timer::Pending::default());
    let reading = use_mut_ref(|| None::<Reading>);

    let take_apart = {
        let (given, wanted, on_denial) = (given.clone(), wanted.clone(), on_denial.clone());
        move |text: Rc<str>| {
            wanted.set(Wanted {
                bare: wanted.bare,
                ..Wanted::default()
            });
            if text.trim().is_empty() {
                return given.set(None);
            }
            let intake = read(&text);
            if let Some(message) = denial(&intake, &text) {
                on_denial.emit(message.into());
            }
            given.set(Some(Given::Text(text, Shared(Rc::new(intake)))));
        }
    };
    let on_input = {
        let (typed, pending, take_apart) = (typed.clone(), pending.clone(), take_apart.clone());
        Callback::from(move |event: InputEvent| {
            let text: Rc<str> = event::text(&event).unwrap_or_default().into();
            typed.set(text.clone());
            let take_apart = take_apart.clone();
            pending.after(REST, move || take_apart(text));
        })
    };
    let on_file = {
        let (given, typed, fault) = (given.clone(), typed.clone(), fault.clone());
        let (wanted, take_apart, reading) = (wanted.clone(), take_apart, reading);
        Callback::from(move |chosen: Option<Chosen>| {
            let Some(chosen) = chosen else {
                return;
            };
            fault.set(String::new());
            typed.set("".into());
            if chosen.size() > LARGE {
                wanted.set(Wanted::default());
                return given.set(Some(Given::Account(Account::new(chosen), None)));
            }
            let (typed, fault, take_apart) = (typed.clone(), fault.clone(), take_apart.clone());
            let name = chosen.name.clone();
            let started = chosen.read(0, chosen.size(), move |bytes| {
                match bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
                    Some(text) => {
                        let text: Rc<str> = text.into();
                        typed.set(text.clone());
                        take_apart(text);
                    }
                    None => fault.set(format!("{name} is not a text in UTF-8.")),
                }
            });
            reading.replace(Some(started));
        })
    };
    let on_paste = {
        let on_file = on_file.clone();
        Callback::from(move |event: Event| {
            let Some(text) = clipboard::pasted(&event).filter(|text| text.len() > LARGE) else {
                return;
            };
            event.prevent_default();
            on_file.emit(Some(Chosen::of_text("what was pasted", &text)));
        })
    };
    let on_drop = {
        let on_file = on_file.clone();
        Callback::from(move |event: DragEvent| {
            if let Some(chosen) = file::dropped(&event) {
                event.prevent_default();
                on_file.emit(Some(chosen));
            }
        })
    };
    let on_role = {
        let (given, wanted) = (given.clone(), wanted.clone());
        Callback::from(move |(name, intake): (String, Rc<Intake>)| {
            if let Some(Given::Account(account, _)) = &*given {
                wanted.set(Wanted {
                    role: Some(name.clone()),
                    ..Wanted::default()
                });
                given.set(Some(Given::Account(
                    account.clone(),
                    Some((name, Shared(intake))),
                )));
            }
        })
    };

    let intake = match &*given {
        Some(Given::Text(text, intake)) => Some((intake.clone(), Some(text.clone()))),
        Some(Given::Account(_, Some((_, intake)))) => Some((intake.clone(), None)),
        _ => None,
    };
    let opening = use_memo(
        (
            intake.clone().map(|(intake, _)| intake),
            texts.clone(),
            (*wanted).clone(),
        ),
        |(intake, texts, wanted)| {
            let standing = Standing::of(texts.clone());
            intake
                .as_ref()
                .map(|intake| Opening::of(&intake.0, &standing, wanted))
        },
    );
    let on_open = {
        let (intake, wanted, before, form) =
            (intake.clone(), wanted.clone(), before.clone(), form.clone());
        Callback::from(move |_: MouseEvent| {
            let Some((intake, _)) = &intake else {
                return;
            };
            let standing = standing();
            let opening = Opening::of(&intake.0, &standing, &wanted);
            if !opening.changes_page() {
                return;
            }
            before.set(Some(Before {
                page: standing.scenario().to_text().into(),
                form: Rc::new((*form).clone()),
            }));
            form.dispatch(Edit::Take(Box::new(opening.found)));
            message::tell(Message::Load, &opening.scenario.to_text());
        })
    };
    let on_back = {
        let (before, form) = (before.clone(), form.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(was) = &*before {
                message::tell(Message::Load, &was.page);
                form.dispatch(Edit::Become(was.form.clone()));
            }
            before.set(None);
        })
    };
    let body = html! {
        <>
            <label for={FIELD}>{ "A policy in any wrapping, a template, an answer of the AWS CLI, an association, a denial; or all of them at once" }</label>
            <textarea id={FIELD} class="needs-field" rows="5" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder="Paste, or drop a file" value={typed.to_string()} oninput={on_input} onpaste={on_paste} ondrop={on_drop} />
            <div class="pods-row">
                <label class="file"><span>{ "Choose a file" }</span>
                    <input type="file" class="unseen" onchange={on_file.reform(|event: Event| file::chosen(&event))} />
                </label>
                <span class="soft">{ "Account details of many megabytes too: they are read piece by piece and never leave this page." }</span>
            </div>
            <p role="alert">{ &*fault }</p>
            if let Some(Given::Account(account, _)) = &*given {
                <Finder account={account.clone()} {on_role} />
            }
            if let (Some((intake, text)), Some(opening)) = (&intake, &*opening) {
                { outcome(&intake.0, opening, text.as_deref()) }
                { choices(opening, &wanted) }
                if let Some(unseen) = &opening.unseen {
                    <p role="alert">{ runs(&sentence(&format!("The session is narrowed by a policy that is not here, so what it may do cannot be told. {} Paste both together.", unseen.message()))) }</p>
                }
                <div class="pods-row">
                    <button type="button" class="pick" disabled={!opening.changes_page()} onclick={on_open}>{ "Open in the page" }</button>
                    if opening.found.association.is_some() {
                        <span class="soft">{ "The association goes into the fields below." }</span>
                    }
                </div>
            }
            if before.is_some() {
                <div class="pods-row" role="status">
                    <span>{ "Opened." }</span>
                    <button type="button" class="small" onclick={on_back}>{ "Put back what was there" }</button>
                </div>
            }
        </>
    };
    super::part::part(
        "pods-paste-part",
        true,
        "Paste what you have",
        "it is recognised, and what stays open is named",
        body,
    )
}
