//! Matrices beyond what is drawn at once: every action of AWS, those that the role reaches, or more proposed rows than the first program draws.
//!
//! Cells come packed from the engine, and rows with the same cells share them. What a packed cell leaves out, the keys that it hangs on and the
//! layers that deny, is asked for when a row is mounted ([`exact`]).

use std::rc::Rc;

use scopedown_eval::{
    Cell, Column as Asked, Decision, LayerSet, PackedCell, Request, State, StateCounts,
    WholeMatrix, cell_everywhere, whole_matrix,
};
use scopedown_policy::{Action, Resource, limits};

use super::analysis::Answer;
pub use super::atlas::Atlas;
use super::lens::Reach;
use super::packed::Shared;
use super::plan::Plan;
use super::table::{Column, Group, Row, Table};

/// A matrix, or where it would have too many cells, what it comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Broad {
    /// The matrix.
    Table(Rc<Table>),
    /// The counts of each service.
    Summary(Rc<[Tally]>),
}

/// How the cells of a service are decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// The service.
    pub service: Rc<str>,
    /// Its rows.
    pub rows: usize,
    /// Their cells by state.
    pub counts: StateCounts,
}

impl Broad {
    /// The matrix of a plan's columns and of the rows that `reach` asks for; `None` where the texts cannot be evaluated.
    pub fn of(answer: &Answer, atlas: &Atlas, plan: &Plan, reach: Reach) -> Option<Self> {
        let (authority, situation) = answer.analysis.ready().ok()?;
        let asked: Vec<Asked> = plan.columns.iter().map(|entry| atlas.ask(entry)).collect();
        let universe = atlas.catalog.universe();
        let whole = whole_matrix(authority, situation, universe, &asked);
        let every = 0..whole.actions();
        let numbers: Vec<usize> = match reach {
            Reach::Proposed => return Some(Self::proposed(answer, atlas, plan, &whole)),
            Reach::Role => every.filter(|number| is_reached(&whole, *number)).collect(),
            Reach::Aws => every.collect(),
        };
        if numbers.len().saturating_mul(asked.len()) > limits::MATRIX_CELLS {
            return Some(Self::Summary(tallies(atlas, &whole, &numbers)));
        }
        let mut shared = Shared::default();
        let rows = numbers.iter().enumerate().filter_map(|(at, number)| {
            let [action, name] = atlas.names.get(*number)?;
            Some(Rc::new(Row {
                number: at,
                action: action.clone(),
                name: name.clone(),
                cells: shared.cells(&whole, *number),
            }))
        });
        Some(Self::table(plan, rows.collect(), 0))
    }

    fn proposed(answer: &Answer, atlas: &Atlas, plan: &Plan, whole: &WholeMatrix) -> Self {
        let most = limits::MATRIX_CELLS / plan.columns.len().max(1);
        let columns: Vec<Column> = plan.columns.iter().map(Column::of).collect();
        let mut shared = Shared::default();
        let rows = plan.actions.iter().take(most).enumerate();
        let rows = rows.map(|(number, action)| {
            let known = atlas.catalog.universe().find(action);
            let cells = known.map_or_else(
                || decided(answer, action, &columns),
                |known| shared.cells(whole, known),
            );
            Rc::new(Row {
                number,
                action: action.as_written().into(),
                name: action.written_name().into(),
                cells,
            })
        });
        let rows: Vec<Rc<Row>> = rows.collect();
        let left_out = plan.actions.len() - rows.len() + plan.actions_left_out;
        Self::table(plan, rows, left_out)
    }

    fn table(plan: &Plan, rows: Vec<Rc<Row>>, rows_left_out: usize) -> Self {
        Self::Table(Rc::new(Table {
            columns: plan.columns.iter().map(Column::of).collect(),
            groups: groups(&rows),
            rows,
            rows_left_out,
            columns_left_out: plan.resources_left_out,
        }))
    }
}

/// The row with the cells that a packed one leaves something out of asked for anew; the same one where there is none.
pub fn exact(answer: &Answer, row: &Rc<Row>, columns: &[Column]) -> Rc<Row> {
    let lacks = |cell: &Option<Cell>| {
        cell.as_ref().is_some_and(|cell| {
            matches!(cell.state, State::Depends | State::DeniedElsewhere)
                && cell.on.is_empty()
                && cell.by == LayerSet::NONE
        })
    };
    if !row.cells.iter().any(lacks) {
        return row.clone();
    }
    let Ok(action) = Action::parse(&row.action) else {
        return row.clone();
    };
    let cells = row.cells.iter().zip(columns).map(|(cell, column)| {
        if lacks(cell) {
            cell_of(answer, &action, &column.resource)
        } else {
            cell.clone()
        }
    });
    Rc::new(Row {
        cells: cells.collect(),
        ..(**row).clone()
    })
}

/// How rows are decided, by state.
pub fn counts_of(rows: &[Rc<Row>]) -> StateCounts {
    let cells = rows.iter().flat_map(|row| row.cells.iter());
    cells
        .map(|cell| {
            cell.as_ref()
                .map_or(PackedCell::NOT_APPLICABLE, PackedCell::of)
        })
        .collect()
}

/// The cells of an action that the catalogue does not know: on which resources it acts is not known either.
fn decided(answer: &Answer, action: &Action, columns: &[Column]) -> Rc<[Option<Cell>]> {
    let columns = columns.iter();
    columns
        .map(|column| cell_of(answer, action, &column.resource))
        .collect()
}

fn cell_of(answer: &Answer, action: &Action, resource: &str) -> Option<Cell> {
    let (authority, situation) = answer.analysis.ready().ok()?;
    let request = Request {
        action,
        resource: &Resource::new(resource),
        situation,
    };
    Some(cell_everywhere(authority, &request))
}

