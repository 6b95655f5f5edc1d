//! Whatever a user has at hand to policies, associations and denials.
//!
//! ```
//! use scopedown_intake::read;
//!
//! let answer = r#"{"RoleName": "app", "PolicyName": "list", "PolicyDocument": "%7B%22Statement%22%3A%5B%5D%7D"}"#;
//! let intake = read(answer);
//! let (found, document) = intake.policies().next().unwrap();
//! assert_eq!(found.recognised, "the answer of `aws iam get-role-policy`, URL-encoded");
//! assert_eq!(found.owner.as_deref(), Some("app"));
//! assert_eq!(document.text.value, r#"{"Statement":[]}"#);
//! // Every byte of the document leads back to where it stands in the answer.
//! let place = document.text.map.outer(scopedown_policy::Span::new(1, 2));
//! assert_eq!(place.of(answer), "%22");
//! ```
//!
//! Reading never fails, and nothing is dropped: a stretch of the text is found, is a problem with its place, or is listed as unread. What only
//! another program can evaluate (references, functions, interpolations) is a part that is named.
//!
//! In reading order: [`read`] and [`Intake`]; the parts ([`Found`], [`Content`], [`Document`], [`Text`] with its [`PositionMap`]);
//! [`fill`](fill()), which puts them into a scenario; [`Problem`]; [`denial`]; the stream for very long answers ([`Details`]); and the
//! [`limits`].

mod command;
mod decode;
pub mod denial;
mod details;
mod fill;
mod found;
pub mod limits;
mod problem;
mod read;
mod reader;
mod recognise;
mod split;
#[cfg(feature = "hcl")]
mod terraform;
mod text;
mod tree;
mod typescript;
mod unwrap;

pub use details::{Details, Entry, Slice};
pub use fill::{
    As, Choice, Choices, Filled, Given, Left, Slot, Taken, Unchosen, Why, fill, fill_association,
};
pub use found::{Content, Document, Found, Intake, OpenPart, Role, Session, StandsFor, Unread};
pub use problem::{Problem, ProblemKind};
pub use read::read;
pub use scopedown_policy::PositionMap;
pub use text::{Open, Text};
