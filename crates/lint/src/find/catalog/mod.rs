//! Names that the catalogue does not hold, and keys that do not go with their actions.

mod keys;
mod meant;
mod names;

use super::Finder;

pub(super) const FINDERS: &[Finder] =
    &[names::names, keys::unknown_keys, keys::keys_not_for_actions];
