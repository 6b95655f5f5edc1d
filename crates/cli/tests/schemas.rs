//! What pipelines read, held against the schemas of its formats: JUnit and SARIF, of `check` and of `lint`, whatever the files hold.

mod shell;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use serde_json::{Value, json};
use shell::Folder;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Where a Python environment keeps its programs.
const PROGRAMS: &str = if cfg!(windows) { "Scripts" } else { "bin" };

/// The crates that bring the schemas: OASIS' own of SARIF 2.1.0, and Jenkins' of JUnit.
const SARIF: (&str, &str) = ("serde-sarif", "src/schema.json");
const JUNIT: (&str, &str) = ("junit-report", "tests/JUnit.xsd");

/// Expectations that hold and fail, with texts that XML, URIs and terminals take for something else.
const MIXED: &str = r#"{ "scenario": 1, "title": "]]> \u0001 \u001b[31m \ud83d\ude00 \uffff",
  "role": { "policies": [ { "name": "<&\u0007\">", "document": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } } ] },
  "session": { "policies": [ { "document": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } } } ] },
  "expect": [
    { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/x", "verdict": "allowed" },
    { "action": "s3:PutObject", "resource": "arn:aws:s3:::reports/]]><&\u0001\u001b\ufffe x", "verdict": "allowed" },
    { "action": "s3:PutObject", "resource": "arn:aws:s3:::reports/x", "verdict": "implicitDeny", "by": ["role"] },
    { "action": "sqx:*", "resource": "*", "verdict": "implicitDeny" }
  ],
  "unknown\u0001Field": 1 }"#;

const NOTHING: &str = r#"{ "scenario": 1, "role": { "policies": [] }, "expect": [] }"#;

const REFUSED: &str = r#"{ "scenario": 1, "role": { "policies": [
  { "name": "Broken \u0001", "document": { "Version": "2012-10-17", "Statement": { "Effect": "al\u0001low", "Action": "s3:*", "Resource": "*" } } } ] }, "expect": [] }"#;

const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } }"#;

/// A warning with a fix, a remark, and a letter that no reader of XML takes.
const SESSION: &str = r#"{ "Version": "2012-10-17", "Statement": [
  { "Sid": "One", "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject"], "Resource": "arn:aws:s3:::reports/<&\u0001>" },
  { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } ] }"#;

const FILES: [(&str, &str); 7] = [
    ("mixed.scenario.json", MIXED),
    ("with space ü#%?&<.scenario.json", MIXED),
    ("nothing.scenario.json", NOTHING),
    ("refused.scenario.json", REFUSED),
    ("torn.scenario.json", "{ \u{1}\n\"scenario\""),
    ("role ü.json", ROLE),
    ("session #%.json", SESSION),
];

/// What `check` is asked: each file that is there, one that is not, and all at once.
const CHECKED: [&[&str]; 7] = [
    &["mixed.scenario.json"],
    &["with space ü#%?&<.scenario.json"],
    &["nothing.scenario.json"],
    &["refused.scenario.json"],
    &["torn.scenario.json"],
    &["no such file"],
    &["."],
];

/// What `lint` is asked.
const LINTED: [&[&str]; 5] = [
    &["--role", "role ü.json", "--session", "session #%.json"],
    &["--role", "role ü.json"],
    &["--session", "session #%.json", "--role", "session #%.json"],
    &["with space ü#%?&<.scenario.json"],
    &["refused.scenario.json"],
];

/// What a command says to each of several questions, in files.
fn answers(
    folder: &Folder,
    command: &str,
    format: &str,
    questions: &[&[&str]],
) -> io::Result<Vec<PathBuf>> {
    let extension = if format == "junit" { "xml" } else { "json" };
    let mut files = Vec::new();
    for (at, question) in questions.iter().enumerate() {
        let arguments = [&[command], *question, &["--format", format]].concat();
        let name = format!("{command}-{format}-{at}.{extension}");
        let said = folder.run(&arguments, "")?;
        if said.out.is_empty() || said.code == Some(3) {
            return Err(io::Error::other(format!(
                "{arguments:?} is no answer: {}",
                said.err
            )));
        }
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, said.out)?;
        files.push(path);
    }
    Ok(files)
}

