//! What the user expects of cells: said of one cell or of patterns, held against the matrix, and kept with the scenario.

use std::rc::Rc;

use scopedown_eval::{Cell, Decision, Layer};
use scopedown_policy::Span;
use scopedown_scenario::{Agreement, Analysis, Checked, Expectation, Scenario, check};

use super::comparing::asked;
use super::table::Table;
use super::workspace::{CellName, Content};

/// An expectation, the same if it is the same value in memory.
#[derive(Debug, Clone)]
pub struct Expected(pub Rc<Expectation>);

impl PartialEq for Expected {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What can be demanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// It is allowed.
    Allowed,
    /// It is denied, whoever denies.
    Denied,
    /// It is denied, and the session policy alone does it.
    DeniedBySession,
}

impl Demand {
    /// Every demand in the order of the controls.
    pub const ALL: [Self; 3] = [Self::Allowed, Self::Denied, Self::DeniedBySession];

    /// The name on its control.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Allowed => "must be allowed",
            Self::Denied => "must be denied",
            Self::DeniedBySession => "must be denied by the session",
        }
    }

    /// The expectation. AWS tells an explicit denial from an implicit one, and so does a scenario: what is denied is expected to be so in the way
    /// that it is now where all that are denied now are denied explicitly, and implicitly otherwise.
    pub fn of(self, action: &str, resource: &str, content: &Content, table: &Table) -> Expectation {
        let mut expectation = Expectation {
            action: action.trim().to_owned(),
            resource: resource.trim().to_owned(),
            verdict: Decision::Allowed,
            by: None,
            context: Vec::new(),
            span: Span::default(),
        };
        if self == Self::Allowed {
            return expectation;
        }
        expectation.verdict = denial(&cells(&expectation, content, table));
        if self == Self::DeniedBySession {
            expectation.by = Some(vec![Layer::Session]);
        }
        expectation
    }
}

fn denial(cells: &[(CellName, Cell, Agreement)]) -> Decision {
    let is_explicit = |cell: &Cell| cell.effective == Decision::ExplicitDeny;
    let mut denied = cells
        .iter()
        .map(|(_, cell, _)| cell)
        .filter(|cell| is_explicit(cell) || cell.effective == Decision::ImplicitDeny)
        .peekable();
    if denied.peek().is_some() && denied.all(is_explicit) {
        Decision::ExplicitDeny
    } else {
        Decision::ImplicitDeny
    }
}

/// What an expectation says, for people, after its action and resource.
pub fn words(expectation: &Expectation) -> String {
    let verdict = match expectation.verdict {
        Decision::Allowed => "must be allowed",
        Decision::ImplicitDeny => "must be denied, since nothing allows it",
        Decision::ExplicitDeny => "must be denied explicitly",
        Decision::Depends => "must depend on the request",
    };
    let by: Vec<&str> = expectation
        .by
        .iter()
        .flatten()
        .map(|layer| layer.name())
        .collect();
    if by.is_empty() {
        verdict.to_owned()
    } else {
        format!("{verdict}, by {}", by.join(" and "))
    }
}

/// How an expectation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The cells that it speaks of.
    pub cells: usize,
    /// Those that are otherwise.
    pub failing: Vec<CellName>,
    /// Whether it speaks of cells at all, and all are as expected.
    pub holds: bool,
}

/// Holds expectations against the matrix, in order; nothing where it cannot be evaluated.
pub fn standings(expected: &[Expected], content: &Content, table: &Table) -> Vec<Standing> {
    let expectations = expected.iter().map(|each| (*each.0).clone());
    checked(expectations.collect(), content, table, |checked| {
        let failing = checked
            .cells
            .iter()
            .filter(|cell| cell.agreement != Agreement::Agrees);
        Standing {
            cells: checked.cells.len(),
            failing: failing
                .map(|cell| CellName {
                    action: cell.action.as_written().into(),
                    resource: cell.resource.as_written().into(),
                })
                .collect(),
            holds: checked.holds(),
        }
    })
}

/// The expectation that says otherwise of a cell of which `new` speaks; one under other keys does not.
pub fn contradicted(
    new: &Expectation,
    expected: &[Expected],
    content: &Content,
    table: &Table,
) -> Option<Expected> {
    let spoken_of = cells(new, content, table);
    let clashes = |old: &Expectation| {
        old.context == new.context
            && (old.verdict != new.verdict
                || (old.by != new.by && old.by.is_some() && new.by.is_some()))
    };
    let meets = |old: &Expectation| {
        let same = old.action == new.action && old.resource == new.resource;
        let others = cells(old, content, table);
        same || others
            .iter()
            .any(|(cell, ..)| spoken_of.iter().any(|(each, ..)| each == cell))
    };
    expected
        .iter()
        .find(|each| clashes(&each.0) && meets(&each.0))
        .cloned()
}

/// What keeps an expectation from speaking of a cell.
pub fn fault(new: &Expectation, content: &Content, table: &Table) -> Option<String> {
    let mut faults = checked(vec![new.clone()], content, table, |checked| {
        let fault = checked
            .fault
            .as_ref()
            .map(|fault| fault.sentences().join(" "));
        let none = "It speaks of no cell: no row or column is like that.".to_owned();
        fault.or_else(|| checked.cells.is_empty().then_some(none))
    });
    faults.pop().flatten()
}

