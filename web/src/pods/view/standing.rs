//! What stands in the page now.

use std::rc::Rc;

use scopedown_scenario::Scenario;

use crate::advisor::areas::Texts;
use crate::host::{context, opened};
use crate::pods::opening::Standing;
use crate::state::workspace::Base;

/// The page with texts that were read before.
pub(super) fn standing_with(texts: Rc<Texts>) -> Standing {
    Standing {
        texts,
        context: context::set(),
        base: Base(Rc::new(base().unwrap_or_default())),
    }
}

/// The page as it is.
pub(super) fn standing() -> Standing {
    standing_with(Rc::new(Texts::read()))
}

/// The scenario that is open.
fn base() -> Option<Scenario> {
    Scenario::read(&opened::last()?).scenario
}
