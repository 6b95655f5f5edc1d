//! Expectations: what the author of a scenario says of its cells, held against what they are.

use scopedown_eval::{Cell, Layer, Request, Situation, cell_everywhere};
use scopedown_policy::{Action, ActionPattern, Match, NoValues, Pattern, Resource, WildcardUse};

use crate::analysis::{Analysis, Refused};
use crate::axes::AxisFault;
use crate::scenario::{Expectation, Scenario};

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
        let situation = Situation {
            context: situation
                .context
                .overlaid(expectation.context.iter().cloned()),
            ..situation.clone()
        };
        let resources = named(
            &expectation.resource,
            analysis
                .axes
                .resources
                .iter()
                .map(|entry| entry.text.as_str()),
        );
        let actions = actions(expectation, analysis);
        let fault = actions.as_ref().err().cloned().or_else(|| {
            resources
                .iter()
                .find_map(|text| AxisFault::of_resource(text))
        });
        let asked = actions.ok().filter(|_| fault.is_none()).unwrap_or_default();
        let cells = asked.into_iter().flat_map(|action| {
            let situation = &situation;
            resources.iter().map(move |resource| {
                let (action, resource) = (action.clone(), Resource::new(resource));
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
            })
        });
        Checked {
            expectation,
            cells: cells.collect(),
            fault,
        }
    };
    Ok(scenario.expectations.iter().map(one).collect())
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

/// The one action of an expectation, or the rows that its pattern matches.
fn actions(expectation: &Expectation, analysis: &Analysis) -> Result<Vec<Action>, AxisFault> {
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
