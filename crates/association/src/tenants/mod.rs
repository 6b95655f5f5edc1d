//! One session policy for each tenant: a template with placeholders, and a table of tenants.
//!
//! Pod Identity takes no session policy beside session tags, so a policy cannot ask for the namespace; it has to be written for each (semantics
//! 8.3.2, 12.22). A placeholder is written `{{tenant}}`, which no policy variable looks like.
//!
//! ```
//! use scopedown_association::tenants::{Table, Template};
//!
//! let template = Template::parse(r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{tenant}}/*"}}"#).unwrap();
//! let table = Table::from_csv("tenant\nshop\nwild*\n").unwrap();
//! let tenants = template.fill(&table).unwrap();
//! assert!(tenants[0].policy.as_ref().unwrap().text.contains("data/shop/*"));
//! assert!(tenants[1].policy.as_ref().unwrap().text.contains("data/wild${*}/*"));
//! ```

mod collision;
mod export;
mod files;
mod fill;
mod place;
mod probe;

mod refusal;
mod table;
mod template;

pub use collision::{Collision, Collisions, collisions};
pub use export::{associations, file_names};
pub use files::{FileForm, TenantFile, TenantFiles, files};
pub use fill::{Escaped, Finished, Tenant};
pub use place::SlotPlace;
pub use probe::{Belonging, Probe, ProbeKey, probes};
pub use refusal::{Reason, Refusal};
pub use table::{Row, Table, TableFault};
pub use template::{Slot, Template, TemplateFault};

#[cfg(test)]
mod tests;
