//! Whatever a user has at hand, in the place of a policy.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use std::fmt::Write as _;

use shell::{Folder, Said};

const ALLOW: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;

const TEMPLATE: &str = r#"Resources:
  First:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: one
          PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "*"}]}
  Second:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
      Policies:
        - PolicyName: two
          PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:PutObject", Resource: !GetAtt Store.Arn}]}
"#;

fn run(name: &str, files: &[(&str, &str)], arguments: &[&str]) -> Said {
    Folder::new(name, files)
        .unwrap()
        .run(arguments, "")
        .unwrap()
}

/// Asks about `s3:GetObject`; what is allowed ends with 0.
fn asked(name: &str, files: &[(&str, &str)], flags: &[&str]) -> Said {
    let question = [
        "explain",
        "--action",
        "s3:GetObject",
        "--resource",
        "arn:aws:s3:::b/k",
    ];
    let arguments: Vec<&str> = question.iter().chain(flags).copied().collect();
    run(name, files, &arguments)
}

/// `aws iam get-role-policy`, its document URL-encoded as IAM's API has it.
fn role_policy(document: &str) -> String {
    let encoded: String = document.bytes().fold(String::new(), |mut text, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => text.push(byte.into()),
            _ => write!(text, "%{byte:02X}").unwrap(),
        }
        text
    });
    format!(
        "{{\n  \"RoleName\": \"app\",\n  \"PolicyName\": \"all\",\n  \"PolicyDocument\": \"{encoded}\"\n}}"
    )
}

