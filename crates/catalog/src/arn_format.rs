//! The form of an ARN as AWS's reference writes it, `arn:${Partition}:s3:::${BucketName}`, held against ARNs and against patterns.

use scopedown_policy::{Arn, ArnPattern, Match, NoValues, Resource, Shared, shared};

use crate::resource_type::ResourceType;

/// A private-use character: no ARN and no pattern holds it.
const UNNAMED: &str = "\u{F8FF}";

/// Whether an ARN is of that form.
pub(crate) fn matches(format: &str, arn: &Arn<'_>) -> bool {
    service_may_be(format, arn.service)
        && ArnPattern::literal_variables(&wild(format)).matches(arn, &NoValues) == Match::Yes
}

/// How many characters of the resource part the form fixes: the measure of how much it says.
pub(crate) fn literals(format: &str) -> usize {
    let resource = format.splitn(6, ':').nth(5).unwrap_or_default();
    wild(resource)
        .chars()
        .filter(|character| *character != '*')
        .count()
}

/// Whether some ARN that a pattern matches is of a type. Patterns too long to be looked at count as if it were.
pub(crate) fn shares(kind: ResourceType<'_>, pattern: &str) -> bool {
    let service = pattern.split(':').nth(2).unwrap_or("*");
    if !service_may_be(kind.arn(), service) {
        return false;
    }
    match shared(pattern, &wild(kind.arn()), UNNAMED) {
        Shared::Nothing => false,
        Shared::TooLong => true,
        Shared::Text(text) => Resource::new(&text).arn().is_none_or(|arn| {
            let types = kind.service.types_of(&arn);
            types.is_empty() || types.iter().any(|other| other.at == kind.at)
        }),
    }
}

/// Whether the service in a form can be that of an ARN or pattern.
fn service_may_be(format: &str, service: &str) -> bool {
    let own = format.split(':').nth(2).unwrap_or("*");
    own == service || own.contains("${") || own == "*" || service.contains(['*', '?'])
}

/// The form with a star for each part that it leaves open.
pub(crate) fn wild(format: &str) -> String {
    let mut wild = String::with_capacity(format.len());
    let mut rest = format;
    while let Some((before, behind)) = rest.split_once("${") {
        wild.push_str(before);
        wild.push('*');
        rest = behind.split_once('}').map_or("", |(_, rest)| rest);
    }
    wild + rest
}