/// What is wrong with each file by the schema that a crate brings.
fn problems(schema: (&str, &str), files: &[PathBuf]) -> io::Result<Value> {
    let root = Path::new(ROOT);
    let python = root.join(".tools/readers").join(PROGRAMS).join("python");
    let output = Command::new(&python)
        .arg(root.join("tests/readers/validate.py"))
        .arg(shipped(schema)?)
        .args(files)
        .env("PYTHONUTF8", "1")
        .output()
        .map_err(|error| {
            io::Error::other(format!(
                "{} cannot be started ({error}): run `cargo xtask setup`, which fetches it",
                python.display()
            ))
        })?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr)));
    }
    let mut found = Vec::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let answer: Value = serde_json::from_str(line)?;
        found.push(answer.get("problems").cloned().unwrap_or_default());
    }
    Ok(found.into())
}

/// The path of a file that a crate brings, which cargo knows.
fn shipped((name, file): (&str, &str)) -> io::Result<PathBuf> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(ROOT)
        .output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let member =
        |package: &Value, name: &str| package.get(name).and_then(Value::as_str).map(str::to_owned);
    let manifest = packages
        .into_iter()
        .flatten()
        .find(|package| member(package, "name").as_deref() == Some(name))
        .and_then(|package| member(package, "manifest_path"));
    let folder = manifest
        .as_deref()
        .and_then(|manifest| Path::new(manifest).parent());
    let path = folder.map(|folder| folder.join(file));
    path.filter(|path| path.is_file())
        .ok_or_else(|| io::Error::other(format!("the crate {name} brings no {file}")))
}

#[test]
fn junit_of_check_is_valid() {
    let folder = Folder::new("junit", &FILES).unwrap();
    let files = answers(&folder, "check", "junit", &CHECKED).unwrap();
    let none = vec![json!([]); files.len()];
    assert_eq!(problems(JUNIT, &files).unwrap(), json!(none));
}

#[test]
fn sarif_of_check_is_valid() {
    let folder = Folder::new("sarif", &FILES).unwrap();
    let files = answers(&folder, "check", "sarif", &CHECKED).unwrap();
    let none = vec![json!([]); files.len()];
    assert_eq!(problems(SARIF, &files).unwrap(), json!(none));
}

#[test]
fn sarif_of_lint_is_valid() {
    let folder = Folder::new("lint", &FILES).unwrap();
    let files = answers(&folder, "lint", "sarif", &LINTED).unwrap();
    let none = vec![json!([]); files.len()];
    assert_eq!(problems(SARIF, &files).unwrap(), json!(none));
}

#[test]
fn the_schemas_refuse_what_is_not_of_their_form() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (xml, log) = (folder.join("bad.xml"), folder.join("bad.json"));
    fs::write(
        &xml,
        "<testsuites><testsuite><case/></testsuite></testsuites>",
    )
    .unwrap();
    let result = json!({ "message": { "text": "a" }, "level": "fatal", "locations": [
        { "physicalLocation": { "artifactLocation": { "uri": "a b" } } } ] });
    let tool = json!({ "driver": { "name": "a" } });
    let sarif = json!({ "version": "2.1.0", "runs": [ { "tool": tool, "results": [result] } ] });
    fs::write(&log, sarif.to_string()).unwrap();

    let found = problems(JUNIT, &[xml]).unwrap();
    assert!(!found[0].as_array().unwrap().is_empty());
    let found = problems(SARIF, &[log]).unwrap().to_string();
    assert!(
        found.contains("'fatal'") && found.contains("'a b'"),
        "{found}"
    );
}
