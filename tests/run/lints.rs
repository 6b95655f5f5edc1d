//! The cases of every lint: texts that raise it, near misses that do not, and what its fix makes of them.
//!
//! `tests/lints/README.md` says how a case is written.

#[path = "lints/case.rs"]
mod case;
#[path = "lints/look.rs"]
mod look;
#[path = "lints/managed.rs"]
mod managed;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use scopedown_lint::{Finding, Origin, Place, codes};

use case::{ASSOCIATION, File, Raises, Spares, Text, list, policy_name, texts};
use look::{Looked, looked_at};

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
    let raised: Vec<(String, String)> = mine
        .iter()
        .map(|finding| marked(finding, &texts, &found))
        .collect();
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
    let words = first.words();
    if let Some(says) = &case.says
        && !format!("{} {}", words.message, words.help).contains(says)
    {
        return Err(format!("it says: {} {}", words.message, words.help));
    }
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
        .map(|finding| marked(finding, &texts, &found))
        .collect();
    if raised.is_empty() {
        return Ok(());
    }
    Err(format!("raised at {}", show(&raised)))
}

/// The policy and the text that a finding marks.
fn marked(finding: &Finding, texts: &[Text], looked: &Looked) -> (String, String) {
    if let Some(record) = looked
        .record
        .as_ref()
        .filter(|_| finding.place == Place::Association)
    {
        let text = finding.span.of(&record.text);
        return (ASSOCIATION.to_owned(), text.to_owned());
    }
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
