use super::*;
use crate::association::{SessionTags, Tag};

fn association() -> Association {
    Association {
        cluster_name: "demo".into(),
        namespace: "shop".into(),
        service_account: "app".into(),
        role_arn: "arn:aws:iam::111122223333:role/app".into(),
        region: "eu-west-1".into(),
        session_tags: SessionTags::Disabled,
        policy: r#"{"Version":"2012-10-17"}"#.into(),
        ..Association::default()
    }
}

fn codes(written: &Written) -> Vec<&'static str> {
    written.remarks.iter().map(Remark::code).collect()
}

#[test]
fn a_policy_disables_the_tags_in_every_form() {
    let tagged = Association {
        session_tags: SessionTags::Passed,
        ..association()
    };
    for (form, said) in [
        (Form::Cli, "--disable-session-tags"),
        (Form::PowerShell, "--disable-session-tags"),
        (Form::Eksctl, "disableSessionTags: true"),
        (Form::Terraform, "disable_session_tags = true"),
        (Form::CloudFormation, "\"DisableSessionTags\": true"),
        (Form::Cdk, "disableSessionTags: true"),
        (Form::Ack, "disableSessionTags: true"),
    ] {
        let written = write(&tagged, form, Operation::Create);
        assert!(written.text.contains(said), "{}", written.text);
        assert_eq!(codes(&written), ["written-tags-disabled"], "{form:?}");
        let written = write(&association(), form, Operation::Create);
        assert!(written.text.contains(said) && written.remarks.is_empty());
    }
}

#[test]
fn without_a_policy_the_tags_are_as_they_were() {
    let with = |session_tags| {
        let association = Association {
            session_tags,
            policy: Part::Absent,
            ..association()
        };
        write(&association, Form::Cli, Operation::Create)
    };
    assert!(!with(SessionTags::Unstated).text.contains("session-tags"));
    assert!(
        with(SessionTags::Passed)
            .text
            .contains("--no-disable-session-tags")
    );
    assert!(
        with(SessionTags::Disabled)
            .text
            .contains(" --disable-session-tags")
    );
    let open = with(SessionTags::Open("var.x".into()));
    assert!(!open.text.contains("session-tags"));
    assert_eq!(codes(&open), ["written-tags-open"]);
}

#[test]
fn an_update_names_the_association_and_nothing_that_is_fixed() {
    let association = Association {
        id: "a-1".into(),
        tags: vec![Tag {
            key: "team".into(),
            value: "shop".into(),
        }],
        ..association()
    };
    assert_eq!(Operation::fitting(&association), Operation::Update);
    let written = write(&association, Form::Cli, Operation::Update);
    assert_eq!(
        written.text,
        r#"aws eks update-pod-identity-association \
  --region eu-west-1 \
  --cluster-name demo \
  --association-id a-1 \
  --role-arn arn:aws:iam::111122223333:role/app \
  --disable-session-tags \
  --policy '{"Version":"2012-10-17"}'
"#
    );
    assert_eq!(codes(&written), ["written-without-tags"]);
    let bare = Association {
        policy: Part::Absent,
        ..association
    };
    let written = write(&bare, Form::Cli, Operation::Update);
    assert_eq!(
        codes(&written),
        ["written-without-tags", "written-policy-left"]
    );
}

#[test]
fn what_is_not_known_is_a_placeholder_and_said() {
    let open = Association {
        role_arn: Part::Open("aws_iam_role.app.arn".into()),
        region: Part::Absent,
        ..association()
    };
    let written = write(&open, Form::Eksctl, Operation::Create);
    assert!(written.text.contains("roleARN: ROLE_ARN"));
    assert!(written.text.contains("region: REGION"));
    let messages: Vec<String> = written.remarks.iter().map(Remark::message).collect();
    assert_eq!(
        messages,
        [
            "Put the value of `aws_iam_role.app.arn` in place of `ROLE_ARN`.",
            "Put a value in place of `REGION`."
        ]
    );
    let written = write(&Association::default(), Form::Cli, Operation::Update);
    assert_eq!(
        codes(&written),
        [
            "written-placeholder",
            "written-placeholder",
            "written-placeholder",
            "written-policy-left"
        ]
    );
}

#[test]
fn assuming_the_role_by_hand_passes_what_eks_would() {
    let target = Association {
        target_role_arn: "arn:aws:iam::444455556666:role/target".into(),
        session_tags: SessionTags::Passed,
        ..association()
    };
    let written = write(&target, Form::AssumeRole, Operation::Create);
    assert_eq!(
        written.text,
        r#"aws sts assume-role \
  --role-arn arn:aws:iam::444455556666:role/target \
  --role-session-name eks-demo-app \
  --external-id eu-west-1/111122223333/demo/shop/app \
  --policy '{"Version":"2012-10-17"}'
"#
    );
    let tagged = Association {
        session_tags: SessionTags::Unstated,
        policy: Part::Absent,
        ..association()
    };
    let written = write(&tagged, Form::AssumeRole, Operation::Create);
    assert!(
        written
            .text
            .contains(r#"{"Key":"kubernetes-namespace","Value":"shop"}"#)
    );
    assert_eq!(codes(&written), ["written-without-pod-tags"]);
}

#[test]
fn commands_say_what_they_cannot_carry() {
    let hostile = Association {
        policy: "file:///etc/passwd".into(),
        namespace: "a\0b".into(),
        service_account: "-x".into(),
        ..association()
    };
    let written = write(&hostile, Form::Cli, Operation::Create);
    assert_eq!(codes(&written), ["written-nul", "written-file"]);
    assert!(written.text.contains("--namespace ab "));
    assert!(written.text.contains("'--service-account=-x'"));
}
