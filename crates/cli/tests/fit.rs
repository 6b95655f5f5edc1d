//! `scopedown fit`.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use serde_json::Value;
use shell::{Folder, Said};

const SESSION: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:GetObject"],
      "Resource": ["arn:aws:s3:::reports/*"]
    }
  ]
}
"#;

const SHORT: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}"#;

fn run(name: &str, arguments: &[&str], input: &str) -> Said {
    let folder = Folder::new(name, &[("session.json", SESSION)]).unwrap();
    let arguments: Vec<&str> = ["fit"].iter().chain(arguments).copied().collect();
    folder.run(&arguments, input).unwrap()
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn the_policy_alone_goes_into_a_pipe() {
    let said = run("fit-policy", &["-", "--format", "policy"], SESSION);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(said.out.trim_end_matches('\n').len(), said.out.len());
    assert_eq!(
        said.out
            .replace(
                r#"{"Version":"2012-10-17","Statement":{"#,
                r#"{"Version":"2012-10-17","Statement":[{"#
            )
            .replace("}}", "}]}"),
        SHORT
    );
}

#[test]
fn programs_get_every_step_with_its_argument() {
    let said = run("fit-json", &["session.json", "--format", "json"], "");
    assert_eq!(said.code, Some(0));
    let fit = json(&said);
    assert_eq!(
        (&fit["fit"], &fit["kind"], &fit["fits"], &fit["over"]),
        (&1.into(), &"session".into(), &true.into(), &0.into())
    );
    assert_eq!(fit["before"], SESSION.chars().count());
    assert_eq!(fit["limit"], 2048);
    let policy = fit["policy"].as_str().unwrap();
    assert_eq!(fit["characters"], policy.chars().count());
    let steps = fit["steps"].as_array().unwrap();
    let mut now = &fit["before"];
    for step in steps {
        assert_eq!(
            &step["before"], now,
            "a step begins where the last one ended"
        );
        assert!(step["argument"].as_str().unwrap().ends_with('.'));
        now = &step["after"];
    }
    assert_eq!(now, &fit["characters"]);
    let names: Vec<&str> = steps
        .iter()
        .map(|step| step["step"].as_str().unwrap())
        .collect();
    assert!(
        names.contains(&"whitespace") && names.contains(&"entries"),
        "{names:?}"
    );
    assert!(
        !names.contains(&"sids") && !names.contains(&"action-names"),
        "{names:?}"
    );
    let packed = &fit["packed"];
    assert!(packed["low"].as_u64() < packed["estimate"].as_u64());
    assert!(packed["estimate"].as_u64() < packed["high"].as_u64());
    assert_eq!(packed["outlook"], "likelyFits");
    assert_eq!(fit["statements"].as_array().unwrap().len(), 1);
}

#[test]
fn people_see_the_outcome_first_and_the_policy_last() {
    let said = run("fit-human", &["session.json"], "");
    assert!(said.out.starts_with("✓ session.json: "), "{}", said.out);
    for part in [
        "the limit is 2048",
        "  whitespace ",
        "statement 1 (Read)",
        "  left\n",
        "Estimate of the packed size: ",
        "AWS does not disclose how it packs",
    ] {
        assert!(said.out.contains(part), "{part} in {}", said.out);
    }
    let last = said.out.lines().last().unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(last).unwrap()["Version"],
        "2012-10-17"
    );
}

