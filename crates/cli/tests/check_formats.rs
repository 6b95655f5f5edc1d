//! What pipelines read of `scopedown check`: JUnit, SARIF and GitHub's annotations.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use serde_sarif::sarif::Sarif;
use shell::{Folder, Said};

/// Two expectations hold, one finds another verdict, one other layers, one no cell.
const MIXED: &str = r#"{ "scenario": 1,
  "role": { "policies": [ { "document": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } } ] },
  "session": { "policies": [ { "document": { "Version": "2012-10-17", "Statement":
    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } } } ] },
  "expect": [
    { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/x", "verdict": "allowed" },
    { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/x", "verdict": "allowed" },
    { "action": "s3:PutObject", "resource": "arn:aws:s3:::reports/<&x>", "verdict": "allowed" },
    { "action": "s3:PutObject", "resource": "arn:aws:s3:::reports/x", "verdict": "implicitDeny", "by": ["role"] },
    { "action": "sqx:*", "resource": "*", "verdict": "implicitDeny" }
  ],
  "unknownField": 1 }"#;

const REFUSED: &str = r#"{ "scenario": 1, "role": { "policies": [
  { "name": "Broken", "document": { "Version": "2012-10-17", "Statement": { "Effect": "allow", "Action": "s3:*", "Resource": "*" } } } ] },
  "expect": [] }"#;

fn folder(name: &str) -> Folder {
    let files = [
        ("mixed.scenario.json", MIXED),
        ("refused.scenario.json", REFUSED),
        ("torn.scenario.json", "{\n  \"scenario\""),
    ];
    Folder::new(name, &files).unwrap()
}

fn check(folder: &Folder, file: &str, format: &str) -> Said {
    folder
        .run(&["check", file, "--format", format], "")
        .unwrap()
}

fn sarif(said: &Said) -> Value {
    let read: Sarif = serde_json::from_str(&said.out).unwrap();
    assert_eq!(read.runs.len(), 1);
    serde_json::from_str(&said.out).unwrap()
}

fn results(sarif: &Value) -> Vec<Value> {
    let results = sarif.pointer("/runs/0/results");
    results
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default()
}

#[test]
fn junit_has_a_case_for_each_expectation() {
    let said = check(&folder("check-junit"), "mixed.scenario.json", "junit");
    assert_eq!(said.code, Some(1), "{}", said.err);
    let xml = &said.out;
    for part in [
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><testsuites><testsuite id=\"0\" name=\"mixed.scenario.json\"",
        " tests=\"5\" errors=\"0\" failures=\"3\"",
        "<testcase name=\"s3:GetObject on arn:aws:s3:::reports/x is allowed\" time=\"0\" classname=\"mixed.scenario.json\" file=\"mixed.scenario.json\"/>",
        "<testcase name=\"s3:GetObject on arn:aws:s3:::reports/x is allowed (2)\"",
        "<testcase name=\"s3:PutObject on arn:aws:s3:::reports/&lt;&amp;x&gt; is allowed\"",
        "mixed.scenario.json:8:5 expect[2]\n",
        "s3:PutObject on arn:aws:s3:::reports/x is cut by the session policy. It is implicitDeny by session.",
        "sqx:* on * is implicitDeny",
    ] {
        assert!(xml.contains(part), "{part} in {xml}");
    }
    assert_eq!(xml.matches("<failure ").count(), 3);
    assert!(xml.ends_with("</testsuites>\n"));
}

#[test]
fn junit_shows_what_could_not_be_checked_as_errors() {
    let folder = folder("check-junit-errors");
    let torn = check(&folder, "torn.scenario.json", "junit");
    assert_eq!(torn.code, Some(2));
    assert!(torn.out.contains("tests=\"1\" errors=\"1\" failures=\"0\""));
    assert!(
        torn.out
            .contains("<error type=\"unreadable\" message=\"torn.scenario.json:2:")
    );
    let refused = check(&folder, "refused.scenario.json", "junit");
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.out.contains("message=\"Broken:4:"),
        "{}",
        refused.out
    );
    let missing = check(&folder, "no-such-file", "junit");
    assert_eq!(missing.code, Some(2));
    assert!(missing.out.contains("no-such-file cannot be read: "));
}

