//! The finders, by the themes of `code/`. A finder looks at everything for one code, or for a few that exclude each other.

mod condition;
mod grant;
mod session;

use crate::found::Found;
use crate::view::View;

/// Looks at a subject and adds what it finds.
pub(crate) type Finder = fn(&View<'_>, &mut Found);

/// Every finder.
pub(crate) const FINDERS: &[&[Finder]] = &[session::FINDERS, grant::FINDERS, condition::FINDERS];
