//! What makes parts of two statements the same: sets, whatever their order and repetitions.

use std::collections::BTreeSet;

use scopedown_policy::{ActionPattern, Effect, ResourcePattern, Sense};

use super::{Clause, StatementDraft};

/// A clause as the set of its entries.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct ClauseKey {
    sense: Sense,
    entries: BTreeSet<Box<str>>,
}

/// The conditions of a statement: all must hold in whatever order, and of the values of each one is enough (semantics 5.2).
pub(crate) type ConditionsKey = BTreeSet<ConditionKey>;

/// Operator, key and values.
type ConditionKey = (String, Box<str>, BTreeSet<Box<str>>);

/// What an entry is compared by.
pub(crate) trait Compared {
    /// Equal texts mean the same.
    fn compared(&self) -> Box<str>;
}

/// Names of actions compare without regard to case (semantics 2.1).
impl Compared for ActionPattern {
    fn compared(&self) -> Box<str> {
        self.as_written().to_ascii_lowercase().into()
    }
}

impl Compared for ResourcePattern {
    fn compared(&self) -> Box<str> {
        self.as_written().into()
    }
}

impl<P: Compared> Clause<P> {
    /// The clause, to be compared.
    pub(crate) fn key(&self) -> ClauseKey {
        let entries = self.entries.iter().map(|entry| entry.pattern.compared());
        ClauseKey {
            sense: self.sense,
            entries: entries.collect(),
        }
    }
}

/// Effect, principal and conditions of a statement: all but its two lists and its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Frame {
    pub(crate) effect: Effect,
    pub(crate) principal: Option<Box<str>>,
    pub(crate) conditions: ConditionsKey,
}

impl StatementDraft {
    /// What the statement is but for its two lists and its name.
    pub(crate) fn frame(&self) -> Frame {
        let conditions = self.conditions.iter().map(|condition| {
            let values = condition.test.written().into_iter();
            (
                condition.operator().to_string(),
                condition.key.value.folded().into(),
                values.map(Into::into).collect(),
            )
        });
        Frame {
            effect: self.effect,
            principal: self.principal.clone(),
            conditions: conditions.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Draft;
    use scopedown_policy::PolicyKind;

    #[test]
    fn order_and_repetition_do_not_count() {
        let text = r#"{"Statement":[
            {"Effect":"Deny","Action":["s3:A","s3:b"],"Resource":"*","Condition":{"StringEquals":{"a:b":[7,"x"]},"Bool":{"a:c":true}}},
            {"Sid":"x","Effect":"Deny","Action":["S3:B","s3:a","s3:a"],"Resource":"*","Condition":{"Bool":{"A:C":"true"},"StringEquals":{"a:b":["x","7"]}}},
            {"Effect":"Deny","NotAction":["s3:A","s3:b"],"Resource":"*","Condition":{"StringEquals":{"a:b":["x"]}}}]}"#;
        let draft = Draft::read(text, PolicyKind::Session).unwrap();
        let [first, second, third] = &draft.statements[..] else {
            panic!("there are three")
        };
        assert_eq!(first.frame(), second.frame());
        assert_ne!(first.frame(), third.frame());
        let key = |at: usize| draft.statements[at].action().unwrap().key();
        assert_eq!(key(0), key(1));
        assert_ne!(key(0), key(2));
    }
}
