//! Before and after: what the statements that lean on session tags come to while the tags are passed, and while they are not.

use scopedown_association::{Association, Seen, TagChange, TagEffect, tag_contexts, tag_effects};
use scopedown_catalog::Catalog;
use scopedown_eval::{Authority, Matrix, Place, Situation, matrix};
use scopedown_policy::{Action, Policy, Resource, Sense, Span, Statement};

use crate::analysis::{Analysis, Reading};
use crate::applicability::Applicability;
use crate::axes::alone::alone;
use crate::scenario::Scenario;

/// Statements that are compared; a policy with more of them has one fault many times.
const COMPARED: usize = 20;

/// Rows and columns of a comparison: two of them stand side by side.
const ROWS: usize = 6;
const COLUMNS: usize = 4;

/// One statement in both worlds. The matrices have the same rows and columns, those of the statement, and are decided by all layers together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagComparison {
    /// The document of the statement.
    pub place: Place,
    /// The position of the statement in it, from 0.
    pub statement: usize,
    /// The whole statement.
    pub span: Span,
    /// The first place that names a tag.
    pub lean: Span,
    /// What becomes of the statement.
    pub change: TagChange,
    /// With session tags.
    pub on: Matrix,
    /// Without.
    pub off: Matrix,
}

/// Every statement that session tags change, as it is with and without them; at most twenty. Nothing where the session is none of Pod Identity's, or
/// the scenario cannot be evaluated.
pub fn tag_comparisons(
    scenario: &Scenario,
    analysis: &Analysis,
    catalog: &Catalog,
) -> Vec<TagComparison> {
    let (Some(association), Ok((authority, situation))) =
        (scenario.pod_identity(), analysis.ready())
    else {
        return Vec::new();
    };
    let worlds = Worlds::of(scenario, &association, authority, situation);
    let mut compared = Vec::new();
    for reading in &analysis.readings {
        let Some(policy) = analysis.policy_of(reading) else {
            continue;
        };
        for effect in worlds.effects(reading.place, policy) {
            if compared.len() == COMPARED {
                return compared;
            }
            compared.extend(worlds.compared(reading, policy, &effect, catalog));
        }
    }
    compared
}

/// The scenario with tags and without.
struct Worlds<'a> {
    authority: &'a Authority,
    association: &'a Association,
    role_tags: Vec<(Box<str>, Box<str>)>,
    account: &'a str,
    on: Situation,
    off: Situation,
}

impl<'a> Worlds<'a> {
    fn of(
        scenario: &'a Scenario,
        association: &'a Association,
        authority: &'a Authority,
        situation: &Situation,
    ) -> Self {
        let role_tags: Vec<(Box<str>, Box<str>)> = scenario
            .role
            .tags
            .iter()
            .map(|(key, value)| (key.as_str().into(), value.as_str().into()))
            .collect();
        let contexts = tag_contexts(association, &role_tags);
        let with = |keys| Situation {
            context: situation.context.overlaid(keys),
            ..situation.clone()
        };
        Self {
            authority,
            association,
            role_tags,
            account: scenario.account(),
            on: with(contexts.on),
            off: with(contexts.off),
        }
    }

    /// The statements of a policy that change; a trust policy has no part in what the session does.
    fn effects(&self, place: Place, policy: &Policy) -> Vec<TagEffect> {
        if place == Place::Trust {
            return Vec::new();
        }
        let mut effects = tag_effects(
            &[policy],
            Seen::Principal,
            self.association,
            &self.role_tags,
        );
        effects.retain(|effect| effect.change() != TagChange::Unchanged);
        effects
    }

    fn compared(
        &self,
        reading: &Reading,
        policy: &Policy,
        effect: &TagEffect,
        catalog: &Catalog,
    ) -> Option<TagComparison> {
        let statement = policy.statements.get(effect.statement)?;
        let (actions, resources) = self.axes(policy, statement, catalog);
        let applicability = Applicability::of(
            catalog,
            actions.iter().map(Action::as_written),
            resources.iter().map(Resource::as_written),
        );
        let world = |situation: &Situation| {
            matrix(
                self.authority,
                situation,
                actions.clone(),
                resources.clone(),
                |action, resource| applicability.applies(action, resource),
            )
        };
        let (on, off) = telling(&world(&self.on), &world(&self.off));
        Some(TagComparison {
            place: reading.place,
            statement: effect.statement,
            span: effect.span,
            lean: effect.leans.first().map_or(effect.span, |lean| lean.span),
            change: effect.change(),
            on,
            off,
        })
    }

    /// The actions and resources that a statement speaks of where tags have values.
    fn axes(
        &self,
        policy: &Policy,
        statement: &Statement,
        catalog: &Catalog,
    ) -> (Vec<Action>, Vec<Resource>) {
        let only = Policy {
            version: policy.version,
            id: None,
            statements: vec![statement.clone()],
        };
        let axes = alone(&only, &self.on.context, self.account, catalog);
        let actions = axes.actions.iter();
        let actions = actions.filter_map(|entry| Action::parse(&entry.text).ok());
        let resources = axes.resources.iter();
        (
            actions
                .filter(|action| speaks_of(statement, action))
                .collect(),
            resources.map(|entry| Resource::new(&entry.text)).collect(),
        )
    }
}

fn speaks_of(statement: &Statement, action: &Action) -> bool {
    let mut patterns = statement.action.patterns.iter();
    let listed = patterns.any(|pattern| pattern.value.matches(action));
    match statement.action.sense {
        Sense::Listed => listed,
        Sense::AllBut => !listed,
    }
}

/// The rows and columns in which the two differ, filled up with others to what is shown, all in their order. What applies nowhere is left out.
fn telling(on: &Matrix, off: &Matrix) -> (Matrix, Matrix) {
    let (height, width) = (on.actions.len(), on.resources.len());
    let worth = |row: usize, column: usize| match (on.cell(row, column), off.cell(row, column)) {
        (None, None) => Worth::Nothing,
        (on, off) if on == off => Worth::Same,
        _ => Worth::Differs,
    };
    let rows = chosen(height, ROWS, |row| {
        (0..width).map(|column| worth(row, column)).max()
    });
    let columns = chosen(width, COLUMNS, |column| {
        (0..height).map(|row| worth(row, column)).max()
    });
    (part(on, &rows, &columns), part(off, &rows, &columns))
}

/// What a cell, a row or a column tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// The action does not act on the resource.
    Nothing,
    /// It is decided alike in both worlds.
    Same,
    /// It is not.
    Differs,
}

/// At most so many positions, the most telling first chosen.
fn chosen(of: usize, limit: usize, worth: impl Fn(usize) -> Option<Worth>) -> Vec<usize> {
    let worth = &worth;
    let all = |wanted: Worth| (0..of).filter(move |at| worth(*at) == Some(wanted));
    let mut chosen: Vec<usize> = all(Worth::Differs)
        .chain(all(Worth::Same))
        .take(limit)
        .collect();
    chosen.sort_unstable();
    chosen
}

fn part(whole: &Matrix, rows: &[usize], columns: &[usize]) -> Matrix {
    let row = |at: &usize| {
        columns
            .iter()
            .map(|column| whole.cell(*at, *column).cloned())
            .collect()
    };
    Matrix {
        actions: rows
            .iter()
            .filter_map(|at| whole.actions.get(*at).cloned())
            .collect(),
        resources: columns
            .iter()
            .filter_map(|at| whole.resources.get(*at).cloned())
            .collect(),
        rows: rows.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests;
