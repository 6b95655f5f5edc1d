//! Between state and host: one effect each, with its clean-up.

mod use_answer;
mod use_editor;
mod use_rested;
mod use_workspace;

pub(crate) use use_answer::{Shared, Shown, settled, use_answer};
pub(crate) use use_editor::use_editor;
pub(crate) use use_rested::use_rested;
pub(crate) use use_workspace::{Dispatch, use_workspace};
