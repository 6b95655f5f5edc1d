use scopedown_policy::{PolicyKind, parse};

use super::*;
use crate::part::Part;

const TAG: &str = "aws:PrincipalTag/kubernetes-namespace";

/// The reach with and without tags, and the change, for a statement with these members.
fn effect(effect: &str, members: &str) -> Option<(Reach, Reach, TagChange)> {
    effect_with(effect, members, &Association::default(), &[])
}

fn effect_with(
    effect: &str,
    members: &str,
    association: &Association,
    role_tags: &[(Box<str>, Box<str>)],
) -> Option<(Reach, Reach, TagChange)> {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"{effect}","Action":"s3:GetObject",{members}}}}}"#
    );
    let policy = parse(&text, PolicyKind::Role).policy?;
    let effects = tag_effects(&[&policy], Seen::Principal, association, role_tags);
    let found = effects.first()?;
    Some((found.on, found.off, found.change()))
}

fn condition(operator: &str, operand: &str) -> String {
    format!(r#""Resource":"*","Condition":{{"{operator}":{{"{TAG}":"{operand}"}}}}"#)
}

#[test]
fn statements_without_tags_are_passed_over() {
    assert_eq!(effect("Allow", r#""Resource":"*""#), None);
    let other = r#""Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"a"}}"#;
    assert_eq!(effect("Allow", other), None);
}

#[test]
fn what_an_absent_key_does_under_each_operator() {
    use Reach::{Always, Never, Sometimes};
    use TagChange::{DenialLost, DenialWidened, GrantLost, GrantWidened, Unchanged};
    let cases = [
        ("Allow", "StringEquals", "shop", Sometimes, Never, GrantLost),
        ("Deny", "StringEquals", "shop", Sometimes, Never, DenialLost),
        (
            "Allow",
            "StringNotEquals",
            "shop",
            Sometimes,
            Always,
            GrantWidened,
        ),
        (
            "Deny",
            "StringNotEquals",
            "shop",
            Sometimes,
            Always,
            DenialWidened,
        ),
        (
            "Allow",
            "StringLikeIfExists",
            "sh*",
            Sometimes,
            Always,
            GrantWidened,
        ),
        (
            "Deny",
            "ForAllValues:StringEquals",
            "shop",
            Sometimes,
            Always,
            DenialWidened,
        ),
        (
            "Deny",
            "ForAnyValue:StringNotEquals",
            "shop",
            Sometimes,
            Never,
            DenialLost,
        ),
        ("Deny", "Null", "true", Never, Always, DenialWidened),
        ("Allow", "Null", "false", Always, Never, GrantLost),
        ("Allow", "StringLike", "*", Always, Never, GrantLost),
        ("Allow", "NumericEquals", "x", Never, Never, Unchanged),
    ];
    for (kind, operator, operand, on, off, change) in cases {
        let found = effect(kind, &condition(operator, operand));
        assert_eq!(
            found,
            Some((on, off, change)),
            "{kind} {operator} {operand}"
        );
    }
}

#[test]
fn variables_in_resources_match_nothing_without_their_tag() {
    let variable = format!("arn:aws:s3:::b/${{{TAG}}}/*");
    let found = effect("Allow", &format!(r#""Resource":"{variable}""#));
    assert_eq!(
        found,
        Some((Reach::Sometimes, Reach::Never, TagChange::GrantLost))
    );
    let beside = format!(r#""Resource":["{variable}","arn:aws:s3:::b/shared/*"]"#);
    assert_eq!(effect("Allow", &beside).unwrap().2, TagChange::Shifted);
    let spared = format!(r#""NotResource":"{variable}""#);
    assert_eq!(effect("Deny", &spared).unwrap().2, TagChange::DenialWidened);
    let default = format!(r#""Resource":"arn:aws:s3:::b/${{{TAG}, 'none'}}/*""#);
    assert_eq!(effect("Allow", &default).unwrap().2, TagChange::Shifted);
}

#[test]
fn variables_in_conditions_lose_their_value() {
    let members = |operator: &str| {
        format!(
            r#""Resource":"*","Condition":{{"{operator}":{{"s3:ExistingObjectTag/ns":"${{{TAG}}}"}}}}"#
        )
    };
    assert_eq!(
        effect("Allow", &members("StringEquals")),
        Some((Reach::Sometimes, Reach::Never, TagChange::GrantLost))
    );
    assert_eq!(
        effect("Deny", &members("StringNotEquals")).unwrap().2,
        TagChange::DenialWidened
    );
}

#[test]
fn a_tag_of_the_role_takes_the_place() {
    let role_tags = [("kubernetes-namespace".into(), "shop".into())];
    let found = effect_with(
        "Allow",
        &condition("StringEquals", "shop"),
        &Association::default(),
        &role_tags,
    );
    assert_eq!(
        found,
        Some((Reach::Sometimes, Reach::Always, TagChange::Shifted))
    );
}

#[test]
fn the_association_tells_the_values() {
    let association = Association {
        namespace: "shop".into(),
        cluster_name: Part::Open("var.cluster".into()),
        ..Association::default()
    };
    let on = |operand| {
        effect_with(
            "Allow",
            &condition("StringEquals", operand),
            &association,
            &[],
        )
        .unwrap()
        .0
    };
    assert_eq!(on("shop"), Reach::Always);
    assert_eq!(on("other"), Reach::Never);
    let contexts = tag_contexts(&association, &[]);
    assert!(
        contexts
            .off
            .iter()
            .all(|(_, value)| *value == scopedown_eval::ContextValue::Absent)
    );
    assert_eq!(contexts.on.len(), 6);
}

#[test]
fn trust_policies_see_the_tags_of_the_request() {
    let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession"],"Condition":{"StringEquals":{"aws:RequestTag/kubernetes-namespace":"shop"},"ForAllValues:StringEquals":{"aws:TagKeys":"kubernetes-namespace"}}}}"#;
    let policy = parse(text, PolicyKind::Trust).policy.unwrap();
    let effects = tag_effects(&[&policy], Seen::Request, &Association::default(), &[]);
    assert_eq!(effects.len(), 1);
    assert_eq!(effects[0].leans.len(), 2);
    assert_eq!(effects[0].off, Reach::Never);
    assert_eq!(
        effects[0].leans[0].span.of(text),
        "\"aws:RequestTag/kubernetes-namespace\""
    );
    assert!(tag_effects(&[&policy], Seen::Principal, &Association::default(), &[]).is_empty());
}

#[test]
fn documents_of_2008_have_no_variables() {
    let text = format!(
        r#"{{"Version":"2008-10-17","Statement":{{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${{{TAG}}}/*"}}}}"#
    );
    let policy = parse(&text, PolicyKind::Role).policy.unwrap();
    assert!(tag_effects(&[&policy], Seen::Principal, &Association::default(), &[]).is_empty());
}
