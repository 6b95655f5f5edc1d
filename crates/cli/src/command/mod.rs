//! One file for each command.

pub(crate) mod association;
pub(crate) mod catalog;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod decide;
pub(crate) mod denial;
pub(crate) mod explain;
pub(crate) mod fit;
pub(crate) mod link;
pub(crate) mod lint;
pub(crate) mod man;
pub(crate) mod matrix;
pub(crate) mod need;
pub(crate) mod open;
pub(crate) mod tenants;