/// An account of so many roles.
fn account(roles: usize) -> String {
    let mut text = "{\"UserDetailList\": [], \"RoleDetailList\": [".to_owned();
    for number in 0..roles {
        let comma = if number == 0 { "" } else { "," };
        write!(
            text,
            "{comma}\n{{\"RoleName\": \"role-{number}\", \"Arn\": \"arn:aws:iam::111122223333:role/role-{number}\",
            \"RolePolicyList\": [{{\"PolicyName\": \"own\", \"PolicyDocument\": {{\"Version\": \"2012-10-17\", \"Statement\":
            {{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::{}/*\"}}}}}}],
            \"AttachedManagedPolicies\": [{{\"PolicyName\": \"shared\", \"PolicyArn\": \"arn:aws:iam::111122223333:policy/shared\"}}]}}",
            if number == 7 { "b" } else { "other" }
        )
        .unwrap();
    }
    text + "], \"Policies\": [{\"PolicyName\": \"shared\", \"Arn\": \"arn:aws:iam::111122223333:policy/shared\",
        \"DefaultVersionId\": \"v1\", \"PolicyVersionList\": [{\"VersionId\": \"v1\", \"IsDefaultVersion\": true,
        \"Document\": {\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"allow\"}}}]}]}"
}

#[test]
fn an_answer_of_iam_is_a_role_and_is_named() {
    let answer = role_policy(ALLOW);
    let said = asked(
        "answer",
        &[("role.json", &answer)],
        &["--role", "role.json"],
    );
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    assert_eq!(
        said.err,
        "role.json: the answer of `aws iam get-role-policy`, URL-encoded. Taken: the role's policy `all`.\n"
    );
}

#[test]
fn an_escaped_string_is_a_session_policy() {
    let escaped = serde_json::to_string(&ALLOW.replace("s3:*", "s3:PutObject")).unwrap();
    let files = [("role.json", ALLOW), ("session.txt", escaped.as_str())];
    let said = asked(
        "escaped",
        &files,
        &["--role", "role.json", "--session", "session.txt"],
    );
    assert_eq!(said.code, Some(1));
    assert!(
        said.err.contains("Taken: the session policy."),
        "{}",
        said.err
    );
    assert!(said.out.contains("session"), "{}", said.out);
}

#[test]
fn what_is_wrong_inside_a_wrapping_is_told_at_its_place_there() {
    let answer = role_policy(&ALLOW.replace("Allow", "allow"));
    let files = [("role.json", answer.as_str())];
    let said = run(
        "place",
        &files,
        &["lint", "--role", "role.json", "--format", "json"],
    );
    let found: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (&found[0]["code"], &found[0]["line"]),
        (&"effect-case".into(), &4.into())
    );
    let column = found[0]["column"].as_u64().unwrap() as usize;
    let line = answer.lines().nth(3).unwrap();
    assert!(line.get(column - 1..).unwrap().contains("allow"));
    assert!(!line.get(column + 5..).unwrap().contains("allow"));
    let people = run("place-people", &files, &["matrix", "--role", "role.json"]);
    assert_eq!(people.code, Some(2));
    assert!(people.err.contains("role.json:4:"), "{}", people.err);
}

#[test]
fn one_of_several_roles_is_picked_by_name() {
    let files = [("stack.yaml", TEMPLATE)];
    let open = asked("several", &files, &["--role", "stack.yaml"]);
    assert_eq!(open.code, Some(3));
    assert!(
        open.err.contains("--role-name NAME: `First`, `Second`."),
        "{}",
        open.err
    );
    let first = asked(
        "first",
        &files,
        &["--role", "stack.yaml", "--role-name", "First"],
    );
    assert_eq!(first.code, Some(0), "{}", first.err);
    let none = asked("third", &files, &["stack.yaml", "--role-name", "Third"]);
    assert!(
        none.err
            .contains("no role `Third`. There is `First`, `Second`."),
        "{}",
        none.err
    );
}

#[test]
fn what_stays_open_is_a_warning_and_can_be_told() {
    let files = [("stack.yaml", TEMPLATE)];
    let flags = ["stack.yaml", "--role-name", "Second"];
    let open = asked("open", &files, &flags);
    assert_eq!(open.code, Some(2), "an expression is no ARN");
    assert!(
        open.err.contains(
            "warning: stack.yaml:11:27: The managed policy `arn:aws:iam::aws:policy/ReadOnlyAccess`"
        ),
        "{}",
        open.err
    );
    assert!(open.err.contains("`!GetAtt Store.Arn`"), "{}", open.err);
    let told: Vec<&str> = flags
        .iter()
        .copied()
        .chain(["--value", "!GetAtt Store.Arn=arn:aws:s3:::store"])
        .collect();
    let said = asked("told", &files, &told);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(!said.err.contains("GetAtt"), "{}", said.err);
}

#[test]
fn a_session_policy_that_is_not_shown_never_counts_as_none() {
    let call = r#"{"RoleArn": "arn:aws:iam::111122223333:role/app", "RoleSessionName": "s", "PolicyArns": [{"arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}]}"#;
    let files = [("role.json", ALLOW), ("call.json", call)];
    let open = asked(
        "hidden",
        &files,
        &["--role", "role.json", "--session", "call.json"],
    );
    assert_eq!(open.code, Some(2), "{}", open.out);
    assert!(
        open.err.contains("Give it with --session FILE."),
        "{}",
        open.err
    );
}

#[test]
fn an_account_of_twenty_megabytes_gives_one_role() {
    let account = account(52_000);
    assert!(account.len() > 20 << 20, "{}", account.len());
    let files = [("account.json", account.as_str())];
    let open = asked("account", &files, &["--role", "account.json"]);
    assert_eq!(open.code, Some(3));
    assert!(
        open.err.contains("`role-9` and 51990 more."),
        "{}",
        open.err
    );
    let near = asked(
        "near",
        &files,
        &["--role", "account.json", "--role-name", "ROLE-4499"],
    );
    assert!(
        near.err.contains("Near it is `role-4499`, `role-44990`"),
        "{}",
        near.err
    );
    let refused = asked(
        "picked",
        &files,
        &["--role", "account.json", "--role-name", "role-7"],
    );
    assert_eq!(
        refused.code,
        Some(2),
        "the managed policy has a fault: {}",
        refused.err
    );
    let lines = account.lines().count();
    assert!(
        refused.err.contains(&format!("account.json:{lines}:")),
        "{}",
        refused.err
    );
}

#[test]
fn the_association_says_which_role_of_an_account_is_meant() {
    let account = account(20).replace(
        "\"allow\"",
        "\"Deny\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::secret/*\"",
    );
    let association = r#"{"association": {"clusterName": "demo", "namespace": "shop", "serviceAccount": "app", "disableSessionTags": true,
        "roleArn": "arn:aws:iam::111122223333:role/role-7"}}"#;
    let files = [
        ("account.json", account.as_str()),
        ("association.json", association),
    ];
    let flags = ["association.json", "--role", "account.json"];
    let said = asked("meant", &files, &flags);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    assert!(said.err.contains("the role `role-7`"), "{}", said.err);
}

#[test]
fn what_is_nothing_says_where_and_what_to_give() {
    for (text, said) in [
        (
            r#"{"Buckets": []}"#,
            "file:1:1: This is in no format that is known here.",
        ),
        (
            r#"{"AttachedPolicies": [{"PolicyArn": "arn:aws:iam::aws:policy/A"}]}"#,
            "holds nothing to take as a policy of a role",
        ),
        ("resource \"aws_iam_role\" \"a\" {\n  name = \n", "file:"),
    ] {
        let output = asked("nothing", &[("file", text)], &["--role", "file"]);
        assert_eq!(output.code, Some(2), "{text}");
        assert!(output.err.contains(said), "{text}: {}", output.err);
        assert!(
            output.err.contains("Give the ") || output.err.contains("give the "),
            "{text}: {}",
            output.err
        );
    }
}

#[test]
fn a_trust_policy_is_no_policy_of_the_role() {
    let trust = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":"sts:AssumeRole"}}"#;
    let files = [("role.json", ALLOW), ("trust.json", trust)];
    let said = asked(
        "trust",
        &files,
        &["--role", "role.json", "--role", "trust.json"],
    );
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.err
            .contains("trust.json: a policy document. Taken: the trust policy."),
        "{}",
        said.err
    );
}

#[test]
fn two_templates_are_compared() {
    let wider = TEMPLATE.replace(
        "\"s3:GetObject\"",
        "[\"s3:GetObject\", \"s3:DeleteObject\"]",
    );
    let cut = |text: &str| text.split("  Second:").next().unwrap().to_owned();
    let (old, new) = (cut(TEMPLATE), cut(&wider));
    let files = [("old.yaml", old.as_str()), ("new.yaml", new.as_str())];
    let said = run("compared", &files, &["compare", "old.yaml", "new.yaml"]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(said.out.contains("s3:DeleteObject"), "{}", said.out);
}

#[test]
fn the_session_policy_of_an_association_is_made_to_fit() {
    let policy = serde_json::to_string(&ALLOW.replace("[{", "[ {")).unwrap();
    let file = format!(
        r#"{{"association": {{"clusterName": "demo", "namespace": "shop", "serviceAccount": "app", "policy": {policy}}}}}"#
    );
    let said = run(
        "fit",
        &[("association.json", &file)],
        &["fit", "association.json", "--format", "policy"],
    );
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.starts_with(r#"{"Version":"2012-10-17""#),
        "{}",
        said.out
    );
}
