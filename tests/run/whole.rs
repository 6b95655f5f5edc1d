//! The whole matrix against the matrix that decides cell by cell: random lines and the corpus, over universes with the names that AWS treats by
//! themselves, in letters of any case.
//!
//! `SCOPEDOWN_CASES` and `SCOPEDOWN_SEED` ask for other numbers.

#[cfg(test)]
mod line;

use std::collections::BTreeSet;
use std::ops::Range;

use scopedown_eval::{
    Authority, Column, Matrix, Situation, State, Unlisted, WholeMatrix, matrix, whole_matrix,
};
use scopedown_policy::{Action, Resource, Universe};
use scopedown_tests::generator::{self, Dice};
use scopedown_tests::{Corpus, rows};
use serde_json::Value;

use line::world;

#[expect(
    clippy::print_stdout,
    reason = "the counts are for whoever asks with --nocapture"
)]
#[test]
fn random_lines_have_the_same_matrix_both_ways() {
    let asked = |name: &str, otherwise: u64| match std::env::var(name) {
        Ok(value) => value
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {value}")),
        Err(_) => otherwise,
    };
    let (cases, seed) = (asked("SCOPEDOWN_CASES", 1_000), asked("SCOPEDOWN_SEED", 1));
    let seen = on_all_cores(cases, seed).unwrap_or_else(|fault| panic!("{fault}"));
    println!("{} of {cases} lines, {} cells", seen.lines, seen.cells);
    assert!(
        seen.lines * 2 > cases,
        "only {} of {cases} lines were compared",
        seen.lines
    );
    let missing: Vec<&str> = State::ALL
        .into_iter()
        .map(State::name)
        .filter(|name| !seen.states.contains(name))
        .collect();
    assert!(missing.is_empty(), "never seen: {}", missing.join(", "));
}

#[test]
fn the_corpus_has_the_same_matrix_both_ways() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let rows = rows(&corpus).unwrap_or_else(|fault| panic!("{fault}"));
    let mut seen = Seen::default();
    for (number, row) in (0..).zip(&rows) {
        compare(&row.line, number, &mut seen).unwrap_or_else(|fault| panic!("{fault}"));
    }
    assert!(seen.lines > 500, "only {} rows were compared", seen.lines);
}

/// What was compared.
#[derive(Debug, Default)]
struct Seen {
    lines: u64,
    cells: usize,
    states: BTreeSet<&'static str>,
}

/// Parts of a run, each with a seed of its own: the same lines on a machine of whatever size.
const PARTS: u64 = 8;

fn on_all_cores(cases: u64, seed: u64) -> Result<Seen, String> {
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..PARTS)
            .map(|part| scope.spawn(move || run(cases.div_ceil(PARTS), seed * PARTS + part)))
            .collect();
        runs.into_iter().try_fold(Seen::default(), |mut all, run| {
            let seen = run.join().map_err(|_| "a run has stopped".to_owned())??;
            all.lines += seen.lines;
            all.cells += seen.cells;
            all.states.extend(seen.states);
            Ok(all)
        })
    })
}

fn run(lines: u64, seed: u64) -> Result<Seen, String> {
    let mut dice = Dice::new(seed);
    let mut seen = Seen::default();
    for number in 0..lines {
        compare(&generator::line(&mut dice), number, &mut seen)?;
    }
    Ok(seen)
}

/// Compares the matrices of a line; one whose documents are refused has none. The first cell that differs is the error.
fn compare(line: &Value, number: u64, seen: &mut Seen) -> Result<(), String> {
    // Trying out what keys may be takes long, so few lines leave all of them open.
    let unlisted = if number % 10 == 9 {
        Unlisted::Unknown
    } else {
        Unlisted::Absent
    };
    let Some((authority, situation)) = world(line, unlisted) else {
        return Ok(());
    };
    let universe = universe(number);
    let columns = columns(line, number, universe.len());
    let whole = whole_matrix(&authority, &situation, &universe, &columns);
    let one_by_one = one_by_one(&authority, &situation, &universe, &columns);
    for (column, content) in columns.iter().enumerate() {
        for row in 0..universe.len() {
            if let Some(difference) = difference(&whole, &one_by_one, row, column) {
                return Err(format!(
                    "{} on {}: {difference}\n{line}",
                    universe.name(row).unwrap_or_default(),
                    content.resource.as_written()
                ));
            }
            seen.states.insert(whole.cell(row, column).state().name());
        }
    }
    seen.lines += 1;
    seen.cells += universe.len() * columns.len();
    Ok(())
}

