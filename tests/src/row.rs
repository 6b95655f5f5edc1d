//! Entries to rows: one batch line and the answer that is expected.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::corpus::{Corpus, CorpusFault};
use crate::entry::{Body, Case, ConditionEntry, Context, Entry, Expect, PatternEntry};

/// The account of the default principal; resources of pattern entries belong to it, so that nothing but the pattern decides.
const ACCOUNT: &str = "111122223333";

/// One batch line and the answer that is expected.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The entry that it comes from.
    pub entry: &'a Entry,
    /// Which of its rows, for people.
    pub label: String,
    /// The line for `scopedown decide --jsonl`.
    pub line: Value,
    /// The answer.
    pub expected: Expected,
}

/// What an answer must say; what is `None` is not looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The verdict.
    pub verdict: String,
    /// The layers whose own answer the denial is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Vec<String>>,
    /// The layer that AWS most likely names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likely: Option<String>,
    /// The open points that the answer leans on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed: Option<Vec<String>>,
}

/// Every batch line of a corpus as JSON text, beside its expected answer as JSON text; for runners in other languages.
///
/// # Errors
///
/// An entry that names a policy which its file does not have, or whose condition is not JSON.
pub fn lines(corpus: &Corpus) -> Result<Vec<(String, String)>, CorpusFault> {
    let text = |row: Row<'_>| (row.line.to_string(), json!(row.expected).to_string());
    let raw = corpus.entries.iter().filter_map(|entry| match &entry.body {
        Body::Line(line) => Some((
            line.text.clone(),
            format!(r#"{{"id":{},"verdict":"{}"}}"#, line.id, line.verdict),
        )),
        _ => None,
    });
    Ok(rows(corpus)?.into_iter().map(text).chain(raw).collect())
}

/// Every row of a corpus. `[[document]]` and `[[line]]` entries have none: the one is read and not decided, the other stands as it is.
///
/// # Errors
///
/// As [`lines`].
pub fn rows(corpus: &Corpus) -> Result<Vec<Row<'_>>, CorpusFault> {
    let mut rows = Vec::new();
    for entry in &corpus.entries {
        let from = rows.len();
        match &entry.body {
            Body::Case(case) => of_case(corpus, entry, case, &mut rows)?,
            Body::Condition(condition) => of_condition(entry, condition, &mut rows),
            Body::Resource(pattern) => of_pattern(entry, pattern, &RESOURCE, &mut rows),
            Body::Action(pattern) => of_pattern(entry, pattern, &ACTION, &mut rows),
            Body::Document(_) | Body::Line(_) => {}
        }
        for (number, row) in rows.iter_mut().skip(from).enumerate() {
            if let Some(line) = row.line.as_object_mut() {
                line.insert(
                    "id".to_owned(),
                    json!(format!("{}/{}", entry.name, number + 1)),
                );
            }
        }
    }
    Ok(rows)
}

fn of_case<'a>(
    corpus: &'a Corpus,
    entry: &'a Entry,
    case: &Case,
    rows: &mut Vec<Row<'a>>,
) -> Result<(), CorpusFault> {
    let text = |text: &String| corpus.policy(entry, text).map(|text| json!(text));
    let list = |texts: &Vec<String>| {
        texts
            .iter()
            .map(text)
            .collect::<Result<Vec<_>, _>>()
            .map(Value::Array)
    };
    let levels = |levels: &Vec<Vec<String>>| {
        levels
            .iter()
            .map(list)
            .collect::<Result<Vec<_>, _>>()
            .map(Value::Array)
    };
    let line = json!({
        "role_policies": list(&case.role)?,
        "session_policies": case.session.as_ref().map(list).transpose()?,
        "boundary": case.boundary.as_ref().map(text).transpose()?,
        "scps": levels(&case.scps)?,
        "rcps": levels(&case.rcps)?,
        "resource_policy": case.resource_policy.as_ref().map(text).transpose()?,
    });
    for (number, expect) in case.expect.iter().enumerate() {
        let mut line = line.clone();
        if let Some(line) = line.as_object_mut() {
            line.insert("request".to_owned(), request(case, expect));
        }
        rows.push(Row {
            entry,
            label: format!(
                "row {}: {} on {}",
                number + 1,
                expect.action,
                expect.resource
            ),
            line,
            expected: Expected {
                verdict: expect.verdict.clone(),
                by: expect.by.clone(),
                likely: expect.likely.clone(),
                assumed: expect.assumed.clone(),
            },
        });
    }
    Ok(())
}

