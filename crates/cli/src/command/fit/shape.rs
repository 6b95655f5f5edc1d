//! A fit as programs read it.

use scopedown_rewrite::PackedOutlook;
use serde::Serialize;

use super::Fitted;
use super::help::Remedy;

#[derive(Debug, Serialize)]
pub(super) struct FitShape<'f> {
    /// The version of this shape.
    fit: u8,
    file: &'f str,
    /// The kind of policy, which says what counts.
    kind: &'static str,
    /// Whether it fits.
    fits: bool,
    /// The characters that counted at first.
    before: usize,
    /// The characters that count now.
    characters: usize,
    /// The characters that it may have.
    limit: usize,
    /// The characters that are too many.
    over: usize,
    steps: Vec<StepShape<'f>>,
    /// Steps that failed their check and were not taken.
    dropped: Vec<&'static str>,
    /// The day of the catalogue by which names of actions were shortened.
    catalogue: Option<&'f str>,
    /// What each statement takes, in order.
    statements: Vec<usize>,
    /// An estimate, for session policies.
    packed: Option<PackedShape>,
    /// Where it does not fit: flags that were not given, and what they would make of it.
    remedies: &'f [Remedy],
    /// The policy.
    policy: &'f str,
}

#[derive(Debug, Serialize)]
struct StepShape<'f> {
    step: &'static str,
    before: usize,
    after: usize,
    /// Why the meaning stays.
    argument: &'f str,
}

/// In percent of the room.
#[derive(Debug, Serialize)]
struct PackedShape {
    estimate: usize,
    low: usize,
    high: usize,
    /// `likelyFits`, `unsure` or `likelyTooLarge`.
    outlook: &'static str,
}

impl<'f> FitShape<'f> {
    pub(super) fn of(fitted: &'f Fitted) -> Self {
        let minified = &fitted.minified;
        let steps = minified.steps.iter().map(|step| StepShape {
            step: step.kind.name(),
            before: step.before,
            after: step.after,
            argument: &step.argument,
        });
        let packed = fitted.packed.map(|estimate| PackedShape {
            estimate: estimate.percent,
            low: estimate.low,
            high: estimate.high,
            outlook: match estimate.outlook() {
                PackedOutlook::LikelyFits => "likelyFits",
                PackedOutlook::Unsure => "unsure",
                PackedOutlook::LikelyTooLarge => "likelyTooLarge",
            },
        });
        let statements = fitted.budget.statements.iter();
        Self {
            fit: 1,
            file: &fitted.name,
            kind: fitted.kind.name(),
            fits: fitted.over() == 0,
            before: fitted.before,
            characters: fitted.budget.used,
            limit: fitted.limit,
            over: fitted.over(),
            steps: steps.collect(),
            dropped: minified
                .dropped
                .iter()
                .map(|step| step.kind.name())
                .collect(),
            catalogue: fitted.catalogue.as_deref(),
            statements: statements.map(|cost| cost.characters).collect(),
            packed,
            remedies: &fitted.remedies,
            policy: &minified.text,
        }
    }
}
