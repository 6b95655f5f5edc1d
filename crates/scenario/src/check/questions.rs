//! Which cells an expectation speaks of.

use scopedown_catalog::Catalog;
use scopedown_policy::{
    Action, ActionPattern, Match, NoValues, Pattern, Resource, WildcardUse, limits,
};

use crate::analysis::Analysis;
use crate::axes::{AxisFault, spelt};
use crate::scenario::Expectation;

/// The cells that an expectation speaks of, or what keeps it from speaking of any.
pub(super) fn questions(
    expectation: &Expectation,
    analysis: &Analysis,
    actions: impl FnOnce() -> Result<Vec<Action>, AxisFault>,
) -> Result<Vec<(Action, Resource)>, AxisFault> {
    let entries = analysis.axes.resources.iter();
    let resources = named(
        &expectation.resource,
        entries.map(|entry| entry.text.as_str()),
    );
    let actions = actions()?;
    if let Some(fault) = resources
        .iter()
        .find_map(|text| AxisFault::of_resource(text))
    {
        return Err(fault);
    }
    let pairs = actions.iter().flat_map(|action| {
        resources
            .iter()
            .map(|text| (action.clone(), Resource::new(text)))
    });
    if actions.len().saturating_mul(resources.len()) > limits::MATRIX_CELLS {
        return Err(AxisFault::TooManyCells(expectation.action.clone()));
    }
    Ok(pairs.collect())
}

/// Whether an action acts on a resource; one that the catalogue does not know counts as if it did.
pub(super) fn acts(action: &Action, resource: &Resource, catalog: &Catalog) -> bool {
    let known = catalog.action(action);
    known.is_none_or(|entry| entry.acts_on(resource))
}

pub(super) fn is_pattern(action: &str) -> bool {
    action.contains(['*', '?'])
}

/// The one action of an expectation in the catalogue's spelling, or all that its pattern matches: those of the catalogue, and rows that it does
/// not know.
pub(super) fn actions_of_catalog(
    expectation: &Expectation,
    analysis: &Analysis,
    catalog: &Catalog,
) -> Result<Vec<Action>, AxisFault> {
    let own = actions(expectation, analysis)?;
    let spelt = own
        .iter()
        .filter_map(|action| Action::parse(&spelt(action, catalog)).ok());
    if !is_pattern(&expectation.action) {
        return Ok(spelt.collect());
    }
    let Ok(pattern) = ActionPattern::parse(&expectation.action) else {
        return Ok(Vec::new());
    };
    let unknown = spelt.filter(|action| catalog.action(action).is_none());
    let known = catalog.matching(&pattern).into_iter();
    let known = known.filter_map(|entry| Action::parse(&entry.full()).ok());
    Ok(known.chain(unknown).collect())
}

/// The one action of an expectation, or the rows that its pattern matches.
pub(super) fn actions(
    expectation: &Expectation,
    analysis: &Analysis,
) -> Result<Vec<Action>, AxisFault> {
    match ActionPattern::parse(&expectation.action) {
        Ok(pattern) if pattern.literal().is_none() => {
            let rows = analysis
                .axes
                .actions
                .iter()
                .filter_map(|entry| Action::parse(&entry.text).ok());
            Ok(rows.filter(|action| pattern.matches(action)).collect())
        }
        _ => match Action::parse(&expectation.action) {
            Ok(action) => Ok(vec![action]),
            Err(fault) => Err(AxisFault::NotAnAction(expectation.action.clone(), fault)),
        },
    }
}

/// The entries of an axis that a pattern matches. A text without wildcards, or one that matches no entry, stands for itself.
fn named<'t>(pattern: &'t str, axis: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    if !pattern.contains(['*', '?']) || pattern == "*" {
        return vec![pattern];
    }
    let folded = Pattern::without_variables(pattern, WildcardUse::Wild);
    let matching: Vec<&str> = axis
        .filter(|text| folded.matches(text, &NoValues) == Match::Yes)
        .collect();
    if matching.is_empty() {
        vec![pattern]
    } else {
        matching
    }
}
