//! How much a list may cost: a resource with wildcards is compared with every pattern of the policies, and each that has an ARN in common with it
//! gives one more ARN to decide on, for each call anew.

use std::cell::Cell;

use scopedown_eval::Authority;
use scopedown_policy::{Resource, ResourcePattern};

/// What one list may cost, in comparisons of a pattern with an ARN; some seconds' work.
const BUDGET: usize = 4_000_000;

/// What it costs to find what a pattern has in common with a resource, in such comparisons.
const MEETING: usize = 20;

/// What is left to spend.
pub(super) struct Effort {
    /// The literal beginning of every resource pattern.
    heads: Vec<String>,
    left: Cell<usize>,
}

impl Effort {
    pub(super) fn of(authority: &Authority) -> Self {
        let policies = authority.layers().policies().into_iter();
        let clauses = policies
            .flat_map(|policy| &policy.statements)
            .filter_map(|statement| statement.resource.as_ref());
        let patterns = clauses.flat_map(|clause| &clause.patterns);
        let texts = patterns.filter_map(|pattern| match &pattern.value {
            ResourcePattern::Any => None,
            ResourcePattern::Arn(arn) => Some(arn.as_written()),
        });
        Self {
            heads: texts.map(|text| head(text).to_owned()).collect(),
            left: Cell::new(BUDGET),
        }
    }

    /// Whether a question about a resource can be paid, and pays it.
    pub(super) fn affords(&self, resource: &Resource) -> bool {
        let text = resource.as_written();
        if !text.contains(['*', '?']) || resource.is_none() {
            return true;
        }
        let own = head(text);
        let alike = self
            .heads
            .iter()
            .filter(|other| own.starts_with(other.as_str()) || other.starts_with(own))
            .count();
        let cost = self.heads.len().saturating_mul(MEETING + alike);
        let left = self.left.get();
        self.left.set(left.saturating_sub(cost));
        cost <= left
    }
}

/// The text before the first wildcard or variable.
fn head(text: &str) -> &str {
    text.split(['*', '?', '$']).next().unwrap_or_default()
}
