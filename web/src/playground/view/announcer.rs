//! The line that says what has changed in the matrix, for those who do not see it and for those who look elsewhere.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::hooks::Shared;
use crate::state::announce::difference;
use crate::state::table::Table;

/// From one thing that is said to the next, in milliseconds: who types is not talked over.
const APART: u32 = 1_500;

/// How long the line is empty before it says the same again, in milliseconds; a screen reader would else take it for said.
const PAUSE: u32 = 80;

#[derive(Properties, PartialEq)]
pub(crate) struct AnnouncerProps {
    /// The matrix.
    pub(crate) table: Shared<Table>,
    /// How often texts were replaced: another matrix is no difference.
    pub(crate) loads: u32,
    /// What else is to be said.
    pub(crate) asked: Asked,
}

/// What the user asks the line for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Asked {
    /// How often anything was asked.
    pub(crate) times: u32,
    /// What is to be said; `None` asks for the last thing again.
    pub(crate) sentence: Option<Rc<str>>,
}

/// What is known between two renderings.
#[derive(Default)]
struct Memory {
    /// The matrix of which was told last.
    told: RefCell<Option<(u32, Shared<Table>)>>,
    /// The matrix as it is now.
    now: RefCell<Option<(u32, Shared<Table>)>>,
    /// Whether something is to be said soon.
    is_waiting: Cell<bool>,
}

/// The line.
#[component]
pub(crate) fn Announcer(props: &AnnouncerProps) -> Html {
    let said = use_state_eq(|| Rc::<str>::from(""));
    let memory = use_memo((), |()| Memory::default());
    {
        let said = said.setter();
        let state = (props.loads, props.table.clone());
        use_effect_with(state, move |state| memory.note(state.clone(), said));
    }
    {
        let (setter, last) = (said.setter(), (*said).clone());
        use_effect_with(props.asked.clone(), move |asked| {
            if asked.times == 0 {
                return;
            }
            let sentence = asked.sentence.clone().unwrap_or(last);
            setter.set("".into());
            Timeout::new(PAUSE, move || setter.set(sentence)).forget();
        });
    }
    html! { <p class="said" role="status" aria-label="What changed in the matrix">{ &**said }</p> }
}

impl Memory {
    /// Takes note of a matrix; tells the difference a while later, of all that has changed until then.
    fn note(self: Rc<Self>, state: (u32, Shared<Table>), said: UseStateSetter<Rc<str>>) {
        *self.now.borrow_mut() = Some(state.clone());
        let is_new = self
            .told
            .borrow()
            .as_ref()
            .is_none_or(|told| told.0 != state.0);
        if is_new {
            *self.told.borrow_mut() = Some(state);
            return;
        }
        if self.is_waiting.replace(true) {
            return;
        }
        Timeout::new(APART, move || {
            self.is_waiting.set(false);
            if let Some(sentence) = self.tell() {
                said.set(sentence.into());
            }
        })
        .forget();
    }

    fn tell(&self) -> Option<String> {
        let now = self.now.borrow().clone()?;
        let told = self.told.replace(Some(now.clone()))?;
        difference(&told.1.0, &now.1.0).filter(|_| told.0 == now.0)
    }
}
