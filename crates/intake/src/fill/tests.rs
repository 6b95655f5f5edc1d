use super::*;
use crate::read;

const POLICY: &str = r#"{"Version": "2012-10-17", "Statement": []}"#;

const TEMPLATE: &str = r#"{"Resources": {
    "First": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "first", "AssumeRolePolicyDocument": {"Statement": []},
        "Policies": [{"PolicyName": "one", "PolicyDocument": {"Statement": []}}]}},
    "Second": {"Type": "AWS::IAM::Role", "Properties": {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
        "Policies": [{"PolicyName": "two", "PolicyDocument": {"Statement": []}}]}},
    "Link": {"Type": "AWS::EKS::PodIdentityAssociation", "Properties": {"ClusterName": "demo", "Namespace": "shop",
        "ServiceAccount": "app", "RoleArn": {"Fn::GetAtt": ["First", "Arn"]}, "DisableSessionTags": true,
        "Policy": "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"allow\"}}"}}}}"#;

fn filled(text: &str, purpose: As, choice: Choice<'_>) -> Filled {
    let given = Given {
        file: Some("here/app.json"),
        text,
    };
    fill(
        Scenario::default(),
        &read(text),
        purpose,
        choice,
        Some(given),
    )
}

fn names(documents: &[scopedown_scenario::Document]) -> Vec<&str> {
    documents.iter().map(|one| one.name.as_str()).collect()
}

#[test]
fn a_bare_document_is_what_it_is_given_as() {
    let role = filled(POLICY, As::Whatever, Choice::default()).scenario;
    assert_eq!(names(&role.role.policies), ["app"]);
    assert!(role.session.policies.is_none());
    let session = filled(POLICY, As::Session, Choice::default()).scenario;
    assert_eq!(names(&session.session.policies.unwrap()), ["app"]);
    let boundary = filled(POLICY, As::Boundary, Choice::default()).scenario;
    assert_eq!(
        boundary.role.boundary.unwrap().kind,
        scopedown_policy::PolicyKind::Boundary
    );
}

#[test]
fn the_association_of_a_template_brings_its_role_along() {
    let filled = filled(TEMPLATE, As::Whatever, Choice::default());
    assert_eq!(filled.choices.roles, ["First", "Second"]);
    assert_eq!(filled.choices.role.as_deref(), Some("First"));
    assert_eq!(filled.choices.open, None);
    let scenario = filled.scenario;
    assert_eq!(names(&scenario.role.policies), ["one"]);
    assert!(scenario.role.trust.is_some());
    assert_eq!(scenario.session.policies.unwrap().len(), 1);
    let association = scenario.association.unwrap();
    assert_eq!(association.namespace.as_deref(), Some("shop"));
    let others = filled
        .left
        .iter()
        .filter(|left| matches!(left.why, Why::OtherRole(_)));
    assert_eq!(others.count(), 3, "{:?}", filled.left);
}

#[test]
fn the_other_role_can_be_chosen_and_what_it_lacks_is_told() {
    let choice = Choice {
        role: Some("Second"),
        ..Choice::default()
    };
    let filled = filled(TEMPLATE, As::Role, choice);
    assert_eq!(names(&filled.scenario.role.policies), ["two"]);
    assert!(filled.scenario.association.is_none());
    let told: Vec<String> = filled
        .left
        .iter()
        .filter(|left| left.matters())
        .map(Left::message)
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told.concat().contains("ReadOnlyAccess"), "{told:?}");
}

#[test]
fn a_session_policy_is_preferred_to_those_of_roles() {
    let filled = filled(TEMPLATE, As::Session, Choice::default());
    assert!(filled.scenario.role.policies.is_empty());
    assert_eq!(filled.scenario.session.policies.unwrap().len(), 1);
}

#[test]
fn one_of_several_roles_must_be_chosen() {
    let template = TEMPLATE.replace("AWS::EKS::PodIdentityAssociation", "AWS::EKS::Other");
    let open = filled(&template, As::Role, Choice::default());
    assert_eq!(open.choices.open, Some(Unchosen::Role));
    assert!(open.scenario.role.policies.is_empty());
    let wrong = Choice {
        role: Some("third"),
        ..Choice::default()
    };
    let open = filled(&template, As::Role, wrong);
    assert_eq!(open.choices.open, Some(Unchosen::NoSuchRole));
}

