//! Rows and columns that are derived with the catalogue, what they leave out, and cells that do not apply. `edges` looks at the columns of patterns.

use std::collections::BTreeSet;

use scopedown_catalog::Catalog;
use scopedown_eval::State;
use scopedown_policy::{Action, limits};
use scopedown_scenario::{
    Agreement, Analysis, AxisFault, Breadth, Checked, Origin, Scenario, check, check_with_catalog,
};
use serde_json::{Value, json};

const WHOLE_ROLE: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;

#[test]
fn a_wildcard_is_shown_by_a_share_and_the_rest_is_counted() {
    let catalog = Catalog::embedded();
    let session = r#"{"Effect":"Allow","Action":["S3:getobject","s3:List*"],"Resource":"*"}"#;
    let scenario = scenario(WHOLE_ROLE, session, json!({}));
    let telling = Analysis::with_catalog(&scenario, &catalog);
    let named = telling
        .axes
        .actions
        .iter()
        .find(|row| row.text == "s3:GetObject");
    assert_eq!(named.map(|row| row.origin), Some(Origin::Named));
    let count = telling.axes.actions.len();
    assert!((10..60).contains(&count), "{count} rows");
    // The role's `*` matches everything, and every row is known to the catalogue.
    assert_eq!(telling.axes.actions_left_out + count, catalog.len());

    let full = Analysis::in_breadth(&scenario, &catalog, Breadth::Full);
    assert_eq!(full.axes.actions.len(), catalog.len());
    assert_eq!(full.axes.actions_left_out, 0);
}

#[test]
fn rows_stand_by_service_and_name_and_each_once() {
    let catalog = Catalog::embedded();
    let session = r#"{"Effect":"Allow","Action":["sqs:*","s3:PutObject","S3:PUTOBJECT","s3-object-lambda:*"],"Resource":"*"}"#;
    let analysis = Analysis::with_catalog(&scenario(WHOLE_ROLE, session, json!({})), &catalog);
    let keys: Vec<(String, String)> = analysis
        .axes
        .actions
        .iter()
        .map(|row| {
            let action = Action::parse(&row.text).unwrap();
            (action.service().to_owned(), action.name().to_owned())
        })
        .collect();
    assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{keys:?}");
    let services: BTreeSet<&str> = keys.iter().map(|(service, _)| service.as_str()).collect();
    assert!(services.is_superset(&["s3", "s3-object-lambda", "sqs"].into()));
}

#[test]
fn stated_wildcards_are_expanded_and_names_spelt_as_the_catalogue_does() {
    let catalog = Catalog::embedded();
    let matrix = json!({ "matrix": {
        "actions": ["s3:GetObjectT*", "S3:getobject", "s3:getobjectt*", "s3:Nothing*", "new:Thing"], "resources": ["*"] } });
    let analysis = Analysis::with_catalog(&scenario(WHOLE_ROLE, WHOLE_ROLE, matrix), &catalog);
    let rows: Vec<&str> = analysis
        .axes
        .actions
        .iter()
        .map(|row| row.text.as_str())
        .collect();
    assert_eq!(
        rows,
        [
            "s3:GetObjectTagging",
            "s3:GetObjectTorrent",
            "s3:GetObject",
            "new:Thing"
        ]
    );
    let nothing = AxisFault::NothingMatches("s3:Nothing*".to_owned());
    assert_eq!(analysis.axes.faults, [nothing]);
}

#[test]
fn companions_are_offered_with_a_reason_and_only_for_what_is_allowed() {
    let catalog = Catalog::embedded();
    let role = r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}"#;
    let allowed = scenario(role, role, json!({}));
    let analysis = Analysis::with_catalog(&allowed, &catalog);
    let row = analysis
        .axes
        .actions
        .iter()
        .find(|row| row.text == "s3:ListBucket");
    let origin = row.map(|row| row.origin).unwrap();
    assert!(
        matches!(origin, Origin::Companion { of: "s3:GetObject", reason } if reason.ends_with('.'))
    );

    let denied = r#"[{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"},{"Effect":"Allow","Action":"sqs:ListQueues","Resource":"*"}]"#;
    let analysis = Analysis::with_catalog(&scenario(denied, denied, json!({})), &catalog);
    assert!(
        analysis
            .axes
            .actions
            .iter()
            .all(|row| row.text != "s3:ListBucket")
    );
}

