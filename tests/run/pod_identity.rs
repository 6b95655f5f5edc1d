//! The table of the published facts about EKS Pod Identity is whole, and what it names is there.

use std::fs;
use std::path::Path;

use serde::Deserialize;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The sections whose facts have numbers, and how many they are.
const NUMBERED: [(&str, usize); 5] = [("8.1", 4), ("8.3", 9), ("8.4", 7), ("8.5", 4), ("8.7", 4)];

/// The rows of the table of fields, and what stands below it.
const FIELDS: [&str; 13] = [
    "clusterName",
    "namespace",
    "serviceAccount",
    "associationId",
    "roleArn",
    "targetRoleArn",
    "disableSessionTags",
    "policy",
    "tags",
    "clientRequestToken",
    "response",
    "errors",
    "update",
];

/// The rows of the table of names.
const TOOLS: [&str; 9] = [
    "AWS CLI",
    "Console",
    "eksctl flags",
    "eksctl config",
    "CloudFormation",
    "CDK",
    "Terraform",
    "Pulumi",
    "ACK",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    fact: Vec<Fact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    number: String,
    says: String,
    /// "FILE: function"
    #[serde(default)]
    tests: Vec<String>,
    /// "FILE: name"
    #[serde(default)]
    cases: Vec<String>,
    /// Files, each with what is read of it beside it.
    #[serde(default)]
    samples: Vec<String>,
    /// Codes of lints, of the association and of others.
    #[serde(default)]
    codes: Vec<String>,
    /// Why nothing holds the fact.
    #[serde(default)]
    not: Option<String>,
}

impl Fact {
    fn is_held(&self) -> bool {
        [&self.tests, &self.cases, &self.samples, &self.codes]
            .iter()
            .any(|list| !list.is_empty())
    }

    /// What it names and is not there.
    fn missing(&self) -> Vec<String> {
        let tests = self.tests.iter().filter(|test| !has_test(test));
        let cases = self.cases.iter().filter(|case| !has_case(case));
        let samples = self.samples.iter().filter(|sample| !has_sample(sample));
        let codes = self.codes.iter().filter(|code| !has_page(code));
        let all = tests.chain(cases).chain(samples).chain(codes);
        all.map(|name| format!("{}: {name}", self.number)).collect()
    }
}

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_default()
}

/// Whether the file has the function, marked as a test or as a law of `proptest`.
fn has_test(named: &str) -> bool {
    let Some((file, name)) = named.split_once(": ") else {
        return false;
    };
    let text = text(file);
    let heads = [format!("fn {name}("), format!("fn {name}()")];
    text.split("#[test]").skip(1).any(|behind| {
        let head = behind
            .lines()
            .map(str::trim)
            .find(|line| line.starts_with("fn "));
        head.is_some_and(|head| heads.iter().any(|wanted| head.starts_with(wanted.as_str())))
    })
}

fn has_case(named: &str) -> bool {
    let Some((file, name)) = named.split_once(": ") else {
        return false;
    };
    text(file)
        .lines()
        .any(|line| line == format!("name = \"{name}\""))
}

fn has_sample(file: &str) -> bool {
    !text(file).is_empty() && !text(&format!("{file}.expected")).is_empty()
}

/// Every lint has its page, which another test makes sure of.
fn has_page(code: &str) -> bool {
    !text(&format!("crates/lint/explanations/{code}.md")).is_empty()
}

#[test]
fn every_published_fact_is_held_or_says_why_not() {
    let table: Table = toml::from_str(&text("tests/pod-identity.toml")).unwrap();
    let numbers: Vec<&str> = table.fact.iter().map(|fact| &*fact.number).collect();
    let numbered = |section: &str| {
        let count = NUMBERED
            .iter()
            .find(|(name, _)| *name == section)
            .unwrap()
            .1;
        (1..=count)
            .map(|fact| format!("{section}.{fact}"))
            .collect::<Vec<_>>()
    };
    let rows = |section: &str, rows: &[&str]| {
        rows.iter()
            .map(|row| format!("{section} {row}"))
            .collect::<Vec<_>>()
    };
    let wanted = [
        numbered("8.1"),
        rows("8.2", &FIELDS),
        numbered("8.3"),
        numbered("8.4"),
        numbered("8.5"),
        rows("8.6", &TOOLS),
        numbered("8.7"),
    ]
    .concat();
    assert_eq!(numbers, wanted);
    for fact in &table.fact {
        assert!(!fact.says.is_empty(), "{}", fact.number);
        let is_excused = fact.not.as_ref().is_some_and(|reason| !reason.is_empty());
        assert_ne!(
            fact.is_held(),
            is_excused,
            "{}: either what holds it, or why nothing does",
            fact.number
        );
    }
}

#[test]
fn what_the_table_names_is_there() {
    let table: Table = toml::from_str(&text("tests/pod-identity.toml")).unwrap();
    let missing: Vec<String> = table.fact.iter().flat_map(Fact::missing).collect();
    assert!(missing.is_empty(), "not there:\n{}", missing.join("\n"));
}

#[test]
fn what_is_not_there_is_noticed() {
    for named in [
        "tests/run/pod_identity.rs: no_such_test",
        "tests/run/pod_identity.rs: has_test",
        "no-file: text",
    ] {
        assert!(!has_test(named), "{named}");
    }
    assert!(has_test(
        "tests/run/pod_identity.rs: what_is_not_there_is_noticed"
    ));
    assert!(!has_case("tests/corpus/published/eks.toml: no-such-case"));
    assert!(!has_sample("crates/intake/tests/samples/no-such.json"));
    assert!(!has_page("no-such-code"));
}
