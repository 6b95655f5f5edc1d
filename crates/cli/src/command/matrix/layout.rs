//! The matrix as a table that fits the terminal: whole where there is room, else with numbers for its columns, at last in several tables.

use comfy_table::{Attribute, Cell, Color, Table};
use scopedown_eval::{Matrix, State};
use scopedown_report::{table, words};
use scopedown_scenario::{Axes, AxisEntry, Origin};

use super::RULED_HEADER;

/// What stands before a row that nobody named.
pub(super) const COMPANION: char = '+';

/// Blanks around the text of a cell, and between two cells.
const AROUND: usize = 3;

/// The matrix within so many columns of a terminal; without one as wide as it is.
pub(super) fn draw(matrix: &Matrix, axes: &Axes, width: Option<usize>) -> String {
    let all: Vec<usize> = (0..matrix.resources.len()).collect();
    let drawing = Drawing { matrix, axes };
    let whole = Columns {
        header: Header::Named,
        cells: Cells::Words,
    };
    let Some(width) = width.filter(|width| drawing.width(&all, whole) > *width) else {
        return drawing.table(&all, whole);
    };
    let numbered = |cells| Columns {
        header: Header::Numbered,
        cells,
    };
    let shortened = [Cells::Words, Cells::Marks].map(numbered);
    let fitting = shortened
        .into_iter()
        .find(|columns| drawing.width(&all, *columns) <= width);
    let columns = fitting.unwrap_or(numbered(Cells::Marks));
    let tables = drawing
        .groups(columns, width)
        .into_iter()
        .map(|group| format!("\n{}", drawing.table(&group, columns)));
    drawing.key() + &tables.collect::<String>()
}

struct Drawing<'m> {
    matrix: &'m Matrix,
    axes: &'m Axes,
}

/// How the columns look.
#[derive(Debug, Clone, Copy)]
struct Columns {
    header: Header,
    cells: Cells,
}

#[derive(Debug, Clone, Copy)]
enum Header {
    /// The resource.
    Named,
    /// A number, which a list above explains.
    Numbered,
}

#[derive(Debug, Clone, Copy)]
enum Cells {
    /// A mark and a word.
    Words,
    /// A mark, which the legend explains.
    Marks,
}

impl Drawing<'_> {
    fn table(&self, shown: &[usize], columns: Columns) -> String {
        let mut drawn = Table::new();
        drawn.load_style(RULED_HEADER).enforce_styling();
        let header = shown
            .iter()
            .map(|column| Cell::new(self.head(*column, columns)).add_attribute(Attribute::Bold));
        drawn.set_header(std::iter::once(Cell::new("")).chain(header));
        for row in 0..self.matrix.actions.len() {
            let cells = shown.iter().map(|column| {
                let cell = Cell::new(self.cell(row, *column, columns));
                match colour(self.matrix.state(row, *column)) {
                    Some(colour) => cell.fg(colour),
                    None => cell,
                }
            });
            drawn.add_row(std::iter::once(Cell::new(self.row(row))).chain(cells));
        }
        drawn.trim_fmt() + "\n"
    }

    /// The columns in groups that are no wider than the terminal, at least one in each.
    fn groups(&self, columns: Columns, width: usize) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for column in 0..self.matrix.resources.len() {
            match groups.last_mut() {
                Some(group) => {
                    group.push(column);
                    if self.width(group, columns) > width {
                        group.pop();
                        groups.push(vec![column]);
                    }
                }
                None => groups.push(vec![column]),
            }
        }
        groups
    }

    fn width(&self, shown: &[usize], columns: Columns) -> usize {
        let rows = 0..self.matrix.actions.len();
        let names = rows.clone().map(|row| length(&self.row(row)));
        let of_column = |column: &usize| {
            let cells = rows
                .clone()
                .map(|row| length(&self.cell(row, *column, columns)));
            let head = length(&self.head(*column, columns));
            cells.max().unwrap_or_default().max(head) + AROUND
        };
        names.max().unwrap_or_default() + shown.iter().map(of_column).sum::<usize>() + 1
    }

    fn row(&self, row: usize) -> String {
        let name = self.matrix.actions.get(row);
        let name = name.map_or("", |action| action.as_written());
        if !self.has_companions() {
            return name.to_owned();
        }
        let mark = if is_companion(self.axes.actions.get(row)) {
            COMPANION
        } else {
            ' '
        };
        format!("{mark} {name}")
    }

    fn has_companions(&self) -> bool {
        self.axes
            .actions
            .iter()
            .any(|entry| is_companion(Some(entry)))
    }

    fn head(&self, column: usize, columns: Columns) -> String {
        match columns.header {
            Header::Numbered => (column + 1).to_string(),
            Header::Named => {
                let resource = self.matrix.resources.get(column);
                resource.map_or_else(String::new, |resource| resource.as_written().to_owned())
            }
        }
    }

    fn cell(&self, row: usize, column: usize, columns: Columns) -> String {
        match columns.cells {
            Cells::Words => table::cell_text(self.matrix, row, column),
            Cells::Marks => words::mark(self.matrix.state(row, column)).mark.to_owned(),
        }
    }

    /// What the numbers of the columns stand for.
    fn key(&self) -> String {
        let last = self.matrix.resources.len().to_string().len();
        let resources = self.matrix.resources.iter().zip(&self.axes.resources);
        let lines = resources.enumerate().map(|(column, (resource, entry))| {
            let number = column + 1;
            format!(
                "{number:>last$}  {}{}\n",
                resource.as_written(),
                why(entry.origin)
            )
        });
        lines.collect()
    }
}

