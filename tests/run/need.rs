//! The cases of `tests/needs`: lists of calls, and what is said of them.
//!
//! `tests/needs/README.md` says how a case is written.

use std::fs;
use std::path::Path;

use scopedown_catalog::Catalog;
use scopedown_report::shape::NeedShape;
use scopedown_report::words;
use scopedown_scenario::need::{Asked, Need, NeedAnswer, Outcome, WantProblem, answer};
use scopedown_scenario::{Analysis, Scenario};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "case")]
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    want: String,
    role: String,
    session: Option<String>,
    boundary: Option<String>,
    scp: Option<String>,
    satisfied: bool,
    lines: Option<Vec<String>>,
    #[serde(default)]
    companions: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    summary: Option<Vec<String>>,
    problems: Option<Vec<String>>,
}

#[test]
fn every_list_is_answered_as_its_case_says() -> Result<(), String> {
    let catalog = Catalog::embedded();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("needs");
    let mut failures = Vec::new();
    let mut count = 0;
    for (name, file) in files(&folder)? {
        for case in &file.cases {
            count += 1;
            if let Err(wrong) = look_at(case, &catalog) {
                failures.push(format!("{name}: {}\n  {wrong}", case.name));
            }
        }
    }
    assert!(count > 15, "only {count} cases were found");
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
    Ok(())
}

#[test]
fn programs_are_told_what_people_are_told() -> Result<(), String> {
    let catalog = Catalog::embedded();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("needs");
    for (name, file) in files(&folder)? {
        for case in &file.cases {
            let (text, wants) = with_answer(case, &catalog, |need, answer| {
                let shape = NeedShape::of(answer, need);
                let wants = answer.wants().count();
                (serde_json::to_string(&shape).unwrap_or_default(), wants)
            })?;
            let shape: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            assert_eq!(shape["need"], 1, "{name}");
            assert_eq!(shape["satisfied"], case.satisfied, "{name}");
            let calls = shape["calls"].as_array().ok_or("no calls")?;
            let own = calls.iter().filter(|call| call["companion"].is_null());
            assert_eq!(own.count(), wants, "{name}");
            for call in calls {
                let allowed = ["allowed", "upToResourcePolicy"]
                    .iter()
                    .any(|outcome| call["outcome"] == *outcome);
                let says_so = call["why"]
                    .as_str()
                    .unwrap_or_default()
                    .contains("is allowed");
                assert_eq!(allowed, says_so, "{name}: {call}");
                let blames = call["forgot"] != json!([]) || call["denies"] != json!([]);
                assert!(!(allowed && blames), "{name}: {call}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_hostile_list_beside_hostile_policies_is_answered_in_bounded_time() -> Result<(), String> {
    let catalog = Catalog::embedded();
    let resources: Vec<String> = (0..2_000)
        .map(|number| format!("arn:aws:ec2:*:*:{}{number}*?*", "*x".repeat(20)))
        .collect();
    let statement = json!({ "Effect": "Allow", "Action": "ec2:*", "Resource": resources });
    let case = Case {
        name: String::new(),
        want: "ec2:* RunInstances\n".repeat(50) + &"arn:aws:s3:::*, ".repeat(10_000),
        role: statement.to_string(),
        session: Some(statement.to_string()),
        boundary: None,
        scp: None,
        satisfied: false,
        lines: None,
        companions: Vec::new(),
        without: Vec::new(),
        summary: None,
        problems: None,
    };
    let outcomes = with_answer(&case, &catalog, |need, answer| {
        assert!(need.problems.len() <= 1_000);
        assert!(!need.wants.is_empty() && need.wants.len() <= 1_000);
        let rows = answer.rows.iter();
        rows.map(|row| row.outcome).collect::<Vec<_>>()
    })?;
    // What is too much is said to be, and passes for nothing else.
    assert!(outcomes.contains(&Outcome::NotLookedAt));
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<(String, File)>, String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let file = toml::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
        files.push((name, file));
    }
    files.sort_by(|left, right| left.0.cmp(&right.0));
    Ok(files)
}

fn with_answer<T>(
    case: &Case,
    catalog: &Catalog,
    look: impl FnOnce(&Need, &NeedAnswer) -> T,
) -> Result<T, String> {
    let scenario = scenario(case)?;
    let analysis = Analysis::with_catalog(&scenario, catalog);
    let need = Need::read_for(&case.want, catalog, &analysis);
    match answer(&analysis, catalog, &need) {
        Ok(answer) => Ok(look(&need, &answer)),
        Err(refused) => Err(format!("the policies are refused: {refused:?}")),
    }
}

fn look_at(case: &Case, catalog: &Catalog) -> Result<(), String> {
    with_answer(case, catalog, |need, answer| {
        let problems: Vec<String> = need.problems.iter().map(WantProblem::message).collect();
        equal("problems", case.problems.as_ref(), &problems)?;
        let sentences = |of_want: bool| -> Vec<String> {
            let rows = answer.rows.iter();
            rows.filter(|row| row.asked.is_want() == of_want)
                .map(|row| words::need_row(row, need).to_string())
                .collect()
        };
        let summary: Vec<String> = words::need_summary(answer)
            .iter()
            .map(ToString::to_string)
            .collect();
        equal("lines", case.lines.as_ref(), &sentences(true))?;
        equal("summary", case.summary.as_ref(), &summary)?;
        let companions = sentences(false);
        for wanted in &case.companions {
            if !companions.contains(wanted) {
                return Err(format!(
                    "no companion is told of as\n    {wanted}\n  but\n    {}",
                    companions.join("\n    ")
                ));
            }
        }
        for row in answer.companions() {
            let Asked::Companion { companion, .. } = row.asked else {
                continue;
            };
            if case.without.iter().any(|name| name == companion.action) {
                return Err(format!("{} is asked about", companion.action));
            }
        }
        if answer.is_satisfied() != case.satisfied {
            return Err(format!("satisfied is {}", answer.is_satisfied()));
        }
        Ok(())
    })?
}

fn equal(what: &str, wanted: Option<&Vec<String>>, found: &[String]) -> Result<(), String> {
    match wanted {
        Some(wanted) if wanted.as_slice() != found => {
            Err(format!("{what} are\n    {}", found.join("\n    ")))
        }
        _ => Ok(()),
    }
}

fn scenario(case: &Case) -> Result<Scenario, String> {
    let policy = |text: &str| -> Result<Value, String> {
        let value: Value =
            serde_json::from_str(text).map_err(|error| format!("{error}: {text}"))?;
        Ok(match value.get("Statement") {
            Some(_) => value,
            None => json!({ "Version": "2012-10-17", "Statement": value }),
        })
    };
    let mut scenario = json!({ "role": { "policies": [{ "document": policy(&case.role)? }] } });
    let mut put = |name: &str, value: Value| {
        if let Some(members) = scenario.as_object_mut() {
            members.insert(name.to_owned(), value);
        }
    };
    if let Some(text) = &case.session {
        put(
            "session",
            json!({ "policies": [{ "document": policy(text)? }] }),
        );
    }
    if let Some(text) = &case.boundary {
        put("boundary", policy(text)?);
    }
    if let Some(text) = &case.scp {
        put("organization", json!({ "scps": [[policy(text)?]] }));
    }
    let read = Scenario::read(&scenario.to_string());
    if !read.problems.is_empty() {
        return Err(format!("{:?}", read.problems));
    }
    read.scenario.ok_or_else(|| "no scenario".to_owned())
}