fn one_by_one(
    authority: &Authority,
    situation: &Situation,
    universe: &Universe,
    columns: &[Column],
) -> Matrix {
    let actions = (0..universe.len())
        .filter_map(|index| Action::parse(universe.name(index)?).ok())
        .collect();
    let resources = columns.iter().map(|column| column.resource.clone());
    let applies = |action: &Action, resource: &Resource| {
        universe.find(action).is_some_and(|index| {
            columns
                .iter()
                .filter(|column| column.resource == *resource)
                .any(|column| column.applies.iter().any(|range| range.contains(&index)))
        })
    };
    matrix(authority, situation, actions, resources.collect(), applies)
}

fn difference(
    whole: &WholeMatrix,
    one_by_one: &Matrix,
    row: usize,
    column: usize,
) -> Option<String> {
    let packed = whole.cell(row, column);
    let found = (
        packed.state(),
        packed.role(),
        packed.session(),
        packed.effective(),
    );
    let expected =
        one_by_one
            .cell(row, column)
            .map_or((State::NotApplicable, None, None, None), |cell| {
                (
                    cell.state,
                    Some(cell.role),
                    cell.session,
                    Some(cell.effective),
                )
            });
    (found != expected).then(|| format!("{found:?} by classes, {expected:?} by itself"))
}

/// Service, verbs and nouns of names that are made up, beside those that are real.
const SERVICES: [(&str, &[&str]); 8] = [
    (
        "s3",
        &["GetObject", "PutObject", "GetObjectAcl", "outObject"],
    ),
    ("s3-object-lambda", &["WriteGetObjectResponse", "GetObject"]),
    ("sqs", &["SendMessage", "ReceiveMessage"]),
    ("kms", &["Decrypt", "GenerateDataKeyPairWithoutPlaintext"]),
    (
        "sts",
        &[
            "AssumeRole",
            "GetCallerIdentity",
            "GetSessionToken",
            "GetFederationToken",
            "TagSession",
        ],
    ),
    ("logs", &["GetLogEvents", "PutLogEvents"]),
    ("test", &["Act"]),
    ("other", &["Act"]),
];
const VERBS: [&str; 5] = ["Get", "Put", "List", "Delete", "Describe"];
const NOUNS: [&str; 6] = ["Bucket", "ObjectTagging", "Key", "Role", "Message", "é"];

/// Some hundred names, in letter case that changes from line to line.
fn universe(number: u64) -> Universe {
    let made_up = VERBS
        .iter()
        .flat_map(|verb| NOUNS.iter().map(move |noun| format!("{verb}{noun}")));
    let made_up: Vec<String> = made_up.collect();
    let names = SERVICES.iter().flat_map(|(service, real)| {
        let names = real.iter().map(ToString::to_string).chain(made_up.clone());
        names.map(move |name| format!("{service}:{name}"))
    });
    let in_case = |(at, name): (u64, String)| match (at + number) % 3 {
        0 => name.to_ascii_uppercase(),
        1 => name.to_ascii_lowercase(),
        _ => name,
    };
    (0..)
        .zip(names)
        .map(in_case)
        .filter_map(|name| Action::parse(&name).ok())
        .collect()
}

const RESOURCES: [&str; 6] = [
    "*",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::b/*",
    "arn:aws:kms:eu-west-1:111122223333:key/1",
    "arn:aws:iam::111122223333:role/app",
    "arn:aws:sqs:eu-west-1:444455556666:*",
];

/// The line's own resource, on which every action acts, and two more with gaps.
fn columns(line: &Value, number: u64, count: usize) -> Vec<Column> {
    let own = line.pointer("/request/resource").and_then(Value::as_str);
    let others = RESOURCES
        .iter()
        .cycle()
        .skip(number as usize % RESOURCES.len());
    let others = others.filter(|other| Some(**other) != own).take(2);
    let own = Column {
        resource: Resource::new(own.unwrap_or("*")),
        applies: std::iter::once(0..count).collect(),
    };
    let gaps = |width: usize| -> Vec<Range<usize>> {
        (0..count)
            .step_by(width * 2)
            .map(|start| start..start + width)
            .collect()
    };
    let others = others.zip([3, 40]).map(|(resource, width)| Column {
        resource: Resource::new(resource),
        applies: gaps(width),
    });
    std::iter::once(own).chain(others).collect()
}
