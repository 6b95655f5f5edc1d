//! Expectations: what the author of a scenario says of its cells, held against what they are.

mod questions;

use scopedown_catalog::Catalog;
use scopedown_eval::{Authority, Cell, ContextValue, Layer, Request, Situation, cell_everywhere};
use scopedown_policy::{Action, ContextKey, Resource};

use crate::analysis::{Analysis, Refused};
use crate::axes::AxisFault;
use crate::scenario::{Expectation, Scenario};
use crate::typed::single;
use questions::{actions, actions_of_catalog, acts, is_pattern, questions};

/// What came of one expectation.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    /// The expectation.
    pub expectation: &'a Expectation,
    /// The cells that it speaks of; none at all is a failure too, for it then says nothing.
    pub cells: Vec<CheckedCell>,
    /// What keeps its action or resource from being one; it then has no cells.
    pub fault: Option<AxisFault>,
}

/// One cell that an expectation speaks of.
#[derive(Debug, Clone)]
pub struct CheckedCell {
    /// The action.
    pub action: Action,
    /// The resource.
    pub resource: Resource,
    /// What the cell is.
    pub cell: Cell,
    /// Whether it is as expected.
    pub agreement: Agreement,
}

/// Whether a cell is as expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// It is.
    Agrees,
    /// The verdict is another.
    OtherVerdict,
    /// The verdict is right, the layers are others.
    OtherLayers,
}

impl Checked<'_> {
    /// Whether every cell is as expected.
    pub fn holds(&self) -> bool {
        !self.cells.is_empty()
            && self
                .cells
                .iter()
                .all(|cell| cell.agreement == Agreement::Agrees)
    }
}

/// Checks every expectation of a scenario.
///
/// # Errors
/// What keeps the scenario from being evaluated.
pub fn check<'a>(
    scenario: &'a Scenario,
    analysis: &'a Analysis,
) -> Result<Vec<Checked<'a>>, Refused<'a>> {
    let (authority, situation) = analysis.ready()?;
    let one = |expectation: &'a Expectation| {
        let context = expectation.context.iter().cloned();
        let situation = overlaid(situation, context);
        let questions = questions(expectation, analysis, || actions(expectation, analysis));
        checked(expectation, authority, &situation, questions)
    };
    Ok(scenario.expectations.iter().map(one).collect())
}

/// As [`check`], where a pattern of actions speaks of all that the catalogue knows, and of those that act on the resource.
///
/// # Errors
/// What keeps the scenario from being evaluated.
pub fn check_with_catalog<'a>(
    scenario: &'a Scenario,
    analysis: &'a Analysis,
    catalog: &Catalog,
) -> Result<Vec<Checked<'a>>, Refused<'a>> {
    let (authority, situation) = analysis.ready()?;
    let one = |expectation: &'a Expectation| {
        let mut context = expectation.context.clone();
        let values = context.iter_mut();
        values.for_each(|(key, value)| single(key, value, catalog));
        let situation = overlaid(situation, context);
        let named = || actions_of_catalog(expectation, analysis, catalog);
        let questions = questions(expectation, analysis, named).map(|mut questions| {
            if is_pattern(&expectation.action) {
                questions.retain(|(action, resource)| acts(action, resource, catalog));
            }
            questions
        });
        checked(expectation, authority, &situation, questions)
    };
    Ok(scenario.expectations.iter().map(one).collect())
}

fn overlaid(
    situation: &Situation,
    context: impl IntoIterator<Item = (ContextKey, ContextValue)>,
) -> Situation {
    Situation {
        context: situation.context.overlaid(context),
        ..situation.clone()
    }
}

fn checked<'a>(
    expectation: &'a Expectation,
    authority: &Authority,
    situation: &Situation,
    questions: Result<Vec<(Action, Resource)>, AxisFault>,
) -> Checked<'a> {
    let (questions, fault) = match questions {
        Ok(questions) => (questions, None),
        Err(fault) => (Vec::new(), Some(fault)),
    };
    let cells = questions.into_iter().map(|(action, resource)| {
        let request = Request {
            action: &action,
            resource: &resource,
            situation,
        };
        let cell = cell_everywhere(authority, &request);
        let agreement = agreement(expectation, &cell);
        CheckedCell {
            action,
            resource,
            cell,
            agreement,
        }
    });
    Checked {
        expectation,
        cells: cells.collect(),
        fault,
    }
}

