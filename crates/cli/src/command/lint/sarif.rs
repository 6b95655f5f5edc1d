//! Findings as SARIF 2.1.0, which code scanning reads.

use scopedown_lint::{Registered, codes, explanation};
use scopedown_policy::Severity;
use scopedown_report::Listed;
use scopedown_report::shape::{DiagnosticShape, FixShape};
use serde_json::{Value, json};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The whole file. Rules stand in it only where something was found for them.
pub(super) fn report(found: &[Listed], title: &str) -> String {
    let mut rules: Vec<Registered> = codes();
    rules.retain(|rule| found.iter().any(|listed| listed.shape.code == rule.name));
    let results: Vec<Value> = found.iter().map(|listed| result(listed, &rules)).collect();
    let mut run = json!({
        "tool": { "driver": {
            "name": "scopedown",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules.iter().map(rule).collect::<Vec<_>>(),
        } },
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    if let Some(run) = run.as_object_mut().filter(|_| !title.is_empty()) {
        run.insert("properties".to_owned(), json!({ "title": title }));
    }
    format!(
        "{:#}\n",
        json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] })
    )
}

fn rule(rule: &Registered) -> Value {
    let text = explanation(rule.name).unwrap_or(rule.name);
    json!({
        "id": rule.name,
        "help": { "text": text, "markdown": text },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(listed: &Listed, rules: &[Registered]) -> Value {
    let shape = &listed.shape;
    let mut result = json!({
        "ruleId": shape.code,
        "level": level(listed.severity),
        "message": { "text": format!("{} {}", shape.message, shape.help) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(shape) },
            "region": region(shape.line, shape.column, shape.end_line, shape.end_column),
        } }],
    });
    let Some(object) = result.as_object_mut() else {
        return result;
    };
    if let Some(index) = rules.iter().position(|rule| rule.name == shape.code) {
        object.insert("ruleIndex".to_owned(), json!(index));
    }
    if let Some(found) = &shape.fix {
        object.insert("fixes".to_owned(), json!([fix(found, shape)]));
    }
    result
}

fn fix(fix: &FixShape, shape: &DiagnosticShape) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(edit.line, edit.column, edit.end_line, edit.end_column),
                "insertedContent": { "text": edit.text },
            })
        })
        .collect();
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(shape) },
            "replacements": replacements,
        }],
    })
}

fn region(line: usize, column: usize, end_line: usize, end_column: usize) -> Value {
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

/// The file, as a relative address; a policy that came from nowhere goes by its name.
fn uri(shape: &DiagnosticShape) -> String {
    let name = shape.file.as_deref().or(shape.policy.as_deref());
    let mut uri = String::new();
    for byte in name.unwrap_or("policy").replace('\\', "/").bytes() {
        let plain =
            byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~');
        if plain {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
