//! Columns that are derived from patterns: whatever the pattern, each is on the side that its origin names, and the verdicts say so.

use proptest::prelude::*;
use scopedown_catalog::Catalog;
use scopedown_eval::State;
use scopedown_policy::{Arn, ArnPattern, Match, NoValues};
use scopedown_scenario::{Analysis, Origin, Scenario};
use serde_json::json;

/// Beside it, what the session policy does not allow is cut by the session.
const ROLE: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;

#[test]
fn patterns_that_people_write_show_their_edge() {
    let edges = [
        (
            "s3:GetObject",
            "arn:aws:s3:::reports/team-a/*",
            Origin::NearMiss,
            "arn:aws:s3:::reports/team-ab/report.csv",
        ),
        (
            "s3:GetObject",
            "arn:aws:s3:::reports/team-a*",
            Origin::AlsoInside,
            "arn:aws:s3:::reports/team-ab/report.csv",
        ),
        (
            "sqs:SendMessage",
            "arn:aws:sqs:*:*:jobs",
            Origin::NearMiss,
            "arn:aws:sqs:us-east-1:111122223333:jobs2",
        ),
        (
            "dynamodb:Query",
            "arn:aws:dynamodb:*:*:table/orders*",
            Origin::AlsoInside,
            "arn:aws:dynamodb:us-east-1:111122223333:table/orders2",
        ),
    ];
    let catalog = Catalog::embedded();
    for (action, pattern, origin, text) in edges {
        let columns = columns(action, pattern, &catalog);
        assert!(
            columns.contains(&(text.to_owned(), origin)),
            "{pattern}: {columns:?}"
        );
        let of = |wanted: Origin| {
            columns
                .iter()
                .filter(|(_, origin)| *origin == wanted)
                .count()
        };
        assert!(
            of(Origin::Inside) > 0 && of(Origin::Outside) > 0,
            "{pattern}: {columns:?}"
        );
    }
}

/// Kinds of resources with an action that acts on them, and the form of their names; `#` stands for a random part.
const FORMS: [(&str, &str); 9] = [
    ("s3:GetObject", "arn:aws:s3:::#/#"),
    ("s3:ListBucket", "arn:aws:s3:::#"),
    ("sqs:SendMessage", "arn:aws:sqs:#:111122223333:#"),
    ("dynamodb:Query", "arn:aws:dynamodb:eu-west-1:#:table/#"),
    ("dynamodb:Query", "arn:aws:dynamodb:*:*:table/#/index/#"),
    (
        "logs:PutLogEvents",
        "arn:aws:logs:*:*:log-group:#:log-stream:#",
    ),
    (
        "secretsmanager:GetSecretValue",
        "arn:*:secretsmanager:*:*:secret:#",
    ),
    ("iam:PassRole", "arn:aws:iam::*:role/#"),
    ("kms:Decrypt", "arn:aws:kms:*:111122223333:key/#"),
];

fn patterns() -> impl Strategy<Value = (&'static str, String)> {
    let part = prop::collection::vec(
        prop::sample::select(vec![
            "*", "?", "team", "-", "a", "b", "/", "x9", "*", "prod", ".",
        ]),
        1..5,
    );
    let parts = prop::collection::vec(part, 2);
    (prop::sample::select(FORMS.to_vec()), parts).prop_map(|((action, form), parts)| {
        let mut text = form.to_owned();
        for part in parts {
            text = text.replacen('#', &part.concat(), 1);
        }
        (action, text)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_are_on_the_side_that_they_name((action, pattern) in patterns()) {
        let catalog = Catalog::embedded();
        let matcher = ArnPattern::literal_variables(&pattern);
        let matches = |text: &str| {
            Arn::parse(text).is_some_and(|arn| matcher.matches(&arn, &NoValues) == Match::Yes)
        };
        for (text, origin) in columns(action, &pattern, &catalog) {
            match origin {
                Origin::Inside | Origin::AlsoInside => prop_assert!(matches(&text), "{pattern}: {text} is {origin:?}"),
                Origin::NearMiss | Origin::Outside => prop_assert!(!matches(&text), "{pattern}: {text} is {origin:?}"),
                Origin::Stated | Origin::Named | Origin::Example | Origin::Companion { .. } => {}
            }
        }
    }

    #[test]
    fn verdicts_differ_as_the_columns_are_named((action, pattern) in patterns()) {
        let catalog = Catalog::embedded();
        let session = json!({ "Effect": "Allow", "Action": action, "Resource": pattern }).to_string();
        let analysis = Analysis::with_catalog(&scenario(&session), &catalog);
        let matrix = analysis.matrix().unwrap();
        let row = matrix.actions.iter().position(|row| row.as_written() == action).unwrap();
        for (column, entry) in analysis.axes.resources.iter().enumerate() {
            let state = matrix.state(row, column);
            match entry.origin {
                // What another account or a key has to allow is not in these policies.
                Origin::Inside | Origin::AlsoInside if is_elsewhere(&entry.text) => {}
                Origin::Inside | Origin::AlsoInside => prop_assert!(
                    matches!(state, State::Allowed | State::NotApplicable), "{pattern}: {} is {state:?}", entry.text),
                Origin::NearMiss | Origin::Outside => prop_assert!(
                    matches!(state, State::CutBySession | State::NotApplicable), "{pattern}: {} is {state:?}", entry.text),
                _ => {}
            }
        }
    }
}

/// Whether a resource is in another account than the role, or a key, whose policy has a say.
fn is_elsewhere(arn: &str) -> bool {
    if arn.split(':').nth(2) == Some("kms") {
        return true;
    }
    let account = arn.split(':').nth(4).unwrap_or_default();
    !matches!(account, "" | "111122223333")
}

/// The columns that are derived from one pattern beside a role that allows everything.
fn columns(action: &str, pattern: &str, catalog: &Catalog) -> Vec<(String, Origin)> {
    let session = json!({ "Effect": "Allow", "Action": action, "Resource": pattern }).to_string();
    let analysis = Analysis::with_catalog(&scenario(&session), catalog);
    let columns = analysis.axes.resources.iter();
    columns
        .map(|column| (column.text.clone(), column.origin))
        .collect()
}

fn scenario(session: &str) -> Scenario {
    let policies = |statement: &str| {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":{statement}}}"#);
        json!([{ "document": text }])
    };
    let scenario = json!({ "role": { "policies": policies(ROLE) }, "session": { "policies": policies(session) } });
    Scenario::read(&scenario.to_string())
        .scenario
        .unwrap_or_default()
}
