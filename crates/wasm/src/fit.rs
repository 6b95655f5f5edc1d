//! A policy made to fit.

mod options;

use scopedown_policy::{Diagnostic, PolicyKind, parse};
use scopedown_report::shape::Located;
use scopedown_rewrite::{FitOutcome, Step, budget, fit};
use scopedown_scenario::{Document, ProblemKind};
use serde::Serialize;
use tsify::Tsify;

use crate::failure::Failure;
pub(crate) use options::FitOptions;

/// A shorter policy, or what keeps it from being made.
#[derive(Debug, Serialize, Tsify)]
#[serde(untagged)]
pub enum FitAnswer {
    /// As short as it had to be, or as short as it gets.
    Answered {
        /// Always true.
        #[tsify(type = "true")]
        ok: bool,
        /// The policy, and what was done to it.
        fit: Fitted,
    },
    /// What is wrong.
    Failed(Failure),
}

/// A shorter policy. The words are those of `scopedown fit --format json`.
#[derive(Debug, Serialize, Tsify)]
pub struct Fitted {
    /// The policy.
    pub policy: String,
    /// Whether it fits.
    pub fits: bool,
    /// The characters that counted at first.
    pub before: usize,
    /// The characters that count now.
    pub characters: usize,
    /// The characters that it may have.
    pub limit: usize,
    /// The characters that are too many.
    pub over: usize,
    /// What was done, in order.
    pub steps: Vec<FitStep>,
    /// Steps that failed their check and were not taken.
    pub dropped: Vec<&'static str>,
    /// What each statement takes, in order.
    pub statements: Vec<usize>,
}

/// One step.
#[derive(Debug, Serialize, Tsify)]
pub struct FitStep {
    /// Its name for programs.
    pub step: &'static str,
    /// The characters before.
    pub before: usize,
    /// The characters after.
    pub after: usize,
    /// Why the meaning stays.
    pub argument: String,
}

/// A policy made to fit.
pub(crate) fn answer(text: &str, options: Result<FitOptions, Failure>) -> FitAnswer {
    match options.and_then(|options| fitted(text, &options)) {
        Ok(fit) => FitAnswer::Answered { ok: true, fit },
        Err(failure) => FitAnswer::Failed(failure),
    }
}

fn fitted(text: &str, options: &FitOptions) -> Result<Fitted, Failure> {
    let kind = options.kind.policy_kind();
    let at_first = budget(text, kind);
    let limit = options
        .limit
        .or(at_first.limit)
        .ok_or_else(|| Failure::argument("options.limit", ProblemKind::Missing))?;
    let fitted =
        fit(text, kind, limit, &options.for_rewrite()).ok_or_else(|| refused(text, kind))?;
    let minified = fitted.minified;
    let left = budget(&minified.text, kind);
    let dropped = minified.dropped.iter().map(|step| step.kind.name());
    let statements = left.statements.iter().map(|cost| cost.characters);
    Ok(Fitted {
        fits: fitted.outcome == FitOutcome::Fits,
        before: at_first.used,
        characters: left.used,
        limit,
        over: match fitted.outcome {
            FitOutcome::Fits => 0,
            FitOutcome::StillOver { by } => by,
        },
        steps: minified.steps.into_iter().map(FitStep::from).collect(),
        dropped: dropped.collect(),
        statements: statements.collect(),
        policy: minified.text,
    })
}

/// Why the grammar refuses the text.
fn refused(text: &str, kind: PolicyKind) -> Failure {
    let document = Document::new("policy", kind, text);
    let located = Located::document(&document);
    let diagnostics = parse(text, kind).diagnostics;
    let refusing = diagnostics
        .iter()
        .filter(|found| Diagnostic::refuses(found));
    Failure::new(refusing.map(|found| located.diagnostic(found)).collect())
}

impl From<Step> for FitStep {
    fn from(step: Step) -> Self {
        Self {
            step: step.kind.name(),
            before: step.before,
            after: step.after,
            argument: step.argument,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"{ "Version": "2012-10-17", "Statement": [ { "Sid": "A", "Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "*" } ] }"#;

    fn fitted(text: &str, options: &str) -> Result<Fitted, Failure> {
        match answer(text, FitOptions::read(options)) {
            FitAnswer::Answered { fit, .. } => Ok(fit),
            FitAnswer::Failed(failure) => Err(failure),
        }
    }

    #[test]
    fn no_step_is_taken_where_none_is_needed() {
        let fit = fitted(POLICY, "").unwrap();
        assert_eq!(fit.policy, POLICY);
        assert_eq!(fit.limit, 2_048);
        assert!(fit.fits && fit.steps.is_empty());
    }

    #[test]
    fn what_cannot_fit_says_by_how_much() {
        let fit = fitted(POLICY, r#"{ "limit": 10, "dropSids": true }"#).unwrap();
        assert!(!fit.fits);
        assert_eq!(fit.characters, 10 + fit.over);
        assert!(fit.steps.iter().any(|step| step.step == "sids"));
        assert!(fit.steps.iter().all(|step| step.after < step.before));
    }

    #[test]
    fn failures_say_what_is_to_blame() {
        let said = |text: &str, options: &str| {
            let failure = fitted(text, options).unwrap_err();
            let first = &failure.diagnostics[0];
            format!("{} {}", first.code, first.message)
        };
        assert!(said(POLICY, r#"{ "limits": 10 }"#).contains("`options`"));
        assert!(said(POLICY, r#"{ "kind": "resource" }"#).contains("`options.limit`"));
        assert!(said("{", "").starts_with("json-"));
    }
}
