//! From bytes to tables and records. Nothing here trusts the bytes.

mod cursor;
mod record;
mod tables;

pub(crate) use record::{MANY, Record, Use, compare};
pub(crate) use tables::Tables;
