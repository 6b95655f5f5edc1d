//! What a check found as JUnit XML: a suite for each file, a case for each expectation.

use std::collections::HashMap;

use junit_report::{Duration, ReportBuilder, TestCase, TestCaseBuilder, TestSuiteBuilder};
use scopedown_report::shape::FailedShape;

use super::file::{CheckedFile, Checking, FileFault};
use super::remarks::message;
use crate::exit::Stop;

/// Nobody measures single cells; a pipeline sees how long the whole command took.
const NO_TIME: Duration = Duration::ZERO;

pub(super) fn report(checkings: &[Checking]) -> Result<String, Stop> {
    let mut report = ReportBuilder::new();
    for checking in checkings {
        let (name, cases) = match &checking.outcome {
            Ok(checked) => (&checked.shape.file, of_expectations(checked)),
            Err(fault) => (&fault.file, vec![of_fault(fault)]),
        };
        let suite = TestSuiteBuilder::new(&plain(name))
            .add_testcases(cases)
            .build();
        report.add_testsuite(suite);
    }
    let mut xml = Vec::new();
    let written = report.build().write_xml(&mut xml);
    written.map_err(|error| Stop::unreadable(format!("The report cannot be written: {error}.")))?;
    xml.push(b'\n');
    Ok(String::from_utf8_lossy(&xml).into_owned())
}

fn of_expectations(checked: &CheckedFile) -> Vec<TestCase> {
    let mut names = Names::default();
    let file = plain(&checked.shape.file);
    let cases = checked.expectations.iter().enumerate();
    cases
        .map(|(number, placed)| {
            let name = names.unique(plain(&placed.shape.name()));
            let failed = |cell: &&FailedShape| cell.expectation == number;
            let cells: Vec<FailedShape> = checked
                .shape
                .failed
                .iter()
                .filter(failed)
                .cloned()
                .collect();
            let mut case = if cells.is_empty() {
                TestCaseBuilder::success(&name, NO_TIME)
            } else {
                let place = format!("{file}:{}:{}", placed.place.line, placed.place.column);
                let said = plain(&message(placed, &cells));
                let mut case =
                    TestCaseBuilder::failure(&name, NO_TIME, "expectation", first_line(&said));
                case.set_trace(&format!("{place} expect[{number}]\n{said}\n"));
                case
            };
            case.set_classname(&file).set_filepath(&file);
            case.build()
        })
        .collect()
}

fn of_fault(fault: &FileFault) -> TestCase {
    let file = plain(&fault.file);
    let diagnostics = fault.diagnostics.iter().map(|shape| {
        let inside = shape.policy.as_deref().unwrap_or(&fault.file);
        format!(
            "{inside}:{}:{}: {} {}",
            shape.line, shape.column, shape.message, shape.help
        )
    });
    let said: Vec<String> = fault.sentence.iter().cloned().chain(diagnostics).collect();
    let said = plain(&said.join("\n"));
    TestCaseBuilder::error("can be checked", NO_TIME, "unreadable", first_line(&said))
        .set_classname(&file)
        .set_filepath(&file)
        .set_trace(&said)
        .build()
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// Names that were given. A pipeline tells cases by theirs, and two expectations may differ in their context alone.
#[derive(Default)]
struct Names(HashMap<String, usize>);

impl Names {
    fn unique(&mut self, name: String) -> String {
        let count = self.0.entry(name.clone()).or_default();
        *count += 1;
        match *count {
            1 => name,
            again => format!("{name} ({again})"),
        }
    }
}

/// XML knows no control characters but white space, and the end of a CDATA section cannot stand in it.
fn plain(text: &str) -> String {
    let known = |character: char| match character {
        '\n' | '\t' => character,
        '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        character if character.is_control() => '\u{FFFD}',
        character => character,
    };
    let text: String = text.chars().map(known).collect();
    text.replace("]]>", "]] >")
}

#[cfg(test)]
mod tests {
    use super::{Names, plain};

    #[test]
    fn nothing_of_a_text_ends_the_document() {
        assert_eq!(plain("a\u{1b}[1m\0]]>\n"), "a\u{FFFD}[1m\u{FFFD}]] >\n");
    }

    #[test]
    fn a_name_stands_once() {
        let mut names = Names::default();
        let given = ["a", "b", "a"].map(|name| names.unique(name.to_owned()));
        assert_eq!(given, ["a", "b", "a (2)"]);
    }
}