fn cells(
    expectation: &Expectation,
    content: &Content,
    table: &Table,
) -> Vec<(CellName, Cell, Agreement)> {
    let of = |checked: &Checked<'_>| -> Vec<(CellName, Cell, Agreement)> {
        let cells = checked.cells.iter();
        cells
            .map(|cell| {
                let name = CellName {
                    action: cell.action.as_written().into(),
                    resource: cell.resource.as_written().into(),
                };
                (name, cell.cell.clone(), cell.agreement)
            })
            .collect()
    };
    let mut all = checked(vec![expectation.clone()], content, table, of);
    all.pop().unwrap_or_default()
}

/// Checks over the rows and columns of a table. Of a pattern's cells only those are asked that the table has.
fn checked<T>(
    expectations: Vec<Expectation>,
    content: &Content,
    table: &Table,
    each: impl Fn(&Checked<'_>) -> T,
) -> Vec<T> {
    let scenario = Scenario {
        expectations,
        ..asked(content, table)
    };
    let analysis = Analysis::of(&scenario);
    let Ok(mut all) = check(&scenario, &analysis) else {
        return Vec::new();
    };
    for checked in &mut all {
        let is_pattern = |text: &str| text.contains(['*', '?']) && text != "*";
        let expectation = checked.expectation;
        if is_pattern(&expectation.action) || is_pattern(&expectation.resource) {
            checked.cells.retain(|cell| {
                let name = CellName {
                    action: cell.action.as_written().into(),
                    resource: cell.resource.as_written().into(),
                };
                table.find(&name).is_none() || table.cell(&name).is_some()
            });
        }
    }
    all.iter().map(each).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::analysis::Answer;
    use crate::state::axis::AxisEdits;

    fn content() -> Content {
        let policy = |statements: &str| {
            format!(r#"{{"Version": "2012-10-17", "Statement": [{statements}]}}"#)
        };
        let mut content = Content {
            session: policy(
                r#"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}, {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}"#,
            )
            .into(),
            ..Content::default()
        };
        content.role[0].text = policy(
            r#"{"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::reports/*"}"#,
        )
        .into();
        content
    }

    fn table(content: &Content) -> Table {
        let edits = AxisEdits::default();
        Table::of(&Answer::of(content), &edits, &edits, None).unwrap()
    }

    const REPORT: &str = "arn:aws:s3:::reports/x";

    #[test]
    fn a_denial_is_expected_as_it_is_now() {
        let content = content();
        let table = table(&content);
        let verdict =
            |demand: Demand, action: &str| demand.of(action, REPORT, &content, &table).verdict;
        assert_eq!(
            verdict(Demand::Denied, "s3:DeleteObject"),
            Decision::ExplicitDeny
        );
        assert_eq!(
            verdict(Demand::Denied, "s3:PutObject"),
            Decision::ImplicitDeny
        );
        assert_eq!(
            verdict(Demand::Denied, "s3:GetObject"),
            Decision::ImplicitDeny
        );
        let by_session = Demand::DeniedBySession.of("s3:PutObject", REPORT, &content, &table);
        let standing = standings(&[Expected(Rc::new(by_session))], &content, &table);
        assert!(standing[0].holds && standing[0].cells == 1, "{standing:?}");
    }

    #[test]
    fn failing_cells_are_named() {
        let content = content();
        let table = table(&content);
        let all = Demand::Allowed.of("s3:*", "arn:aws:s3:::reports/*", &content, &table);
        let standing = standings(&[Expected(Rc::new(all))], &content, &table);
        let failing: Vec<&str> = standing[0]
            .failing
            .iter()
            .map(|cell| &*cell.action)
            .collect();
        assert!(failing.contains(&"s3:PutObject") && !failing.contains(&"s3:GetObject"));
        assert!(!standing[0].holds);
    }

    #[test]
    fn what_contradicts_is_found_through_patterns_and_what_agrees_is_not() {
        let content = content();
        let table = table(&content);
        let allowed = Demand::Allowed.of("s3:GetObject", REPORT, &content, &table);
        let standing = [Expected(Rc::new(allowed.clone()))];
        let row = &*table.columns[0].resource;
        let denied = Demand::Denied.of("s3:GetObject", REPORT, &content, &table);
        assert!(contradicted(&denied, &standing, &content, &table).is_some());
        assert!(contradicted(&allowed, &standing, &content, &table).is_none());
        let other = Demand::Denied.of("s3:PutObject", row, &content, &table);
        assert!(contradicted(&other, &standing, &content, &table).is_none());
        let wide = Demand::Allowed.of("s3:*", row, &content, &table);
        let narrow = Demand::Denied.of("s3:PutObject", row, &content, &table);
        let standing = [Expected(Rc::new(wide))];
        assert!(contradicted(&narrow, &standing, &content, &table).is_some());
    }

    #[test]
    fn what_is_no_action_is_told() {
        let content = content();
        let table = table(&content);
        let of = |action: &str| Demand::Allowed.of(action, REPORT, &content, &table);
        assert!(fault(&of("GetObject"), &content, &table).is_some());
        assert!(fault(&of("sqs:*"), &content, &table).is_some());
        assert!(fault(&of("s3:GetObject"), &content, &table).is_none());
    }
}
