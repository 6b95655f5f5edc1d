//! The advisor: what is wrong with the texts and how to mend it, what they cost, which calls they forget, what may be typed next.
//!
//! It comes with the playground, and has the catalogue of AWS's actions in it. It reads the texts where they are, in the text areas, and changes them as a user would, so
//! that the browser's own undo takes every change back.

pub(crate) mod advice;
pub(crate) mod app;
pub(crate) mod areas;
mod assist;
mod marks;
mod step;
pub(crate) mod suggest;
pub(crate) mod view;

pub(crate) use app::Advisor;