/// Whether the role's policies allow the action on one of the resources, or may.
fn is_reached(whole: &WholeMatrix, action: usize) -> bool {
    (0..whole.columns()).any(|column| {
        let role = whole.cell(action, column).role();
        matches!(role, Some(Decision::Allowed | Decision::Depends))
    })
}

fn service(action: &str) -> &str {
    action
        .split_once(':')
        .map_or(action, |(service, _)| service)
}

fn groups(rows: &[Rc<Row>]) -> Vec<Group> {
    rows.chunk_by(|one, other| service(&one.action).eq_ignore_ascii_case(service(&other.action)))
        .filter_map(|rows| {
            Some(Group {
                service: service(&rows.first()?.action).to_ascii_lowercase().into(),
                rows: rows.to_vec(),
            })
        })
        .collect()
}

fn tallies(atlas: &Atlas, whole: &WholeMatrix, numbers: &[usize]) -> Rc<[Tally]> {
    let name = |number: &usize| atlas.names.get(*number).map_or("", |[action, _]| action);
    numbers
        .chunk_by(|one, other| service(name(one)) == service(name(other)))
        .map(|numbers| Tally {
            service: numbers
                .first()
                .map_or("", |first| service(name(first)))
                .into(),
            rows: numbers.len(),
            counts: numbers
                .iter()
                .map(|number| whole.count_row(*number))
                .fold(StateCounts::default(), StateCounts::and),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::axis::AxisEdits;
    use crate::state::table::state_of;
    use crate::state::workspace::{Content, PolicyId, PolicyText};

    fn answer(actions: &str) -> Answer {
        let text = format!(
            r#"{{"Version": "2012-10-17", "Statement": {{"Effect": "Allow", "Action": {actions}, "Resource": "*"}}}}"#
        );
        Answer::of(&Content {
            role: vec![PolicyText::new(PolicyId::FIRST, "Role policy", &text)],
            ..Content::default()
        })
    }

    fn broad(answer: &Answer, columns: &[&str], reach: Reach) -> Broad {
        let columns: Vec<Rc<str>> = columns.iter().map(|text| (*text).into()).collect();
        let resources = AxisEdits {
            added: columns,
            ..AxisEdits::default()
        };
        let plan = Plan::of(answer, &AxisEdits::default(), &resources, None);
        Broad::of(answer, &Atlas::embedded(), &plan, reach).unwrap()
    }

    #[test]
    fn every_action_of_aws_has_a_row_and_rows_alike_share_their_cells() {
        let answer = answer(r#""s3:Get*""#);
        let Broad::Table(table) = broad(&answer, &["arn:aws:s3:::reports/a"], Reach::Aws) else {
            panic!("it is no summary");
        };
        let atlas = Atlas::embedded();
        assert_eq!(table.rows.len(), atlas.catalog.len());
        assert!(table.groups.len() > 300);
        let row = |action: &str| {
            table
                .rows
                .iter()
                .find(|row| &*row.action == action)
                .unwrap()
        };
        assert!(Rc::ptr_eq(
            &row("s3:GetObject").cells,
            &row("s3:GetObjectAcl").cells
        ));
        assert_eq!(state_of(&row("s3:GetObject").cells[1]), State::Allowed);
        assert_eq!(state_of(&row("s3:PutObject").cells[1]), State::Neither);
        assert_eq!(
            state_of(&row("sqs:SendMessage").cells[1]),
            State::NotApplicable
        );
    }

    #[test]
    fn what_the_role_reaches_is_what_it_allows() {
        let answer = answer(r#"["sqs:Send*", "sqs:ListQueues"]"#);
        let Broad::Table(table) = broad(&answer, &[], Reach::Role) else {
            panic!("it is no summary");
        };
        let actions: Vec<&str> = table.rows.iter().map(|row| &*row.action).collect();
        assert!(actions.contains(&"sqs:ListQueues") && actions.contains(&"sqs:SendMessage"));
        // The one action that needs no permission.
        let others = actions.iter().filter(|action| !action.starts_with("sqs:"));
        assert_eq!(others.collect::<Vec<_>>(), [&"sts:GetCallerIdentity"]);
    }

    #[test]
    fn beyond_the_limit_services_are_counted() {
        let columns: Vec<String> = (0..12)
            .map(|number| format!("arn:aws:s3:::bucket-{number}"))
            .collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let answer = answer(r#""s3:*""#);
        let Broad::Summary(tallies) = broad(&answer, &columns, Reach::Aws) else {
            panic!("it has more cells than are computed");
        };
        let s3 = tallies
            .iter()
            .find(|tally| &*tally.service == "s3")
            .unwrap();
        assert!(s3.counts.of(State::Allowed) > 0);
        let sqs = tallies
            .iter()
            .find(|tally| &*tally.service == "sqs")
            .unwrap();
        assert_eq!(sqs.counts.of(State::Allowed), 0);
    }

    #[test]
    fn proposed_rows_are_decided_as_one_by_one() {
        let answer = answer(r#"["s3:GetObject", "s3:PutObject", "made:Up"]"#);
        let Broad::Table(packed) = broad(&answer, &["*"], Reach::Proposed) else {
            panic!("it is no summary");
        };
        let none = AxisEdits::default();
        let table = Table::of(&answer, &none, &none, None).unwrap();
        let states = |table: &Table| -> Vec<(Rc<str>, State)> {
            let rows = table.rows.iter();
            rows.map(|row| (row.action.clone(), state_of(&row.cells[0])))
                .collect()
        };
        let packed = states(&packed);
        for (action, state) in states(&table) {
            let found = packed.iter().find(|(known, _)| *known == action).unwrap();
            assert!(
                found.1 == state || found.1 == State::NotApplicable,
                "{action}"
            );
        }
    }
}
