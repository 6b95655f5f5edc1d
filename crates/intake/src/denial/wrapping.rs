//! What SDKs put around the message: code, operation, service.

use super::operation::prefix;
use super::{Denial, Form};

/// What the wrapping tells; the message inside is read afterwards.
pub(super) fn read(text: &str) -> Denial {
    let wrappings = [botocore, go, java, xml, javascript, ec2];
    wrappings
        .iter()
        .find_map(|wrapping| wrapping(text))
        .unwrap_or_else(|| bare(text))
}

/// The text between two marks.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    let (found, _) = rest.split_once(end)?;
    (found.len() <= 200).then(|| found.trim())
}

fn owned(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// `An error occurred (AccessDenied) when calling the GetObject operation: …`
fn botocore(text: &str) -> Option<Denial> {
    let code = between(text, "An error occurred (", ")")?;
    let operation = between(text, "when calling the ", " operation");
    let is_traceback = text.contains("Traceback") || text.contains("botocore.");
    // `botocore.errorfactory` says nothing of the service; the command that was typed may stand before.
    let service = between(text, "aws ", " ")
        .filter(|word| {
            word.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        })
        .map(prefix)
        .filter(|_| !is_traceback);
    Some(Denial {
        form: if is_traceback {
            Form::Python
        } else {
            Form::Botocore
        },
        code: owned(code),
        operation: operation.and_then(owned),
        service,
        ..Denial::default()
    })
}

/// `operation error S3: GetObject, https response error StatusCode: 403, RequestID: …, api error AccessDenied: …`, and the first version's
/// `AccessDenied: …\n\tstatus code: 403, request id: …`
fn go(text: &str) -> Option<Denial> {
    if let Some(call) = between(text, "operation error ", ",") {
        let (service, operation) = call.split_once(": ")?;
        return Some(Denial {
            form: Form::Go,
            code: between(text, "api error ", ":").and_then(owned),
            operation: owned(operation.trim()),
            service: Some(prefix(service)),
            ..Denial::default()
        });
    }
    let (before, _) = text.split_once("status code: 403, request id:")?;
    Some(Denial {
        form: Form::Go,
        code: before
            .split(':')
            .next()
            .map(str::trim)
            .and_then(owned)
            .filter(|code| is_code(code)),
        ..Denial::default()
    })
}

/// `… (Service: S3, Status Code: 403, Request ID: …)`, and the first version's `(Service: Amazon S3; Status Code: 403; Error Code: …)`
fn java(text: &str) -> Option<Denial> {
    let (_, details) = text.split_once("(Service: ")?;
    let service = details.split([',', ';']).next()?;
    let code = ["Error Code: ", "ErrorCode: "]
        .iter()
        .find_map(|mark| details.split_once(mark))
        .and_then(|(_, rest)| rest.split([',', ';', ')']).next());
    let operation = between(text, "Operation: ", ",");
    Some(Denial {
        form: Form::Java,
        code: code
            .map(str::trim)
            .and_then(owned)
            .filter(|code| is_code(code)),
        operation: operation.and_then(owned),
        service: Some(prefix(service)),
        ..Denial::default()
    })
}

/// `<Error><Code>AccessDenied</Code><Message>…</Message>`
fn xml(text: &str) -> Option<Denial> {
    let code = between(text, "<Code>", "</Code>")?;
    let is_s3 = text.contains("<HostId>");
    let resource = between(text, "<Resource>", "</Resource>").filter(|one| one.starts_with("arn:"));
    Some(Denial {
        form: Form::Xml,
        code: owned(code),
        resource: resource.and_then(owned),
        service: is_s3.then(|| "s3".to_owned()),
        ..Denial::default()
    })
}

/// `AccessDenied: … at … { '$fault': 'client', '$metadata': … }`
fn javascript(text: &str) -> Option<Denial> {
    let marks = [
        "$metadata",
        "$fault",
        "node_modules/@aws-sdk",
        "node_modules/@smithy",
    ];
    if !marks.iter().any(|mark| text.contains(mark)) {
        return None;
    }
    let code = text
        .lines()
        .find_map(|line| line.trim_start_matches("Uncaught ").split_once(": "))
        .map(|(code, _)| code.trim())
        .filter(|code| is_code(code));
    let quoted = || {
        ["'", "\""].iter().find_map(|quote| {
            between(text, &format!("Code: {quote}"), quote)
                .or_else(|| between(text, &format!("name: {quote}"), quote))
        })
    };
    Some(Denial {
        form: Form::JavaScript,
        code: code.or_else(quoted).and_then(owned),
        ..Denial::default()
    })
}

/// `UnauthorizedOperation`, which only EC2 says.
fn ec2(text: &str) -> Option<Denial> {
    let says = text.contains("UnauthorizedOperation")
        || text.contains("You are not authorized to perform this operation");
    says.then(|| Denial {
        form: Form::Message,
        code: Some("UnauthorizedOperation".to_owned()),
        service: Some("ec2".to_owned()),
        ..Denial::default()
    })
}

/// `Access Denied`, `403 Forbidden`: a refusal, and no more.
fn bare(text: &str) -> Denial {
    let code = [
        "AccessDeniedException",
        "AccessDenied",
        "Access Denied",
        "403 Forbidden",
        "(403)",
    ]
    .iter()
    .find(|code| text.contains(**code));
    let is_message = text.contains("ot authorized to perform");
    Denial {
        form: match (is_message, code) {
            (true, _) => Form::Message,
            (false, Some(_)) => Form::Bare,
            (false, None) => Form::Unknown,
        },
        code: code
            .filter(|code| code.starts_with("AccessDenied"))
            .map(|code| (*code).to_owned()),
        ..Denial::default()
    }
}

fn is_code(word: &str) -> bool {
    word.len() <= 80
        && !word.is_empty()
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}
