//! The rows and columns that are asked for, before anything is decided.

use scopedown_policy::Action;
use scopedown_scenario::AxisEntry;

use super::analysis::Answer;
use super::axis::AxisEdits;
use super::suggested::Suggested;

/// Rows and columns.
#[derive(Debug)]
pub struct Plan {
    /// The columns.
    pub columns: Vec<AxisEntry>,
    /// The rows, those of a service together.
    pub actions: Vec<Action>,
    /// Rows that the policies stand for and that are not among them.
    pub actions_left_out: usize,
    /// Columns that the policies stand for and that are not among them.
    pub resources_left_out: usize,
}

impl Plan {
    /// What the policies give, the user edits and the advisor proposes.
    pub fn of(
        answer: &Answer,
        actions: &AxisEdits,
        resources: &AxisEdits,
        suggested: Option<&Suggested>,
    ) -> Self {
        let own = &answer.analysis.axes;
        let axes = suggested.map_or_else(|| own.clone(), |suggested| suggested.with(own));
        let holds = answer.content.resembles_base();
        // Who states rows and columns does not miss those that wildcards stand for.
        let derived = |edits: &AxisEdits, left_out| {
            if holds && !edits.stated.is_empty() {
                0
            } else {
                left_out
            }
        };
        Self {
            columns: resources.merged(&axes.resources, holds),
            actions: by_service(&actions.merged(&axes.actions, holds)),
            actions_left_out: derived(actions, axes.actions_left_out),
            resources_left_out: derived(resources, axes.resources_left_out),
        }
    }
}

/// The actions, those of a service together, services in the order of their first action.
fn by_service(entries: &[AxisEntry]) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::with_capacity(entries.len());
    for action in entries
        .iter()
        .filter_map(|entry| Action::parse(&entry.text).ok())
    {
        let last = actions
            .iter()
            .rposition(|known| known.service() == action.service());
        actions.insert(last.map_or(actions.len(), |last| last + 1), action);
    }
    actions
}