#[test]
fn a_trust_policy_is_never_a_policy_of_the_role() {
    let trust = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow",
        "Principal": {"Service": "pods.eks.amazonaws.com"}, "Action": ["sts:AssumeRole", "sts:TagSession"]}}"#;
    let as_role = filled(trust, As::Role, Choice::default());
    assert!(as_role.scenario.role.policies.is_empty());
    assert!(as_role.scenario.role.trust.is_some());
    let as_session = filled(trust, As::Session, Choice::default());
    assert!(as_session.scenario.session.policies.is_none());
    assert_eq!(as_session.left.len(), 1);
}

#[test]
fn a_document_knows_its_place_in_the_wrapping() {
    let filled = filled(TEMPLATE, As::Session, Choice::default());
    let documents = filled.scenario.session.policies.unwrap();
    let document = documents.first().unwrap();
    let at = document.text.find("allow").unwrap();
    let (text, span) = document.given(Span::new(at, at + 5));
    assert_eq!(span.of(text), "allow");
    assert_eq!(text, TEMPLATE);
    assert!(
        !document
            .source
            .as_ref()
            .unwrap()
            .map
            .is_verbatim(document.text.len())
    );
}

#[test]
fn nothing_that_was_found_is_lost() {
    for purpose in [
        As::Whatever,
        As::Role,
        As::Session,
        As::Boundary,
        As::Scp,
        As::Resource,
    ] {
        let filled = filled(TEMPLATE, purpose, Choice::default());
        assert_eq!(
            filled.taken.len() + filled.left.len(),
            read(TEMPLATE).found.len(),
            "{purpose:?}"
        );
    }
}

#[test]
fn a_template_tells_which_policies_belong_to_a_role() {
    let template = r#"{"Resources": {
        "App": {"Type": "AWS::IAM::Role", "Properties": {"ManagedPolicyArns": [{"Ref": "Own"}], "PermissionsBoundary": {"Ref": "Limits"}}},
        "Limits": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Statement": []}}},
        "Own": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Statement": []}}},
        "Other": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Statement": []}}}}}"#;
    let filled = filled(template, As::Role, Choice::default());
    assert_eq!(names(&filled.scenario.role.policies), ["Own"]);
    assert_eq!(filled.scenario.role.boundary.unwrap().name, "Limits");
    let told: Vec<&Left> = filled.left.iter().filter(|left| left.matters()).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(
        (told[0].name.as_str(), &told[0].why),
        ("Other", &Why::Unattached)
    );
}

#[test]
fn what_an_expression_stands_for_can_be_told() {
    let template = r#"{"Resources": {"App": {"Type": "AWS::IAM::Role", "Properties": {"Policies": [{"PolicyName": "own",
        "PolicyDocument": {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": {"Fn::GetAtt": ["Store", "Arn"]}}}}]}}}}"#;
    let values = [(
        "!GetAtt Store.Arn".to_owned(),
        "arn:aws:s3:::store".to_owned(),
    )];
    let choice = Choice::default();
    let open = fill(Scenario::default(), &read(template), As::Role, choice, None);
    assert!(
        open.left
            .iter()
            .any(|left| matches!(left.why, Why::Expressions(_)))
    );
    let told = fill(
        Scenario::default(),
        &read(template).valued(&values),
        As::Role,
        choice,
        None,
    );
    assert!(told.left.is_empty(), "{:?}", told.left);
    let policy = told.scenario.role.policies.first().unwrap();
    assert!(
        policy.text.contains("\"arn:aws:s3:::store\""),
        "{}",
        policy.text
    );
}

#[test]
fn the_role_before_a_target_role_stands_beside_the_association() {
    let template = r#"{"Resources": {
        "Hop": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": []},
            "Policies": [{"PolicyName": "hop", "PolicyDocument": {"Statement": []}}]}},
        "Link": {"Type": "AWS::EKS::PodIdentityAssociation", "Properties": {"ClusterName": "demo", "Namespace": "shop",
            "ServiceAccount": "app", "RoleArn": {"Fn::GetAtt": ["Hop", "Arn"]},
            "TargetRoleArn": "arn:aws:iam::444455556666:role/far"}}}}"#;
    let filled = filled(template, As::Whatever, Choice::default());
    let scenario = filled.scenario;
    assert_eq!(
        scenario.role.arn.as_deref(),
        Some("arn:aws:iam::444455556666:role/far")
    );
    assert!(
        scenario.role.policies.is_empty(),
        "{:?}",
        scenario.role.policies
    );
    let source = scenario.association.unwrap().beside.unwrap().source;
    assert_eq!(names(&source.policies), ["hop"]);
    assert!(source.trust.is_some());
}
