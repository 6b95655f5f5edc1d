//! The EKS Pod Identity association: model, rules, the session it makes, the forms it is written in.

mod association;
mod part;

pub use association::{Association, Field, SessionTags, Tag};
pub use part::Part;
