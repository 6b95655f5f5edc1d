//! Grants that are wider than they look.

use scopedown_policy::Sense;

use super::Finder;
use crate::code::GrantCode;
use crate::finding::Finding;
use crate::found::Found;
use crate::view::View;

pub(super) const FINDERS: &[Finder] = &[allow_not_action];

/// Semantics 2.6. Boundaries and organizations grant nothing, so there it is a usual way to write a limit.
fn allow_not_action(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.allows() {
        let grants = sheet.place.is_role() || sheet.place.is_session();
        if grants && statement.action.sense == Sense::AllBut {
            let span = statement.action.span;
            found.add(Finding::new(GrantCode::AllowNotAction, sheet.place, span));
        }
    }
}
