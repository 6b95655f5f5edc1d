//! The cases of every lint: texts that raise it, near misses that do not, and what its fix makes of them.
//!
//! `tests/lints/README.md` says how a case is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use scopedown_catalog::Catalog;
use scopedown_eval::{
    Authority, Caller, Context, Layers, ResourcePolicy, Situation, Target, Unlisted,
};
use scopedown_lint::{Document, Finding, Origin, Place, Subject, codes, findings};
use scopedown_policy::{Diagnostic, Parsed, PolicyKind, parse};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    about: String,
    facts: Vec<String>,
    raises: Vec<Raises>,
    spares: Vec<Spares>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raises {
    name: String,
    #[serde(flatten)]
    given: Given,
    policy: Option<String>,
    at: OneOrMany,
    severity: Option<String>,
    fixed: Option<String>,
    #[serde(default)]
    mends_too: Vec<String>,
}

#[derive(Deserialize)]
struct Spares {
    name: String,
    #[serde(flatten)]
    given: Given,
}

#[derive(Deserialize)]
struct Given {
    role: Option<OneOrMany>,
    session: Option<OneOrMany>,
    boundary: Option<String>,
    scp: Option<OneOrMany>,
    resource: Option<OneOrMany>,
    trust: Option<String>,
    role_arn: Option<String>,
    /// What the resource policies hang on.
    resource_arn: Option<String>,
    principal: Option<String>,
}

#[derive(Deserialize, Clone)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

/// A text with its place, ready to be looked at.
struct Text {
    name: String,
    place: Place,
    kind: PolicyKind,
    text: String,
}

#[test]
fn every_lint_raises_what_it_should_and_spares_the_rest() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lints");
    let names: BTreeSet<&str> = codes()
        .iter()
        .filter(|code| code.origin == Origin::Lint)
        .map(|code| code.name)
        .collect();
    let mut failures = Vec::new();
    let mut seen = BTreeSet::new();
    for path in files(&folder).unwrap() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !names.contains(name.as_str()) {
            failures.push(format!("{name}.toml: there is no lint of this name"));
            continue;
        }
        match look_at(&name, &path) {
            Ok(wrong) => failures.extend(wrong),
            Err(fault) => failures.push(format!("{name}.toml: {fault}")),
        }
        seen.insert(name);
    }
    failures.extend(
        names
            .iter()
            .filter(|name| !seen.contains(**name))
            .map(|name| format!("{name}.toml: the lint has no cases; write this file")),
    );
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n\n"));
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// What is wrong with the cases of one file, each in a readable line or more.
fn look_at(code: &str, path: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let file: File = toml::from_str(&text).map_err(|error| error.to_string())?;
    if file.raises.is_empty() || file.spares.is_empty() {
        return Err("write at least one [[raises]] and one [[spares]]".to_owned());
    }
    if !file.about.ends_with('.') {
        return Err("`about` is a sentence".to_owned());
    }
    let is_number = |fact: &String| fact.split('.').all(|part| part.parse::<u32>().is_ok());
    if file.facts.is_empty() || !file.facts.iter().all(is_number) {
        return Err("`facts` are numbers of facts, such as \"12.13\"".to_owned());
    }
    let raised = file
        .raises
        .iter()
        .filter_map(|case| Some((&case.name, raises(code, case).err()?)));
    let spared = file
        .spares
        .iter()
        .filter_map(|case| Some((&case.name, spares(code, case).err()?)));
    Ok(raised
        .chain(spared)
        .map(|(name, how)| format!("{code}.toml, {name}: {how}"))
        .collect())
}

fn raises(code: &str, case: &Raises) -> Result<(), String> {
    let texts = texts(&case.given)?;
    let found = looked_at(&texts, &case.given)?;
    let mine: Vec<&Finding> = found
        .findings
        .iter()
        .filter(|finding| finding.code.name() == code)
        .collect();
    let policy = policy_name(case, &texts)?;
    let wanted: Vec<(String, String)> = list(Some(&case.at))
        .into_iter()
        .map(|at| (policy.clone(), at))
        .collect();
    let raised: Vec<(String, String)> =
        mine.iter().map(|finding| marked(finding, &texts)).collect();
    if raised != wanted {
        return Err(format!(
            "wanted at {}\n  found at  {}\n  all that was found: {}",
            show(&wanted),
            show(&raised),
            found.names().join(", ")
        ));
    }
    let Some(first) = mine.first() else {
        return Err("`at` says where it is raised".to_owned());
    };
    sentences(first)?;
    if let Some(severity) = &case.severity
        && severity != first.severity.name()
    {
        return Err(format!("its severity is {}", first.severity.name()));
    }
    fixed(case, first, texts, &found)
}

