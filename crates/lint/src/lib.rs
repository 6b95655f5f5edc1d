//! What is wrong, risky or wasted in a pair of policies.
//!
//! [`scopedown_policy::parse`] says what is wrong with one text as a text. This crate looks at documents that AWS would take, alone and
//! together: a session policy that only denies, a grant that the role never had, a condition that holds for everyone who leaves its key out.
//!
//! ```
//! use scopedown_lint::{Document, Place, Subject, findings};
//! use scopedown_policy::{PolicyKind, parse};
//!
//! let text = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}}"#;
//! let session = parse(text, PolicyKind::Session);
//! let subject = Subject::new(vec![Document::new(Place::Session(0), "session", text, &session)]);
//! let found = findings(&subject);
//! assert_eq!(found[0].code.name(), "session-deny-only");
//! assert!(found[0].fix.is_some());
//! ```
//!
//! In reading order: what is looked at ([`Subject`]), what is found ([`Finding`]), what can be found ([`Code`], [`codes`], [`explanation`]),
//! what a team makes of it ([`Settings`], [`Baseline`]).
//!
//! To add a code: a variant with its words in `code/`, a function that finds it in `find/`, its page in `explanations/`, its cases in
//! `tests/lints/`. Tests fail where one of them is missing.

mod baseline;
mod code;
mod explanation;
mod find;
mod finding;
mod fix;
mod found;
mod keys;
mod layout;
mod lookup;
mod nearest;
mod registry;
mod sets;
mod settings;
mod subject;
mod values;
mod view;

pub use baseline::{Baseline, BaselineEntry, BaselineFault, Matching};
pub use code::*;
pub use explanation::explanation;
pub use finding::{Finding, Mark, Words};
pub use fix::Fix;
pub use found::{FINDINGS, findings};
pub use registry::{Origin, Registered, codes};
pub use scopedown_eval::Place;
pub use settings::{Settings, SettingsFault};
pub use subject::{Document, PodIdentity, Subject};
