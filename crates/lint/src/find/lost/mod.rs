//! What the session takes from the role without meaning to.

mod access_points;
mod companions;
mod grants;
mod indexes;
mod summary;

use super::Finder;

pub(super) const FINDERS: &[Finder] = &[
    summary::lost_grants,
    companions::forgotten_companions,
    indexes::forgotten_indexes,
    access_points::lost_access_points,
];
