use scopedown_scenario::{Analysis, Scenario, check};

use super::policy::assert_inside;

/// Cells that are computed; a key that is not known makes each of them dear.
const CELLS: usize = 64;

/// A text as a scenario file: each place lies in its text, and whatever is ready has a matrix and an answer to every expectation.
pub fn scenario(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let read = Scenario::read(text);
    for problem in &read.problems {
        assert_inside(text, problem.span);
        assert!(!problem.to_string().is_empty());
    }
    let Some(scenario) = read.scenario else {
        assert!(!read.problems.is_empty());
        return;
    };
    let analysis = Analysis::of(&scenario);
    for reading in &analysis.readings {
        for diagnostic in &reading.parsed.diagnostics {
            assert_inside(&reading.document.text, diagnostic.span);
        }
    }
    match analysis.matrix_within(CELLS) {
        Ok(matrix) => assert!(matrix.actions.len() * matrix.resources.len() <= CELLS),
        Err(refused) => {
            assert!(!refused.problems.is_empty() || !refused.documents.is_empty());
            return;
        }
    }
    let cells = analysis.axes.actions.len() * analysis.axes.resources.len();
    if cells <= CELLS && scenario.expectations.len() <= CELLS {
        assert!(check(&scenario, &analysis).is_ok());
    }
}
