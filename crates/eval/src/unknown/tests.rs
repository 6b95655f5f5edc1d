//! Unknown keys, and resources that stand for many: what `depends` names, and what "all of them" means.

use crate::{
    Authority, Caller, Context, Decision, Layers, Request, Situation, Unlisted, cell_everywhere,
    decide, explain,
};
use scopedown_policy::{Action, PolicyKind, Resource, parse};

fn authority(role: &[&str]) -> Authority {
    let statements = role.join(",");
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
    let parsed = parse(&text, PolicyKind::Role);
    Authority::new(Layers {
        role: vec![parsed.policy.expect("a whole policy")],
        ..Layers::default()
    })
}

fn situation() -> Situation {
    Situation {
        caller: Caller::parse("arn:aws:sts::111122223333:assumed-role/app/pod").unwrap(),
        resource_account: None,
        context: Context::new([], Unlisted::Unknown).unwrap(),
    }
}

#[track_caller]
fn check(role: &[&str], resource: &str, decision: Decision, on: &[&str]) {
    let (authority, situation) = (authority(role), situation());
    let (action, resource) = (
        Action::parse("s3:GetObject").unwrap(),
        Resource::new(resource),
    );
    let request = Request {
        action: &action,
        resource: &resource,
        situation: &situation,
    };
    let verdict = decide(&authority, &request);
    let keys: Vec<&str> = verdict
        .on
        .iter()
        .map(scopedown_policy::ContextKey::as_written)
        .collect();
    assert_eq!((verdict.decision, keys.as_slice()), (decision, on));
    assert_eq!(explain(&authority, &request).verdict, verdict);
}

const ALLOW: &str = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#;
const OBJECT: &str = "arn:aws:s3:::b/orders/x";

#[test]
fn a_verdict_names_the_keys_on_which_it_hangs() {
    let tag = r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"a"}}}"#;
    check(
        &[tag],
        OBJECT,
        Decision::Depends,
        &["aws:PrincipalTag/team"],
    );
    check(&[tag, ALLOW], OBJECT, Decision::Allowed, &[]);
}

#[test]
fn a_key_that_cannot_change_the_verdict_is_not_named() {
    let both = r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"a:k":"1"},"StringNotEquals":{"a:k":"1"},"Bool":{"a:b":"true"}}}"#;
    check(&[both], OBJECT, Decision::ImplicitDeny, &[]);
    let covers = [
        r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"a:k":"true"}}}"#,
        r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"a:k":"false"}}}"#,
    ];
    check(&covers, OBJECT, Decision::Allowed, &[]);
}

#[test]
fn two_unknown_keys_may_be_equal() {
    let same = r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"s3:ExistingObjectTag/team":"${aws:PrincipalTag/team}"}}}"#;
    check(
        &[same],
        OBJECT,
        Decision::Depends,
        &["aws:PrincipalTag/team", "s3:ExistingObjectTag/team"],
    );
}

