//! The parts of the advisor, a file each.

pub(super) mod allow;
pub(super) mod assistant;
pub(super) mod change;
pub(super) mod gallery;
pub(super) mod needs;
pub(crate) mod place;
pub(crate) mod pods;
pub(super) mod problems;
pub(super) mod size;
pub(super) mod steps;
pub(crate) mod tags;
