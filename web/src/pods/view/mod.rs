//! The parts of the program, a file each.

pub(super) mod association;
mod choices;
pub(super) mod denial;
mod finder;
mod outcome;
mod output;
mod part;
pub(super) mod paste;
mod standing;
pub(super) mod tenants;
