//! The one artefact: a scenario. A share link, a documentation embed, a lesson and a CI case are all of this form.
//!
//! ```
//! use scopedown_scenario::{Scenario, Analysis};
//!
//! let text = r#"{
//!   "scenario": 1,
//!   "role": { "policies": [ { "name": "S3Access", "document": {
//!     "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } } ] },
//!   "session": { "policies": [ { "document": {
//!     "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } } ] },
//!   "matrix": { "actions": ["s3:GetObject", "s3:PutObject"], "resources": ["arn:aws:s3:::reports/q1.csv"] }
//! }"#;
//! let read = Scenario::read(text);
//! assert!(read.problems.is_empty());
//! let analysis = Analysis::of(&read.scenario.unwrap());
//! let matrix = analysis.matrix().unwrap();
//! assert_eq!(matrix.state(0, 0).name(), "allowed");
//! assert_eq!(matrix.state(1, 0).name(), "cutBySession");
//! ```
//!
//! In reading order: [`Scenario`] and how it is [read](Scenario::read); [`Analysis`], which parses its documents, makes the situation and
//! derives rows and columns; [`need`], a list of calls and who forgot them; [`batch`], the line of `decide --jsonl`.
//!
//! What takes a catalogue stands beside what does without: [`Analysis::with_catalog`] beside [`Analysis::of`], [`check_with_catalog`] beside
//! [`check`](check()). The page's first load uses the latter alone, and the catalogue comes later.

mod analysis;
mod applicability;
mod axes;
pub mod batch;
mod beside;
mod check;
mod compare;
mod document;
mod examples;
mod layering;
#[cfg(feature = "link")]
pub mod link;
pub mod need;
mod pod_identity;
mod problem;
mod read;
pub mod redact;
mod scenario;
mod situation;
mod source;
mod tags;
pub mod tenants;
mod typed;
#[cfg(feature = "link")]
mod write;

pub use analysis::{Analysis, Reading, Refused};
pub use applicability::Applicability;
pub use axes::{Axes, AxisEntry, AxisFault, Breadth, Origin};
pub use beside::{Beside, SourceRole};
pub use check::{Agreement, Checked, CheckedCell, check, check_with_catalog};
pub use compare::{Change, Comparison, Direction, compare};
pub use document::Document;
pub use problem::{Problem, ProblemKind};
pub use read::ReadScenario;
pub use scenario::{
    Association, Expectation, ResourceDocument, Role, Scenario, Session, SessionKindName,
    SessionTags,
};
pub use scopedown_eval::Place;
pub use source::Source;
pub use tags::{TagComparison, tag_comparisons};
