//! The catalogue that ships: complete, equal to what it was made from, and safe to read where it is damaged.

use scopedown_catalog::{Catalog, Level, encode};
use scopedown_policy::{Action, ActionPattern, ContextKey, Resource};

#[test]
fn nothing_is_lost_on_the_way_to_bytes_and_back() {
    let catalog = Catalog::embedded();
    let model = catalog.to_model();
    assert_eq!(
        encode(&model, catalog.about()),
        Catalog::embedded_bytes(),
        "run `cargo xtask catalog`"
    );
    let counts = catalog.about().counts;
    assert_eq!(counts.services, catalog.prefixes().count());
    assert_eq!(counts.services, model.services.len());
    assert_eq!(counts.actions, model.actions());
    assert_eq!(counts.actions, catalog.len());
    assert_eq!(counts.resource_types, model.resource_types());
    assert_eq!(counts.keys, model.keys());
    assert!(counts.actions > 20_000, "{counts}");
}

#[test]
fn damaged_bytes_are_refused_or_read_and_never_worse() {
    let bytes = Catalog::embedded_bytes();
    let mut place = 1usize;
    for round in 0..60 {
        // Places all over the index and the records, in an order of no meaning.
        place = (place * 48_271 + round) % bytes.len();
        let mut damaged = bytes.to_vec();
        damaged[place] ^= 1 << (round % 8);
        if round % 3 == 0 {
            damaged.truncate(place);
        }
        if let Ok(catalog) = Catalog::read(Vec::leak(damaged)) {
            let _ = catalog
                .services()
                .flat_map(scopedown_catalog::Service::actions)
                .count();
        }
    }
    assert!(Catalog::read(b"").is_err());
    assert!(Catalog::read(b"scopedown-catalogue 2\n\n").is_err());
}

#[test]
fn every_action_is_found_by_its_name_and_number() {
    let catalog = Catalog::embedded();
    let mut number = 0;
    for service in catalog.services() {
        for entry in service.actions() {
            let action = Action::parse(&entry.full().to_ascii_uppercase()).unwrap();
            let found = catalog.action(&action).unwrap();
            assert_eq!(found.full(), entry.full());
            assert_eq!(found.number(), number);
            number += 1;
        }
    }
    assert!(
        catalog
            .action(&Action::parse("s3:GetObjekt").unwrap())
            .is_none()
    );
    assert!(
        catalog
            .action(&Action::parse("nobody:GetObject").unwrap())
            .is_none()
    );
}

