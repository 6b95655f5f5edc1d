//! A large file of roles: how far it is read, and the role that is meant.

use std::cell::RefCell;
use std::rc::Rc;

use scopedown_intake::{Details, Entry, Intake};
use scopedown_policy::Span;
use yew::prelude::*;

use crate::host::event;
use crate::host::file::{Chosen, Reading};
use crate::pods::account::{Cut, PIECE, listed, needed, role};

/// A file that is being read, or was.
#[derive(Clone)]
pub(super) struct Account {
    file: Chosen,
    details: Rc<RefCell<Details>>,
    /// What is being read now; another takes its place.
    reading: Rc<RefCell<Option<Reading>>>,
}

impl PartialEq for Account {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.details, &other.details)
    }
}

impl Account {
    pub(super) fn new(file: Chosen) -> Self {
        Self {
            file,
            details: Rc::default(),
            reading: Rc::default(),
        }
    }

    /// Reads on from `at`, piece after piece, each in a task of its own. `on_piece` is told how far it is; `None` that the browser cannot.
    fn read_on(&self, at: usize, on_piece: Rc<dyn Fn(Option<usize>)>) {
        if at >= self.file.size() {
            return on_piece(Some(at));
        }
        let account = self.clone();
        let reading = self.file.read(at, at + PIECE, move |bytes| {
            let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else {
                return on_piece(None);
            };
            account.details.borrow_mut().feed(&bytes);
            let at = at + bytes.len();
            if at < account.file.size() {
                on_piece(Some(at));
            }
            account.read_on(at, on_piece);
        });
        self.reading.replace(Some(reading));
    }

    /// Reads stretches of the file again, one after the other, and answers with all of them.
    fn cut(
        &self,
        mut open: Vec<Span>,
        mut done: Vec<Cut>,
        on_cuts: impl FnOnce(Option<Vec<Cut>>) + 'static,
    ) {
        let Some(span) = open.pop() else {
            return on_cuts(Some(done));
        };
        let account = self.clone();
        let reading = self.file.read(span.start, span.end, move |bytes| {
            let Some(bytes) = bytes else {
                return on_cuts(None);
            };
            done.push(Cut { span, bytes });
            account.cut(open, done, on_cuts);
        });
        self.reading.replace(Some(reading));
    }

    /// Takes a role apart; `None` where its bytes cannot be read.
    fn pick(&self, span: Span, on_role: impl FnOnce(Option<Intake>) + 'static) {
        let account = self.clone();
        self.cut(vec![span], Vec::new(), move |cuts| {
            let Some(whole) = cuts.and_then(|mut cuts| cuts.pop()) else {
                return on_role(None);
            };
            let spans = needed(&account.details.borrow(), &whole);
            account.cut(spans, Vec::new(), move |policies| {
                on_role(policies.and_then(|policies| role(&whole, &policies)));
            });
        });
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct FinderProps {
    pub(super) account: Account,
    /// Told what a role that was chosen consists of.
    pub(super) on_role: Callback<(String, Rc<Intake>)>,
}

/// How far the reading is.
#[derive(Clone, Copy, PartialEq)]
enum Progress {
    At(usize),
    Failed,
}

#[component]
pub(super) fn Finder(FinderProps { account, on_role }: &FinderProps) -> Html {
    let progress = use_state_eq(|| Progress::At(0));
    {
        let progress = progress.clone();
        use_effect_with(account.clone(), move |account| {
            progress.set(Progress::At(0));
            let told = Rc::new(move |at: Option<usize>| {
                progress.set(at.map_or(Progress::Failed, Progress::At));
            });
            account.read_on(0, told);
            let reading = account.reading.clone();
            move || drop(reading.replace(None))
        });
    }
    let size = account.file.size();
    match *progress {
        Progress::Failed => {
            html! { <p role="alert">{ format!("The browser could not read {} to its end. Choose the file again.", account.file.name) }</p> }
        }
        Progress::At(at) if at < size => html! {
            <p class="progress" role="status">
                <label for="account-progress">{ format!("Reading {}: {} of {}", account.file.name, megabytes(at), megabytes(size)) }</label>
                <progress id="account-progress" value={at.to_string()} max={size.to_string()}></progress>
            </p>
        },
        Progress::At(_) => html! { <Roles account={account.clone()} on_role={on_role.clone()} /> },
    }
}

fn megabytes(bytes: usize) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}

#[component]
fn Roles(FinderProps { account, on_role }: &FinderProps) -> Html {
    let typed = use_state_eq(String::new);
    let fault = use_state_eq(|| None::<&'static str>);
    let details = account.details.borrow();
    if let Some(problem) = details.problem() {
        return html! { <p role="alert">{ format!("{}: {} {}", account.file.name, problem.message(), problem.help()) }</p> };
    }
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(event::text(&event).unwrap_or_default()))
    };
    let (shown, more) = listed(&details, &typed);
    let choice = |entry: &Entry| {
        let (account, on_role, fault) = (account.clone(), on_role.clone(), fault.clone());
        let (name, span) = (entry.name.clone(), entry.span);
        let on_click = Callback::from(move |_: MouseEvent| {
            let (on_role, fault, name) = (on_role.clone(), fault.clone(), name.clone());
            account.pick(span, move |intake| match intake {
                Some(intake) => {
                    fault.set(None);
                    on_role.emit((name, Rc::new(intake)));
                }
                None => fault.set(Some(
                    "The file has changed since it was read. Choose it again.",
                )),
            });
        });
        html! { <li key={entry.arn.clone()}><button type="button" class="role-choice" onclick={on_click}><code>{ &entry.name }</code><span class="soft">{ &entry.arn }</span></button></li> }
    };
    html! {
        <div class="finder">
            <label for="account-role">{ format!("Role, one of {} in {}", details.roles().len(), account.file.name) }</label>
            <input id="account-role" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="Type a part of its name or ARN" value={(*typed).clone()} oninput={on_input} />
            <p class="soft" role="status">{ count(shown.len(), more) }</p>
            <ul class="role-choices" aria-label="Roles">{ for shown.into_iter().map(choice) }</ul>
            if let Some(fault) = *fault {
                <p role="alert">{ fault }</p>
            }
        </div>
    }
}

fn count(shown: usize, more: usize) -> String {
    match (shown, more) {
        (0, _) => "No role has that in its name or ARN.".to_owned(),
        (1, 0) => "1 role".to_owned(),
        (shown, 0) => format!("{shown} roles"),
        (shown, more) => format!("The first {shown} roles; {more} more: type on."),
    }
}
