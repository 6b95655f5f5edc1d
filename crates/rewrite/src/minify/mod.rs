//! A policy made shorter, step by step, each step with its argument and checked on the spot.

mod entries;
mod lists;
mod merge;
mod run;
mod shorten;
mod statements;
mod step;

use scopedown_catalog::Catalog;
use scopedown_policy::PolicyKind;

use crate::keeps::{Counterexample, PROBES};
pub use step::StepKind;

use run::Run;

/// A policy made shorter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minified {
    /// The text that is left.
    pub text: String,
    /// What was done, in order; a step that would change nothing is not listed.
    pub steps: Vec<Step>,
    /// Steps that failed their check and were not taken. There should be none; one is a fault of ours, and the text is right without it.
    pub dropped: Vec<DroppedStep>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub kind: StepKind,
    /// The characters before, counted as AWS counts them for this kind of policy.
    pub before: usize,
    /// The characters after.
    pub after: usize,
    /// Why the meaning stays.
    pub argument: String,
    /// The text after the step.
    pub text: String,
}

/// A step that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedStep {
    /// What would have been done.
    pub kind: StepKind,
    /// The request that would have been decided in another way; `None` where the text could no longer be read.
    pub counterexample: Option<Box<Counterexample>>,
}

/// What may be done to a policy.
#[derive(Debug, Clone, Copy)]
pub struct MinifyOptions<'c> {
    /// What becomes of the names of statements.
    pub sids: Sids,
    /// What becomes of the names of actions.
    pub actions: ActionNames<'c>,
    /// The requests that each step is checked with.
    pub probes: usize,
}

impl Default for MinifyOptions<'_> {
    fn default() -> Self {
        Self {
            sids: Sids::Keep,
            actions: ActionNames::AsWritten,
            probes: PROBES,
        }
    }
}

/// What becomes of the names of statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sids {
    /// They stay, for somebody may look for them.
    Keep,
    /// They go: no decision looks at them.
    Drop,
}

/// What becomes of the names of actions.
#[derive(Debug, Clone, Copy)]
pub enum ActionNames<'c> {
    /// They stay as their author wrote them.
    AsWritten,
    /// They give way to wildcards that by the catalogue stand for exactly the same actions. What AWS adds later can fall under them, so somebody
    /// must have asked for it.
    Shortened(&'c Catalog),
}

/// Makes a policy shorter without changing what it means; `None` where the grammar refuses the text.
pub fn minify(text: &str, kind: PolicyKind, options: &MinifyOptions<'_>) -> Option<Minified> {
    Some(Run::new(text, kind, options, None)?.finish())
}

/// A policy made to fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The policy, and the steps that it took.
    pub minified: Minified,
    /// Whether it fits.
    pub outcome: FitOutcome,
}

/// Whether a policy fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FitOutcome {
    /// It does.
    Fits,
    /// It does not, after everything that was allowed.
    StillOver {
        /// The characters that are too many.
        by: usize,
    },
}

/// Takes the steps of [`minify`] one after the other, the most harmless first, and stops as soon as the text has no more than `limit` characters,
/// counted as AWS counts them for this kind of policy. `None` where the grammar refuses the text.
pub fn fit(text: &str, kind: PolicyKind, limit: usize, options: &MinifyOptions<'_>) -> Option<Fit> {
    let minified = Run::new(text, kind, options, Some(limit))?.finish();
    let used = crate::characters(&minified.text, kind);
    Some(Fit {
        outcome: match used.checked_sub(limit) {
            None | Some(0) => FitOutcome::Fits,
            Some(by) => FitOutcome::StillOver { by },
        },
        minified,
    })
}

#[cfg(test)]
mod tests;
