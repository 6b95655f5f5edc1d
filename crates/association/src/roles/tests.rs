use scopedown_policy::{Policy, PolicyKind, parse};

use super::*;
use crate::association::{Association, SessionTags};

fn association() -> Association {
    Association {
        cluster_name: "demo".into(),
        namespace: "shop".into(),
        service_account: "app".into(),
        role_arn: "arn:aws:iam::111122223333:role/app".into(),
        region: "eu-west-1".into(),
        session_tags: SessionTags::Disabled,
        ..Association::default()
    }
}

fn with_target() -> Association {
    Association {
        target_role_arn: "arn:aws:iam::444455556666:role/target".into(),
        ..association()
    }
}

fn trust(statement: &str) -> Option<Policy> {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#);
    parse(&text, PolicyKind::Trust).policy
}

fn codes(statement: &str, association: &Association) -> Vec<&'static str> {
    trust(statement).map_or(vec!["refused"], |policy| {
        check_trust(&policy, association)
            .iter()
            .map(|breach| breach.words().code)
            .collect()
    })
}

fn admitting(action: &str, condition: &str) -> String {
    format!(
        r#"{{"Effect":"Allow","Principal":{{"Service":"pods.eks.amazonaws.com"}},"Action":{action},"Condition":{{{condition}}}}}"#
    )
}

const BOTH: &str = r#"["sts:AssumeRole","sts:TagSession"]"#;
const OF_CLUSTER: &str =
    r#""StringEquals":{"aws:SourceArn":"arn:aws:eks:eu-west-1:111122223333:cluster/demo"}"#;

#[test]
fn the_trust_policy_of_the_guide_is_fine() {
    assert_eq!(codes(&admitting(BOTH, OF_CLUSTER), &association()), [""; 0]);
    assert_eq!(
        codes(&admitting(BOTH, ""), &association()),
        ["trust-any-cluster"]
    );
}

#[test]
fn the_service_and_both_actions_are_needed() {
    let ec2 = admitting(BOTH, "").replace("pods.eks", "ec2");
    assert_eq!(codes(&ec2, &association()), ["trust-without-pods"]);
    assert_eq!(
        codes(
            &admitting(r#""sts:AssumeRole""#, OF_CLUSTER),
            &association()
        ),
        ["trust-without-tag-session"]
    );
    assert_eq!(
        codes(
            &admitting(r#""sts:TagSession""#, OF_CLUSTER),
            &association()
        ),
        ["trust-without-assume-role"]
    );
    let denied = format!(
        r#"{},{{"Effect":"Deny","Principal":"*","Action":"sts:TagSession"}}"#,
        admitting(BOTH, OF_CLUSTER)
    );
    assert_eq!(codes(&denied, &association()), ["trust-denies-pods"]);
}

#[test]
fn conditions_on_request_tags_need_the_tags() {
    let on_tags = admitting(
        BOTH,
        r#""StringEquals":{"aws:RequestTag/kubernetes-namespace":"shop"}"#,
    );
    let code = "trust-asks-for-tags";
    assert_eq!(codes(&on_tags, &association()), [code, code]);
    let tagged = Association {
        session_tags: SessionTags::Passed,
        ..association()
    };
    assert_eq!(codes(&on_tags, &tagged), ["trust-any-cluster"]);
    let other = Association {
        namespace: "other".into(),
        ..tagged
    };
    let code = "trust-never-holds";
    assert_eq!(codes(&on_tags, &other), [code, code]);
}

#[test]
fn another_cluster_is_not_let_in() {
    let other = admitting(BOTH, &OF_CLUSTER.replace("/demo", "/prod"));
    let code = "trust-never-holds";
    assert_eq!(codes(&other, &association()), [code, code]);
    let unknown = Association {
        region: crate::part::Part::Absent,
        ..association()
    };
    assert_eq!(codes(&other, &unknown), [""; 0]);
}

fn target_codes(statement: &str, association: &Association) -> Vec<&'static str> {
    trust(statement).map_or(vec!["refused"], |policy| {
        check_target_trust(&policy, association)
            .iter()
            .map(|breach| breach.words().code)
            .collect()
    })
}

fn letting_in(role: &str, condition: &str) -> String {
    format!(
        r#"{{"Effect":"Allow","Principal":{{"AWS":"{role}"}},"Action":{BOTH},"Condition":{{{condition}}}}}"#
    )
}

#[test]
fn the_target_role_lets_the_role_in() {
    let role = "arn:aws:iam::111122223333:role/app";
    let id = r#""StringEquals":{"sts:ExternalId":"eu-west-1/111122223333/demo/shop/app"}"#;
    let good = letting_in(role, id);
    assert_eq!(target_codes(&good, &with_target()), [""; 0]);
    assert_eq!(target_codes(&good, &association()), [""; 0]);
    assert_eq!(
        target_codes(&letting_in(role, ""), &with_target()),
        ["target-trust-without-external-id"]
    );
    assert_eq!(
        target_codes(
            &letting_in(role, &id.replace("/app", "/other")),
            &with_target()
        ),
        ["target-trust-external-id"]
    );
    assert_eq!(
        target_codes(
            &letting_in("arn:aws:iam::111122223333:role/other", id),
            &with_target()
        ),
        ["target-trust-without-role"]
    );
    let tagged = Association {
        session_tags: SessionTags::Passed,
        ..with_target()
    };
    assert_eq!(target_codes(&good, &tagged), ["target-trust-external-id"]);
    assert_eq!(target_codes(&letting_in(role, ""), &tagged), [""; 0]);
}

#[test]
fn a_target_role_of_the_same_account_needs_its_trust_policy_too() {
    let near = Association {
        target_role_arn: "arn:aws:iam::111122223333:role/target".into(),
        region: crate::part::Part::Absent,
        ..association()
    };
    let role = "arn:aws:iam::111122223333:role/app";
    assert_eq!(target_codes(&letting_in(role, ""), &near), [""; 0]);
    assert_eq!(
        target_codes(&letting_in("arn:aws:iam::111122223333:role/x", ""), &near),
        ["target-trust-without-role"]
    );
}

fn source_codes(statements: &str, association: &Association) -> Vec<&'static str> {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
    parse(&text, PolicyKind::Role)
        .policy
        .map_or(vec!["refused"], |policy| {
            check_source_policies(&[policy], association)
                .iter()
                .map(|breach| breach.words().code)
                .collect()
        })
}

#[test]
fn the_first_role_leads_to_the_target_and_nowhere_else() {
    let leads = r#"{"Effect":"Allow","Action":["sts:assumerole","sts:TagSession"],"Resource":"arn:aws:iam::444455556666:role/target"}"#;
    let works = r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}"#;
    let all = r#"{"Effect":"Allow","NotAction":"sts:AssumeRole","Resource":"*"}"#;
    let denial = r#"{"Effect":"Deny","Action":"s3:*","Resource":"*"}"#;
    assert_eq!(source_codes(leads, &with_target()), [""; 0]);
    assert_eq!(
        source_codes(&format!("{leads},{denial}"), &with_target()),
        [""; 0]
    );
    assert_eq!(
        source_codes(&format!("{leads},{works},{all}"), &with_target()),
        ["source-role-workload", "source-role-workload"]
    );
    assert_eq!(
        source_codes(&leads.replace("/target", "/other"), &with_target()),
        ["source-role-cannot-assume"]
    );
    assert_eq!(source_codes(works, &association()), [""; 0]);
}
