//! The corpus of cases: what a file of `tests/corpus` may hold, and how it becomes checks.
//!
//! ```
//! use scopedown_tests::{Corpus, lines};
//!
//! let corpus = Corpus::parse("example.toml", r#"
//!     [[case]]
//!     name = "session-cuts-the-role"
//!     why = "A session never has more than its session policy."
//!     fact = "7.3.1"
//!     basis = "documented"
//!     role = ['{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } }']
//!     session = '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" } }'
//!     [[case.expect]]
//!     action = "s3:PutObject"
//!     verdict = "implicitDeny"
//!     by = ["session"]
//! "#).unwrap();
//! let (line, expected) = &lines(&corpus).unwrap()[0];
//! assert!(line.contains("role_policies"));
//! assert_eq!(expected, r#"{"by":["session"],"verdict":"implicitDeny"}"#);
//! ```
//!
//! In reading order: [`Corpus`] and how it is read; [`Entry`], with the kinds of its [`Body`]; [`Row`], one batch line and the answer that is
//! expected; [`check`], which says how answers and documents differ from that; [`round_trip`], which says
//! how a policy differs from what is read from its print; [`claims`], policies and requests of AWS's own words, to hold lints against;
//! [`fuzz`], the bodies of the fuzz targets.

pub mod check;
pub mod claims;
mod corpus;
mod entry;
pub mod fuzz;
pub mod generator;
pub mod referee;
pub mod rewriting;
pub mod round_trip;
mod row;
mod scenario;
pub mod shrink;
pub mod survey;

pub use corpus::{Corpus, CorpusFault};
pub use entry::{
    Basis, Body, Case, ConditionEntry, Context, DocumentEntry, Entry, Expect, ExpectedDiagnostic,
    LineEntry, PatternEntry, When,
};
pub use row::{Expected, Row, lines, rows};
pub use scenario::scenario;
