//! `scopedown association`.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::it's/*"}]}"#;

const TRUST: &str = r#"{"Role": {"RoleName": "app", "Arn": "arn:aws:iam::111122223333:role/app", "AssumeRolePolicyDocument":
  "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22pods.eks.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%7D"}}"#;

/// The answer of `aws eks describe-pod-identity-association`, with these members beside.
fn answer(beside: &str) -> String {
    format!(
        r#"{{"association": {{"clusterName": "demo", "namespace": "shop", "serviceAccount": "app",
  "roleArn": "arn:aws:iam::111122223333:role/app", {beside}
  "associationArn": "arn:aws:eks:eu-west-1:111122223333:podidentityassociation/demo/a-1", "associationId": "a-1"}}}}"#
    )
}

fn with_policy(beside: &str) -> String {
    let policy = serde_json::to_string(POLICY).unwrap();
    answer(&format!("\"policy\": {policy}, {beside}"))
}

fn run(name: &str, file: &str, arguments: &[&str]) -> Said {
    let files = [
        ("association.json", file),
        ("trust.json", TRUST),
        ("session.json", POLICY),
    ];
    let folder = Folder::new(name, &files).unwrap();
    let arguments: Vec<&str> = ["association", "association.json"]
        .iter()
        .chain(arguments)
        .copied()
        .collect();
    folder.run(&arguments, "").unwrap()
}

