//! The bodies of the fuzz targets. Each takes any bytes and asserts what must hold of them; the targets of `tests/fuzz` and the test that goes
//! through kept inputs call the same functions.

mod association;
mod choices;
mod decide;
mod denial;
mod details;
mod intake;
mod link;
mod pieces;
mod policy;
mod scenario;
mod tenants;

pub use association::association;
pub use decide::decide;
pub use denial::denial;
pub use details::details;
pub use intake::intake;
pub use link::link;
pub use pieces::pieces;
pub use policy::policy;
pub use scenario::scenario;
pub use tenants::tenants;

/// A target's body.
pub type Body = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Body); 10] = [
    ("association", association),
    ("decide", decide),
    ("denial", denial),
    ("details", details),
    ("intake", intake),
    ("link", link),
    ("pieces", pieces),
    ("policy", policy),
    ("scenario", scenario),
    ("tenants", tenants),
];
