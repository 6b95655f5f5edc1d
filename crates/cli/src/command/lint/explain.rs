//! `scopedown lint --explain CODE`

use scopedown_lint::{Settings, codes, explanation};

use crate::exit::{Exit, Stop, print};

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
        print(&format!("{}\n", text.trim_end()))?;
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
        "{fault}. `scopedown lint --explain {ALL}` lists the codes."
    )))
}
