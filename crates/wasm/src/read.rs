//! A scenario's text read, as every question about a scenario begins.

use scopedown_policy::Severity;
use scopedown_report::shape::{DiagnosticShape, Located};
use scopedown_scenario::{Analysis, Reading, Scenario};

use crate::failure::Failure;

/// A scenario and the warnings about its form, or the errors that keep it from being one.
pub(crate) fn scenario(text: &str) -> Result<(Scenario, Vec<DiagnosticShape>), Failure> {
    let read = Scenario::read(text);
    let located = Located::text(text, None);
    let errors = read
        .problems
        .iter()
        .any(|problem| problem.severity() == Severity::Error);
    let problems = read.problems.iter().map(|problem| located.problem(problem));
    let problems = problems.collect();
    match read.scenario.filter(|_| !errors) {
        Some(scenario) => Ok((scenario, problems)),
        None => Err(Failure::new(problems)),
    }
}

/// A scenario's analysis with the catalogue's help, and the warnings about its form and about each text.
pub(crate) fn analysis(text: &str) -> Result<(Analysis, Vec<DiagnosticShape>), Failure> {
    let (scenario, mut diagnostics) = scenario(text)?;
    let analysis = Analysis::with_catalog(&scenario, crate::catalog::shared());
    diagnostics.extend(analysis.readings.iter().flat_map(of_text));
    Ok((analysis, diagnostics))
}

fn of_text(reading: &Reading) -> Vec<DiagnosticShape> {
    let located = Located::document(&reading.document);
    let diagnostics = reading.parsed.diagnostics.iter();
    diagnostics
        .map(|diagnostic| located.diagnostic(diagnostic))
        .collect()
}
