//! What the page edits and what follows from it. Pure: no Yew, no browser; tested natively.
//!
//! In reading order: the [`workspace`], the [`action`]s that change it and how they do ([`reduce`]); the [`question`] that it asks, its
//! [`analysis`] and the [`table`] that is drawn; and the forms that the views take from them. That much the page's first program needs;
//! [`playground`] and [`deed`] are the whole page.

pub mod action;
pub mod analysis;
pub mod announce;
pub mod arrival;
pub mod atlas;
pub mod axis;
pub mod broad;
pub mod candidates;
pub mod cell_form;
pub mod choices;
pub mod comparing;
pub mod deed;
pub mod expecting;
pub mod export;
pub mod face;
mod filter;
pub mod grid;
pub mod keys;
pub mod lens;
pub mod marks;
pub mod near;
mod packed;
pub mod paint;
pub mod part;
pub mod plan;
pub mod playground;
pub mod presets;
pub mod question;
pub mod reduce;
pub mod remark;
pub mod saved;
pub mod share;
pub mod shorten;
pub mod suggested;
pub mod summary;
pub mod table;
pub mod tokens;
pub mod usage;
pub mod window;
pub mod workspace;
