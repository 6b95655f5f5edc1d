//! The check of every step: two policies, asked the same.

use std::fmt;

use scopedown_eval::{Authority, ContextValue, Decision, Layers, Request, decide};
use scopedown_policy::{Action, ContextKey, Policy, PolicyKind, parse};

use crate::probe::{Probe, Probes};

/// How many requests are asked unless somebody says otherwise.
pub const PROBES: usize = 10_000;

/// A request that two policies decide in different ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterexample {
    /// The action.
    pub action: Box<str>,
    /// The resource.
    pub resource: Box<str>,
    /// The condition keys that the request has.
    pub context: Vec<(ContextKey, ContextValue)>,
    /// What the first policy decides.
    pub before: Decision,
    /// What the second one decides.
    pub after: Decision,
}

impl fmt::Display for Counterexample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} on {} was {} and would be {}",
            self.action,
            self.resource,
            self.before.name(),
            self.after.name()
        )
    }
}

/// Which requests are asked.
#[derive(Debug, Clone, Copy)]
pub enum Asked<'a> {
    /// Whatever the patterns of the two policies suggest, actions that do not exist included.
    Anything,
    /// Only requests for these actions.
    Actions(&'a [Action]),
}

/// Whether two policies decide alike. Each is asked alone, as the session policy of a role that may do everything; the requests are made from the
/// patterns, values and variables of both, hits and near misses, `probes` of them, the same in every run. `Ok` is no proof: it says that nobody
/// found a difference where differences are looked for.
///
/// # Errors
/// The first request that they decide in different ways.
pub fn keeps(
    before: &Policy,
    after: &Policy,
    asked: Asked<'_>,
    probes: usize,
) -> Result<(), Box<Counterexample>> {
    let actions = match asked {
        Asked::Anything => None,
        Asked::Actions(actions) => Some(actions),
    };
    let mut requests = Probes::of([before, after], actions);
    let (before, after) = (alone(before), alone(after));
    for _ in 0..probes {
        let Some(probe) = requests.next() else {
            break;
        };
        let request = Request {
            action: &probe.action,
            resource: &probe.resource,
            situation: &probe.situation,
        };
        let [left, right] = [&before, &after].map(|policy| decide(policy, &request).decision);
        if left != right {
            return Err(Box::new(counterexample(&probe, left, right)));
        }
    }
    Ok(())
}

/// The policy as the only thing that limits a role.
fn alone(policy: &Policy) -> Authority {
    const EVERYTHING: &str =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    Authority::new(Layers {
        role: parse(EVERYTHING, PolicyKind::Role)
            .policy
            .into_iter()
            .collect(),
        session: Some(vec![policy.clone()]),
        ..Layers::default()
    })
}

fn counterexample(probe: &Probe, before: Decision, after: Decision) -> Counterexample {
    Counterexample {
        action: probe.action.as_written().into(),
        resource: probe.resource.as_written().into(),
        context: probe.situation.context.entries().to_vec(),
        before,
        after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(statements: &str) -> Policy {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":{statements}}}"#);
        parse(&text, PolicyKind::Session).policy.unwrap()
    }

    fn compare(before: &str, after: &str) -> Result<(), Box<Counterexample>> {
        keeps(&policy(before), &policy(after), Asked::Anything, 2_000)
    }

    #[test]
    fn the_same_meaning_in_other_words_passes() {
        compare(
            r#"[{"Effect":"Allow","Action":["s3:Get*","s3:GetObject"],"Resource":"arn:aws:s3:::b/${aws:PrincipalTag/team}/*"}]"#,
            r#"{"Effect":"Allow","Action":"S3:get*","Resource":"arn:aws:s3:::b/${aws:PrincipalTag/Team}/*"}"#,
        )
        .unwrap();
        compare(
            r#"[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","NotAction":"s3:*","Resource":"*"}]"#,
            r#"[{"Effect":"Deny","NotAction":["s3:*","s3:A"],"Resource":"*"},{"Effect":"Allow","Action":"*","Resource":"*"}]"#,
        )
        .unwrap();
    }

    #[test]
    fn small_differences_are_found() {
        let statement = |action: &str, resource: &str, condition: &str| {
            format!(
                r#"{{"Effect":"Allow","Action":{action},"Resource":{resource},"Condition":{condition}}}"#
            )
        };
        let (action, resource, condition) = (
            r#"["s3:GetObject","s3:PutObject"]"#,
            r#"["arn:aws:s3:::b/*","arn:aws:s3:::c"]"#,
            r#"{"StringEquals":{"aws:PrincipalTag/team":["a","b"]},"Bool":{"aws:SecureTransport":"true"}}"#,
        );
        let whole = statement(action, resource, condition);
        for other in [
            statement(r#"["s3:GetObject"]"#, resource, condition),
            statement(r#"["s3:GetObject*","s3:PutObject"]"#, resource, condition),
            statement(r#"["s3:GetObject","s3:Put*"]"#, resource, condition),
            statement(action, r#"["arn:aws:s3:::b/*"]"#, condition),
            statement(action, r#"["arn:aws:s3:::b*","arn:aws:s3:::c"]"#, condition),
            statement(
                action,
                r#"["arn:aws:s3:::b/?*","arn:aws:s3:::c"]"#,
                condition,
            ),
            statement(
                action,
                r#"["arn:aws:s3:::B/*","arn:aws:s3:::c"]"#,
                condition,
            ),
            statement(
                action,
                resource,
                r#"{"StringEquals":{"aws:PrincipalTag/team":["a","b"]}}"#,
            ),
            statement(action, resource, &condition.replace(r#","b""#, "")),
            statement(
                action,
                resource,
                &condition.replace("StringEquals", "StringEqualsIfExists"),
            ),
            statement(
                action,
                resource,
                &condition
                    .replace("StringEquals", "StringLike")
                    .replace(r#""b""#, r#""b*""#),
            ),
            whole.replace("Allow", "Deny"),
        ] {
            assert!(compare(&whole, &other).is_err(), "{other}");
            assert!(compare(&other, &whole).is_err(), "{other}");
        }
    }

    #[test]
    fn only_the_actions_that_are_given_are_asked() {
        let narrow = policy(r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}"#);
        let wide = policy(r#"{"Effect":"Allow","Action":"s3:GetO*","Resource":"*"}"#);
        let actions = [Action::parse("s3:GetObject").unwrap()];
        keeps(&narrow, &wide, Asked::Actions(&actions), 500).unwrap();
        let found = keeps(&narrow, &wide, Asked::Anything, 500).unwrap_err();
        assert_eq!(
            (found.before, found.after),
            (Decision::ImplicitDeny, Decision::Allowed)
        );
        assert!(
            found
                .to_string()
                .contains("was implicitDeny and would be allowed")
        );
    }
}
