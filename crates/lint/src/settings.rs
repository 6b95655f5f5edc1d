//! What a team makes of the codes: refuse them, be warned of them, or let them be.

use std::collections::BTreeMap;
use std::fmt;

use scopedown_policy::Severity;

use crate::finding::Finding;
use crate::nearest::nearest;
use crate::registry::{Origin, codes};

/// What is asked for some codes; the others keep their own severity.
#[derive(Debug, Clone, Default)]
pub struct Settings(BTreeMap<&'static str, Option<Severity>>);

/// Why settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsFault {
    /// There is no such code.
    Unknown {
        /// The name as it was given.
        written: String,
        /// The code that was most likely meant.
        nearest: Option<&'static str>,
    },
    /// A code stands in two of the lists.
    Twice(&'static str),
    /// A document is refused for the code, which nobody can allow.
    Refusal(&'static str),
}

impl Settings {
    /// Codes that count as errors, as warnings, and not at all, by their exact names.
    ///
    /// # Errors
    /// A name that no code has, a code in two lists, or the permission of what AWS's grammar refuses.
    pub fn new(deny: &[String], warn: &[String], allow: &[String]) -> Result<Self, SettingsFault> {
        let known = codes();
        let mut settings = BTreeMap::new();
        for (names, severity) in [
            (deny, Some(Severity::Error)),
            (warn, Some(Severity::Warning)),
            (allow, None),
        ] {
            for written in names {
                let code = known
                    .iter()
                    .find(|code| code.name == written)
                    .ok_or_else(|| SettingsFault::Unknown {
                        written: written.clone(),
                        nearest: nearest(written, known.iter().map(|code| code.name)),
                    })?;
                if code.origin == Origin::Refusal && severity != Some(Severity::Error) {
                    return Err(SettingsFault::Refusal(code.name));
                }
                let before = settings.insert(code.name, severity);
                if before.is_some_and(|before| before != severity) {
                    return Err(SettingsFault::Twice(code.name));
                }
            }
        }
        Ok(Self(settings))
    }

    /// The severity that counts for a code; `None` where it is allowed. For diagnostics of the grammar and findings alike.
    pub fn severity(&self, code: &str, own: Severity) -> Option<Severity> {
        self.0.get(code).copied().unwrap_or(Some(own))
    }

    /// The findings as the settings see them.
    pub fn apply(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let judged = |finding: Finding| {
            let severity = self.severity(finding.code.name(), finding.severity)?;
            Some(finding.graded(severity))
        };
        findings.into_iter().filter_map(judged).collect()
    }
}

impl fmt::Display for SettingsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown {
                written,
                nearest: Some(nearest),
            } => write!(f, "there is no code `{written}`; did you mean `{nearest}`?"),
            Self::Unknown { written, .. } => write!(f, "there is no code `{written}`"),
            Self::Twice(code) => write!(f, "`{code}` is asked for in two ways"),
            Self::Refusal(code) => write!(
                f,
                "`{code}` cannot be allowed: AWS refuses the document, and so nothing can be evaluated"
            ),
        }
    }
}

impl std::error::Error for SettingsFault {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(deny: &[&str], warn: &[&str], allow: &[&str]) -> Result<Settings, String> {
        let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        Settings::new(&owned(deny), &owned(warn), &owned(allow)).map_err(|fault| fault.to_string())
    }

    #[test]
    fn codes_are_named_exactly() {
        let fault = read(&["session-deny-onli"], &[], &[]).unwrap_err();
        assert_eq!(
            fault,
            "there is no code `session-deny-onli`; did you mean `session-deny-only`?"
        );
        assert!(read(&["nonsense"], &[], &[]).is_err());
        assert!(read(&["quota"], &["quota"], &[]).is_err());
        assert!(read(&[], &[], &["json-comment"]).is_err());
    }

    #[test]
    fn what_is_not_named_keeps_its_severity() {
        let settings = read(&["quota"], &[], &["version-2008"]).unwrap();
        assert_eq!(
            settings.severity("quota", Severity::Info),
            Some(Severity::Error)
        );
        assert_eq!(settings.severity("version-2008", Severity::Warning), None);
        assert_eq!(
            settings.severity("key-case", Severity::Error),
            Some(Severity::Error)
        );
    }
}
