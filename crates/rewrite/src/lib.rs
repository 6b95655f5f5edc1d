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
//! In reading order: [`Edit`] and [`Edits`], the form of every change; [`remove_entry`] and its kin, which know JSON's commas; [`Covers`], which
//! says when an entry is superfluous; [`budget()`], which says what a policy costs.

mod atoms;
mod budget;
mod covers;
mod dice;
mod draft;
mod edits;
mod inclusion;
mod keeps;
mod minify;
mod packed;
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
pub use packed::{
    ABOVE as PACKED_ABOVE, BELOW as PACKED_BELOW, PackedEstimate, PackedOutlook,
    TAGS as PACKED_TAGS, packed_estimate,
};
pub use places::{append_entry, remove_entries, remove_entry, remove_statement};
pub use smallest::{
    Change, ChangeOutcome, Denial, Hindrance, Obstacle, SmallestChanges, Source, Widening,
    smallest_changes,
};
