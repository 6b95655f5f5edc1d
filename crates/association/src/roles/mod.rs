//! The roles of an association: who may assume them, and what the role that leads to a target role may do (semantics 8.4, 12.28).

mod asked;
mod rule;
mod source;
mod target;
mod trust;

pub use rule::RoleRule;
pub use source::check_source_policies;
pub use target::check_target_trust;
pub use trust::check_trust;

use scopedown_policy::{Severity, Span, Words};

/// The service that assumes the role of an association.
const PODS: &str = "pods.eks.amazonaws.com";

/// What it must be allowed (semantics 8.4.1).
const ASSUME_ROLE: &str = "sts:AssumeRole";
const TAG_SESSION: &str = "sts:TagSession";

/// One thing wrong with a document of one of the roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleBreach {
    /// Which document.
    pub document: RoleDocument,
    /// The place in its text; `None` where something is missing.
    pub span: Option<Span>,
    /// What is wrong.
    pub rule: RoleRule,
}

/// A document of one of the roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoleDocument {
    /// The trust policy of the role that EKS assumes.
    Trust,
    /// The trust policy of the target role.
    TargetTrust,
    /// The identity-based policy at this position, of the role that EKS assumes.
    Policy(usize),
}

impl RoleBreach {
    /// The stable name, the sentence and the help.
    pub fn words(&self) -> Words {
        self.rule.words()
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }
}

#[cfg(test)]
mod tests;
