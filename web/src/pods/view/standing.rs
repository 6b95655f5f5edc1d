//! What stands in the page now.

use std::rc::Rc;

use scopedown_scenario::Scenario;

use crate::advisor::areas::Texts;
use crate::host::{context, opened};
use crate::pods::opening::Standing;
use crate::state::presets::Preset;
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

/// The scenario that is open: the one that was opened last if the page shows its title, else the first preset likewise.
fn base() -> Option<Scenario> {
    let title = opened::title();
    let is_open = |scenario: &Scenario| {
        scenario
            .title
            .as_deref()
            .is_some_and(|known| known == title)
    };
    let last = opened::last().and_then(|text| Scenario::read(&text).scenario);
    last.filter(is_open)
        .or_else(|| Some(Preset::FIRST.scenario()).filter(is_open))
}
