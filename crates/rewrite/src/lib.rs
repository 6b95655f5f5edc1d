//! Changes of a policy that keep its meaning, or reach a wanted one.
//!
//! ```
//! use scopedown_policy::{ActionPattern, PolicyKind, parse};
//! use scopedown_rewrite::{Covers, budget, remove_entry};
//!
//! let text = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "*"}}"#;
//! let policy = parse(text, PolicyKind::Session).policy.unwrap();
//! let [wide, narrow] = &policy.statements[0].action.patterns[..] else { panic!("two entries") };
//! assert!(wide.value.covers(&narrow.value));
//!
//! let shorter = remove_entry(text, narrow.span).apply(text);
//! assert!(shorter.contains(r#""Action": ["s3:Get*"]"#));
//! assert_eq!(budget(text, PolicyKind::Session).used - budget(&shorter, PolicyKind::Session).used, r#", "s3:GetObject""#.len());
//! ```
//!
//! A policy made shorter, each step with its reason, and the change that a request needs:
//!
//! ```
//! use scopedown_eval::{Authority, Caller, Context, Layer, Layers, Request, Situation};
//! use scopedown_policy::{Action, PolicyKind, Resource, parse};
//! use scopedown_rewrite::{MinifyOptions, Source, StepKind, minify, smallest_changes};
//!
//! let text = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "*"}]}"#;
//! let minified = minify(text, PolicyKind::Session, &MinifyOptions::default()).unwrap();
//! assert_eq!(minified.text, r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}"#);
//! let kinds: Vec<StepKind> = minified.steps.iter().map(|step| step.kind).collect();
//! assert_eq!(kinds, [StepKind::Whitespace, StepKind::Brackets, StepKind::Entries]);
//!
//! let role = parse(r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}"#, PolicyKind::Role);
//! let session = parse(&minified.text, PolicyKind::Session);
//! let authority = Authority::new(Layers { role: role.policy.into_iter().collect(), session: Some(session.policy.into_iter().collect()), ..Layers::default() });
//! let situation = Situation { caller: Caller::parse("arn:aws:sts::111122223333:assumed-role/app/pod").unwrap(), resource_account: None, context: Context::default() };
//! let (action, resource) = (Action::parse("s3:PutObject").unwrap(), Resource::new("arn:aws:s3:::reports/q1.csv"));
//! let request = Request { action: &action, resource: &resource, situation: &situation };
//! let source = Source { layer: Layer::Session, number: 0, text: &minified.text };
//! let change = smallest_changes(&authority, &[source], &request).changes.remove(0);
//! assert_eq!(change.title, "Add a statement that allows `s3:PutObject` on `arn:aws:s3:::reports/q1.csv` and nothing else.");
//! ```
//!
//! In reading order: [`Edit`] and [`Edits`], the form of every change; [`remove_entry`] and its kin, which know JSON's commas; [`Covers`], which
//! says when an entry is superfluous; [`minify()`] and [`fit`], and [`keeps`], which checks each of their steps; [`smallest_changes`]; [`budget()`],
//! which says what a policy costs; [`packed`], which guesses what AWS makes of it.

mod atoms;
mod budget;
mod covers;
mod dice;
mod draft;
mod edits;
mod inclusion;
mod keeps;
mod minify;
pub mod packed;
mod places;
mod probe;
mod smallest;
mod squeeze;

pub use budget::{Budget, StatementCost, budget, budget_together, characters};
pub use covers::Covers;
pub use edits::{Edit, Edits};
pub use keeps::{Asked, Counterexample, PROBES, keeps};
pub use minify::{
    ActionNames, DroppedStep, Fit, FitOutcome, Minified, MinifyOptions, Sids, Step, StepKind, fit,
    minify,
};
pub use packed::{PackedEstimate, PackedOutlook, packed_estimate};
pub use places::{append_entry, remove_entries, remove_entry, remove_statement};
pub use smallest::{
    Change, ChangeOutcome, Denial, Hindrance, Obstacle, SmallestChanges, Source, Widening,
    smallest_changes,
};
