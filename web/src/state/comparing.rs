//! What is against what was: the cells of the matrix that an earlier content decided otherwise.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_scenario::{Analysis, Change, Direction, Scenario, compare};

use super::axis::AxisEdits;
use super::table::{Group, Row, Table};
use super::workspace::{CellName, Content, Workspace};

/// The content that was frozen as A, with the rows and columns that it had.
#[derive(Debug, Clone, PartialEq)]
pub struct Frozen {
    /// The texts and the context.
    pub content: Content,
    /// Its rows.
    pub actions: Vec<Rc<str>>,
    /// Its columns.
    pub resources: Vec<Rc<str>>,
}

impl Frozen {
    /// Freezes what is shown.
    pub fn of(content: &Content, table: &Table) -> Self {
        let rows = table.rows.iter().map(|row| row.action.clone());
        let columns = table.columns.iter().map(|column| column.resource.clone());
        Self {
            content: content.clone(),
            actions: rows.collect(),
            resources: columns.collect(),
        }
    }

    /// The workspace with the rows and columns of A beside its own, so that what only A had is seen as well.
    pub fn beside(&self, workspace: &Workspace) -> Workspace {
        let mut beside = workspace.clone();
        add(&mut beside.actions, &self.actions);
        add(&mut beside.resources, &self.resources);
        beside
    }
}

fn add(edits: &mut AxisEdits, entries: &[Rc<str>]) {
    for entry in entries {
        if !edits.removed.contains(entry) {
            edits.add(entry.clone());
        }
    }
}

/// The cells that are decided otherwise than before.
#[derive(Debug, Clone, Default)]
pub struct Moves {
    /// They, by direction.
    pub changes: Vec<Change>,
    /// How many cells were looked at.
    pub cells: usize,
}

impl Moves {
    /// Compares over the cells of a table; `None` where one of the two cannot be evaluated.
    pub fn of(before: &Content, now: &Content, table: &Table, catalog: &Catalog) -> Option<Self> {
        let (old, new) = (asked(before, table), asked(now, table));
        let (old, new) = (Analysis::of(&old), Analysis::of(&new));
        let mut changes = compare(&old, &new, catalog).ok()?.changes;
        changes.retain(|change| table.cell(&name(change)).is_some());
        let cells = table.rows.iter().flat_map(|row| row.cells.iter());
        Some(Self {
            changes,
            cells: cells.flatten().count(),
        })
    }

    /// How many cells went which way.
    pub fn counts(&self) -> Vec<(Direction, usize)> {
        let count = |direction| self.toward(direction).count();
        Direction::ALL
            .into_iter()
            .map(|direction| (direction, count(direction)))
            .collect()
    }

    /// The cells that went one way.
    pub fn toward(&self, direction: Direction) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.direction == direction)
    }

    /// The rows of a table in which something changed.
    pub fn rows_of(&self, table: &Table) -> Table {
        let is_changed = |row: &&Rc<Row>| {
            self.changes
                .iter()
                .any(|change| change.action.as_written() == &*row.action)
        };
        let kept = |rows: &[Rc<Row>]| rows.iter().filter(is_changed).cloned().collect::<Vec<_>>();
        let groups = table.groups.iter().map(|group| Group {
            service: group.service.clone(),
            rows: kept(&group.rows),
        });
        Table {
            groups: groups.filter(|group| !group.rows.is_empty()).collect(),
            rows: kept(&table.rows),
            ..table.clone()
        }
    }
}

/// The cell of a change.
pub fn name(change: &Change) -> CellName {
    CellName {
        action: change.action.as_written().into(),
        resource: change.resource.as_written().into(),
    }
}

/// The question of a content over the rows and columns of a table.
pub fn asked(content: &Content, table: &Table) -> Scenario {
    let rows = table.rows.iter().map(|row| row.action.to_string());
    let columns = table
        .columns
        .iter()
        .map(|column| column.resource.to_string());
    Scenario {
        actions: Some(rows.collect()),
        resources: Some(columns.collect()),
        ..content.question()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::analysis::Answer;

    fn content(session: &str) -> Content {
        let allow = |action: &str| {
            format!(
                r#"{{"Version": "2012-10-17", "Statement": {{"Effect": "Allow", "Action": [{action}], "Resource": "*"}}}}"#
            )
        };
        let mut content = Content {
            session: allow(session).into(),
            ..Content::default()
        };
        content.role[0].text = allow(r#""s3:*""#).into();
        content
    }

    fn moves(before: &str, now: &str) -> (Moves, Table) {
        let (before, now) = (content(before), content(now));
        let table_of = |content: &Content| {
            let edits = AxisEdits::default();
            Table::of(&Answer::of(content), &edits, &edits, None).unwrap()
        };
        let frozen = Frozen::of(&before, &table_of(&before));
        let beside = frozen.beside(&Workspace::default());
        let answer = Answer::of(&now);
        let table = Table::of(&answer, &beside.actions, &beside.resources, None).unwrap();
        let moves = Moves::of(&before, &now, &table, &Catalog::embedded()).unwrap();
        (moves, table)
    }

    fn told(moves: &Moves, direction: Direction) -> Vec<String> {
        let actions = moves.toward(direction);
        actions
            .map(|change| change.action.as_written().to_owned())
            .collect()
    }

    #[test]
    fn what_only_a_had_is_lost_and_what_only_b_has_is_gained() {
        let (moves, table) = moves(
            r#""s3:GetObject", "s3:DeleteObject""#,
            r#""s3:GetObject", "s3:PutObject""#,
        );
        assert!(told(&moves, Direction::Gained).contains(&"s3:PutObject".to_owned()));
        assert!(told(&moves, Direction::Lost).contains(&"s3:DeleteObject".to_owned()));
        let rows = moves.rows_of(&table);
        let actions: Vec<&str> = rows.rows.iter().map(|row| &*row.action).collect();
        assert!(!actions.contains(&"s3:GetObject"), "{actions:?}");
        assert!(actions.contains(&"s3:DeleteObject"), "{actions:?}");
    }

    #[test]
    fn the_same_texts_move_nothing() {
        let (moves, table) = moves(r#""s3:GetObject""#, r#""s3:GetObject""#);
        assert!(moves.changes.is_empty() && moves.cells > 0);
        assert!(moves.rows_of(&table).rows.is_empty());
    }
}
