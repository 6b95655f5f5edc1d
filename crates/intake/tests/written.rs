//! What the association's writers write is read back as the same association.

#![cfg(all(feature = "yaml", feature = "hcl"))]

use scopedown_association::{Association, Form, Operation, Part, SessionTags, Tag, write};
use scopedown_intake::read;

/// Policies that try every kind of quoting.
const POLICIES: &[&str] = &[
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}"#,
    "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Deny\",\n    \"Action\": \"s3:*\",\n    \"Resource\": \"*\"\n  }\n}",
    r#"{"Version":"2012-10-17","Statement":[{"Sid":"it's # not: a 'comment'","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:PrincipalTag/team}/%{x}/$HOME/`a`\\\"\u00e9"}]}"#,
];

fn association(policy: &str) -> Association {
    Association {
        cluster_name: "demo".into(),
        namespace: "shop".into(),
        service_account: "app".into(),
        role_arn: "arn:aws:iam::111122223333:role/app".into(),
        target_role_arn: "arn:aws:iam::444455556666:role/target".into(),
        session_tags: SessionTags::Disabled,
        policy: Part::of(policy),
        tags: vec![
            Tag {
                key: "k".repeat(1_030).into(),
                value: "a longer key than YAML takes before a colon".into(),
            },
            Tag {
                key: "team".into(),
                value: "orders: 'a' #1".into(),
            },
        ],
        region: "eu-west-1".into(),
        ..Association::default()
    }
}

/// The forms that have a place for the Region.
const WITH_REGION: [Form; 3] = [Form::Cli, Form::PowerShell, Form::Eksctl];

#[test]
fn what_was_written_is_read_back() {
    for form in Form::ALL {
        // It makes a session, not an association.
        if form == Form::AssumeRole {
            continue;
        }
        for policy in POLICIES {
            let mut association = association(policy);
            let written = write(&association, form, Operation::Create).text;
            let intake = read(&written);
            let (_, found) = intake
                .associations()
                .next()
                .unwrap_or_else(|| panic!("{written}\n{intake:?}"));
            if !WITH_REGION.contains(&form) {
                association.region = Part::Absent;
            }
            assert_eq!(found, &association, "{written}");
            let (_, document) = intake.policies().next().unwrap();
            assert_eq!(document.text.value, *policy, "{written}");
            assert!(intake.problems.is_empty(), "{written}");
        }
    }
}