fn sentences(finding: &Finding) -> Result<(), String> {
    let words = finding.words();
    for sentence in [&words.message, &words.help] {
        if sentence.contains(['{', '…']) && sentence.contains("{}") || sentence.contains(" … ")
        {
            return Err(format!("a name is missing: {sentence}"));
        }
        if !sentence.ends_with('.') {
            return Err(format!("not a sentence: {sentence}"));
        }
    }
    Ok(())
}

/// A fix takes its finding away, leaves every other as it was, and gives the text that is expected.
fn fixed(
    case: &Raises,
    finding: &Finding,
    mut texts: Vec<Text>,
    before: &Looked,
) -> Result<(), String> {
    let Some(fix) = &finding.fix else {
        return match case.fixed {
            Some(_) => Err("no fix is offered".to_owned()),
            None => Ok(()),
        };
    };
    let text = texts
        .iter_mut()
        .find(|text| text.place == finding.place)
        .ok_or("the finding is in none of the texts")?;
    let applied = fix.apply(&text.text);
    let Some(fixed) = &case.fixed else {
        return Err(format!(
            "it has a fix; write `fixed` for what it gives:\n{applied}"
        ));
    };
    if applied.trim() != fixed.trim() {
        return Err(format!("the fix gives:\n{applied}"));
    }
    text.text = applied;
    let after = looked_at(&texts, &case.given)?;
    let mut wanted = before.counts();
    for gone in case
        .mends_too
        .iter()
        .map(String::as_str)
        .chain([finding.code.name()])
    {
        if let Some(count) = wanted.get_mut(gone) {
            *count -= 1;
        }
    }
    wanted.retain(|_, count| *count > 0);
    if after.counts() != wanted {
        return Err(format!(
            "the fix changes more than its finding\n  before: {}\n  after:  {}",
            before.names().join(", "),
            after.names().join(", ")
        ));
    }
    Ok(())
}

fn spares(code: &str, case: &Spares) -> Result<(), String> {
    let texts = texts(&case.given)?;
    let found = looked_at(&texts, &case.given)?;
    let raised: Vec<_> = found
        .findings
        .iter()
        .filter(|finding| finding.code.name() == code)
        .map(|finding| marked(finding, &texts))
        .collect();
    if raised.is_empty() {
        return Ok(());
    }
    Err(format!("raised at {}", show(&raised)))
}

/// What was found in the texts of a case.
struct Looked {
    findings: Vec<Finding>,
    diagnostics: Vec<&'static str>,
}

impl Looked {
    fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self
            .findings
            .iter()
            .map(|finding| finding.code.name())
            .chain(self.diagnostics.iter().copied())
            .collect();
        names.sort_unstable();
        names
    }

    fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for name in self.names() {
            *counts.entry(name).or_insert(0) += 1;
        }
        counts
    }
}

fn looked_at(texts: &[Text], given: &Given) -> Result<Looked, String> {
    let parsed: Vec<Parsed> = texts
        .iter()
        .map(|text| parse(&text.text, text.kind))
        .collect();
    for (text, parsed) in texts.iter().zip(&parsed) {
        if let Some(refusal) = parsed.diagnostics.iter().find(|found| found.refuses()) {
            return Err(format!(
                "{} is refused: {}",
                text.name,
                refusal.words().message
            ));
        }
    }
    let documents = texts
        .iter()
        .zip(&parsed)
        .map(|(text, parsed)| Document::new(text.place, &text.name, &text.text, parsed))
        .collect();
    let authority = given
        .resource_arn
        .as_deref()
        .map(|arn| authority(arn, texts, &parsed));
    let situation = given.principal.as_deref().map(situation).transpose()?;
    let subject = Subject {
        role_arn: given.role_arn.as_deref(),
        authority: authority.as_ref(),
        situation: situation.as_ref(),
        catalog: Some(&CATALOG),
        ..Subject::new(documents)
    };
    Ok(Looked {
        findings: findings(&subject),
        diagnostics: parsed
            .iter()
            .flat_map(|parsed| &parsed.diagnostics)
            .map(|found: &Diagnostic| found.words().code)
            .collect(),
    })
}

fn authority(arn: &str, texts: &[Text], parsed: &[Parsed]) -> Authority {
    let hanging = texts
        .iter()
        .zip(parsed)
        .filter(|(text, _)| matches!(text.place, Place::Resource(_)));
    let policies = hanging.filter_map(|(_, parsed)| {
        Some(ResourcePolicy {
            target: Target::Arn(arn.into()),
            account: None,
            policy: parsed.policy.clone()?,
        })
    });
    Authority::new(Layers {
        resources: policies.collect(),
        ..Layers::default()
    })
}