#[test]
fn a_failing_expectation_points_at_its_place() {
    let said = check(&folder("check-sarif"), "mixed.scenario.json", "sarif");
    assert_eq!(said.code, Some(1));
    let sarif = sarif(&said);
    let results = results(&sarif);
    let told: Vec<(&str, &str, u64, u64)> = results
        .iter()
        .map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], "mixed.scenario.json");
            let number = |member: &str| place["region"][member].as_u64().unwrap();
            assert!(number("endColumn") > number("startColumn"));
            (
                result["ruleId"].as_str().unwrap(),
                result["level"].as_str().unwrap(),
                number("startLine"),
                number("startColumn"),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("scenario-unknown-field", "warning", 12, 3),
            ("expectation-verdict", "error", 8, 5),
            ("expectation-layers", "error", 9, 5),
            ("expectation-no-cell", "error", 10, 5),
        ]
    );
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    for result in &results[1..] {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_result() {
    let folder = folder("check-sarif-errors");
    let torn = check(&folder, "torn.scenario.json", "sarif");
    let found = results(&sarif(&torn));
    assert_eq!(found[0]["ruleId"], "scenario-json");
    let region = &found[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 2);
    let missing = results(&sarif(&check(&folder, "no-such-file", "sarif")));
    assert_eq!(missing[0]["ruleId"], "file-not-checked");
    assert_eq!(missing[0]["level"], "error");
    // The place in the document's printed form is none of the file.
    let refused = results(&sarif(&check(&folder, "refused.scenario.json", "sarif")));
    assert_eq!(refused[0]["ruleId"], "effect-case");
    let place = &refused[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "refused.scenario.json");
    assert!(place["region"].is_null());
    let message = refused[0]["message"]["text"].as_str().unwrap();
    assert!(message.starts_with("In `Broken`, line 4, "), "{message}");
}

#[test]
fn a_workflow_gets_annotations() {
    let folder = folder("check-github");
    let said = check(&folder, "mixed.scenario.json", "github");
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 4, "{}", said.out);
    assert!(lines[0].starts_with("::warning file=mixed.scenario.json,line=12,"));
    assert!(
        lines[1].starts_with("::error file=mixed.scenario.json,line=8,endLine=8,col=5,endColumn=96,title=expectation-verdict::Expected: s3:PutObject on "),
        "{}", lines[1]
    );
    assert!(lines[1].contains("is allowed.%0As3:PutObject"));
    let refused = check(&folder, "refused.scenario.json", "github");
    assert!(
        refused
            .out
            .starts_with("::error file=refused.scenario.json,title=effect-case::In `Broken`, ")
    );
}

#[test]
fn a_check_that_checks_nothing_is_an_error_in_every_form() {
    let empty = MIXED.split("\"expect\"").next().unwrap().to_owned() + "\"expect\": [] }";
    let folder = Folder::new("check-nothing", &[("a.scenario.json", &*empty)]).unwrap();
    for format in ["human", "json", "junit", "sarif", "github"] {
        let said = check(&folder, "a.scenario.json", format);
        assert_eq!(said.code, Some(1), "{format}");
        assert!(said.err.contains("nothing was checked"));
    }
    let sarif = results(&sarif(&check(&folder, "a.scenario.json", "sarif")));
    assert_eq!(sarif[0]["ruleId"], "nothing-checked");
    let github = check(&folder, "a.scenario.json", "github");
    assert!(
        github
            .out
            .starts_with("::error file=a.scenario.json,title=nothing-checked::")
    );
}

#[test]
fn files_are_told_in_order_on_however_many_cores() {
    let names: Vec<String> = (0..60).map(|at| format!("{at:02}.scenario.json")).collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .enumerate()
        .map(|(at, name)| (name.as_str(), if at % 7 == 0 { "{" } else { MIXED }))
        .collect();
    let folder = Folder::new("check-order", &files).unwrap();
    for format in ["human", "json", "sarif", "github"] {
        let said = check(&folder, ".", format);
        let again = check(&folder, ".", format);
        assert_eq!((&said.out, &said.err), (&again.out, &again.err));
        let at = |name: &String| said.out.find(name.as_str());
        let places: Vec<usize> = names.iter().filter_map(at).collect();
        assert!(places.len() > 50 && places.is_sorted(), "{format}");
    }
}
