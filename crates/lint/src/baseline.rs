//! What a team has looked at and lives with: a file of findings that are not reported again.
//!
//! An entry names the code, the policy and the marked text, and no line: text that moves stays known, text that changes is looked at anew.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Longer texts are kept by their beginning and a checksum of the whole.
const LONGEST: usize = 120;

/// Findings that are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The version of this format.
    baseline: u32,
    /// The findings, in order; one that was found twice stands here twice.
    findings: Vec<BaselineEntry>,
}

/// One finding that is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineEntry {
    /// The code, of a finding or of a diagnostic of the grammar.
    pub code: String,
    /// The name of the policy.
    pub policy: String,
    /// The marked text, its white space drawn together.
    pub text: String,
}

/// Why a baseline cannot be read.
#[derive(Debug)]
pub struct BaselineFault(String);

/// A baseline while findings are held against it.
#[derive(Debug)]
pub struct Matching<'b> {
    left: Vec<&'b BaselineEntry>,
}

impl BaselineEntry {
    /// The entry for a code that was found at a text of a policy.
    pub fn new(code: &str, policy: &str, marked: &str) -> Self {
        Self {
            code: code.to_owned(),
            policy: policy.to_owned(),
            text: shorten(marked),
        }
    }
}

impl Baseline {
    /// A baseline of these findings.
    pub fn of(findings: impl IntoIterator<Item = BaselineEntry>) -> Self {
        let mut findings: Vec<_> = findings.into_iter().collect();
        findings.sort();
        Self {
            baseline: 1,
            findings,
        }
    }

    /// Reads a baseline file.
    ///
    /// # Errors
    /// A text that is not JSON of this form and version.
    pub fn read(json: &str) -> Result<Self, BaselineFault> {
        let baseline: Self =
            serde_json::from_str(json).map_err(|error| BaselineFault(error.to_string()))?;
        if baseline.baseline != 1 {
            let version = baseline.baseline;
            return Err(BaselineFault(format!(
                "the format {version} is not known; this program reads and writes format 1"
            )));
        }
        Ok(baseline)
    }

    /// The file.
    pub fn to_json(&self) -> String {
        // Strings and a number always have a JSON form.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Begins to hold findings against the baseline.
    pub fn matching(&self) -> Matching<'_> {
        Matching {
            left: self.findings.iter().collect(),
        }
    }
}

impl<'b> Matching<'b> {
    /// Whether a finding is known. Each entry knows one.
    pub fn knows(&mut self, finding: &BaselineEntry) -> bool {
        let at = self.left.iter().position(|entry| *entry == finding);
        at.map(|at| self.left.remove(at)).is_some()
    }

    /// The entries that nothing was found for: they can be deleted.
    pub fn stale(self) -> Vec<&'b BaselineEntry> {
        self.left
    }
}

impl fmt::Display for BaselineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BaselineFault {}

/// A text in which white space does not count, short enough for a file that people read.
fn shorten(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().nth(LONGEST).is_none() {
        return plain;
    }
    let start: String = plain.chars().take(LONGEST).collect();
    format!("{start}… {:016x}", checksum(&plain))
}

/// FNV-1a, which never changes and needs no key: it tells texts apart, and guards nothing.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_knows_one_finding_wherever_it_stands() {
        let entry = |text| BaselineEntry::new("dead-grant", "session", text);
        let baseline = Baseline::of([entry("\"s3:*\""), entry("gone")]);
        let baseline = Baseline::read(&baseline.to_json()).unwrap();
        let mut matching = baseline.matching();
        assert!(matching.knows(&entry(" \"s3:*\"\n")));
        assert!(!matching.knows(&entry("\"s3:*\"")));
        assert!(!matching.knows(&BaselineEntry::new("dead-grant", "other", "gone")));
        assert_eq!(matching.stale(), [&entry("gone")]);
    }

    #[test]
    fn long_texts_differ_by_their_ends() {
        let long = "a b ".repeat(200);
        assert_eq!(shorten(&long), shorten(&format!("  {long}\n")));
        assert_ne!(shorten(&long), shorten(&format!("{long}c")));
        assert!(shorten(&long).chars().count() < 150);
    }

    #[test]
    fn other_forms_are_refused() {
        for wrong in [
            "",
            "[]",
            r#"{"baseline": 2, "findings": []}"#,
            r#"{"baseline": 1}"#,
            r#"{"baseline": 1, "findings": [{"code": "x"}]}"#,
        ] {
            assert!(Baseline::read(wrong).is_err(), "{wrong}");
        }
    }
}
