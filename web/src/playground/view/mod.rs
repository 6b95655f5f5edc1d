//! What the playground shows beyond the first program, a component a file.

pub(crate) mod board;
pub(crate) mod context;
pub(crate) mod entries;
pub(crate) mod help;
pub(crate) mod keys;
pub(crate) mod lens_bar;
pub(crate) mod policies;
