//! The finders, by the themes of `code/`. A finder looks at everything for one code, or for a few that exclude each other.

mod absence;
mod arn;
mod association;
mod at;
mod catalog;
mod escalation;
mod grant;
mod key;
mod lost;
mod open;
mod qualifier;
mod reach;
mod resource;
mod s3;
mod session;
mod shadow;
mod value;
mod waste;

use crate::found::Found;
use crate::view::View;

/// Looks at a subject and adds what it finds.
pub(crate) type Finder = fn(&View<'_>, &mut Found);

/// Every finder.
pub(crate) const FINDERS: &[&[Finder]] = &[
    session::FINDERS,
    grant::FINDERS,
    escalation::FINDERS,
    resource::FINDERS,
    arn::FINDERS,
    s3::FINDERS,
    absence::FINDERS,
    qualifier::FINDERS,
    key::FINDERS,
    value::FINDERS,
    waste::FINDERS,
    shadow::FINDERS,
    catalog::FINDERS,
    reach::FINDERS,
    lost::FINDERS,
    open::FINDERS,
    association::FINDERS,
];
