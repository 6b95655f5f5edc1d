//! Actions and resources that do not meet.

mod contradiction;
mod meeting;
mod required;
mod star;
mod unmet;

use super::Finder;
use crate::found::Found;
use crate::view::View;

pub(super) const FINDERS: &[Finder] = &[
    meetings,
    contradiction::contradictions,
    required::missing_resource_types,
];

/// Looks at where the actions of each statement meet its resources.
fn meetings(view: &View<'_>, found: &mut Found) {
    let Some(lookup) = &view.lookup else {
        return;
    };
    for (sheet, statement) in view.statements() {
        // What hangs on a resource speaks of that resource in words of its service.
        if sheet.place.hangs_on_resource() {
            continue;
        }
        let Some(meeting) = meeting::Meeting::of(view, lookup, sheet, statement) else {
            continue;
        };
        star::needs_star(&meeting, found);
        unmet::unmet(&meeting, found);
    }
}
