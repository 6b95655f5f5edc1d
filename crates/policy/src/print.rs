//! A document back to text.

use crate::condition::Condition;
use crate::document::{Effect, Policy, PrincipalClause, Sense, Statement, Version};
use crate::indent::indent;
use crate::principal::Principal;
use crate::text::Spanned;

/// Prints a policy as JSON text with two-space indent, from which [`parse`](crate::parse) reads the same document but for positions.
///
/// Entries, keys and operands stand as their author wrote them. What makes no difference takes one form: statements are a list, one entry needs
/// no brackets, an account's root is its number, numbers and booleans are strings, a version that was left out is the one that it counts as
/// (semantics 1.3.2), and members without content are left out. The print can be longer than the text that was read, and so lie beyond
/// [`limits::POLICY_BYTES`](crate::limits::POLICY_BYTES).
pub fn print(policy: &Policy) -> String {
    let version = match policy.version {
        Version::V2008 => "2008-10-17",
        Version::V2012 => "2012-10-17",
    };
    let mut members = vec![("Version", string(version))];
    members.extend(name("Id", policy.id.as_ref()));
    let statements: Vec<String> = policy.statements.iter().map(statement).collect();
    members.push(("Statement", list(&statements)));
    indent(&object(members))
}

fn statement(statement: &Statement) -> String {
    let effect = match statement.effect.value {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    };
    let mut members = Vec::new();
    members.extend(name("Sid", statement.sid.as_ref()));
    members.push(("Effect", string(effect)));
    if let Some(clause) = &statement.principal {
        let name = either(clause.sense, "Principal", "NotPrincipal");
        members.push((name, principals(clause)));
    }
    let entries = statement.action.patterns.iter();
    members.push((
        either(statement.action.sense, "Action", "NotAction"),
        one_or_many(entries.map(|entry| entry.value.as_written())),
    ));
    if let Some(clause) = &statement.resource {
        let entries = clause.patterns.iter();
        members.push((
            either(clause.sense, "Resource", "NotResource"),
            one_or_many(entries.map(|entry| entry.value.as_written())),
        ));
    }
    if !statement.conditions.is_empty() {
        members.push(("Condition", conditions(&statement.conditions)));
    }
    object(members)
}

/// `"*"` for everyone, which is the one form that a resource control policy may have; else the values by their type.
fn principals(clause: &PrincipalClause) -> String {
    if let [only] = clause.principals.as_slice()
        && only.value == Principal::Everyone
    {
        return string(only.value.text());
    }
    let principals = clause.principals.iter().map(|entry| &entry.value);
    let types = groups(principals, Principal::type_name);
    object(types.into_iter().map(|(name, principals)| {
        let texts = principals.into_iter().map(Principal::text);
        (name, one_or_many(texts))
    }))
}

/// The conditions by their operator.
fn conditions(conditions: &[Condition]) -> String {
    let operators = groups(conditions, Condition::operator);
    object(operators.into_iter().map(|(operator, conditions)| {
        let keys = conditions.into_iter().map(|condition| {
            let operands = condition.test.written().into_iter();
            (condition.key.value.as_written(), one_or_many(operands))
        });
        (operator.to_string(), object(keys))
    }))
}

/// The items by a property, in the order in which each value of it comes first.
fn groups<'a, T, K: PartialEq>(
    items: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Vec<(K, Vec<&'a T>)> {
    let mut groups: Vec<(K, Vec<&T>)> = Vec::new();
    for item in items {
        let key = key(item);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, group)) => group.push(item),
            None => groups.push((key, vec![item])),
        }
    }
    groups
}

fn either(sense: Sense, listed: &'static str, all_but: &'static str) -> &'static str {
    match sense {
        Sense::Listed => listed,
        Sense::AllBut => all_but,
    }
}

fn name(member: &'static str, text: Option<&Spanned<Box<str>>>) -> Option<(&'static str, String)> {
    text.map(|text| (member, string(&text.value)))
}

fn one_or_many<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.map(string).collect();
    match texts.as_slice() {
        [only] => only.clone(),
        _ => list(&texts),
    }
}

fn object<N: AsRef<str>>(members: impl IntoIterator<Item = (N, String)>) -> String {
    let member = |(name, value): (N, String)| format!("{}:{value}", string(name.as_ref()));
    let members: Vec<String> = members.into_iter().map(member).collect();
    format!("{{{}}}", members.join(","))
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}

fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PolicyKind, parse};

    #[track_caller]
    fn check(text: &str, kind: PolicyKind, printed: &str) {
        let policy = parse(text, kind).policy.unwrap();
        assert_eq!(print(&policy), printed);
    }

    #[test]
    fn what_makes_no_difference_takes_one_form() {
        check(
            r#"{"Statement":{"Resource":["**"],"Action":["s3:Get*","S3:putobject"],"Effect":"Allow",
                "Condition":{"Bool":{},"NumericLessThan":{"a:b":[7,"x"]},"DateEquals":{"a:c":"2020-04"}}}}"#,
            PolicyKind::Role,
            r#"{
  "Version": "2008-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "s3:Get*",
        "S3:putobject"
      ],
      "Resource": "*",
      "Condition": {
        "NumericLessThan": {
          "a:b": [
            "7",
            "x"
          ]
        },
        "DateEquals": {
          "a:c": "2020-04"
        }
      }
    }
  ]
}"#,
        );
    }

    #[test]
    fn principals_stand_under_their_type() {
        check(
            r#"{"Version":"2012-10-17","Id":"é\n","Statement":[
                {"Sid":"a b","Effect":"Deny","NotPrincipal":{"CanonicalUser":"*","AWS":["*","arn:aws:iam::111122223333:root"]},"NotAction":"*"},
                {"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"*","NotResource":"arn:aws:s3:::${*}"}]}"#,
            PolicyKind::Resource,
            r#"{
  "Version": "2012-10-17",
  "Id": "é\n",
  "Statement": [
    {
      "Sid": "a b",
      "Effect": "Deny",
      "NotPrincipal": {
        "CanonicalUser": "*",
        "AWS": [
          "*",
          "111122223333"
        ]
      },
      "NotAction": "*"
    },
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": "*",
      "NotResource": "arn:aws:s3:::${*}"
    }
  ]
}"#,
        );
    }
}