fn request(case: &Case, expect: &Expect) -> Value {
    let mut context = json_of(&case.context);
    context.extend(json_of(&expect.context));
    let mut request =
        json!({ "action": expect.action, "resource": expect.resource, "context": context });
    let principal = expect.principal.as_ref().or(case.principal.as_ref());
    let account = expect
        .resource_account
        .as_ref()
        .or(case.resource_account.as_ref());
    if let Some(request) = request.as_object_mut() {
        request.extend(principal.map(|principal| ("principal".to_owned(), json!(principal))));
        request.extend(account.map(|account| ("resource_account".to_owned(), json!(account))));
    }
    request
}

/// Each context twice: as an Allow that needs the condition, and as a Deny beside an Allow of everything.
fn of_condition<'a>(entry: &'a Entry, condition: &ConditionEntry, rows: &mut Vec<Row<'a>>) {
    // The raw text is spliced in: a repeated member must reach the reader of policies as it stands.
    let clause = &condition.condition;
    let version = version(&condition.version);
    let conditional = |effect: &str| {
        format!(
            r#"{{ {version}"Statement": {{ "Effect": "{effect}", "Action": "*", "Resource": "*", "Condition": {clause} }} }}"#
        )
    };
    let all = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }"#;
    for (number, when) in condition.when.iter().enumerate() {
        let mut request =
            json!({ "action": "test:Act", "resource": "*", "context": json_of(&when.context) });
        if let (Some(request), Some(principal)) = (request.as_object_mut(), &when.principal) {
            request.insert("principal".to_owned(), json!(principal));
        }
        let mut row = |form: &str, policies: Value, expected: Expected| {
            rows.push(Row {
                entry,
                label: format!(
                    "row {} as {form}, where it {}",
                    number + 1,
                    if when.holds { "holds" } else { "does not hold" }
                ),
                line: json!({ "role_policies": policies, "request": request }),
                expected: Expected {
                    assumed: when.assumed.clone(),
                    ..expected
                },
            });
        };
        let (allow, deny) = (conditional("Allow"), conditional("Deny"));
        row(
            "Allow",
            json!([allow]),
            if when.holds {
                Expected::allowed()
            } else {
                Expected::denied("implicitDeny")
            },
        );
        row(
            "Deny",
            json!([all, deny]),
            if when.holds {
                Expected::denied("explicitDeny")
            } else {
                Expected::allowed()
            },
        );
    }
}

/// The two elements that hold patterns.
struct Element {
    name: &'static str,
    other: &'static str,
    request: &'static str,
}

const RESOURCE: Element = Element {
    name: "Resource",
    other: "Action",
    request: "resource",
};
const ACTION: Element = Element {
    name: "Action",
    other: "Resource",
    request: "action",
};

/// Each request as an Allow of the pattern and, unless that is switched off, as an Allow of everything but the pattern.
fn of_pattern<'a>(
    entry: &'a Entry,
    pattern: &PatternEntry,
    element: &Element,
    rows: &mut Vec<Row<'a>>,
) {
    let Element { name, other, .. } = *element;
    let version = version(&pattern.version);
    let policy = |name: &str| {
        let pattern = json!(pattern.pattern);
        format!(
            r#"{{ {version}"Statement": {{ "Effect": "Allow", "{other}": "*", "{name}": {pattern} }} }}"#
        )
    };
    let requests = pattern.matches.iter().map(|request| (request, true));
    for (asked, matches) in requests.chain(pattern.misses.iter().map(|request| (request, false))) {
        let mut request = json!({ "action": "test:Act", "resource": "*", "resource_account": ACCOUNT, "context": json_of(&pattern.context) });
        if let Some(request) = request.as_object_mut() {
            request.insert(element.request.to_owned(), json!(asked));
        }
        let mut row = |name: &str, allowed: bool| {
            rows.push(Row {
                entry,
                label: format!("{name} {} with {asked}", pattern.pattern),
                line: json!({ "role_policies": [policy(name)], "request": request }),
                expected: if allowed {
                    Expected::allowed()
                } else {
                    Expected::denied("implicitDeny")
                },
            });
        };
        row(name, matches);
        if !pattern.only {
            row(&format!("Not{name}"), !matches);
        }
    }
}

impl Expected {
    fn allowed() -> Self {
        Self {
            verdict: "allowed".to_owned(),
            by: Some(Vec::new()),
            likely: None,
            assumed: None,
        }
    }

    /// A denial by the identity-based policies, the only ones there.
    fn denied(verdict: &str) -> Self {
        let role = "role".to_owned();
        Self {
            verdict: verdict.to_owned(),
            by: Some(vec![role.clone()]),
            likely: Some(role),
            assumed: None,
        }
    }
}

fn version(version: &str) -> String {
    if version == "none" {
        String::new()
    } else {
        format!(r#""Version": "{version}", "#)
    }
}

fn json_of(context: &Context) -> Map<String, Value> {
    context
        .iter()
        .map(|(key, value)| (key.clone(), json!(value)))
        .collect()
}
