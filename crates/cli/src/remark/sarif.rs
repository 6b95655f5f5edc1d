//! Remarks as SARIF 2.1.0, which code scanning reads.

use scopedown_lint::{codes, explanation};
use scopedown_policy::Severity;
use scopedown_report::shape::FixShape;
use serde_json::{Value, json};

use super::{Region, Remark};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// A kind of remark, and what it means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    pub(crate) severity: Severity,
}

/// Every code of the lints and of the language.
pub(crate) fn rules_of_lint() -> impl Iterator<Item = Rule> {
    codes().into_iter().map(|registered| Rule {
        name: registered.name,
        text: explanation(registered.name).unwrap_or(registered.name),
        severity: registered.severity,
    })
}

/// The whole file. Rules stand in it only where something was found for them.
pub(crate) fn report(
    remarks: &[Remark],
    rules: impl IntoIterator<Item = Rule>,
    title: &str,
) -> String {
    let mut rules: Vec<Rule> = rules.into_iter().collect();
    rules.retain(|rule| remarks.iter().any(|remark| remark.code == rule.name));
    let results: Vec<Value> = remarks
        .iter()
        .map(|remark| result(remark, &rules))
        .collect();
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

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "help": { "text": rule.text, "markdown": rule.text },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(remark: &Remark, rules: &[Rule]) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(remark) } });
    if let (Some(found), Some(object)) = (remark.place, place.as_object_mut()) {
        object.insert("region".to_owned(), region(found));
    }
    let mut result = json!({
        "ruleId": remark.code,
        "level": level(remark.severity),
        "message": { "text": remark.message },
        "locations": [{ "physicalLocation": place }],
    });
    let Some(object) = result.as_object_mut() else {
        return result;
    };
    if let Some(index) = rules.iter().position(|rule| rule.name == remark.code) {
        object.insert("ruleIndex".to_owned(), json!(index));
    }
    if let Some(found) = &remark.fix {
        object.insert("fixes".to_owned(), json!([fix(found, remark)]));
    }
    result
}

fn fix(fix: &FixShape, remark: &Remark) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            let deleted = Region::from([edit.line, edit.column, edit.end_line, edit.end_column]);
            json!({
                "deletedRegion": region(deleted),
                "insertedContent": { "text": edit.text },
            })
        })
        .collect();
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(remark) },
            "replacements": replacements,
        }],
    })
}

fn region(place: Region) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

/// The file, as a relative address; a policy that came from nowhere goes by its name.
fn uri(remark: &Remark) -> String {
    let name = remark.file.as_deref().or(remark.name.as_deref());
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
