//! Pod Identity, and whatever people have at hand: what is pasted is recognised and opened, an association is checked and written, a denial is
//! held against the texts.
//!
//! It is the third program of the page, with the readers of every format in it, and is loaded when its section is opened. Like the advisor it
//! reads the texts where they are, and tells the page what to open by a message; what it replaces comes back by the page's own undo.
//!
//! Everything beside `app` and `view` is pure and tested natively.

mod account;
mod app;
mod circumstances;
mod form;
mod kept;
mod made;
mod opening;
mod recognised;
mod tenants;
mod told;
mod view;

pub(crate) use app::mount;
