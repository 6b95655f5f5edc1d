//! The product against the referee: the corpus, and as many random lines as there is time for.
//!
//! `SCOPEDOWN_CASES` and `SCOPEDOWN_SEED` ask for other numbers.

use scopedown_tests::{Corpus, referee, rows};

#[test]
fn the_referee_answers_the_corpus_as_expected() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let rows = rows(&corpus).unwrap_or_else(|fault| panic!("{fault}"));
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let answer = referee::judge(&row.line);
            let by: Vec<String> = answer.by.iter().map(ToString::to_string).collect();
            let agrees = answer.verdict == row.expected.verdict
                && row.expected.by.as_ref().is_none_or(|wanted| *wanted == by);
            (!agrees).then(|| {
                format!(
                    "{}, {}\n  referee  {answer:?}\n  expected {:?}\n  line     {}",
                    row.entry.name, row.label, row.expected, row.line
                )
            })
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} differ:\n{}",
        failures.len(),
        rows.len(),
        failures.join("\n\n")
    );
}
