use super::*;
use scopedown_eval::{Authority, Decision, Layers, Request, decide};
use scopedown_policy::{PolicyKind, parse};
use std::collections::BTreeMap;

#[test]
fn requests_hit_and_miss() {
    let text = r#"{"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["s3:Get*","sqs:SendMessage"],"Resource":["arn:aws:s3:::b/${aws:PrincipalTag/team}/*","arn:aws:sqs:*:*:q"],
         "Condition":{"StringLike":{"a:b":"k*"},"NumericLessThan":{"a:c":"7"}}},
        {"Effect":"Deny","Action":"s3:GetObject?","Resource":"*"}]}"#;
    let policy = parse(text, PolicyKind::Role).policy.unwrap();
    let authority = Authority::new(Layers {
        role: vec![policy.clone()],
        ..Layers::default()
    });
    let mut probes = Probes::of([&policy], None);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..2_000 {
        let probe = probes.next().unwrap();
        let request = Request {
            action: &probe.action,
            resource: &probe.resource,
            situation: &probe.situation,
        };
        *found
            .entry(decide(&authority, &request).decision.name())
            .or_default() += 1;
    }
    for decision in [
        Decision::Allowed,
        Decision::ImplicitDeny,
        Decision::ExplicitDeny,
    ] {
        assert!(found[decision.name()] > 20, "{found:?}");
    }
}
