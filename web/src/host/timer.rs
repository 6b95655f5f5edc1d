//! Something done later, unless it is asked for anew.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

/// At most one thing that waits to be done.
#[derive(Default, Clone)]
pub(crate) struct Pending(Rc<RefCell<Option<Timeout>>>);

impl Pending {
    /// Does `what` after some milliseconds, in place of what waited before.
    pub(crate) fn after(&self, milliseconds: u32, what: impl FnOnce() + 'static) {
        let timeout = Timeout::new(milliseconds, what);
        if let Ok(mut waiting) = self.0.try_borrow_mut() {
            *waiting = Some(timeout);
        }
    }
}
