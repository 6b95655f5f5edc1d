//! The grid and what follows from it, for people.

use std::fmt::Display;

use comfy_table::{Attribute, Cell as Drawn, Table};
use scopedown_association::Figures;
use scopedown_report::words;
use scopedown_scenario::tenants::{Grid, GridRow, Judgement, Tenancy};

use crate::command::matrix::RULED_HEADER;
use crate::terminal::{self, wrapped};

/// Lines of each list; whoever wants all asks for JSON.
const SHOWN: usize = 20;

pub(super) fn report(tenancy: &Tenancy, table: &str) -> String {
    let summary = words::tenants_summary(tenancy);
    let summary = summary
        .iter()
        .map(|sentence| wrapped(&format!("{sentence}\n"), 0));
    let parts = [
        drawn(tenancy),
        summary.collect(),
        amiss(tenancy),
        listed(
            tenancy
                .kept_apart()
                .map(|collision| format!("! {}", words::tenants_collision(tenancy, collision))),
        ),
        values(tenancy, table),
        policies(tenancy),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join("\n")
}

/// The grid with numbers over its columns and what they are above it; where it would not fit, a sentence.
fn drawn(tenancy: &Tenancy) -> String {
    let grid = &tenancy.grid;
    if grid.columns.is_empty() {
        return String::new();
    }
    let key = key(tenancy);
    let whole = table_of(tenancy);
    let room = terminal::width().unwrap_or(WIDEST);
    let fits = whole.lines().all(|line| line.chars().count() <= room);
    if grid.rows.len() > HIGHEST || !fits {
        return format!(
            "The grid of {} tenants and {} resources is too large to draw; --format json has all of it.\n",
            grid.rows.len(),
            grid.columns.len()
        );
    }
    format!("{key}\n{whole}\n{}", legend(grid))
}

/// Rows of a grid that is drawn.
const HIGHEST: usize = 60;

/// Characters of its lines, where no terminal says.
const WIDEST: usize = 160;

fn key(tenancy: &Tenancy) -> String {
    let columns = tenancy.grid.columns.iter().enumerate();
    columns
        .map(|(at, column)| {
            let owner = tenancy.name(column.owner);
            format!("{:>3}  {} of {owner}\n", at + 1, words::thing_of(column))
        })
        .collect()
}

fn table_of(tenancy: &Tenancy) -> String {
    let grid = &tenancy.grid;
    let mut drawn = Table::new();
    drawn.load_style(RULED_HEADER).enforce_styling();
    let numbers = (1..=grid.columns.len()).map(|number| number.to_string());
    let header = std::iter::once(String::new()).chain(numbers);
    drawn.set_header(header.map(|text| Drawn::new(text).add_attribute(Attribute::Bold)));
    for row in &grid.rows {
        let marks = (0..grid.columns.len()).map(|column| mark(row, column));
        let name = std::iter::once(tenancy.name(row.tenant));
        drawn.add_row(name.chain(marks));
    }
    let lines = drawn.to_string();
    let lines = lines.lines().map(|line| format!("{}\n", line.trim_end()));
    lines.collect()
}

fn mark(row: &GridRow, column: usize) -> &'static str {
    row.cell(column)
        .map_or("", |cell| words::reach_mark(cell).mark)
}

fn legend(grid: &Grid) -> String {
    let cells = grid.rows.iter().flat_map(|row| &row.cells);
    let mut seen: Vec<words::ReachMark> = Vec::new();
    for mark in cells.map(words::reach_mark) {
        if !seen.iter().any(|other| other.meaning == mark.meaning) {
            seen.push(mark);
        }
    }
    let lines = seen
        .iter()
        .map(|mark| format!("  {:<4}{}\n", mark.mark, mark.meaning));
    lines.collect()
}

fn amiss(tenancy: &Tenancy) -> String {
    // What is surely wrong comes first.
    let of = |judgement| {
        let cells = tenancy.grid.amiss();
        cells.filter(move |(_, cell)| cell.judgement == judgement)
    };
    let cells = of(Judgement::Amiss).chain(of(Judgement::Open));
    listed(cells.map(|(row, cell)| {
        let mark = words::reach_mark(cell).mark;
        format!("{mark} {}", words::tenants_cell(tenancy, row, cell))
    }))
}

/// The values that are refused, and those that were escaped, with their lines.
fn values(tenancy: &Tenancy, table: &str) -> String {
    let rows = tenancy.table.rows().iter().zip(&tenancy.tenants);
    let said = rows.flat_map(|(row, tenant)| {
        let line = row.line;
        match &tenant.policy {
            Err(refusals) => refusals
                .iter()
                .map(|refusal| {
                    let code = refusal.reason.code();
                    format!("error[{code}]: {table}:{line}: {}", refusal.message())
                })
                .collect::<Vec<_>>(),
            Ok(finished) => finished
                .escaped
                .iter()
                .map(|escaped| {
                    format!(
                        "warning[tenant-escaped]: {table}:{line}: {}",
                        escaped.message()
                    )
                })
                .collect(),
        }
    });
    listed(said)
}

fn policies(tenancy: &Tenancy) -> String {
    let most = Figures::default().policy_characters;
    let finished = tenancy.tenants.iter().filter_map(|tenant| {
        let characters = tenant.policy.as_ref().ok()?.characters;
        let over = if characters > most { ", too long" } else { "" };
        Some(format!(
            "  {}: {characters} of {most} characters{over}",
            tenant.name
        ))
    });
    let lines = listed(finished);
    if lines.is_empty() {
        return lines;
    }
    format!("The policies:\n{lines}")
}

/// The first lines, and how many more there are.
fn listed(lines: impl Iterator<Item = impl Display>) -> String {
    let mut text = String::new();
    let mut more = 0;
    for (at, line) in lines.enumerate() {
        if at < SHOWN {
            text += &wrapped(&format!("{line}\n"), 2);
        } else {
            more += 1;
        }
    }
    if more > 0 {
        text += &format!("  and {more} more; --format json has all\n");
    }
    text
}
