//! The form of an ARN as AWS's reference writes it, `arn:${Partition}:s3:::${BucketName}`, held against ARNs and against patterns.

use std::borrow::Cow;

use scopedown_policy::{Arn, ArnPattern, Match, NoValues, Resource, Shared, shared};

use crate::resource_type::ResourceType;

/// A private-use character: no ARN and no pattern holds it.
const UNNAMED: &str = "\u{F8FF}";

/// Services that AWS renamed, in whose ARNs either name stands: the actions of both act on either.
const RENAMED: [[&str; 2]; 1] = [["codestar-connections", "codeconnections"]];

/// The forms of a resource type; a few have two, and those of a renamed service as many again.
fn forms(format: &str) -> impl Iterator<Item = Cow<'_, str>> {
    format.split(", ").flat_map(|form| {
        let renamed = renamed(form).map(Cow::Owned);
        [Cow::Borrowed(form)].into_iter().chain(renamed)
    })
}

/// The form with the other name of its service.
fn renamed(form: &str) -> Option<String> {
    let service = form.split(':').nth(2)?;
    let names = RENAMED.iter().find(|names| names.contains(&service))?;
    let other = names.iter().find(|name| **name != service)?;
    Some(form.replacen(service, other, 1))
}

/// Whether an ARN is of that form.
pub(crate) fn matches(format: &str, arn: &Arn<'_>) -> bool {
    forms(format).any(|form| {
        service_may_be(&form, arn.service)
            && arn.resource.starts_with(literal_head(&form))
            && ArnPattern::literal_variables(&wild(&form)).matches(arn, &NoValues) == Match::Yes
    })
}

/// The text with which the resource part of every ARN of the form begins.
fn literal_head(format: &str) -> &str {
    let resource = format.splitn(6, ':').nth(5).unwrap_or_default();
    let is_open = |at: &usize| {
        let rest = resource.get(*at..).unwrap_or_default();
        rest.starts_with("${") || rest.starts_with(['*', '?'])
    };
    let open = (0..resource.len()).find(is_open);
    open.and_then(|open| resource.get(..open))
        .unwrap_or(resource)
}

/// How many characters of the resource part the form fixes: the measure of how much it says.
pub(crate) fn literals(format: &str) -> usize {
    forms(format)
        .map(|form| literals_of(&form))
        .max()
        .unwrap_or_default()
}

fn literals_of(form: &str) -> usize {
    let resource = form.splitn(6, ':').nth(5).unwrap_or_default();
    let wild = wild(resource);
    let fixed = wild
        .chars()
        .filter(|character| !matches!(character, '*' | '?'));
    fixed.count()
}

/// Whether some ARN that a pattern matches is of a type. Patterns too long to be looked at count as if it were.
pub(crate) fn shares(kind: ResourceType<'_>, pattern: &str) -> bool {
    forms(kind.arn()).any(|form| shares_form(kind, &form, pattern))
        || (is_log_group(kind) && shared_arn(LOG_GROUP_IN_REQUESTS, pattern) != Shared::Nothing)
}

/// Requests for a log group name it with a stream that is empty (semantics 3.2).
const LOG_GROUP_IN_REQUESTS: &str = "arn:*:logs:*:*:log-group:*:log-stream:";

fn is_log_group(kind: ResourceType<'_>) -> bool {
    kind.service.prefix() == "logs" && kind.name() == "log-group"
}

fn shares_form(kind: ResourceType<'_>, form: &str, pattern: &str) -> bool {
    let service = pattern.split(':').nth(2).unwrap_or("*");
    if !service_may_be(form, service) {
        return false;
    }
    match shared_arn(&wild(form), pattern) {
        Shared::Nothing => false,
        Shared::TooLong => true,
        Shared::Text(text) => Resource::new(&text).arn().is_none_or(|arn| {
            let types = kind.service.types_of(&arn);
            types.is_empty() || types.iter().any(|other| other.at == kind.at)
        }),
    }
}

/// Some ARN that a form and a pattern share, found segment by segment, for a star stays in its own; missing segments count as `*`
/// (semantics 3.3.3).
fn shared_arn(form: &str, pattern: &str) -> Shared {
    let mut segments = pattern.splitn(6, ':');
    let mut found = String::new();
    for own in form.splitn(6, ':') {
        match shared(segments.next().unwrap_or("*"), own, UNNAMED) {
            Shared::Text(_) if own == "arn" => found.push_str(own),
            Shared::Text(segment) => {
                found.push(':');
                found.push_str(&segment);
            }
            other => return other,
        }
    }
    Shared::Text(found)
}

/// Whether the service in a form can be that of an ARN or pattern.
fn service_may_be(format: &str, service: &str) -> bool {
    let own = format.split(':').nth(2).unwrap_or("*");
    own == service || own.contains("${") || own == "*" || service.contains(['*', '?'])
}

/// The form as a pattern: a star for each part that it leaves open, and at least one character for a Region. An account may be empty:
/// resources that AWS owns, such as the documents of Systems Manager, have none.
pub(crate) fn wild(format: &str) -> String {
    let mut wild = String::with_capacity(format.len());
    let mut rest = format;
    while let Some((before, behind)) = rest.split_once("${") {
        let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
        wild.push_str(before);
        if name == "Region" {
            wild.push('?');
        }
        wild.push('*');
        rest = behind;
    }
    wild + rest
}
