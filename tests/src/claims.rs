//! What the lints are held against: policies of AWS's own words, and requests that AWS could get.

mod possible;
mod probe;
mod theme;

pub use possible::{carries, is_possible};
pub use probe::{Asked, Probes};
pub use theme::Theme;
