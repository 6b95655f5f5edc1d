use super::*;
use scopedown_eval::{Caller, Context, Layers, Situation};
use scopedown_policy::{Action, Resource, parse};

const EVERYTHING: &str =
    r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;

/// The changes for one request, each with the text that it leaves.
fn changes(
    role: &str,
    session: &str,
    action: &str,
    resource: &str,
) -> (SmallestChanges, Vec<String>) {
    let read = |text: &str, kind| vec![parse(text, kind).policy.unwrap()];
    let authority = Authority::new(Layers {
        role: read(role, PolicyKind::Role),
        session: Some(read(session, PolicyKind::Session)),
        ..Layers::default()
    });
    let situation = Situation {
        caller: Caller::parse("arn:aws:sts::111122223333:assumed-role/app/pod").unwrap(),
        resource_account: None,
        context: Context::default(),
    };
    let (action, resource) = (Action::parse(action).unwrap(), Resource::new(resource));
    let request = Request {
        action: &action,
        resource: &resource,
        situation: &situation,
    };
    let texts = [(Layer::Role, role), (Layer::Session, session)];
    let sources = texts.map(|(layer, text)| Source {
        layer,
        number: 0,
        text,
    });
    let found = smallest_changes(&authority, &sources, &request);
    let text = |change: &Change| {
        let source = sources.iter().find(|source| source.layer == change.layer);
        change.edits.apply(source.unwrap().text)
    };
    let left = found.changes.iter().map(text).collect();
    (found, left)
}

const SESSION: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": ["s3:GetObject"],
      "Resource": "arn:aws:s3:::b/*"
    },
    {
      "Effect": "Allow",
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::c/k",
      "Condition": {"Bool": {"aws:SecureTransport": "true"}}
    }
  ]
}"#;

#[test]
fn what_is_allowed_needs_nothing() {
    let (found, _) = changes(EVERYTHING, SESSION, "s3:GetObject", "arn:aws:s3:::b/k");
    assert!(found.obstacles.is_empty() && found.changes.is_empty());
}

#[test]
fn the_statement_that_nearly_fits_takes_the_action() {
    let (found, left) = changes(EVERYTHING, SESSION, "s3:PutObject", "arn:aws:s3:::b/k");
    assert_eq!(found.obstacles.len(), 1);
    assert_eq!(found.obstacles[0].hindrance, Hindrance::Silent);
    let [exact, wider] = &found.changes[..] else {
        panic!("{found:?}")
    };
    assert_eq!(exact.widening, Widening::Exactly);
    assert_eq!(exact.outcome, ChangeOutcome::Allowed);
    assert!(left[0].contains(
        "    },\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"s3:PutObject\",\n      \"Resource\": \"arn:aws:s3:::b/k\"\n    }\n  ]"
    ));
    assert_eq!(wider.widening, Widening::ActionElsewhere);
    assert!(wider.title.contains("statement 1 (`Read`)"));
    assert!(left[1].contains(r#"["s3:GetObject", "s3:PutObject"]"#));
    assert_eq!(wider.characters, 16);
    // The second statement names the action, but its condition does not hold.
    assert!(
        !left
            .iter()
            .any(|text| text.contains(r#"["arn:aws:s3:::c/k""#))
    );
}

#[test]
fn the_statement_of_the_action_takes_the_resource() {
    let session = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}"#;
    let (found, left) = changes(EVERYTHING, session, "S3:getobject", "arn:aws:s3:::c/a*");
    let kinds: Vec<Widening> = found.changes.iter().map(|change| change.widening).collect();
    assert_eq!(kinds, [Widening::Exactly, Widening::Exactly]);
    assert!(left[0].contains(r#""Resource":["arn:aws:s3:::b/*","arn:aws:s3:::c/a${*}"]"#));
    assert!(left[1].contains(
        r#"[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"},{"Effect":"Allow","Action":"S3:getobject","Resource":"arn:aws:s3:::c/a${*}"}]"#
    ));
}

#[test]
fn both_layers_need_a_change_of_their_own() {
    let silent = r#"{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:*", "Resource": "*" }] }"#;
    let (found, left) = changes(silent, silent, "s3:ListAllMyBuckets", "*");
    let layers: Vec<Layer> = found
        .obstacles
        .iter()
        .map(|obstacle| obstacle.layer)
        .collect();
    assert_eq!(layers, [Layer::Role, Layer::Session]);
    for layer in layers {
        let change = found
            .changes
            .iter()
            .find(|change| change.layer == layer)
            .unwrap();
        assert_eq!(change.widening, Widening::Exactly);
        let ChangeOutcome::StillBlocked(others) = change.outcome else {
            panic!("{change:?}")
        };
        assert!(!others.contains(layer) && others.iter().count() == 1);
    }
    assert!(left[0].contains(r#""Action": ["sqs:*", "s3:ListAllMyBuckets"]"#));
    assert!(
        left[1].contains(
            r#", { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }]"#
        )
    );
}

#[test]
fn a_star_is_the_last_resort() {
    let (found, _) = changes(EVERYTHING, SESSION, "s3:GetBucketAcl", "arn:aws:s3:::c");
    assert!(
        found
            .changes
            .iter()
            .all(|change| change.widening < Widening::EveryResource)
    );
    let (found, left) = changes(EVERYTHING, SESSION, "s3:GetBucketAcl", "not-an-arn");
    assert_eq!(found.changes.len(), 1);
    assert_eq!(found.changes[0].widening, Widening::EveryResource);
    assert!(left[0].contains(r#""Resource": "*""#));
}

#[test]
fn a_denial_goes_only_where_it_is_named() {
    let session = |deny: &str, resource: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:*","Resource":"*"}},{{"Effect":"Deny","Action":{deny},"Resource":{resource}}}]}}"#
        )
    };
    let ask = |text: &str| changes(EVERYTHING, text, "s3:PutObject", "arn:aws:s3:::b/k");
    let (found, left) = ask(&session(r#"["s3:PutObject","s3:DeleteObject"]"#, r#""*""#));
    let [obstacle] = &found.obstacles[..] else {
        panic!("{found:?}")
    };
    assert!(matches!(&obstacle.hindrance, Hindrance::Denies(denials) if denials[0].statement == 1));
    assert!(obstacle.sentence().contains("Nothing that is added helps"));
    assert_eq!(found.changes[0].widening, Widening::LessDenied);
    assert_eq!(left, [session(r#"["s3:DeleteObject"]"#, r#""*""#)]);

    let (found, _) = ask(&session(r#"["s3:Put*","s3:DeleteObject"]"#, r#""*""#));
    assert_eq!((found.obstacles.len(), found.changes.len()), (1, 0));
    let (_, left) = ask(&session(
        r#""s3:Put*""#,
        r#"["arn:aws:s3:::b/k","arn:aws:s3:::c"]"#,
    ));
    assert_eq!(left, [session(r#""s3:Put*""#, r#"["arn:aws:s3:::c"]"#)]);
}

#[test]
fn a_name_with_wildcards_is_no_request_to_write_down() {
    let (found, _) = changes(EVERYTHING, SESSION, "s3:Put*", "arn:aws:s3:::b/k");
    assert_eq!((found.obstacles.len(), found.changes.len()), (1, 0));
}
