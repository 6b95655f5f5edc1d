//! CloudTrail's events, and exceptions as JSON.

use scopedown_policy::{PositionMap, Span};

use super::decoded::decoded;
use super::{Denial, Form, message, operation};
use crate::limits;
use crate::tree::{Node, Value, json};

/// The denials that a tree tells of: one event, a file of events, an answer of `aws cloudtrail lookup-events`, an exception.
pub(crate) fn events(node: &Node) -> Vec<(Denial, Span)> {
    let list = node.any(&["Records", "Events", "events"]).unwrap_or(node);
    list.each()
        .iter()
        .filter_map(|one| Some((event(one)?, one.span)))
        .take(limits::FOUND)
        .collect()
}

fn event(node: &Node) -> Option<Denial> {
    // The answer of `lookup-events` holds the event as a string, an event of EventBridge has it as its detail.
    if let Some(event) = inside(node, "CloudTrailEvent") {
        return trail(&event?);
    }
    if let Some(message) = inside(node, "DecodedMessage") {
        return decoded(&message?);
    }
    let inner = node.get("detail").unwrap_or(node);
    trail(inner)
        .or_else(|| decoded(node))
        .or_else(|| exception(node))
}

/// A member that is JSON as a string, read; the inner `None` is one that is no JSON.
fn inside(node: &Node, name: &str) -> Option<Option<Node>> {
    let Value::Text(text) = &node.get(name)?.value else {
        return None;
    };
    let whole = PositionMap::of(Span::new(0, text.value.len()));
    Some(json(&text.value, &whole).ok())
}

fn trail(node: &Node) -> Option<Denial> {
    let name = node.text_of("eventName")?;
    let source = node.text_of("eventSource")?;
    let code = node.text_of("errorCode")?;
    let denies = ["AccessDenied", "Unauthorized", "Forbidden", "NotAuthorized"];
    if !denies.iter().any(|word| code.contains(word)) {
        return None;
    }
    let identity = node.get("userIdentity");
    let mut denial = Denial {
        form: Form::Event,
        code: Some(code.to_owned()),
        operation: Some(name.to_owned()),
        service: Some(operation::prefix(source)),
        region: node.owned("awsRegion"),
        principal: identity.and_then(|one| one.owned("arn")),
        role_arn: identity
            .and_then(|one| one.at(&["sessionContext", "sessionIssuer", "arn"])?.text())
            .map(str::to_owned),
        resource_account: resource_account(node),
        context: context(node),
        ..Denial::default()
    };
    if let Some(words) = node.text_of("errorMessage") {
        message::read(words, &mut denial);
    }
    if denial.resource.is_none() {
        denial.resource = resource(node);
    }
    denial.conclude();
    Some(denial)
}

/// Values of condition keys that an event shows.
fn context(node: &Node) -> Vec<(String, String)> {
    let is_address = |text: &&str| text.parse::<std::net::IpAddr>().is_ok();
    let endpoint = node.text_of("vpcEndpointId");
    // Behind an endpoint the address is another key's (semantics 5.9.5).
    let of_address = match endpoint {
        Some(_) => "aws:VpcSourceIp",
        None => "aws:SourceIp",
    };
    let keys = [
        (
            of_address,
            node.text_of("sourceIPAddress").filter(is_address),
        ),
        ("aws:SourceVpce", endpoint),
        ("aws:UserAgent", node.text_of("userAgent")),
        ("aws:RequestedRegion", node.text_of("awsRegion")),
    ];
    keys.into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?.to_owned())))
        .collect()
}

/// The account of the resource that the event lists, where all that it lists are of one.
fn resource_account(node: &Node) -> Option<String> {
    let listed = node.get("resources").map(Node::elements)?;
    let mut accounts = listed.iter().filter_map(|one| one.text_of("accountId"));
    let first = accounts.next()?;
    accounts
        .all(|account| account == first)
        .then(|| first.to_owned())
}

/// The resource as the event lists it, or as its parameters tell.
fn resource(node: &Node) -> Option<String> {
    let listed = node
        .get("resources")
        .map(Node::elements)
        .unwrap_or_default();
    if let Some(arn) = listed
        .iter()
        .find_map(|one| one.any(&["ARN", "arn"])?.text())
    {
        return Some(arn.to_owned());
    }
    let parameters = node.get("requestParameters")?;
    if let Some(bucket) = parameters.text_of("bucketName") {
        let key = parameters.text_of("key").map(|key| format!("/{key}"));
        return Some(format!("arn:aws:s3:::{bucket}{}", key.unwrap_or_default()));
    }
    let arn = parameters
        .members()
        .iter()
        .filter_map(|member| member.value.text())
        .find(|text| text.starts_with("arn:"));
    arn.map(str::to_owned)
}

/// An exception as an SDK writes it: botocore's `{"Error": {"Code", "Message"}}`, JavaScript's `{"name", "$fault", "message"}`.
fn exception(node: &Node) -> Option<Denial> {
    let inner = node.any(&["Error", "error"]).unwrap_or(node);
    let code = inner
        .any(&["Code", "code", "name", "__type", "errorCode"])
        .and_then(Node::text);
    let words = inner.any(&["Message", "message", "errorMessage"])?.text()?;
    let of_code = code.is_some_and(super::is_message);
    if !of_code && !super::is_message(words) {
        return None;
    }
    let mut denial = Denial {
        form: Form::Json,
        code: code.map(|code| code.rsplit('#').next().unwrap_or(code).to_owned()),
        ..Denial::default()
    };
    message::read(words, &mut denial);
    denial.conclude();
    Some(denial)
}
