//! The parts of the advisor, a file each.

pub(super) mod change;
pub(super) mod problems;
