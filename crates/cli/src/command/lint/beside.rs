//! What a scenario file says of its association for the lints alone.

use scopedown_policy::Severity;
use scopedown_report::shape::Located;
use scopedown_scenario::Scenario;

use crate::excerpt;
use crate::exit::{Exit, Stop};
use crate::input::Input;

/// Reads it into the scenario; warnings are said, an error stops.
pub(in crate::command) fn read(scenario: &mut Scenario, input: &Input) -> Result<(), Stop> {
    let problems = scenario.read_beside(&input.text);
    let located = Located::text(&input.text, Some(&input.name));
    let said: String = problems
        .iter()
        .map(|problem| excerpt::diagnostic(&located.problem(problem), problem.span, &input.text))
        .collect();
    let is_error = problems
        .iter()
        .any(|problem| problem.severity() == Severity::Error);
    if is_error {
        return Err(Stop::Say(Exit::Unreadable, said));
    }
    if !said.is_empty() {
        Stop::Say(Exit::Fine, said).report();
    }
    Ok(())
}
