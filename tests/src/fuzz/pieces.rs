use scopedown_eval::{Decision, Verdict};
use scopedown_policy::{PolicyKind, parse, print};
use scopedown_scenario::batch::{Outcome, answer};
use serde_json::{Map, Value, json};

use super::choices::Choices;

/// Bytes choose the pieces of a line, so that nearly every input is decided: neither session policy nor boundary ever adds, and printed
/// policies decide as the written ones.
pub fn pieces(input: &[u8]) {
    let mut choices = Choices(input);
    let line = line(&mut choices);
    let Some(verdict) = decided(&line) else {
        return;
    };
    let allowed = |line: &Map<String, Value>| {
        decided(line).is_some_and(|verdict| verdict.decision == Decision::Allowed)
    };
    let federated = line
        .get("request")
        .is_some_and(|request| request.to_string().contains(":federated-user/"));
    for limit in ["session_policies", "boundary"] {
        // A federated user has nothing but what a session policy lets through (semantics 6.9.5).
        let adds = federated && limit == "session_policies";
        let mut without = line.clone();
        if without.remove(limit).is_some() && verdict.decision == Decision::Allowed {
            assert!(adds || allowed(&without), "{limit} adds in {}", json!(line));
        }
    }
    let mut printed = line.clone();
    for (member, kind) in MEMBERS {
        if let Some(value) = printed.get_mut(member) {
            print_in(value, kind);
        }
    }
    assert_eq!(decided(&printed), Some(verdict), "{}", json!(line));
}

const MEMBERS: [(&str, PolicyKind); 6] = [
    ("role_policies", PolicyKind::Role),
    ("session_policies", PolicyKind::Session),
    ("boundary", PolicyKind::Boundary),
    ("scps", PolicyKind::Scp),
    ("rcps", PolicyKind::Rcp),
    ("resource_policy", PolicyKind::Resource),
];

fn decided(line: &Map<String, Value>) -> Option<Verdict> {
    match answer(&json!(line).to_string()).outcome {
        Outcome::Decided(verdict) => Some(verdict),
        Outcome::Malformed(_) | Outcome::Refused(_) => None,
    }
}

fn print_in(value: &mut Value, kind: PolicyKind) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| print_in(value, kind)),
        Value::String(text) => {
            if let Some(policy) = parse(text, kind).policy {
                *text = print(&policy);
            }
        }
        _ => {}
    }
}

/// A line of a batch. Who asks and for what comes first, so that the policies can grow without changing it.
fn line(choices: &mut Choices<'_>) -> Map<String, Value> {
    let mut context = Map::new();
    for key in KEYS {
        let value = choices.one(&VALUES);
        match choices.below(3) {
            0 => None,
            1 => context.insert(key.to_owned(), json!(value)),
            _ => context.insert(key.to_owned(), json!([value, choices.one(&VALUES)])),
        };
    }
    let mut line = Map::new();
    line.insert(
        "request".to_owned(),
        json!({
            "action": choices.one(&ACTIONS),
            "resource": choices.one(&RESOURCES),
            "principal": choices.one(&CALLERS),
            "context": context,
        }),
    );
    let layers = choices.below(32);
    for (at, (member, kind)) in MEMBERS.into_iter().enumerate() {
        if at > 0 && layers & (1 << (at - 1)) == 0 {
            continue;
        }
        let value = match kind {
            PolicyKind::Boundary | PolicyKind::Resource => json!(document(choices, kind)),
            PolicyKind::Scp | PolicyKind::Rcp => json!([[document(choices, kind)]]),
            _ => json!([document(choices, kind)]),
        };
        line.insert(member.to_owned(), value);
    }
    line
}

fn document(choices: &mut Choices<'_>, kind: PolicyKind) -> String {
    let version = choices.one(&["2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17"]);
    let count = 1 + choices.below(4);
    let statements: Vec<String> = (0..count).map(|_| statement(choices, kind)).collect();
    format!(
        r#"{{"Version":"{version}","Statement":[{}]}}"#,
        statements.join(",")
    )
}

