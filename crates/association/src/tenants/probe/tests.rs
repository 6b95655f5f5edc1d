use scopedown_eval::{Context, ContextValue, Unlisted};
use scopedown_policy::{ContextKey, NoValues};

use super::*;

const OBJECTS: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{tenant}}/*"}}"#;

/// The probes of a template, in short.
fn probed(text: &str) -> Vec<(String, String, String)> {
    let key = |key: &ProbeKey| format!("{}={}", key.key.as_written(), key.value);
    let template = Template::parse(text).ok();
    let probes = template.map(|template| probes(&template, &NoValues));
    probes
        .unwrap_or_default()
        .iter()
        .map(|probe| {
            let keys: Vec<String> = probe.keys.iter().map(key).collect();
            (
                probe.actions.join(" "),
                probe.resource.to_string(),
                keys.join(" "),
            )
        })
        .collect()
}

fn one(actions: &str, resource: &str, keys: &str) -> Vec<(String, String, String)> {
    vec![(actions.into(), resource.into(), keys.into())]
}

#[test]
fn probes_speak_of_what_tells_tenants_apart() {
    assert_eq!(
        probed(OBJECTS),
        one("s3:GetObject", "arn:aws:s3:::data/{{tenant}}/x", "")
    );
    let prefix = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:ListBucket","s3:ListBucketVersions"],"Resource":"arn:aws:s3:::data","Condition":{"StringLike":{"s3:prefix":["","{{tenant}}/*"]}}}}"#;
    assert_eq!(
        probed(prefix),
        one(
            "s3:ListBucket s3:ListBucketVersions",
            "arn:aws:s3:::data",
            "s3:prefix={{tenant}}/x"
        )
    );
    let denial = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","NotResource":"arn:aws:s3:::{{tenant}}-*"}]}"#;
    assert_eq!(probed(denial), one("s3:*", "arn:aws:s3:::{{tenant}}-x", ""));
    let denied_keys = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"dynamodb:*","Resource":"arn:aws:dynamodb:*:*:table/t","Condition":{"ForAllValues:StringNotLike":{"dynamodb:LeadingKeys":"{{tenant}}#*"}}}}"#;
    assert_eq!(
        probed(denied_keys),
        one(
            "dynamodb:*",
            "arn:aws:dynamodb:x:x:table/t",
            "dynamodb:LeadingKeys={{tenant}}#x"
        )
    );
    // Who asks is the same whoever's the resource is, and an action of the table is nobody's.
    for nothing in [
        OBJECTS.replace("arn:aws:s3:::data/{{tenant}}/*", "*"),
        OBJECTS.replace("s3:GetObject", "s3:{{tenant}}"),
        OBJECTS.replace(
            r#""arn:aws:s3:::data/{{tenant}}/*""#,
            r#""*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"{{tenant}}"}}"#,
        ),
        OBJECTS.replace("Allow", "Deny"),
    ] {
        assert_eq!(probed(&nothing), [], "{nothing}");
    }
}

#[test]
fn variables_of_a_probe_have_their_values() {
    let values = Context::new(
        [(
            ContextKey::new("aws:PrincipalTag/stage"),
            ContextValue::One("prod".into()),
        )],
        Unlisted::Absent,
    )
    .unwrap();
    let text = OBJECTS.replace(
        "data/",
        "${aws:PrincipalTag/Stage}-${aws:username, 'nobody'}-${aws:userid}-${*}/",
    );
    let probes = probes(&Template::parse(&text).unwrap(), &values);
    assert_eq!(
        &*probes[0].resource,
        "arn:aws:s3:::prod-nobody-x-*/{{tenant}}/x"
    );
}

#[test]
fn a_probe_is_filled_for_each_tenant_letter_by_letter() {
    let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:Query","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/{{table}}","Condition":{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"{{tenant}}"},"StringEquals":{"aws:ResourceTag/team":"{{tenant}}"}}}}"#;
    let table = Table::from_csv("tenant,table\nw*,t1\n").unwrap();
    let probes = probes(&Template::parse(text).unwrap(), &NoValues);
    let belonging = probes[0].belonging(&table, &table.rows()[0]).unwrap();
    assert_eq!(
        &*belonging.resource,
        "arn:aws:dynamodb:eu-west-1:111122223333:table/t1"
    );
    let values: Vec<ContextValue> = belonging.keys.into_iter().map(|(_, value)| value).collect();
    assert_eq!(
        values,
        [
            ContextValue::Many(vec!["w*".into()]),
            ContextValue::One("w*".into())
        ]
    );
    let narrow = Table::of_column("tenant", ["a"]);
    assert_eq!(probes[0].belonging(&narrow, &narrow.rows()[0]), None);
}
