use super::*;

const PATH: &str = "f5a4d86558ed1f7fddec42ce11d8ee3a/e3fa7fd44796b949fce728cb334f3c15/f031eb9dc709150a3e1e9a76e9af550a/5598924229adee97260cda483d70674c/0857633d48470f538d1fc4cdc789c753/c4c06b9b673a710f7ce865690ff8797b/9594c7f9e8a1cd28054ff71b933fdc3b/0018c223e978d13aeec87488bc333c70/d4c484ca41745b69286372286f3f30aa/362f8d6579892af8a9c5f38b4e664b07/f28f3a8b846271c68bdbc09992d88d28/915107073e394e3471173ec4633137fa/5eac9dac6dd84afcb35f4805af9d8b34/e1a24630cbf9ced9dffcc123b70b2e43/ab4ffa55f688360e0c12aef543c18351";

const SMALL: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}}"#;

const ORDINARY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket","s3:GetObjectVersion"],"Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"]},{"Sid":"Queue","Effect":"Allow","Action":["sqs:SendMessage","sqs:ReceiveMessage","sqs:DeleteMessage"],"Resource":"arn:aws:sqs:eu-west-1:111122223333:orders","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}"#;

/// The policy of the report: three times the path, as that catalogue writes policies for a table.
fn reported() -> String {
    let bucket = "arn:aws:s3:::my-very-long-s3-bucket";
    let object = format!("{bucket}/catalog/{PATH}/*");
    format!(
        r#"{{"Version": "2012-10-17", "Statement": [
            {{"Effect":"Allow","Action":["s3:PutObject","s3:DeleteObject"],"Resource":"{object}"}},
            {{"Effect":"Allow","Action":["s3:GetObject","s3:GetObjectVersion"],"Resource":"{object}"}},
            {{"Effect":"Allow","Action":"s3:ListBucket","Resource":"{bucket}","Condition":{{"StringLike":{{"s3:prefix":"catalog/{PATH}/*"}}}}}},
            {{"Effect":"Allow","Action":"s3:GetBucketLocation","Resource":"{bucket}"}}]}}"#
    )
}

#[test]
fn the_reported_figures_lie_in_the_band() {
    let policy = reported();
    let estimate = packed_estimate([&*policy], [], []);
    assert!(estimate.low < 118 && 118 < estimate.high, "{estimate:?}");
    assert!(estimate.percent.abs_diff(118) <= 8, "{estimate:?}");
    assert_eq!(estimate.outlook(), PackedOutlook::Unsure);

    let value = "a".repeat(250);
    let keys: Vec<String> = (1..=9).map(|number| format!("T{number}")).collect();
    let tags = keys.iter().map(|key| (key.as_str(), value.as_str()));
    let estimate = packed_estimate([], [], tags);
    assert!(estimate.percent.abs_diff(498) <= 2, "{estimate:?}");
    assert_eq!(estimate.outlook(), PackedOutlook::LikelyTooLarge);

    let tags = [
        (
            "eks-cluster-arn",
            "arn:aws:eks:us-west-2:111122223333:cluster/production",
        ),
        ("eks-cluster-name", "production"),
        ("kubernetes-namespace", "payments"),
        ("kubernetes-service-account", "payments-api"),
        ("kubernetes-pod-name", "payments-api-7d4b9c6f5d-x2x7q"),
        ("kubernetes-pod-uid", "3f0e1a52-7a53-4b1c-9c39-5a8d1f0c2b7e"),
    ];
    let estimate = packed_estimate([], [], tags);
    assert!(estimate.percent.abs_diff(74) <= 20, "{estimate:?}");
}

#[test]
fn short_policies_likely_fit() {
    let policy = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}}"#;
    let estimate = packed_estimate([policy], ["arn:aws:iam::aws:policy/ReadOnlyAccess"], []);
    assert_eq!(estimate.outlook(), PackedOutlook::LikelyFits);
    assert_eq!(packed_estimate([], [], []).high, 0);
    let spaced = policy.replace(':', " : ").replace(" : List", ":List");
    assert_eq!(
        packed_estimate([&*spaced], [], []),
        packed_estimate([policy], [], [])
    );
}

/// What deflate at its best makes of some texts, to hold the likeness to it.
#[test]
fn the_likeness_is_close_to_deflate() {
    for (text, bytes) in [
        (without_space(&reported()), 533),
        (PATH.to_owned(), 281),
        (SMALL.to_owned(), 93),
        (ORDINARY.to_owned(), 232),
    ] {
        let size = deflate::size(text.as_bytes());
        assert!(
            size.abs_diff(bytes) * 100 <= 8 * bytes,
            "{size} for {bytes}"
        );
    }
}