#[test]
fn a_variable_in_a_resource_takes_what_the_request_has_in_its_place() {
    let own =
        r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:PrincipalTag/team}/*"}"#;
    check(
        &[own],
        OBJECT,
        Decision::Depends,
        &["aws:PrincipalTag/team"],
    );
    check(
        &[own],
        "arn:aws:s3:::c/orders/x",
        Decision::ImplicitDeny,
        &[],
    );
}

#[test]
fn numbers_dates_and_addresses_have_classes_of_their_own() {
    for condition in [
        r#""NumericLessThan":{"a:k":"10"}"#,
        r#""NumericGreaterThan":{"a:k":"10"}"#,
        r#""DateGreaterThan":{"a:k":"2030-01-01"}"#,
        r#""IpAddress":{"a:k":"10.0.0.0/8"}"#,
        r#""NotIpAddress":{"a:k":["0.0.0.0/1","::/0"]}"#,
        r#""ArnLike":{"a:k":"arn:aws:iam::*:role/x"}"#,
        r#""BinaryEquals":{"a:k":"AAEC"}"#,
        r#""ForAnyValue:StringEquals":{"a:k":["x","y"]}"#,
        r#""ForAllValues:StringEquals":{"a:k":["x","y"]}"#,
    ] {
        let statement = format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{{condition}}}}}"#
        );
        check(&[&statement], OBJECT, Decision::Depends, &["a:k"]);
    }
}

#[test]
fn beyond_the_bound_it_depends_on_every_key() {
    let keys: Vec<String> = (0..12)
        .map(|number| format!(r#""a:k{number:02}":["1","2"]"#))
        .collect();
    let statement = format!(
        r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"StringEquals":{{{}}}}}}}"#,
        keys.join(",")
    );
    let names: Vec<String> = (0..12).map(|number| format!("a:k{number:02}")).collect();
    check(
        &[&statement],
        OBJECT,
        Decision::Depends,
        &names.iter().map(String::as_str).collect::<Vec<_>>(),
    );
}

#[track_caller]
fn check_everywhere(role: &[&str], resource: &str, decision: Decision) {
    let (authority, situation) = (authority(role), situation());
    let (action, resource) = (
        Action::parse("s3:GetObject").unwrap(),
        Resource::new(resource),
    );
    let cell = cell_everywhere(
        &authority,
        &Request {
            action: &action,
            resource: &resource,
            situation: &situation,
        },
    );
    assert_eq!(cell.effective, decision);
}

#[test]
fn a_resource_with_wildcards_is_allowed_only_if_all_it_stands_for_are() {
    let on =
        |pattern: &str| format!(r#"{{"Effect":"Allow","Action":"s3:*","Resource":"{pattern}"}}"#);
    check_everywhere(
        &[&on("arn:aws:s3:::b/*")],
        "arn:aws:s3:::b/team/*",
        Decision::Allowed,
    );
    check_everywhere(
        &[&on("arn:aws:s3:::b/team/a*")],
        "arn:aws:s3:::b/team/*",
        Decision::ImplicitDeny,
    );
    check_everywhere(
        &[&on("arn:aws:s3:::b/*a*"), &on("arn:aws:s3:::b/*e*")],
        "arn:aws:s3:::b/*",
        Decision::ImplicitDeny,
    );
    check_everywhere(
        &[&on("arn:aws:s3:::b/?"), &on("arn:aws:s3:::b/??*")],
        "arn:aws:s3:::b/*",
        Decision::ImplicitDeny,
    );
    let deny = r#"{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/secret/*"}"#;
    check_everywhere(&[ALLOW, deny], "arn:aws:s3:::b/*", Decision::ExplicitDeny);
    check_everywhere(&[ALLOW, deny], "arn:aws:s3:::b/open/*", Decision::Allowed);
}

#[test]
fn a_set_operator_leaves_open_whether_a_key_has_one_value() {
    let role = [
        r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAllValues:StringLike":{"test:v":"*"}}}"#,
        r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"test:v":"k"}}}"#,
    ];
    check(&role, OBJECT, Decision::Depends, &["test:v"]);
}

#[test]
fn a_variable_may_stand_for_any_stretch_of_what_it_is_compared_with() {
    let deny = r#"{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::homex${test:v}z"}"#;
    check(
        &[ALLOW, deny],
        "arn:aws:s3:::homexyz",
        Decision::Depends,
        &["test:v"],
    );
    check(&[ALLOW, deny], "arn:aws:s3:::home", Decision::Allowed, &[]);
    let linked = r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringLike":{"s3:prefix":"home-${test:v}"}}}"#;
    check(
        &[ALLOW, linked],
        OBJECT,
        Decision::Depends,
        &["s3:prefix", "test:v"],
    );
}

#[test]
fn one_value_may_fit_two_patterns_or_two_spellings() {
    let both = r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringLike":{"a:k":"home/*"},"StringLikeIfExists":{"a:k":"*/secret"}}}"#;
    check(&[ALLOW, both], OBJECT, Decision::Depends, &["a:k"]);
    let spelling = r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEqualsIgnoreCase":{"a:k":"abc"},"StringNotEquals":{"a:k":"abc"}}}"#;
    check(&[ALLOW, spelling], OBJECT, Decision::Depends, &["a:k"]);
    let empty = r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ForAnyValue:StringNotEquals":{"a:k":"k"},"Null":{"a:k":"true"}}}"#;
    check(&[ALLOW, empty], OBJECT, Decision::Depends, &["a:k"]);
}