/// Why a column is there that no policy names.
const fn why(origin: Origin) -> &'static str {
    match origin {
        Origin::Inside => "  (inside a pattern)",
        Origin::AlsoInside => "  (also inside a pattern)",
        Origin::NearMiss => "  (just outside a pattern)",
        Origin::Outside => "  (for comparison)",
        _ => "",
    }
}

fn is_companion(entry: Option<&AxisEntry>) -> bool {
    entry.is_some_and(|entry| matches!(entry.origin, Origin::Companion { .. }))
}

fn length(text: &str) -> usize {
    text.chars().count()
}

const fn colour(state: State) -> Option<Color> {
    match state {
        State::Allowed => Some(Color::Blue),
        State::CutBySession | State::MissingInRole => Some(Color::DarkYellow),
        State::ExplicitDenyRole | State::ExplicitDenySession | State::DeniedElsewhere => {
            Some(Color::Red)
        }
        State::Depends => Some(Color::Magenta),
        State::Neither | State::NotApplicable => None,
    }
}

#[cfg(test)]
mod tests {
    use scopedown_catalog::Catalog;
    use scopedown_scenario::{Analysis, Breadth, Scenario};

    use super::draw;

    /// Rows that somebody forgot, and columns in and beside a pattern.
    const SCENARIO: &str = r#"{ "scenario": 1, "role": { "policies": [ { "document": { "Version": "2012-10-17", "Statement": [
      { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/team-a/*" },
      { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" } ] } } ] } }"#;

    /// The table's lines within a width.
    fn drawn(width: Option<usize>) -> Vec<String> {
        let scenario = Scenario::read(SCENARIO).scenario.unwrap_or_default();
        let analysis = Analysis::in_breadth(&scenario, &Catalog::embedded(), Breadth::Telling);
        let text = analysis
            .matrix()
            .map(|matrix| draw(&matrix, &analysis.axes, width));
        text.unwrap_or_default()
            .lines()
            .map(str::to_owned)
            .collect()
    }

    fn widest(lines: &[String]) -> usize {
        let widths = lines.iter().map(|line| {
            let plain = anstream::adapter::strip_str(line).to_string();
            plain.trim_end().chars().count()
        });
        widths.max().unwrap_or_default()
    }

    #[test]
    fn without_a_terminal_columns_carry_their_names() {
        let lines = drawn(None);
        assert!(
            lines[0].contains("arn:aws:s3:::reports/team-a/"),
            "{lines:?}"
        );
        assert!(widest(&lines) > 100);
        assert!(
            lines.iter().any(|line| line.starts_with(" + ")),
            "{lines:?}"
        );
    }

    #[test]
    fn a_terminal_gets_numbers_and_what_they_stand_for() {
        let lines = drawn(Some(80));
        assert!(
            lines[0].starts_with("1  arn:aws:s3:::reports/team-a/"),
            "{lines:?}"
        );
        assert!(
            lines
                .iter()
                .any(|line| line.ends_with("  (just outside a pattern)"))
        );
        let table: Vec<String> = lines
            .iter()
            .skip_while(|line| !line.is_empty())
            .cloned()
            .collect();
        assert!(table.len() > 5 && widest(&table) <= 80, "{table:?}");
    }

    #[test]
    fn a_narrow_terminal_gets_several_tables() {
        let lines = drawn(Some(44));
        let rules = lines.iter().filter(|line| line.starts_with('─'));
        assert!(rules.count() > 1, "{lines:?}");
        let table: Vec<String> = lines
            .iter()
            .skip_while(|line| !line.is_empty())
            .cloned()
            .collect();
        assert!(widest(&table) <= 44, "{table:?}");
    }
}
