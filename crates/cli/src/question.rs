//! A scenario that can be asked: its documents read, what is refused said.

use scopedown_catalog::Catalog;
use scopedown_scenario::{Analysis, Breadth, Refused};

use crate::excerpt;
use crate::exit::{Exit, Stop};
use crate::options::ScenarioOptions;

/// The analysis of the scenario that the flags make, with rows and columns of the command's own where it has some.
pub(crate) fn analysis(
    options: &ScenarioOptions,
    actions: &[String],
    resources: &[String],
    catalog: &Catalog,
    breadth: Breadth,
) -> Result<Analysis, Stop> {
    let (mut scenario, _) = options.read()?;
    if !actions.is_empty() {
        scenario.actions = Some(actions.to_vec());
    }
    if !resources.is_empty() {
        scenario.resources = Some(resources.to_vec());
    }
    let analysis = Analysis::in_breadth(&scenario, catalog, breadth);
    if let Some(fault) = analysis.axes.faults.first() {
        return Err(Stop::usage(fault.sentences().join(" ")));
    }
    Ok(analysis)
}

/// Stops with everything that keeps a scenario from being evaluated.
pub(crate) fn stop(refused: &Refused<'_>) -> Stop {
    Stop::Say(Exit::Unreadable, excerpt::refused(refused))
}
