//! A rule that an association breaks, and where.

use scopedown_policy::{Severity, Span, Words};

use crate::association::Field;
use crate::rule::Rule;

/// One thing wrong with an association, or worth knowing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The field that should be changed first.
    pub field: Field,
    /// The place in the text of the session policy, where the rule speaks of one.
    pub span: Option<Span>,
    /// What is broken.
    pub rule: Rule,
}

impl Breach {
    /// A breach of a field as a whole.
    pub(crate) const fn of(field: Field, rule: Rule) -> Self {
        Self {
            field,
            span: None,
            rule,
        }
    }

    /// The stable name, the sentence, the help, and AWS's own message where it is known.
    pub fn words(&self) -> Words {
        self.rule.words(self.field)
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }
}
