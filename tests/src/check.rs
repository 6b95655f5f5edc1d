//! How answers and documents differ from what is expected of them.

use scopedown_eval::{Layer, OpenPoint};
use scopedown_policy::{Diagnostic, PolicyKind, parse};
use scopedown_scenario::batch::{Outcome, answer};
use serde_json::json;

use crate::entry::{DocumentEntry, LineEntry};
use crate::row::{Expected, Row};

/// How the native answer to a row differs from the expected one; `None` where it does not.
pub fn row(row: &Row<'_>) -> Option<String> {
    let line = row.line.to_string();
    let got = got(&line);
    let wanted = &row.expected;
    let agrees = got.verdict == wanted.verdict
        && (wanted.by.is_none() || wanted.by == got.by)
        && (wanted.likely.is_none() || wanted.likely == got.likely)
        && (wanted.assumed.is_none() || wanted.assumed == got.assumed);
    (!agrees).then(|| {
        format!(
            "  expected {}\n  got      {}\n  line     {line}",
            json!(wanted),
            json!(got)
        )
    })
}

/// How the answer to a raw line differs from what is expected; `None` where it does not.
pub fn line(entry: &LineEntry) -> Option<String> {
    let id = answer(&entry.text).id.unwrap_or_else(|| "null".to_owned());
    let verdict = got(&entry.text).verdict;
    let agrees = id == entry.id && verdict == entry.verdict;
    (!agrees).then(|| {
        format!(
            "  expected {} with id {}\n  got      {verdict} with id {id}\n  line     {}",
            entry.verdict, entry.id, entry.text
        )
    })
}

fn got(line: &str) -> Expected {
    let names =
        |names: &mut dyn Iterator<Item = &'static str>| Some(names.map(str::to_owned).collect());
    match answer(line).outcome {
        Outcome::Decided(verdict) => Expected {
            verdict: verdict.decision.name().to_owned(),
            by: names(&mut verdict.by.iter().map(Layer::name)),
            likely: verdict.likely.map(|layer| layer.name().to_owned()),
            assumed: names(&mut verdict.assumed.iter().map(OpenPoint::number)),
        },
        Outcome::Malformed(_) | Outcome::Refused(_) => Expected {
            verdict: "error".to_owned(),
            by: None,
            likely: None,
            assumed: None,
        },
    }
}

/// How reading a document differs from what is expected; `None` where it does not.
pub fn document(entry: &DocumentEntry) -> Option<String> {
    let Some(kind) = kind(&entry.kind) else {
        return Some(format!("  there is no kind of policy `{}`", entry.kind));
    };
    let parsed = parse(&entry.text, kind);
    let reported: Vec<_> = parsed
        .diagnostics
        .iter()
        .map(|diagnostic| {
            (
                diagnostic.words(),
                diagnostic.span.of(&entry.text),
                diagnostic,
            )
        })
        .collect();
    let refused = parsed.policy.is_none();
    let mut faults = Vec::new();
    if refused != entry.refused || refused != parsed.diagnostics.iter().any(Diagnostic::refuses) {
        faults.push(format!("expected refused = {}", entry.refused));
    }
    for wanted in &entry.diagnostics {
        let fits = reported.iter().any(|(words, at, diagnostic)| {
            words.code == wanted.code
                && wanted.at.as_ref().is_none_or(|wanted| wanted == at)
                && wanted
                    .severity
                    .as_ref()
                    .is_none_or(|wanted| wanted == diagnostic.severity().name())
        });
        if !fits {
            faults.push(format!("expected {wanted:?}"));
        }
    }
    if entry.clean && !reported.is_empty() {
        faults.push("expected no diagnostic".to_owned());
    }
    if let Some(aws) = &entry.aws
        && !reported
            .iter()
            .any(|(words, _, _)| words.aws.as_ref() == Some(aws))
    {
        faults.push(format!("expected AWS's message {aws:?}"));
    }
    if faults.is_empty() {
        return None;
    }
    let found = reported.iter().map(|(words, at, diagnostic)| {
        format!(
            "  reported {} ({}) at {at:?}, AWS: {:?}",
            words.code,
            diagnostic.severity().name(),
            words.aws
        )
    });
    let faults = faults.into_iter().map(|fault| format!("  {fault}"));
    Some(
        faults
            .chain(found)
            .chain([format!("  text     {}", entry.text)])
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

/// The kind of policy that a `[[document]]` names.
pub fn kind(name: &str) -> Option<PolicyKind> {
    Some(match name {
        "role" => PolicyKind::Role,
        "managed" => PolicyKind::Managed,
        "session" => PolicyKind::Session,
        "boundary" => PolicyKind::Boundary,
        "scp" => PolicyKind::Scp,
        "rcp" => PolicyKind::Rcp,
        "resource" => PolicyKind::Resource,
        "trust" => PolicyKind::Trust,
        _ => return None,
    })
}