#[test]
fn a_companion_has_a_column_on_which_it_acts() {
    let catalog = Catalog::embedded();
    let session =
        r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}"#;
    let analysis = Analysis::with_catalog(&scenario(session, session, json!({})), &catalog);
    let columns: Vec<&str> = analysis
        .axes
        .resources
        .iter()
        .map(|column| column.text.as_str())
        .collect();
    assert!(columns.contains(&"arn:aws:s3:::reports"), "{columns:?}");
    // A key's own policy has a say, so a key as column would show nothing of the pair.
    assert!(columns.contains(&"*"), "{columns:?}");
    let matrix = analysis.matrix().unwrap();
    for (row, entry) in analysis.axes.actions.iter().enumerate() {
        let mut columns = 0..matrix.resources.len();
        let shows = columns.any(|column| matrix.state(row, column) != State::NotApplicable);
        assert!(shows, "{} applies nowhere", entry.text);
    }
}

#[test]
fn a_launch_is_shown_on_what_it_is_authorised_on() {
    let catalog = Catalog::embedded();
    let session =
        r#"{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"arn:aws:ec2:*:*:instance/*"}"#;
    let analysis = Analysis::with_catalog(&scenario(WHOLE_ROLE, session, json!({})), &catalog);
    let matrix = analysis.matrix().unwrap();
    let row = matrix
        .actions
        .iter()
        .position(|action| action.name() == "runinstances")
        .unwrap();
    let state = |kind: &str| {
        let column = matrix
            .resources
            .iter()
            .position(|column| column.as_written().contains(kind));
        matrix.state(row, column.unwrap())
    };
    assert_eq!(state(":instance/"), State::Allowed);
    for forgotten in [":image/", ":subnet/", ":security-group/"] {
        assert_eq!(state(forgotten), State::CutBySession, "{forgotten}");
    }
}

#[test]
fn columns_stay_few_and_the_rest_is_counted() {
    let catalog = Catalog::embedded();
    let patterns: Vec<String> = (0..40)
        .map(|number| format!("arn:aws:s3:::bucket-{number}/*"))
        .collect();
    let session = json!({ "Effect": "Allow", "Action": "s3:*", "Resource": patterns }).to_string();
    let scenario = scenario(WHOLE_ROLE, &session, json!({}));
    let telling = Analysis::with_catalog(&scenario, &catalog).axes;
    assert!(telling.resources.len() <= 12, "{}", telling.resources.len());
    let full = Analysis::in_breadth(&scenario, &catalog, Breadth::Full).axes;
    assert!(full.resources.len() > 60);
    assert!(full.resources.len() <= limits::DERIVED_RESOURCES + 6);
    assert!(telling.resources_left_out >= full.resources.len() - 12);
}

#[test]
fn cells_do_not_apply_where_a_known_action_has_no_such_resource() {
    let catalog = Catalog::embedded();
    let matrix = json!({ "matrix": {
        "actions": ["s3:GetObject", "s3:ListBucket", "s3:ListAllMyBuckets", "new:Thing"],
        "resources": ["arn:aws:s3:::reports/q1.csv", "arn:aws:s3:::reports", "*", "arn:aws:sqs:eu-west-1:111122223333:jobs"] } });
    let scenario = scenario(WHOLE_ROLE, WHOLE_ROLE, matrix);
    let states = |analysis: &Analysis| -> Vec<Vec<&str>> {
        let matrix = analysis.matrix().unwrap();
        let row = |row| {
            (0..4)
                .map(|column| matrix.state(row, column).name())
                .collect()
        };
        (0..4).map(row).collect()
    };
    let (no, yes) = ("notApplicable", "allowed");
    assert_eq!(
        states(&Analysis::with_catalog(&scenario, &catalog)),
        [
            [yes, no, yes, no],
            [no, yes, yes, no],
            [no, no, yes, no],
            [yes, yes, yes, yes]
        ]
    );
    assert_eq!(states(&Analysis::of(&scenario)), [[yes; 4]; 4]);
}

