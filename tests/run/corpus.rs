//! Every case of the corpus, natively, through the batch line.

use std::collections::BTreeMap;

use scopedown_tests::{Body, Corpus, check, rows};

#[test]
fn every_answer_is_the_expected_one() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let rows = rows(&corpus).unwrap_or_else(|fault| panic!("{fault}"));
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            check::row(row).map(|how| {
                format!(
                    "{}, {}, {}\n{how}",
                    row.entry.file, row.entry.name, row.label
                )
            })
        })
        .collect();
    report(rows.len(), &failures);
}

#[test]
fn every_raw_line_gets_its_answer() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let lines: Vec<_> = corpus
        .entries
        .iter()
        .filter_map(|entry| match &entry.body {
            Body::Line(line) => Some((entry, line)),
            _ => None,
        })
        .collect();
    let failures: Vec<String> = lines
        .iter()
        .filter_map(|(entry, line)| {
            check::line(line).map(|how| format!("{}, {}\n{how}", entry.file, entry.name))
        })
        .collect();
    report(lines.len(), &failures);
}

#[test]
fn every_document_is_read_as_expected() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let documents: Vec<_> = corpus
        .entries
        .iter()
        .filter_map(|entry| match &entry.body {
            Body::Document(document) => Some((entry, document)),
            _ => None,
        })
        .collect();
    let failures: Vec<String> = documents
        .iter()
        .filter_map(|(entry, document)| {
            check::document(document).map(|how| format!("{}, {}\n{how}", entry.file, entry.name))
        })
        .collect();
    report(documents.len(), &failures);
}

#[expect(
    clippy::print_stdout,
    reason = "the counts are for whoever asks with --nocapture"
)]
#[test]
fn every_entry_says_what_it_rests_on() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let mut counts = BTreeMap::new();
    for entry in &corpus.entries {
        assert!(
            entry.why.ends_with('.'),
            "{}, {}: `why` is a sentence",
            entry.file,
            entry.name
        );
        for fact in &entry.facts {
            let is_number = fact
                .split('.')
                .all(|part| part.parse::<u32>().is_ok() || is_ceph(part));
            assert!(
                is_number,
                "{}, {}: `{fact}` is not the number of a fact",
                entry.file, entry.name
            );
        }
        *counts.entry(entry.basis).or_insert(0) += 1;
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(basis, count)| format!("{count} {basis:?}").to_lowercase())
        .collect();
    println!("{} entries: {}", corpus.entries.len(), counts.join(", "));
}

#[test]
fn a_fault_names_file_and_entry() {
    let head = "name = \"a\"\nwhy = \"A.\"\nfact = \"1\"\nbasis = \"documented\"\n";
    let fault = |text: &str| match Corpus::parse("x.toml", text)
        .and_then(|corpus| rows(&corpus).map(|rows| rows.len()))
    {
        Ok(rows) => panic!("{rows} rows of {text}"),
        Err(fault) => fault.to_string(),
    };
    let unknown_key = fault(&format!(
        "[[case]]\n{head}role = []\nsesion = []\nexpect = []"
    ));
    assert!(
        unknown_key.starts_with("x.toml, a: unknown field `sesion`"),
        "{unknown_key}"
    );
    let without_why = fault("[[action]]\nname = \"a\"\npattern = \"*\"");
    assert!(
        without_why.starts_with("x.toml, a: missing field `why`"),
        "{without_why}"
    );
    let action = format!("[[action]]\n{head}pattern = \"*\"\n");
    let repeated = fault(&format!("{action}{action}"));
    assert_eq!(repeated, "x.toml, a: x.toml has an entry of this name");
    let no_policy = fault(&format!("[[case]]\n{head}role = \"@b\"\nexpect = []"));
    assert_eq!(no_policy, "x.toml, a: the file has no policy `b`");
}

/// The twelve rows of the table after section 14 are numbered C1 to C12.
fn is_ceph(part: &str) -> bool {
    part.strip_prefix('C')
        .is_some_and(|number| number.parse::<u32>().is_ok())
}

#[expect(
    clippy::print_stdout,
    reason = "the counts are for whoever asks with --nocapture"
)]
fn report(checked: usize, failures: &[String]) {
    println!("{checked} checked, {} differ", failures.len());
    assert!(checked > 0, "the corpus is empty");
    assert!(
        failures.is_empty(),
        "{} of {checked} differ:\n\n{}",
        failures.len(),
        failures.join("\n\n")
    );
}