#[test]
fn patterns_stand_for_what_they_match() {
    let catalog = Catalog::embedded();
    let all: Vec<Action> = catalog
        .services()
        .flat_map(|service| {
            service
                .actions()
                .map(|entry| Action::parse(&entry.full()).unwrap())
                .collect::<Vec<_>>()
        })
        .collect();
    for text in [
        "*",
        "s3:*",
        "S3:get*",
        "ec2:Describe?mages",
        "iam:*AccessKey*",
        "sqs:",
        "x:*",
        "s3:GetObject",
    ] {
        let pattern = ActionPattern::parse(text).unwrap();
        let expected: Vec<&str> = all
            .iter()
            .filter(|action| pattern.matches(action))
            .map(Action::as_written)
            .collect();
        let found: Vec<String> = catalog
            .matching(&pattern)
            .into_iter()
            .map(scopedown_catalog::ActionEntry::full)
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn an_action_acts_on_resources_of_its_types() {
    let catalog = Catalog::embedded();
    let cases = [
        ("s3:GetObject", "arn:aws:s3:::b/k", true),
        ("s3:GetObject", "arn:aws:s3:::b", false),
        ("s3:GetObject", "*", true),
        ("s3:ListBucket", "arn:aws:s3:::b", true),
        ("s3:ListBucket", "arn:aws:s3:::b/k", false),
        ("s3:ListBucket", "arn:aws:s3:::b/*", false),
        ("s3:ListBucket", "arn:aws:s3:::b*", true),
        ("s3:ListAllMyBuckets", "arn:aws:s3:::b", false),
        ("s3:ListAllMyBuckets", "*", true),
        (
            "dynamodb:Query",
            "arn:aws:dynamodb:eu-west-1:111122223333:table/t",
            true,
        ),
        (
            "dynamodb:Query",
            "arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i",
            true,
        ),
        (
            "dynamodb:PutItem",
            "arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i",
            false,
        ),
        ("dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/*", true),
        (
            "dynamodb:PutItem",
            "arn:aws:dynamodb:*:*:table/t/index/*",
            false,
        ),
        (
            "dynamodb:Query",
            "arn:aws:dynamodb:*:*:table/*/index/*",
            true,
        ),
        ("sqs:SendMessage", "arn:aws:s3:::b", false),
        (
            "sqs:SendMessage",
            "arn:aws:sqs:eu-west-1:111122223333:q",
            true,
        ),
        (
            "iam:PassRole",
            "arn:aws:iam::111122223333:role/path/app",
            true,
        ),
        ("iam:GetUser", "arn:aws:iam::111122223333:role/app", false),
        (
            "kms:Decrypt",
            "arn:aws:kms:eu-west-1:111122223333:key/k",
            true,
        ),
        (
            "ec2:RunInstances",
            "arn:aws:ec2:eu-west-1:111122223333:subnet/s",
            true,
        ),
        (
            "logs:PutLogEvents",
            "arn:aws:logs:eu-west-1:111122223333:log-group:g:log-stream:s",
            true,
        ),
        (
            "logs:CreateLogStream",
            "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f",
            false,
        ),
        (
            "logs:CreateLogStream",
            "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:*",
            true,
        ),
        // A pattern for streams matches requests for the group as well (semantics 3.2).
        (
            "logs:FilterLogEvents",
            "arn:aws:logs:*:*:log-group:/aws/*:log-stream:*",
            true,
        ),
        (
            "apigateway:GET",
            "arn:aws:apigateway:eu-west-1::/restapis/r/stages/s",
            true,
        ),
        (
            "apigateway:GET",
            "arn:aws:apigateway:*::/apis/*/stages/*",
            true,
        ),
        ("apigateway:GET", "arn:aws:apigateway:*::/nothing/*", false),
        (
            "secretsmanager:GetSecretValue",
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf",
            true,
        ),
        ("sns:Publish", "arn:aws:sns:eu-west-1:111122223333:t", true),
        (
            "lambda:InvokeFunction",
            "arn:aws:lambda:eu-west-1:111122223333:function:f",
            true,
        ),
        (
            "ecr:BatchGetImage",
            "arn:aws:ecr:eu-west-1:111122223333:repository/a/b",
            true,
        ),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .filter(|(action, resource, expected)| {
            let entry = catalog.action(&Action::parse(action).unwrap()).unwrap();
            entry.acts_on(&Resource::new(resource)) != *expected
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn keys_are_found_whatever_their_open_part_says() {
    let catalog = Catalog::embedded();
    let name = |key: &str| {
        catalog
            .key(&ContextKey::new(key))
            .map(|entry| entry.name().to_owned())
    };
    assert_eq!(
        name("AWS:requesttag/team").as_deref(),
        Some("aws:RequestTag/${TagKey}")
    );
    assert_eq!(name("s3:prefix").as_deref(), Some("s3:prefix"));
    assert_eq!(
        name("s3:ExistingObjectTag/x").as_deref(),
        Some("s3:ExistingObjectTag/${TagKey}")
    );
    assert_eq!(
        name("secretsmanager:ResourceTag/tenant").as_deref(),
        Some("secretsmanager:ResourceTag/${TagKey}")
    );
    assert_eq!(name("dynamodb: LeadingKeys"), None);
    assert_eq!(name("aws:PrincipleArn"), None);
    assert!(
        catalog
            .key(&ContextKey::new("dynamodb:LeadingKeys"))
            .unwrap()
            .is_multivalued()
    );
    assert!(
        catalog
            .key(&ContextKey::new("accounts.google.com:aud"))
            .is_some()
    );
}

#[test]
fn levels_are_those_of_the_reference() {
    let catalog = Catalog::embedded();
    let level = |action: &str| {
        catalog
            .action(&Action::parse(action).unwrap())
            .unwrap()
            .level()
    };
    assert_eq!(level("s3:ListBucket"), Level::List);
    assert_eq!(level("s3:GetObject"), Level::Read);
    assert_eq!(level("s3:PutObject"), Level::Write);
    assert_eq!(level("s3:PutObjectTagging"), Level::Tagging);
    assert_eq!(level("s3:PutBucketPolicy"), Level::PermissionsManagement);
}
