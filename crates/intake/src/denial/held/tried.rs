//! A request of which no text tells the resource, tried on the resources that the policies name.

use scopedown_catalog::Catalog;
use scopedown_policy::{Action, Resource};
use scopedown_scenario::need::{Need, Outcome, answer};
use scopedown_scenario::{Analysis, Scenario};

use super::super::Denial;
use super::asked::{Asked, ResourceFrom};
use super::fill::fill;

/// The resource on which most is allowed, where even that is denied: then so are the others, and the resource need not be known.
pub(super) fn denied_on_all(
    denial: &Denial,
    scenario: &Scenario,
    catalog: &Catalog,
) -> Option<Asked> {
    let name = denial
        .action
        .as_deref()
        .filter(|_| denial.resource.is_none())?;
    let action = Action::parse(name).ok()?;
    catalog.action(&action)?;
    let on = |resource: Resource| Asked {
        action: action.clone(),
        resource,
        resource_from: ResourceFrom::Policies,
    };
    let filled = fill(denial, scenario, &on(Resource::new("*")));
    let analysis = Analysis::with_catalog(&filled, catalog);
    let need = Need::read_for(name, catalog, &analysis);
    let answered = answer(&analysis, catalog, &need).ok()?;
    let row = answered.wants().next()?;
    matches!(row.outcome, Outcome::Denied { .. }).then(|| on(row.resource.clone()))
}
