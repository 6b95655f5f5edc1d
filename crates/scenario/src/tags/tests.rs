use super::*;

fn compared(statement: &str) -> Vec<TagComparison> {
    let text = format!(
        r#"{{ "role": {{ "policies": [ {{ "Version": "2012-10-17", "Statement": [ {statement} ] }} ] }},
            "association": {{ "clusterName": "demo", "namespace": "shop", "serviceAccount": "app",
            "roleArn": "arn:aws:iam::111122223333:role/app", "disableSessionTags": true }} }}"#
    );
    let scenario = Scenario::read(&text).scenario.unwrap();
    let catalog = Catalog::embedded();
    let analysis = Analysis::with_catalog(&scenario, &catalog);
    tag_comparisons(&scenario, &analysis, &catalog)
}

fn states(matrix: &Matrix) -> Vec<&'static str> {
    let cells = (0..matrix.actions.len())
        .flat_map(|row| (0..matrix.resources.len()).map(move |column| (row, column)));
    cells
        .map(|(row, column)| matrix.state(row, column).name())
        .collect()
}

#[test]
fn a_grant_by_a_tag_is_there_with_tags_and_gone_without() {
    let compared = compared(
        r#"{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/${aws:PrincipalTag/kubernetes-namespace}/x" }"#,
    );
    assert_eq!(compared.len(), 1);
    assert_eq!(compared[0].change, TagChange::GrantLost);
    assert_eq!(
        compared[0].on.resources[0].as_written(),
        "arn:aws:s3:::data/shop/x"
    );
    // Beside the own object stand neighbours, of which neither world allows any.
    let (on, off) = (states(&compared[0].on), states(&compared[0].off));
    assert_eq!(on[0], "allowed");
    assert!(on.len() > 1 && on.iter().skip(1).all(|state| *state == "neither"));
    assert!(off.iter().all(|state| *state == "neither"));
}

#[test]
fn a_denial_widens_over_what_another_statement_grants() {
    let compared = compared(
        r#"{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
           { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/x",
             "Condition": { "StringNotEquals": { "aws:PrincipalTag/kubernetes-namespace": "shop" } } }"#,
    );
    assert_eq!(compared.len(), 1);
    assert_eq!(compared[0].statement, 1);
    assert_eq!(states(&compared[0].on), ["allowed"]);
    assert_eq!(states(&compared[0].off), ["explicitDenyRole"]);
}

#[test]
fn statements_that_lean_on_nothing_are_not_compared() {
    assert!(compared(r#"{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }"#).is_empty());
}

#[test]
fn comparisons_stay_small() {
    let statement = r#"{ "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::a*", "arn:aws:s3:::b*", "arn:aws:s3:::c*", "arn:aws:s3:::d*"],
        "Condition": { "StringEquals": { "aws:PrincipalTag/kubernetes-namespace": "shop" } } }"#;
    let compared = compared(&[statement; 30].join(","));
    assert_eq!(compared.len(), COMPARED);
    assert!(compared.iter().all(|one| one.on.actions.len() <= ROWS));
    assert!(compared.iter().all(|one| one.on.resources.len() <= COLUMNS));
    assert!(
        compared
            .iter()
            .all(|one| one.on.resources == one.off.resources)
    );
}