#[test]
fn what_is_over_the_limit_still_is_no_success_and_says_what_would_help() {
    let over = run("fit-over", &["session.json", "--limit", "120"], "");
    assert_eq!(over.code, Some(1));
    assert!(over.out.starts_with("✗ "), "{}", over.out);
    assert!(over.out.contains(" over the limit of 120."), "{}", over.out);
    assert!(over.out.contains("  --drop-sids "), "{}", over.out);
    assert!(over.out.contains("characters: fits\n"), "{}", over.out);

    let dropped = run(
        "fit-dropped",
        &[
            "session.json",
            "--limit",
            "120",
            "--drop-sids",
            "--format",
            "json",
        ],
        "",
    );
    assert_eq!(dropped.code, Some(0));
    assert!(!json(&dropped)["policy"].as_str().unwrap().contains("Sid"));

    let hopeless = run(
        "fit-hopeless",
        &[
            "session.json",
            "--limit",
            "50",
            "--drop-sids",
            "--format",
            "json",
        ],
        "",
    );
    assert_eq!(hopeless.code, Some(1));
    let fit = json(&hopeless);
    assert_eq!(fit["fits"], false);
    assert_eq!(
        fit["over"].as_u64().unwrap() + 50,
        fit["characters"].as_u64().unwrap()
    );
    let flags: Vec<&str> = fit["remedies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["flags"].as_str().unwrap())
        .collect();
    assert_eq!(flags, ["--shorten-actions"]);

    let piped = run(
        "fit-piped",
        &["session.json", "--limit", "50", "--format", "policy"],
        "",
    );
    assert_eq!(piped.code, Some(1));
    assert!(
        piped.out.starts_with('{') && piped.out.ends_with('}'),
        "{}",
        piped.out
    );
    assert!(
        piped
            .err
            .contains("No step that keeps the meaning is left."),
        "{}",
        piped.err
    );
}

#[test]
fn enough_is_enough() {
    let said = run(
        "fit-enough",
        &["session.json", "--enough", "--format", "json"],
        "",
    );
    assert_eq!(
        (said.code, json(&said)["policy"].as_str()),
        (Some(0), Some(SESSION))
    );
}

#[test]
fn names_give_way_to_wildcards_only_by_the_catalogue_of_a_day() {
    let session = SESSION.replace("s3:GetObject", "sqs:ReceiveMessage");
    let arguments = ["-", "--shorten-actions", "--format", "json"];
    let fit = json(&run("fit-shorten", &arguments, &session));
    assert!(fit["catalogue"].as_str().unwrap().starts_with("20"));
    let last = fit["steps"].as_array().unwrap().last().unwrap();
    assert_eq!(last["step"], "action-names");
    assert!(
        last["argument"]
            .as_str()
            .unwrap()
            .contains("AWS adds later")
    );
    assert!(fit["policy"].as_str().unwrap().contains("\"sqs:Rec*\""));
    let human = run("fit-shorten-human", &["-", "--shorten-actions"], &session);
    assert!(human.out.contains("catalogue is of 20"), "{}", human.out);
}

#[test]
fn white_space_of_a_role_policy_does_not_count() {
    let fit = json(&run(
        "fit-role",
        &["session.json", "--kind", "role", "--format", "json"],
        "",
    ));
    assert_eq!(fit["limit"], 10_240);
    let counted = SESSION
        .chars()
        .filter(|character| !character.is_whitespace());
    assert_eq!(fit["before"], counted.count());
    assert!(fit["packed"].is_null());
}

#[test]
fn what_aws_refuses_is_not_made_shorter() {
    let allow = SESSION.replace("Allow", "allow");
    for (input, code) in [
        (allow.as_str(), "effect-case"),
        ("", "json-empty"),
        (&"x".repeat(3_000_000), "limit-bytes"),
    ] {
        let said = run("fit-refused", &["-", "--format", "policy"], input);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
        assert!(said.err.contains(&format!("error[{code}]")), "{}", said.err);
    }
    assert_eq!(run("fit-missing", &["no-such-file"], "").code, Some(2));
}

#[test]
fn wrong_usage_is_told_apart() {
    for arguments in [
        &[][..],
        &["session.json", "--limit", "many"],
        &["session.json", "--kind", "user"],
    ] {
        assert_eq!(
            run("fit-usage", arguments, "").code,
            Some(3),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_reader_that_goes_away_makes_no_failure_a_success() {
    let folder = Folder::new("fit-unread", &[("session.json", SESSION)]).unwrap();
    let code = folder
        .run_unread(&["fit", "session.json", "--limit", "9"])
        .unwrap();
    assert_eq!(code, Some(1));
}
