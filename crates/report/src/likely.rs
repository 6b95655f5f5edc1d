//! AWS's likely message for a denial (semantics 9). AWS names one layer alone, and its order is only partly observed: always call it likely.

use scopedown_eval::{Decision, Layer, Request, Verdict};

/// The message that AWS most likely gives; `None` where the request is not denied.
pub fn likely_message(request: &Request<'_>, verdict: &Verdict) -> Option<String> {
    let layer = verdict.likely?;
    let action = request.action.as_written();
    let user = request.situation.caller.text();
    let reason = match verdict.decision {
        // A session's explicit denial is not always what is named: then the missing grant is (semantics 9.3).
        Decision::ExplicitDeny if verdict.by.contains(layer) => {
            format!("with an explicit deny in {}", explicit(layer, request))
        }
        Decision::ExplicitDeny | Decision::ImplicitDeny => {
            format!("because {}", implicit(layer, request))
        }
        Decision::Allowed | Decision::Depends => return None,
    };
    let opening = match request.action.service() {
        "ec2" => "You are not authorized to perform this operation. ",
        _ => "",
    };
    Some(format!(
        "{opening}User: {user} is not authorized to perform: {action}{} {reason}",
        resource(request)
    ))
}

/// Without a resource the part is left out; S3 puts the ARN in quotes.
fn resource(request: &Request<'_>) -> String {
    let arn = request.resource.as_written();
    match request.action.service() {
        _ if request.resource.is_none() => String::new(),
        "s3" => format!(" on resource: \"{arn}\""),
        _ => format!(" on resource: {arn}"),
    }
}

fn explicit(layer: Layer, request: &Request<'_>) -> &'static str {
    match layer {
        Layer::Rcp => "a resource control policy",
        Layer::Scp => "a service control policy",
        Layer::Resource if is_trust(request) => "the role trust policy",
        Layer::Resource => "a resource-based policy",
        Layer::Role => "an identity-based policy",
        Layer::Boundary => "a permissions boundary",
        Layer::Session => "a session policy",
    }
}

fn implicit(layer: Layer, request: &Request<'_>) -> String {
    let kind = match layer {
        Layer::Rcp => "resource control policy",
        Layer::Scp => "service control policy",
        Layer::Resource if is_trust(request) => "role trust policy",
        Layer::Resource => "resource-based policy",
        Layer::Role => "identity-based policy",
        Layer::Boundary => "permissions boundary",
        Layer::Session => "session policy",
    };
    format!(
        "no {kind} allows the {} action",
        request.action.as_written()
    )
}

fn is_trust(request: &Request<'_>) -> bool {
    let is_role = request
        .resource
        .arn()
        .is_some_and(|arn| arn.service == "iam" && arn.resource.starts_with("role/"));
    is_role && request.action.service() == "sts"
}
