//! Plausible names for what the form of an ARN leaves open.

use scopedown_catalog::ResourceType;

/// Names for the open parts of a form that have one of their own: for what is to be inside, and for what is to be outside.
const NAMES: [(&str, &str, &str); 13] = [
    ("BucketName", "example-bucket", "other-bucket"),
    ("ObjectName", "report.csv", "report.csv"),
    (
        "KeyId",
        "1234abcd-12ab-34cd-56ef-1234567890ab",
        "abcd1234-ab12-cd34-ef56-abcdef123456",
    ),
    ("InstanceId", "i-1234567890abcdef0", "i-0abcdef1234567890"),
    ("VolumeId", "vol-1234567890abcdef0", "vol-0abcdef1234567890"),
    ("VpcId", "vpc-1234567890abcdef0", "vpc-0abcdef1234567890"),
    (
        "SubnetId",
        "subnet-1234567890abcdef0",
        "subnet-0abcdef1234567890",
    ),
    (
        "SecurityGroupId",
        "sg-1234567890abcdef0",
        "sg-0abcdef1234567890",
    ),
    ("ImageId", "ami-1234567890abcdef0", "ami-0abcdef1234567890"),
    ("QueueName", "jobs", "other-jobs"),
    ("TableName", "orders", "other-orders"),
    ("IndexName", "by-date", "by-date"),
    ("LogStreamName", "pod-1", "pod-1"),
];

/// On which side of a pattern a name is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Inside,
    Outside,
}

/// A name for an open part of a form.
pub(super) fn name(part: &str, side: Side) -> &'static str {
    let own = NAMES.iter().find(|(own, ..)| *own == part);
    match (own, side) {
        (Some((_, inside, _)), Side::Inside) => inside,
        (Some((_, _, outside)), Side::Outside) => outside,
        (None, Side::Inside) => "example",
        (None, Side::Outside) => "other",
    }
}

/// The form of a kind's ARNs; where there are two, the first.
pub(super) fn form<'c>(kind: ResourceType<'c>) -> &'c str {
    kind.arn().split(", ").next().unwrap_or_default()
}

/// The form of a resource with a name for each of its open parts.
pub(super) fn filled(form: &str, side: Side) -> String {
    with_parts(form, |part| name(part, side))
}

/// A name for the last open part of a form, and what follows each of its open parts, names filled in.
pub(super) fn endings(form: &str) -> (&'static str, Vec<String>) {
    let mut rests = Vec::new();
    let mut last = "";
    let mut rest = form;
    while let Some((part, behind)) = rest
        .split_once("${")
        .and_then(|(_, rest)| rest.split_once('}'))
    {
        last = part;
        rests.push(filled(behind, Side::Inside));
        rest = behind;
    }
    rests.retain(|rest| !rest.is_empty());
    (name(last, Side::Inside), rests)
}

fn with_parts(form: &str, fill: impl Fn(&str) -> &'static str) -> String {
    let mut parts = form.split("${");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        text.push_str(fill(name));
        text.push_str(rest);
    }
    text
}