fn situation(principal: &str) -> Result<Situation, String> {
    let context =
        Context::new(Vec::new(), Unlisted::Unknown).map_err(|fault| format!("{fault:?}"))?;
    Ok(Situation {
        caller: Caller::parse(principal)
            .ok_or("`principal` is the ARN of a session, role or user")?,
        resource_account: None,
        context,
    })
}

fn texts(given: &Given) -> Result<Vec<Text>, String> {
    let one = |text: &Option<String>| text.clone().map(OneOrMany::One);
    let (boundary, trust) = (one(&given.boundary), one(&given.trust));
    type Of = fn(usize) -> Place;
    let fields: [(&str, Option<&OneOrMany>, PolicyKind, Of); 6] = [
        ("role", given.role.as_ref(), PolicyKind::Role, Place::Role),
        (
            "session",
            given.session.as_ref(),
            PolicyKind::Session,
            Place::Session,
        ),
        ("boundary", boundary.as_ref(), PolicyKind::Boundary, |_| {
            Place::Boundary
        }),
        ("scp", given.scp.as_ref(), PolicyKind::Scp, |number| {
            Place::Scp { level: 0, number }
        }),
        (
            "resource",
            given.resource.as_ref(),
            PolicyKind::Resource,
            Place::Resource,
        ),
        ("trust", trust.as_ref(), PolicyKind::Trust, |_| Place::Trust),
    ];
    let mut texts = Vec::new();
    for (field, given, kind, place) in fields {
        for (number, text) in list(given).into_iter().enumerate() {
            let name = match number {
                0 => field.to_owned(),
                _ => format!("{field} {}", number + 1),
            };
            texts.push(Text {
                name,
                place: place(number),
                kind,
                text,
            });
        }
    }
    if texts.is_empty() {
        return Err("give at least one policy".to_owned());
    }
    Ok(texts)
}

/// The policy in which the finding must stand; without a word about it the only one, else the session policy.
fn policy_name(case: &Raises, texts: &[Text]) -> Result<String, String> {
    let name = match (&case.policy, texts) {
        (Some(policy), _) => policy.clone(),
        (None, [only]) => only.name.clone(),
        (None, _) => "session".to_owned(),
    };
    let known = texts.iter().any(|text| text.name == name);
    known
        .then_some(name)
        .ok_or_else(|| "`policy` is `role`, `session`, `role 2` and so on".to_owned())
}

fn list(given: Option<&OneOrMany>) -> Vec<String> {
    match given {
        None => Vec::new(),
        Some(OneOrMany::One(text)) => vec![text.clone()],
        Some(OneOrMany::Many(texts)) => texts.clone(),
    }
}

/// The policy and the text that a finding marks.
fn marked(finding: &Finding, texts: &[Text]) -> (String, String) {
    let text = texts.iter().find(|text| text.place == finding.place);
    text.map_or_else(Default::default, |text| {
        (text.name.clone(), finding.span.of(&text.text).to_owned())
    })
}

fn show(places: &[(String, String)]) -> String {
    if places.is_empty() {
        return "no place".to_owned();
    }
    let places: Vec<String> = places
        .iter()
        .map(|(policy, text)| format!("{policy}: {text}"))
        .collect();
    places.join(" | ")
}

#[test]
fn every_footgun_has_a_lint_or_a_reason() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("lints/README.md");
    let text = fs::read_to_string(path).unwrap();
    let codes: BTreeSet<&str> = codes().iter().map(|code| code.name).collect();
    let mut wrong = Vec::new();
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| 12.")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [fact, _, lints] = cells.as_slice() else {
            wrong.push(format!("three cells are wanted: {line}"));
            continue;
        };
        rows.push((*fact).to_owned());
        let quoted = lints.split('`').skip(1).step_by(2);
        let named: Vec<&str> = quoted
            .filter(|word| word.contains('-') || *word == "quota")
            .collect();
        wrong.extend(
            named
                .iter()
                .filter(|name| !codes.contains(*name))
                .map(|name| format!("{fact}: there is no code `{name}`")),
        );
        if named.is_empty() && lints.split_whitespace().count() < 4 {
            wrong.push(format!("{fact}: neither a lint nor a reason"));
        }
    }
    let wanted: Vec<String> = (1..=45).map(|number| format!("12.{number}")).collect();
    assert_eq!(rows, wanted);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
