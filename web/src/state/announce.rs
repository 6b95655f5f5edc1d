//! What is said when the matrix changes: the difference since the last time, in one sentence.

use std::collections::HashMap;

use scopedown_eval::State;
use scopedown_report::words;

use super::table::{LEGEND, Table, state_of};

/// Kinds of changes that are named each; what is beyond them is summed up.
const NAMED: usize = 3;

/// What has changed between two matrices; `None` where nothing has that a cell shows.
pub fn difference(before: &Table, after: &Table) -> Option<String> {
    let change = Change::between(before, after);
    let parts = [
        change.cells(),
        entries(change.rows_new, "row", "new"),
        entries(change.rows_gone, "row", "gone"),
        entries(change.columns_new, "column", "new"),
        entries(change.columns_gone, "column", "gone"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("{}.", parts.join("; ")))
}

/// What is different.
#[derive(Default)]
struct Change {
    /// Cells by their new state.
    cells: HashMap<State, usize>,
    rows_new: usize,
    rows_gone: usize,
    columns_new: usize,
    columns_gone: usize,
}

impl Change {
    fn between(before: &Table, after: &Table) -> Self {
        let column = |table: &Table, name: &str| {
            let mut columns = table.columns.iter();
            columns.position(|column| &*column.resource == name)
        };
        let earlier: Vec<Option<usize>> = after
            .columns
            .iter()
            .map(|each| column(before, &each.resource))
            .collect();
        let rows: HashMap<&str, usize> = before
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| (&*row.action, at))
            .collect();
        let mut change = Self::default();
        let mut kept = 0;
        for row in &after.rows {
            let Some(old) = rows.get(&*row.action).and_then(|at| before.rows.get(*at)) else {
                change.rows_new += 1;
                continue;
            };
            kept += 1;
            for (cell, earlier) in row.cells.iter().zip(&earlier) {
                let now = state_of(cell);
                let then = earlier.and_then(|at| old.cells.get(at)).map(state_of);
                if then.is_some_and(|then| then != now) {
                    *change.cells.entry(now).or_default() += 1;
                }
            }
        }
        let columns_kept = earlier.iter().flatten().count();
        change.rows_gone = before.rows.len().saturating_sub(kept);
        change.columns_new = after.columns.len() - columns_kept;
        change.columns_gone = before.columns.len().saturating_sub(columns_kept);
        change
    }

    /// "3 cells changed: 2 now cut by session, 1 now allowed"
    fn cells(&self) -> Option<String> {
        let count: usize = self.cells.values().sum();
        let mut kinds: Vec<(State, usize)> = LEGEND
            .into_iter()
            .filter_map(|state| Some((state, *self.cells.get(&state)?)))
            .collect();
        // Stable: what is as many stays in the order of the legend.
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let others: usize = kinds.iter().skip(NAMED).map(|(_, count)| count).sum();
        let mut named: Vec<String> = kinds
            .iter()
            .take(NAMED)
            .map(|(state, count)| format!("{count} now {}", words::mark(*state).short))
            .collect();
        if others > 0 {
            named.push(format!("{others} otherwise"));
        }
        let [(state, _)] = kinds.as_slice() else {
            return (count > 0).then(|| format!("{count} cells changed: {}", named.join(", ")));
        };
        let short = words::mark(*state).short;
        Some(if count == 1 {
            format!("1 cell changed: now {short}")
        } else {
            format!("{count} cells changed: all now {short}")
        })
    }
}

/// "2 rows new"
fn entries(count: usize, noun: &str, what: &str) -> Option<String> {
    let ending = if count == 1 { "" } else { "s" };
    (count > 0).then(|| format!("{count} {noun}{ending} {what}"))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use scopedown_eval::{Cell, Decision, LayerSet, OpenPoints};

    use super::*;
    use crate::state::table::{Column, Row};

    const ALLOWED: State = State::Allowed;
    const CUT: State = State::CutBySession;

    fn cell(state: State) -> Option<Cell> {
        (state != State::NotApplicable).then_some(Cell {
            role: Decision::Allowed,
            session: None,
            effective: Decision::Allowed,
            state,
            by: LayerSet::NONE,
            likely: None,
            on: Vec::new(),
            assumed: OpenPoints::NONE,
        })
    }

    fn table(columns: &[&str], rows: &[(&str, &[State])]) -> Table {
        let rows = rows.iter().enumerate().map(|(number, (action, states))| {
            Rc::new(Row {
                number,
                action: (*action).into(),
                name: (*action).into(),
                cells: states.iter().copied().map(cell).collect(),
            })
        });
        Table {
            columns: columns
                .iter()
                .map(|resource| Column {
                    resource: (*resource).into(),
                    short: Default::default(),
                })
                .collect(),
            groups: Vec::new(),
            rows: rows.collect(),
            rows_left_out: 0,
            columns_left_out: 0,
        }
    }

    #[test]
    fn ten_canonical_sentences() {
        let row = |states: &'static [State]| [("s3:GetObject", states)];
        let abc = ["a", "b", "c"];
        let base = table(&abc, &row(&[ALLOWED, ALLOWED, ALLOWED]));
        let cases: [(Table, Option<&str>); 10] = [
            (base.clone(), None),
            (
                table(&abc, &row(&[CUT, ALLOWED, ALLOWED])),
                Some("1 cell changed: now cut by session."),
            ),
            (
                table(&abc, &row(&[CUT, CUT, ALLOWED])),
                Some("2 cells changed: all now cut by session."),
            ),
            (
                table(&abc, &row(&[CUT, CUT, State::Depends])),
                Some("3 cells changed: 2 now cut by session, 1 now depends."),
            ),
            (
                table(&abc, &row(&[State::Neither, CUT, State::NotApplicable])),
                Some("3 cells changed: 1 now cut by session, 1 now neither, 1 now n/a."),
            ),
            (
                table(
                    &abc,
                    &[
                        ("s3:GetObject", &[ALLOWED, ALLOWED, ALLOWED]),
                        ("s3:PutObject", &[CUT, CUT, CUT]),
                    ],
                ),
                Some("1 row new."),
            ),
            (table(&abc, &[]), Some("1 row gone.")),
            (
                table(&["a", "b"], &row(&[ALLOWED, ALLOWED])),
                Some("1 column gone."),
            ),
            (
                table(
                    &["z", "a", "b", "c", "d"],
                    &row(&[CUT, ALLOWED, ALLOWED, ALLOWED, CUT]),
                ),
                Some("2 columns new."),
            ),
            (
                table(
                    &["a", "b"],
                    &[
                        ("s3:GetObject", &[State::ExplicitDenyRole, ALLOWED]),
                        ("s3:PutObject", &[CUT, CUT]),
                    ],
                ),
                Some("1 cell changed: now denied in role; 1 row new; 1 column gone."),
            ),
        ];
        for (after, sentence) in cases {
            assert_eq!(difference(&base, &after).as_deref(), sentence);
        }
    }

    #[test]
    fn beyond_three_kinds_the_rest_is_summed_up() {
        let states = [
            ALLOWED,
            CUT,
            CUT,
            State::Depends,
            State::ExplicitDenyRole,
            State::MissingInRole,
        ];
        let columns = ["a", "b", "c", "d", "e", "f"];
        let before = table(&columns, &[("s3:GetObject", &[State::Neither; 6])]);
        let after = table(&columns, &[("s3:GetObject", &states)]);
        assert_eq!(
            difference(&before, &after).as_deref(),
            Some(
                "6 cells changed: 2 now cut by session, 1 now allowed, 1 now missing in role, 2 otherwise."
            )
        );
    }
}
