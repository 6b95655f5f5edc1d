//! Words and forms: verdicts and traces as sentences, likely messages, tables and JSON.
//!
//! [`words`] speaks about decisions, in runs that page and terminal paint each in its way; [`likely_message`] is AWS's own wording; [`shape`] is
//! what programs read; [`table`] is a matrix as text, Markdown, CSV, HTML or SVG. Words about what is wrong with a text stand beside its code, in
//! `scopedown-policy`.

mod beside;
mod likely;
mod names;
mod problems;
mod run;
pub mod shape;
pub mod table;
pub mod tags;
pub mod words;

pub use beside::Beside;
pub use likely::likely_message;
pub use names::{layer_name, statement_name};
pub use problems::{Listed, counted, entry, judged, problems, subject};
pub use run::{Run, Sentence, sentence};
