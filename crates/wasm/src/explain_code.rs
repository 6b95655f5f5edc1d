//! What stands behind a code.

use scopedown_lint::{Settings, SettingsFault, codes, explanation};
use scopedown_policy::Severity;
use serde::Serialize;
use tsify::Tsify;

use crate::failure::{self, Failure};

/// What stands behind a code, or why nothing does.
#[derive(Debug, Serialize, Tsify)]
#[serde(untagged)]
pub enum CodeAnswer {
    /// The code is known.
    Answered {
        /// Always true.
        #[tsify(type = "true")]
        ok: bool,
        /// The stable name.
        code: &'static str,
        /// How grave it is where nothing else is said: `error`, `warning` or `info`.
        severity: &'static str,
        /// Its page, as Markdown.
        page: &'static str,
    },
    /// There is no such code.
    Failed(Failure),
}

/// What stands behind a code.
pub(crate) fn answer(code: &str) -> CodeAnswer {
    let known = codes().into_iter().find(|known| known.name == code);
    match known.zip(explanation(code)) {
        Some((known, page)) => CodeAnswer::Answered {
            ok: true,
            code: known.name,
            severity: known.severity.name(),
            page,
        },
        None => CodeAnswer::Failed(Failure::new(vec![failure::placeless(
            "unknown-code",
            Severity::Error,
            format!("`{code}` is the code of no diagnostic."),
            help(code),
        )])),
    }
}

/// The settings know which code was most likely meant.
fn help(code: &str) -> String {
    match Settings::new(&[code.to_owned()], &[], &[]) {
        Err(SettingsFault::Unknown {
            nearest: Some(nearest),
            ..
        }) => format!("Ask for `{nearest}`."),
        _ => "Ask for the code of a diagnostic.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page() {
        for known in codes() {
            let CodeAnswer::Answered { page, .. } = answer(known.name) else {
                panic!("{} has none", known.name)
            };
            assert!(page.starts_with(&format!("# {}", known.name)));
        }
    }

    #[test]
    fn a_misspelt_code_is_recognised() {
        let CodeAnswer::Failed(failure) = answer("session-deny-onli") else {
            panic!("there is such a code")
        };
        assert_eq!(failure.diagnostics[0].help, "Ask for `session-deny-only`.");
    }
}