fn statement(choices: &mut Choices<'_>, kind: PolicyKind) -> String {
    let effect = match kind {
        PolicyKind::Rcp => "Deny",
        _ => choices.one(&["Allow", "Allow", "Deny"]),
    };
    let principal = match kind {
        PolicyKind::Rcp => r#""Principal":"*","#.to_owned(),
        PolicyKind::Resource => {
            let name = choices.one(&["Principal", "Principal", "Principal", "NotPrincipal"]);
            format!(r#""{name}":{},"#, choices.one(&PRINCIPALS))
        }
        _ => String::new(),
    };
    let action = match kind {
        PolicyKind::Rcp => "Action",
        _ => choices.one(&["Action", "Action", "NotAction"]),
    };
    let actions = choices.some(&ACTION_PATTERNS);
    let resource = choices.one(&["Resource", "Resource", "NotResource"]);
    let resources = choices.some(&RESOURCE_PATTERNS);
    let condition = match choices.below(3) {
        0 => String::new(),
        count => condition(choices, count),
    };
    format!(
        r#"{{"Effect":"{effect}",{principal}"{action}":{actions},"{resource}":{resources}{condition}}}"#
    )
}

/// A condition of one or two operators; the same one twice is refused, which is an answer too.
fn condition(choices: &mut Choices<'_>, count: usize) -> String {
    let tests: Vec<String> = (0..count)
        .map(|_| {
            let quantifier = choices.one(&["", "", "ForAnyValue:", "ForAllValues:"]);
            let (test, operands) = TESTS
                .get(choices.below(TESTS.len()))
                .copied()
                .unwrap_or(("Null", &["true"]));
            let suffix = match test {
                "Null" => "",
                _ => choices.one(&["", "", "IfExists"]),
            };
            let key = choices.one(&KEYS);
            let operands = choices.some(operands);
            format!(r#""{quantifier}{test}{suffix}":{{"{key}":{operands}}}"#)
        })
        .collect();
    format!(r#","Condition":{{{}}}"#, tests.join(","))
}

const KEYS: [&str; 3] = ["test:v", "test:w", "aws:PrincipalTag/team"];
const VALUES: [&str; 14] = [
    "k",
    "K",
    "b/k",
    "a*",
    "?",
    "",
    "7",
    "-7.0",
    "true",
    "2020-04-01T00:00:00Z",
    "10.1.2.3",
    "2001:db8::1",
    "aGk=",
    "arn:aws:s3:::b/k",
];
const ACTIONS: [&str; 5] = [
    "s3:GetObject",
    "s3:PutObject",
    "sqs:SendMessage",
    "kms:Decrypt",
    "sts:AssumeRole",
];
const RESOURCES: [&str; 7] = [
    "arn:aws:s3:::b/k",
    "*",
    "arn:aws:s3:::b",
    "arn:aws:s3:::b/K/k:k",
    "arn:aws:sqs:eu-west-1:111122223333:q",
    "arn:aws:kms:eu-west-1:111122223333:key/k",
    "arn:aws:s3:eu-west-1:444455556666:accesspoint/k",
];
const CALLERS: [&str; 6] = [
    "arn:aws:sts::111122223333:assumed-role/app/s",
    "arn:aws:iam::111122223333:role/app",
    "arn:aws:iam::111122223333:user/ann",
    "arn:aws:sts::444455556666:assumed-role/app/s",
    "arn:aws:sts::111122223333:federated-user/ann",
    "anonymous",
];
const PRINCIPALS: [&str; 8] = [
    r#""*""#,
    r#"{"AWS":"111122223333"}"#,
    r#"{"AWS":"arn:aws:iam::111122223333:root"}"#,
    r#"{"AWS":"arn:aws:iam::111122223333:role/app"}"#,
    r#"{"AWS":"arn:aws:sts::111122223333:assumed-role/app/s"}"#,
    r#"{"AWS":["arn:aws:iam::444455556666:role/app","arn:aws:iam::111122223333:user/ann"]}"#,
    r#"{"Service":"s3.amazonaws.com","CanonicalUser":"*"}"#,
    r#"{"AWS":["arn:aws:sts::111122223333:federated-user/ann","AIDAEXAMPLEID","*"]}"#,
];
const ACTION_PATTERNS: [&str; 8] = [
    "*",
    "s3:*",
    "s3:Get*",
    "S3:getobject",
    "s3:?utObject",
    "sqs:*",
    "s3:*Object*",
    "kms:Decrypt",
];
const RESOURCE_PATTERNS: [&str; 12] = [
    "*",
    "arn:aws:s3:::b/*",
    "arn:aws:s3:::b*",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::b/${test:v}",
    "arn:aws:s3:::b/${test:w, 'k'}*",
    "arn:aws:s3:::${test:v}k",
    "arn:aws:s3:::${*}${?}${$}${",
    "arn:aws:S3:::b/*",
    "arn:*:sqs:*:*:q",
    "arn:aws:s3",
    "arn:aws:kms:*:111122223333:key/*k*",
];
const TESTS: [(&str, &[&str]); 27] = [
    ("Null", &["true", "false", "TRUE", "x"]),
    ("StringEquals", &TEXTS),
    ("StringNotEquals", &TEXTS),
    ("StringEqualsIgnoreCase", &TEXTS),
    ("StringNotEqualsIgnoreCase", &TEXTS),
    ("StringLike", &TEXTS),
    ("StringNotLike", &TEXTS),
    ("NumericEquals", &NUMBERS),
    ("NumericNotEquals", &NUMBERS),
    ("NumericLessThan", &NUMBERS),
    ("NumericLessThanEquals", &NUMBERS),
    ("NumericGreaterThan", &NUMBERS),
    ("NumericGreaterThanEquals", &NUMBERS),
    ("DateEquals", &DATES),
    ("DateNotEquals", &DATES),
    ("DateLessThan", &DATES),
    ("DateLessThanEquals", &DATES),
    ("DateGreaterThan", &DATES),
    ("DateGreaterThanEquals", &DATES),
    ("Bool", &["true", "false", "${test:w}", "x"]),
    ("BinaryEquals", &["aGk=", "aGk", ""]),
    ("IpAddress", &ADDRESSES),
    ("NotIpAddress", &ADDRESSES),
    ("ArnEquals", &ARNS),
    ("ArnNotEquals", &ARNS),
    ("ArnLike", &ARNS),
    ("ArnNotLike", &ARNS),
];
const TEXTS: [&str; 8] = [
    "k",
    "K",
    "b/*",
    "?",
    "${test:w}",
    "a${*}",
    "${test:w, 'k'}",
    "",
];
const NUMBERS: [&str; 5] = ["7", "-7.0", "8", "1e3", "x"];
const DATES: [&str; 5] = [
    "2020-04-01",
    "2020-04-01T02:00+02:00",
    "1585699200",
    "7",
    "x",
];
const ADDRESSES: [&str; 5] = ["10.0.0.0/8", "10.1.2.3", "2001:db8::/32", "0.0.0.0/0", "x"];
const ARNS: [&str; 5] = [
    "arn:aws:s3:::b/*",
    "arn:aws:s3:::b/k",
    "arn:*:*:*:*:*",
    "arn:aws:s3:::${test:w}",
    "*",
];
