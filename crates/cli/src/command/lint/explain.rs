//! `scopedown lint --explain CODE`

use scopedown_lint::{Settings, codes, explanation};

use super::ended;
use crate::exit::{Exit, Stop, print};
use crate::terminal;

/// Every code on a line.
const ALL: &str = "all";

pub(super) fn run(code: &str) -> Result<Exit, Stop> {
    if code == ALL {
        let lines = codes()
            .into_iter()
            .map(|code| format!("{:<32}{}\n", code.name, code.severity.name()));
        print(&lines.collect::<String>())?;
        return Ok(Exit::Fine);
    }
    if let Some(text) = explanation(code) {
        let text = format!("{}\n", text.trim_end());
        print(&match terminal::width() {
            Some(_) => flowing(&text).split_inclusive('\n').map(line).collect(),
            None => text,
        })?;
        return Ok(Exit::Fine);
    }
    // The settings know which code was most likely meant.
    let fault = Settings::new(&[code.to_owned()], &[], &[])
        .err()
        .map_or_else(
            || format!("`{code}` has no explanation"),
            |fault| fault.to_string(),
        );
    Err(Stop::usage(format!(
        "{} `scopedown lint --explain {ALL}` lists the codes.",
        ended(&fault)
    )))
}

fn line(text: &str) -> String {
    let indent = if text.starts_with("- ") { 2 } else { 0 };
    terminal::wrapped(text, indent)
}

/// The paragraphs of an explanation each as one line, for a terminal breaks lines in other places than the file does. What stands in a block of
/// code keeps its lines.
fn flowing(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_code, mut in_paragraph) = (false, false);
    for line in text.lines() {
        let is_fence = line.starts_with("```");
        let continues = in_paragraph && !is_fence && !line.is_empty() && !line.starts_with("- ");
        if continues {
            out.push(' ');
        } else if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(if continues { line.trim_start() } else { line });
        in_code ^= is_fence;
        in_paragraph = !in_code && !is_fence && !line.is_empty() && !line.starts_with('#');
    }
    out + "\n"
}

#[cfg(test)]
mod tests {
    use super::flowing;

    #[test]
    fn paragraphs_flow_and_code_does_not() {
        let text = "# code\n\nOne\ntwo.\n\n- Wrong: `a`\n- Right: `b`\n  or `c`\n```json\n{\n}\n```\nSource: x.\n";
        let flown = "# code\n\nOne two.\n\n- Wrong: `a`\n- Right: `b` or `c`\n```json\n{\n}\n```\nSource: x.\n";
        assert_eq!(flowing(text), flown);
    }
}