#[test]
fn the_whole_matrix_agrees_with_the_one_of_rows() {
    let catalog = Catalog::embedded();
    let session = r#"[{"Effect":"Allow","Action":["s3:Get*","kms:*"],"Resource":["arn:aws:s3:::reports*","arn:aws:kms:*:*:key/*"]},
        {"Effect":"Deny","Action":"s3:GetObjectAcl","Resource":"*"}]"#;
    let scenario = scenario(
        r#"{"Effect":"Allow","Action":["s3:*","kms:D*"],"Resource":"*"}"#,
        session,
        json!({}),
    );
    let analysis = Analysis::with_catalog(&scenario, &catalog);
    let matrix = analysis.matrix().unwrap();
    let whole = analysis.whole(&catalog, &matrix.resources).unwrap();
    assert_eq!(
        (whole.actions(), whole.columns()),
        (catalog.len(), matrix.resources.len())
    );
    for (row, action) in matrix.actions.iter().enumerate() {
        let number = catalog.universe().find(action).unwrap();
        for column in 0..matrix.resources.len() {
            assert_eq!(
                whole.cell(number, column).state(),
                matrix.state(row, column)
            );
        }
    }
}

#[test]
fn an_expectation_speaks_of_the_whole_catalogue() {
    let catalog = Catalog::embedded();
    let session = r#"{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::reports/*"}"#;
    let expect = json!({ "matrix": { "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::reports/q1.csv"] }, "expect": [
        { "action": "s3:*Object", "resource": "arn:aws:s3:::reports/q1.csv", "verdict": "allowed" },
        { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/q1.csv", "verdict": "allowed" },
        { "action": "iam:*", "resource": "arn:aws:iam::111122223333:role/*", "verdict": "implicitDeny", "by": ["session"] },
        { "action": "iam:*", "resource": "arn:aws:s3:::reports/q1.csv", "verdict": "implicitDeny" } ] });
    let scenario = scenario(WHOLE_ROLE, session, expect);
    let analysis = Analysis::with_catalog(&scenario, &catalog);
    let holds =
        |checked: &[Checked<'_>]| -> Vec<bool> { checked.iter().map(Checked::holds).collect() };
    // The rows alone know one `*Object`, and no action of IAM.
    assert_eq!(
        holds(&check(&scenario, &analysis).unwrap()),
        [true, true, false, false]
    );

    let checked = check_with_catalog(&scenario, &analysis, &catalog).unwrap();
    assert_eq!(holds(&checked), [false, true, true, false]);
    let others: Vec<&str> = checked[0]
        .cells
        .iter()
        .filter(|cell| cell.agreement == Agreement::OtherVerdict)
        .map(|cell| cell.action.as_written())
        .collect();
    assert!(others.contains(&"s3:DeleteObject"), "{others:?}");
    // What does not act on an object is not asked about one.
    assert!(
        checked[0]
            .cells
            .iter()
            .all(|cell| cell.action.name().ends_with("object"))
    );
    assert!(checked[3].cells.is_empty());
}

#[test]
fn a_list_of_one_is_one_value_where_the_catalogue_says_so() {
    let catalog = Catalog::embedded();
    let session = r#"{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"team-a/"}}}"#;
    let more = json!({ "context": { "s3:prefix": ["team-a/"] },
        "matrix": { "actions": ["s3:ListBucket"], "resources": ["arn:aws:s3:::reports"] } });
    let scenario = scenario(WHOLE_ROLE, session, more);
    let state = |analysis: Analysis| analysis.matrix().unwrap().state(0, 0);
    assert_eq!(
        state(Analysis::with_catalog(&scenario, &catalog)),
        State::Allowed
    );
    assert_eq!(state(Analysis::of(&scenario)), State::CutBySession);
}

fn scenario(role: &str, session: &str, more: Value) -> Scenario {
    let policies = |statement: &str| {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":{statement}}}"#);
        json!([{ "document": text }])
    };
    let mut scenario = json!({ "role": { "policies": policies(role) }, "session": { "policies": policies(session) } });
    if let (Some(members), Value::Object(more)) = (scenario.as_object_mut(), more) {
        members.extend(more);
    }
    Scenario::read(&scenario.to_string())
        .scenario
        .unwrap_or_default()
}
