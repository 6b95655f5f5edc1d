//! Tenants: one session policy for each, from a template and a table. Pure: texts in, what is shown and saved out.

mod answer;
mod archive;
mod drawn;

pub(crate) use answer::{Answer, Asked, TableForm, answer, column};
pub(crate) use archive::archive;
pub(crate) use drawn::{Drawn, drawn};
