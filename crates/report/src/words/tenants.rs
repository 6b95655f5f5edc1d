//! Tenants and what they reach, in sentences.

use scopedown_association::Figures;
use scopedown_association::tenants::Collision;
use scopedown_eval::ContextValue;
use scopedown_scenario::tenants::{
    Asked, Cell, Column, Grid, GridRow, Judgement, Reach, Side, Tenancy,
};

use super::state::layer_noun;
use crate::run::{Sentence, code, sentence, text};

/// The sign of a cell and the word beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReachMark {
    /// The sign.
    pub mark: &'static str,
    /// The word.
    pub word: &'static str,
    /// What the two mean.
    pub meaning: &'static str,
}

/// The sign of a cell.
pub const fn reach_mark(cell: &Cell) -> ReachMark {
    let (mark, word, meaning) = match (cell.side, cell.judgement, cell.reach) {
        (_, Judgement::Open, _) => ("?", "depends", "hangs on condition keys that are not known"),
        (Side::Own, Judgement::AsWanted, Reach::Part) => (
            "✓",
            "own, part",
            "reaches its own by some actions of a wildcard",
        ),
        (Side::Own, Judgement::AsWanted, _) => ("✓", "own", "reaches its own"),
        (Side::Own, Judgement::Amiss, _) => ("✕", "own missing", "does not reach its own"),
        (Side::Other, Judgement::AsWanted, _) => ("·", "no", "does not reach what is another's"),
        (Side::Other, Judgement::Amiss, _) => ("!", "reaches", "reaches what is another's"),
    };
    ReachMark {
        mark,
        word,
        meaning,
    }
}

/// What a template and a table come to: who reaches too far, who lacks its own, who has no policy, and what was not asked.
pub fn tenants_summary(tenancy: &Tenancy) -> Vec<Sentence> {
    let grid = &tenancy.grid;
    if grid.things.is_empty() {
        let mut sentences = vec![sentence(
            "Nothing tells tenants apart: no placeholder stands in a resource or in the value of a condition of an `Allow` statement, nor in what a `Deny` statement spares.",
        )];
        sentences.extend(of_policies(tenancy));
        return sentences;
    }
    let mut sentences = Vec::new();
    if !grid.rows.is_empty() {
        sentences.push(of_others(grid));
        sentences.push(of_own(grid));
    }
    let open = grid.rows.iter().filter(|row| {
        let mut cells = row.cells.iter();
        cells.any(|cell| cell.judgement == Judgement::Open)
    });
    sentences.extend(some(open.count(), |count| {
        format!("What {count} may do hangs on condition keys that are not known.")
    }));
    sentences.extend(of_policies(tenancy));
    sentences.extend(of_scope(grid));
    sentences
}

fn of_others(grid: &Grid) -> Sentence {
    match grid.reaching().count() {
        0 => text("No tenant reaches what is another's."),
        1 => text("1 tenant reaches what is another's."),
        count => text(format!("{count} tenants reach what is another's.")),
    }
}

fn of_own(grid: &Grid) -> Sentence {
    match grid.lacking().count() {
        0 if grid.tenants(Side::Own, Judgement::Open).next().is_some() => {
            text("No tenant is known to lack what is its own.")
        }
        0 => text("Every tenant reaches what is its own."),
        1 => text("1 tenant does not reach what is its own."),
        count => text(format!("{count} tenants do not reach what is their own.")),
    }
}

fn of_policies(tenancy: &Tenancy) -> Vec<Sentence> {
    let most = Figures::default().policy_characters;
    [
        some(tenancy.refused().count(), |count| {
            format!("No policy was made for {count}, whose values are refused.")
        }),
        some(tenancy.escaped().count(), |count| {
            format!("Values of {count} hold wildcards or begin variables; they are escaped.")
        }),
        some(tenancy.too_long().count(), |count| {
            format!("The policy of {count} is longer than the {most} characters that EKS takes.")
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_scope(grid: &Grid) -> Option<Sentence> {
    let Asked::Neighbours {
        tenants,
        of,
        others,
    } = grid.asked
    else {
        return None;
    };
    let whom = if tenants == of {
        format!("Of {of} tenants each")
    } else {
        format!("Of {of} tenants the first {tenants} were asked, and each")
    };
    Some(text(format!(
        "{whom} was asked about its own and about the {others} that stand next to it in the alphabet; all pairs would be too many."
    )))
}

fn some(count: usize, words: impl Fn(&str) -> String) -> Option<Sentence> {
    match count {
        0 => None,
        1 => Some(text(words("1 tenant"))),
        count => Some(text(words(&format!("{count} tenants")))),
    }
}

/// One cell in a sentence: "`team-a` reaches `arn…` of `team-ab` by `s3:GetObject`."
pub fn tenants_cell(tenancy: &Tenancy, row: &GridRow, cell: &Cell) -> Sentence {
    let grid = &tenancy.grid;
    let Some((column, thing)) = grid.column(cell) else {
        return Sentence::default();
    };
    let telling = cell.telling.as_ref();
    let action = telling
        .and_then(|telling| thing.actions.get(telling.action))
        .map_or("", |asked| asked.action.as_written());
    let tenant = code(tenancy.name(row.tenant));
    let what = thing_of(column);
    let whose = match cell.side {
        Side::Own => text("its own ") + what,
        Side::Other => what + text(" of ") + code(tenancy.name(column.owner)),
    };
    match (cell.side, cell.judgement) {
        (_, Judgement::Open) => {
            let keys = telling.iter().flat_map(|telling| &telling.on);
            let keys = keys
                .map(|key| code(key.as_written()))
                .reduce(|all, key| all + text(" and ") + key);
            let keys = keys.unwrap_or_default();
            text("Whether ")
                + tenant
                + text(" reaches ")
                + whose
                + text(" hangs on ")
                + keys
                + text(".")
        }
        (Side::Own, Judgement::AsWanted) => tenant + text(" reaches ") + whose + text("."),
        (Side::Other, Judgement::AsWanted) => tenant + text(" does not reach ") + whose + text("."),
        (Side::Other, Judgement::Amiss) => {
            tenant + text(" reaches ") + whose + text(" by ") + code(action) + text(".")
        }
        (Side::Own, Judgement::Amiss) => {
            let by = telling.iter().flat_map(|telling| telling.by.iter());
            let by: Vec<&str> = by.map(layer_noun).collect();
            let denied = text(format!(" is denied by {}.", by.join(" and ")));
            tenant + text(" does not reach ") + whose + text(": ") + code(action) + denied
        }
    }
}

/// The resource of a column, and the keys that tell it.
pub fn thing_of(column: &Column) -> Sentence {
    let belonging = &column.belonging;
    let keys = belonging.keys.iter().map(|(key, value)| {
        let value = match value {
            ContextValue::One(value) => value.to_string(),
            ContextValue::Many(values) => values.join(", "),
            ContextValue::Absent | ContextValue::Unknown => String::new(),
        };
        code(&format!("{}={value}", key.as_written()))
    });
    keys.fold(code(&belonging.resource), |all, key| {
        all + text(" with ") + key
    })
}

/// An entry that covers what is another's, though the cells do not show it.
pub fn tenants_collision(tenancy: &Tenancy, collision: &Collision) -> Sentence {
    text("An entry of ")
        + code(tenancy.name(collision.covers))
        + text(" covers ")
        + code(&collision.example)
        + text(" of ")
        + code(tenancy.name(collision.covered))
        + text("; only the role or another statement keeps the two apart.")
}
