//! A second evaluator, as plain as it can be, to hold the first one against.
//!
//! It is written from the rules (*semantics*, as `FACTS.md` numbers them) and shares nothing with the product but the reader's word on whether a
//! document is refused. It reads policies from their JSON, has its own wildcards, ARNs, variables, operators and principals, compiles nothing,
//! looks nothing up, and is slow. It takes a batch line and knows the proposed reading of each open point, not the others.

mod address;
mod arn;
mod base64;
mod caller;
mod condition;
mod context;
mod date;
mod decision;
mod document;
mod glob;
mod number;
mod operator;
mod principal;
mod statement;
mod variable;

use serde_json::Value;

use caller::Caller;
use context::Context;
use document::Documents;

/// The answer to a batch line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// `allowed`, `implicitDeny`, `explicitDeny` or `error`.
    pub verdict: &'static str,
    /// The layers whose own answer a denial is, in the order of the contract.
    pub by: Vec<&'static str>,
}

/// A request, as the referee looks at it.
struct Request<'a> {
    action: &'a str,
    resource: &'a str,
    resource_account: Option<&'a str>,
    caller: Caller<'a>,
    context: Context,
}

/// Answers a batch line that is of the form; what is not answers `error`.
pub fn judge(line: &Value) -> Answer {
    let error = Answer {
        verdict: "error",
        by: Vec::new(),
    };
    let Some(request) = request(line) else {
        return error;
    };
    match Documents::of(line, &request) {
        Some(documents) => decision::decide(&documents, &request),
        None => error,
    }
}

fn request(line: &Value) -> Option<Request<'_>> {
    let request = line.get("request")?;
    let text = |name: &str| request.get(name).and_then(Value::as_str);
    Some(Request {
        action: text("action")?,
        resource: text("resource").unwrap_or("*"),
        resource_account: text("resource_account"),
        caller: Caller::of(
            text("principal").unwrap_or("arn:aws:sts::111122223333:assumed-role/app/session"),
        )?,
        context: Context::of(request.get("context").unwrap_or(&Value::Null)),
    })
}
