//! Values that a condition key may have, taken from what the policies compare it with.

use scopedown_policy::{ContextKey, Policy, Test};

/// Values that are proposed for a key.
pub const PROPOSED: usize = 6;

/// The values, each once, in the order of the policies. A pattern stands for a value that it matches.
pub fn candidates(policies: &[&Policy], key: &ContextKey) -> Vec<Box<str>> {
    let mut values: Vec<Box<str>> = Vec::new();
    let conditions = policies
        .iter()
        .flat_map(|policy| &policy.statements)
        .flat_map(|statement| &statement.conditions);
    for condition in conditions.filter(|condition| condition.key.value == *key) {
        for value in compared(&condition.test) {
            if values.len() < PROPOSED && !value.contains("${") && !values.contains(&value) {
                values.push(value);
            }
        }
    }
    values
}

fn compared(test: &Test) -> Vec<Box<str>> {
    let example =
        |written: &str| -> Box<str> { written.replace('*', "example").replace('?', "x").into() };
    match test {
        Test::String { operands, .. } | Test::Bool { operands } | Test::Arn { operands, .. } => {
            operands
                .iter()
                .map(|operand| example(&operand.written))
                .collect()
        }
        Test::Numeric { operands, .. } => operands
            .iter()
            .map(|operand| operand.written.clone())
            .collect(),
        Test::Date { operands, .. } => operands
            .iter()
            .map(|operand| operand.written.clone())
            .collect(),
        Test::Binary { operands } => operands
            .iter()
            .map(|operand| operand.written.clone())
            .collect(),
        // An address, not the range that it is compared with.
        Test::Address { operands, .. } => operands
            .iter()
            .filter_map(|operand| operand.written.split('/').next().map(Into::into))
            .collect(),
        Test::Null { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::analysis::Answer;
    use crate::state::workspace::Content;

    #[test]
    fn values_come_from_conditions_and_not_from_tests_of_presence() {
        let content = Content {
            session: r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
                "Condition": {"StringLike": {"aws:PrincipalTag/team": ["a-*", "b", "b", "${aws:username}"]}, "Null": {"aws:principaltag/Team": "false"},
                    "IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}}"#
                .into(),
            ..Content::default()
        };
        let answer = Answer::of(&content);
        let of = |key: &str| candidates(&answer.analysis.policies(), &ContextKey::new(key));
        assert_eq!(
            of("aws:PrincipalTag/team"),
            ["a-example".into(), Box::from("b")]
        );
        assert_eq!(of("aws:SourceIp"), [Box::from("10.0.0.0")]);
        assert_eq!(of("aws:username"), []);
    }
}
