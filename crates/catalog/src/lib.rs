//! What AWS has: services, actions, access levels, resource types, the forms of their ARNs, condition keys.
//!
//! ```
//! use scopedown_catalog::{Catalog, Level};
//! use scopedown_policy::{Action, ActionPattern, Resource};
//!
//! let catalog = Catalog::embedded();
//! let action = catalog.action(&Action::parse("S3:getobject").unwrap()).unwrap();
//! assert_eq!(action.full(), "s3:GetObject");
//! assert_eq!(action.level(), Level::Read);
//! assert!(action.acts_on(&Resource::new("arn:aws:s3:::reports/q1.csv")));
//! assert!(!action.acts_on(&Resource::new("arn:aws:s3:::reports")));
//! assert!(catalog.matching(&ActionPattern::parse("s3:GetObject*").unwrap()).len() > 3);
//! ```
//!
//! A catalogue is stale the day it ships: what it does not know is "not in the catalogue of [its date](About::date)", never an error.
//!
//! In reading order: [`Catalog`], its [`Service`]s, [`ActionEntry`], [`ResourceType`], [`KeyEntry`]; what an editor asks of a text and a
//! caret, [`complete()`] and [`hover()`]; the [`model`] that a source is read into and [`encode()`], which `cargo xtask catalog` uses; `decode`, which reads the bytes service by service.

mod about;
mod action;
mod arn_format;
mod catalog;
mod companions;
mod complete;
mod decode;
mod encode;
mod fronts;
mod global;
mod hover;
mod key;
mod kind;
mod kinds;
mod level;
mod matching;
pub mod model;
mod operations;
mod resource_type;
mod service;
mod texts;
mod to_model;
mod universe;

pub use about::{About, Counts};
pub use action::{ActionEntry, ResourceUse};
pub use catalog::{Catalog, NotACatalog};
pub use companions::{Companion, When, accompanied, companions};
pub use complete::{Completion, PROPOSALS, Proposal, ProposalKind, complete};
pub use encode::encode;
pub use global::global_keys;
pub use hover::{Hover, hover};
pub use key::KeyEntry;
pub use kind::{Cardinality, KeyType};
pub use kinds::Kinds;
pub use level::Level;
pub use model::Need;
pub use operations::{Needed, Operation, authorised_as, operations, prefix_of};
pub use resource_type::ResourceType;
pub use service::Service;