#[test]
fn people_see_what_the_pod_gets() {
    let file = with_policy("\"disableSessionTags\": true,");
    let said = run("people", &file, &[]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    for part in [
        "shop/app in the cluster demo\n",
        "works as        arn:aws:iam::111122223333:role/app\n",
        "its session policy, 114 of 2048 characters",
        "eks-CLUSTER-POD-UUID",
        "disabled: none of the six is there",
        "aws:PrincipalArn = arn:aws:iam::111122223333:role/app\n",
        "No rule is broken.\n",
    ] {
        assert!(said.out.contains(part), "{part} in {}", said.out);
    }
    assert_eq!(
        said.err,
        "association.json: the answer of `aws eks describe-pod-identity-association`. \
         Taken: the association `shop/app`, the session policy.\n"
    );
}

#[test]
fn a_target_role_leaves_the_way_there_alone() {
    let target =
        "\"targetRoleArn\": \"arn:aws:iam::444455556666:role/far\", \"disableSessionTags\": true,";
    let said = run("target", &with_policy(target), &[]);
    assert!(
        said.out
            .contains("works as        arn:aws:iam::444455556666:role/far\n"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("whose session no policy narrows"),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("external id     eu-west-1/111122223333/demo/shop/app\n"),
        "{}",
        said.out
    );
}

#[test]
fn a_broken_rule_is_a_failure_with_help() {
    let said = run("broken", &with_policy(""), &[]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.out.contains("error[association-tags-beside-policy]: "),
        "{}",
        said.out
    );
    assert!(said.out.contains("  help: "), "{}", said.out);
    let program = run("broken-json", &with_policy(""), &["--format", "json"]);
    assert_eq!(program.code, Some(1));
    let json: Value = serde_json::from_str(&program.out).unwrap();
    let one = &json["associations"][0];
    assert_eq!(
        (&json["association"], &one["narrowedBy"]),
        (&1.into(), &"policy".into())
    );
    assert_eq!(one["problems"][0]["code"], "association-tags-beside-policy");
    assert_eq!(one["problems"][0]["line"], 1);
}

#[test]
fn written_the_tags_are_disabled_and_that_is_said() {
    let said = run("written", &with_policy(""), &["--format", "cli"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out
            .starts_with("aws eks update-pod-identity-association"),
        "{}",
        said.out
    );
    assert!(said.out.contains("--disable-session-tags"), "{}", said.out);
    assert!(
        said.err.contains("warning[written-tags-disabled]"),
        "{}",
        said.err
    );
    let made = run("made", &with_policy(""), &["--format", "cli", "--create"]);
    assert!(
        made.out
            .starts_with("aws eks create-pod-identity-association"),
        "{}",
        made.out
    );
}

#[test]
fn the_policy_of_another_file_is_written_letter_by_letter() {
    let file = answer("\"disableSessionTags\": true,");
    let said = run(
        "other",
        &file,
        &["--policy", "session.json", "--format", "cloudformation"],
    );
    assert_eq!(said.code, Some(0), "{}", said.err);
    let template: Value = serde_json::from_str(&said.out).unwrap();
    let properties = &template["Resources"]["PodIdentityAssociation"]["Properties"];
    assert_eq!(properties["Policy"], POLICY);
    assert_eq!(properties["DisableSessionTags"], true);
    assert!(
        said.err.contains("info[association-cached]"),
        "{}",
        said.err
    );
}

#[test]
fn every_form_is_written() {
    let file = with_policy("\"disableSessionTags\": true,");
    for (form, mark) in [
        ("cli", "aws eks "),
        ("powershell", "aws eks "),
        ("eksctl", "kind: ClusterConfig"),
        ("terraform", "aws_eks_pod_identity_association"),
        ("cloudformation", "AWS::EKS::PodIdentityAssociation"),
        ("cdk", "CfnPodIdentityAssociation"),
        ("ack", "kind: PodIdentityAssociation"),
        ("assume-role", "aws sts assume-role"),
    ] {
        let said = run("form", &file, &["--format", form]);
        assert_eq!(said.code, Some(0), "{form}: {}", said.err);
        assert!(said.out.contains(mark), "{form}: {}", said.out);
    }
}

#[test]
fn what_is_written_is_read_again() {
    let file = with_policy("\"disableSessionTags\": true,");
    for form in ["cli", "eksctl", "terraform", "cloudformation", "cdk", "ack"] {
        let written = run("again-from", &file, &["--format", form, "--create"]).out;
        let said = run("again", &written, &["--format", "json"]);
        assert_eq!(said.code, Some(0), "{form}: {}", said.err);
        let json: Value = serde_json::from_str(&said.out).unwrap();
        let one = &json["associations"][0];
        assert_eq!(
            (&one["name"], &one["policyCharacters"], &one["role"]),
            (
                &"shop/app".into(),
                &114.into(),
                &"arn:aws:iam::111122223333:role/app".into()
            ),
            "{form}"
        );
    }
}

#[test]
fn a_trust_policy_is_checked_at_its_place_in_the_answer() {
    let file = with_policy("\"disableSessionTags\": true,");
    let said = run("trust", &file, &["--trust", "trust.json"]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(said.out.contains("sts:TagSession"), "{}", said.out);
    assert!(said.out.contains("trust.json:2:"), "{}", said.out);
}

#[test]
fn several_associations_are_told_together_or_picked() {
    let one = r#"{"clusterName": "demo", "namespace": "shop", "serviceAccount": "app", "roleArn": "arn:aws:iam::111122223333:role/app"}"#;
    let other = one.replace("shop", "back");
    let file = format!("{one}\n{one}\n{other}");
    let all = run("several", &file, &["--format", "json"]);
    assert_eq!(all.code, Some(1), "the same service account twice");
    let json: Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(json["associations"].as_array().unwrap().len(), 3);
    assert_eq!(
        json["associations"][1]["problems"][0]["code"],
        "association-second"
    );
    let picked = run("picked", &file, &["--name", "back/app"]);
    assert_eq!(picked.code, Some(0), "{}", picked.out);
    assert!(picked.out.starts_with("back/app "), "{}", picked.out);
    let templates = run("templates", &file, &["--format", "cloudformation"]);
    assert_eq!(templates.code, Some(3));
    assert!(templates.err.contains("--out FOLDER"), "{}", templates.err);
    let missing = run("missing", &file, &["--name", "nobody"]);
    assert_eq!(missing.code, Some(3));
    assert!(missing.err.contains("`shop/app`"), "{}", missing.err);
}

#[test]
fn each_association_gets_a_file() {
    let file = with_policy("\"disableSessionTags\": true,");
    let folder = Folder::new("files", &[("association.json", &file)]).unwrap();
    let arguments = [
        "association",
        "association.json",
        "--format",
        "ack",
        "--out",
        "made",
    ];
    let said = folder.run(&arguments, "").unwrap();
    assert_eq!(
        (said.code, said.out.as_str()),
        (Some(0), ""),
        "{}",
        said.err
    );
    let written = folder.read("made/shop-app.yaml").unwrap();
    assert!(
        written.contains("kind: PodIdentityAssociation"),
        "{written}"
    );
}

#[test]
fn a_scenario_file_has_its_association_too() {
    let policy = serde_json::to_string(POLICY).unwrap();
    let file = format!(
        r#"{{"scenario": 1, "role": {{"policies": []}}, "session": {{"policies": [{policy}]}}, "association": {{"clusterName": "demo",
        "namespace": "shop", "serviceAccount": "app", "roleArn": "arn:aws:iam::111122223333:role/app", "disableSessionTags": true}}}}"#
    );
    let said = run("scenario", &file, &["--format", "terraform"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.contains("disable_session_tags = true"),
        "{}",
        said.out
    );
}

#[test]
fn a_file_without_association_says_what_to_give() {
    let said = run("none", POLICY, &[]);
    assert_eq!(said.code, Some(2));
    assert!(
        said.err
            .contains("aws eks describe-pod-identity-association"),
        "{}",
        said.err
    );
}
