//! The bodies of the fuzz targets. Each takes any bytes and asserts what must hold of them; the targets of `tests/fuzz` and the test that goes
//! through kept inputs call the same functions.

mod choices;
mod decide;
mod pieces;
mod policy;
mod scenario;

pub use decide::decide;
pub use pieces::pieces;
pub use policy::policy;
pub use scenario::scenario;

/// A target's body.
pub type Body = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Body); 4] = [
    ("decide", decide),
    ("pieces", pieces),
    ("policy", policy),
    ("scenario", scenario),
];
