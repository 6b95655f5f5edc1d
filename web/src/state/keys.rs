//! The condition keys that the policies look at: in conditions, and in variables.

use scopedown_eval::{Context, ContextValue, Found};
use scopedown_policy::{ContextKey, Pattern, Policy, ResourcePattern, Statement};

use super::analysis::Answer;

/// A key and what holds for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// The key.
    pub key: ContextKey,
    /// What the user has set.
    pub set: Option<ContextValue>,
    /// What holds where the user has set nothing.
    pub given: ContextValue,
}

/// The keys of an answer by name, and those that the user has set.
pub fn key_rows(answer: &Answer) -> Vec<KeyRow> {
    let policies = answer.analysis.policies().into_iter();
    let set = &answer.content.context;
    let mut keys: Vec<ContextKey> = Vec::new();
    for key in policies
        .flat_map(keys_of)
        .chain(set.iter().map(|(key, _)| key.clone()))
    {
        if let Err(at) = keys.binary_search(&key) {
            keys.insert(at, key);
        }
    }
    let situation = answer
        .analysis
        .ready()
        .ok()
        .map(|(_, situation)| &situation.context);
    keys.into_iter()
        .map(|key| KeyRow {
            set: set
                .iter()
                .find(|(known, _)| *known == key)
                .map(|(_, value)| value.clone()),
            given: situation.map_or(ContextValue::Unknown, |context| found(context, &key)),
            key,
        })
        .collect()
}

fn found(context: &Context, key: &ContextKey) -> ContextValue {
    match context.find(key) {
        Found::Absent => ContextValue::Absent,
        Found::Unknown => ContextValue::Unknown,
        Found::One(value) => ContextValue::One(value.into()),
        Found::Many(values) => ContextValue::Many(values.to_vec()),
    }
}

fn keys_of(policy: &Policy) -> impl Iterator<Item = ContextKey> {
    policy.statements.iter().flat_map(|statement| {
        let tested = statement
            .conditions
            .iter()
            .map(|condition| condition.key.value.clone());
        tested.chain(patterns_of(statement).flat_map(|pattern| {
            pattern
                .variables()
                .filter_map(|variable| variable.key.clone())
        }))
    })
}

/// The patterns in which variables may stand.
fn patterns_of(statement: &Statement) -> impl Iterator<Item = &Pattern> {
    let entries = statement
        .resource
        .iter()
        .flat_map(|clause| &clause.patterns);
    let resources = entries.filter_map(|entry| match &entry.value {
        ResourcePattern::Arn(arn) => Some(arn.resource()),
        ResourcePattern::Any => None,
    });
    let operands = statement
        .conditions
        .iter()
        .flat_map(|condition| condition.test.patterns());
    resources.chain(operands.filter_map(|operand| operand.value.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::workspace::Content;

    #[test]
    fn keys_of_conditions_and_variables_are_listed_once() {
        let content = Content {
            session: r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
                "Resource": "arn:aws:s3:::reports/${aws:PrincipalTag/team}/*",
                "Condition": {"StringLike": {"S3:Prefix": "${aws:username}"}, "StringEquals": {"s3:prefix": "a"}}}}"#
                .into(),
            ..Content::default()
        };
        let rows = key_rows(&Answer::of(&content));
        let names: Vec<&str> = rows.iter().map(|row| row.key.folded()).collect();
        assert_eq!(
            names,
            ["aws:principaltag/team", "aws:username", "s3:prefix"]
        );
    }
}
