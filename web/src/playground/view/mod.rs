//! What the playground shows beyond the first program, a component a file.

pub(crate) mod context;
pub(crate) mod entries;
pub(crate) mod policies;
