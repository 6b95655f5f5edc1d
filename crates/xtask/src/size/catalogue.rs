//! What the catalogue weighs by itself, whatever it is packed into.

use anyhow::Result;
use scopedown_catalog::Catalog;

use super::budget::Share;
use super::measure::brotli;

/// What it may weigh in bytes. This form took 127,975 when it was chosen among eight; what AWS adds in some years fits into the rest, and a form
/// that is dearer by as much is a mistake.
const LIMIT: usize = 135_000;

/// The largest window that brotli has: the whole catalogue fits into it.
const WINDOW: i32 = 24;

/// The catalogue's share.
pub(crate) fn catalogue() -> Result<Share> {
    Ok(Share {
        name: "catalogue, wherever it is embedded".to_owned(),
        limit: LIMIT,
        bytes: brotli(Catalog::embedded_bytes(), WINDOW)?,
    })
}
