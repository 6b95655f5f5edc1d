//! A real shell runs the commands, with an `aws` that prints its arguments.

mod hostile;

use std::io;
use std::process::Command;

use scopedown_association::{Form, Operation, write};

/// Prints each argument with U+0000 behind it.
const STUB: &str = r#"aws() { for argument in "$@"; do printf '%s\0' "$argument"; done; }"#;

/// The arguments that the program would get; `None` where there is no shell here.
fn arguments(script: &str) -> io::Result<Option<Vec<String>>> {
    let ran = Command::new("sh")
        .args(["-u", "-c", &format!("{STUB}\n{script}")])
        .output();
    let output = match ran {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    if !output.status.success() || !output.stderr.is_empty() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr)));
    }
    let text = String::from_utf8(output.stdout).map_err(io::Error::other)?;
    let mut arguments: Vec<String> = text.split('\0').map(Into::into).collect();
    arguments.pop();
    Ok(Some(arguments))
}

/// An option as the command line has it: an argument of its own, unless it looks like another option.
fn option(name: &str, value: &str) -> Vec<String> {
    if value.starts_with('-') {
        vec![format!("{name}={value}")]
    } else {
        vec![name.into(), value.into()]
    }
}

#[test]
fn every_argument_arrives_as_it_is() -> io::Result<()> {
    for text in hostile::TEXTS {
        let association = hostile::association(text);
        let script = write(&association, Form::Cli, Operation::Create).text;
        let Some(arguments) = arguments(&script)? else {
            return Ok(());
        };
        let mut wanted: Vec<String> = ["eks", "create-pod-identity-association"]
            .map(Into::into)
            .into();
        wanted.extend(option("--region", "eu-west-1"));
        for name in [
            "--cluster-name",
            "--namespace",
            "--service-account",
            "--role-arn",
            "--target-role-arn",
        ] {
            wanted.extend(option(name, text));
        }
        wanted.push("--disable-session-tags".into());
        wanted.extend(option("--policy", text));
        let tags = serde_json::json!({ text: text }).to_string();
        wanted.extend(option("--tags", &tags));
        assert_eq!(arguments, wanted, "{script}");
    }
    Ok(())
}

#[test]
fn assuming_the_role_carries_the_policy() -> io::Result<()> {
    for text in hostile::TEXTS {
        let association = hostile::association(text);
        let script = write(&association, Form::AssumeRole, Operation::Create).text;
        let Some(arguments) = arguments(&script)? else {
            return Ok(());
        };
        assert!(arguments.starts_with(&["sts".into(), "assume-role".into()]));
        assert!(arguments.ends_with(&option("--policy", text)), "{script}");
    }
    Ok(())
}