fn agreement(expectation: &Expectation, cell: &Cell) -> Agreement {
    if cell.effective != expectation.verdict {
        return Agreement::OtherVerdict;
    }
    let by: Vec<Layer> = cell.by.iter().collect();
    match &expectation.by {
        Some(expected) if *expected != by => Agreement::OtherLayers,
        _ => Agreement::Agrees,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;

    const SCENARIO: &str = r#"{
      "role": { "policies": [ { "document": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } } ] },
      "session": { "policies": [ { "document": { "Version": "2012-10-17", "Statement":
        { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/team-a/*" } } } ] },
      "matrix": { "actions": ["s3:GetObject", "s3:PutObject"], "resources": ["arn:aws:s3:::reports/team-a/x", "arn:aws:s3:::reports/team-b/x"] },
      "expect": [
        { "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/team-a/*", "verdict": "allowed" },
        { "action": "s3:*", "resource": "arn:aws:s3:::reports/team-b/*", "verdict": "implicitDeny", "by": ["session"] },
        { "action": "s3:*", "resource": "arn:aws:s3:::reports/team-a/*", "verdict": "allowed" },
        { "action": "s3:PutObject", "resource": "arn:aws:s3:::reports/team-a/x", "verdict": "implicitDeny", "by": ["role"] } ] }"#;

    #[test]
    fn patterns_speak_of_rows_and_columns() {
        let read = Scenario::read(SCENARIO);
        assert_eq!(read.problems, []);
        let scenario = read.scenario.unwrap();
        let analysis = Analysis::of(&scenario);
        let checked = check(&scenario, &analysis).unwrap();
        let agreements: Vec<Vec<Agreement>> = checked
            .iter()
            .map(|checked| checked.cells.iter().map(|cell| cell.agreement).collect())
            .collect();
        use Agreement::{Agrees, OtherLayers, OtherVerdict};
        assert_eq!(
            agreements,
            [
                vec![Agrees],
                vec![Agrees, Agrees],
                vec![Agrees, OtherVerdict],
                vec![OtherLayers]
            ]
        );
        assert!(checked[0].holds() && !checked[2].holds());
    }

    #[test]
    fn what_is_no_action_and_no_resource_has_no_cell() {
        let misnamed = SCENARIO.replace(
            r#""expect": ["#,
            r#""expect": [
        { "action": "GetObject", "resource": "*", "verdict": "implicitDeny" },
        { "action": "s3:GetObject", "resource": "reports", "verdict": "implicitDeny" },
        { "action": "s3:GetObject", "resource": "*/team-b/*", "verdict": "implicitDeny" },
        { "action": "s3:GetObject", "resource": "*/team-c/*", "verdict": "implicitDeny" },"#,
        );
        let scenario = Scenario::read(&misnamed).scenario.unwrap();
        let analysis = Analysis::of(&scenario);
        let checked = check(&scenario, &analysis).unwrap();
        let holds: Vec<bool> = checked.iter().take(4).map(Checked::holds).collect();
        assert_eq!(holds, [false, false, true, false]);
        assert!(matches!(checked[0].fault, Some(AxisFault::NotAnAction(..))));
        let no_resource = |text: &str| Some(AxisFault::NotAResource(text.to_owned()));
        assert_eq!(checked[1].fault, no_resource("reports"));
        assert_eq!(checked[3].fault, no_resource("*/team-c/*"));
    }

    #[test]
    fn an_unknown_verdict_is_said_once() {
        let wrong = SCENARIO.replacen(r#""verdict": "allowed""#, r#""verdict": "yes""#, 1);
        let codes = |text: &str| -> Vec<&str> {
            let problems = Scenario::read(text).problems;
            problems.iter().map(Problem::code).collect()
        };
        assert_eq!(codes(&wrong), ["scenario-word"]);
        let missing = SCENARIO.replacen(r#", "verdict": "allowed""#, "", 1);
        assert_eq!(codes(&missing), ["scenario-missing"]);
    }
}
