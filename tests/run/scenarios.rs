//! The corpus once more, as scenarios: what `scopedown check` evaluates agrees with what a batch line gets.

use scopedown_scenario::{Analysis, Checked, Scenario, check};
use scopedown_tests::{Corpus, rows, scenario};

#[test]
fn every_row_that_a_scenario_can_say_holds_as_one() {
    let corpus = Corpus::read().unwrap_or_else(|fault| panic!("{fault}"));
    let rows = rows(&corpus).unwrap_or_else(|fault| panic!("{fault}"));
    let scenarios: Vec<String> = rows
        .iter()
        .filter_map(|row| scenario(row).ok())
        .map(|scenario| scenario.to_string())
        .collect();
    assert!(
        scenarios.len() * 10 >= rows.len() * 9,
        "only {} of {} rows can be said",
        scenarios.len(),
        rows.len()
    );
    let failures: Vec<&str> = scenarios
        .iter()
        .map(String::as_str)
        .filter(|text| !holds(text))
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} do not hold:\n{}",
        failures.len(),
        scenarios.len(),
        failures.join("\n")
    );
}

fn holds(text: &str) -> bool {
    let Some(scenario) = Scenario::read(text).scenario else {
        return false;
    };
    let analysis = Analysis::of(&scenario);
    let checked = check(&scenario, &analysis);
    checked.is_ok_and(|checked| checked.len() == 1 && checked.iter().all(Checked::holds))
}
