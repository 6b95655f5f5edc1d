//! The table of tenants: a column for each placeholder, a row for each tenant.

use std::collections::BTreeSet;

/// Rows of one table; more would not be read by anybody.
const ROWS: usize = 10_000;

/// A table of tenants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    columns: Vec<Box<str>>,
    rows: Vec<Row>,
}

/// One tenant's values, in the order of the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the text that the row was read from, counted from 1.
    pub line: usize,
    pub(super) values: Vec<Box<str>>,
}

/// Why a text is no table, or a table none for a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFault {
    /// There is no line with the names of the columns.
    NoHeader,
    /// A column has the name of another.
    RepeatedColumn(Box<str>),
    /// A line that cannot be read, such as one with another number of cells.
    Line {
        /// The line, counted from 1.
        line: usize,
        /// The cells that it has, where that is what is wrong.
        cells: Option<usize>,
        /// The cells that the first line has.
        columns: usize,
    },
    /// More rows than are read.
    ManyRows(usize),
    /// A placeholder for which there is no column.
    NoColumn(Box<str>),
}

impl TableFault {
    /// The stable name for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoHeader => "table-no-header",
            Self::RepeatedColumn(_) => "table-repeated-column",
            Self::Line { .. } => "table-line",
            Self::ManyRows(_) => "table-many-rows",
            Self::NoColumn(_) => "table-no-column",
        }
    }

    /// What is wrong, and what to do.
    pub fn message(&self) -> String {
        match self {
            Self::NoHeader => {
                "The table is empty: begin with a line that names the columns, such as `tenant`."
                    .into()
            }
            Self::RepeatedColumn(name) => {
                format!("Two columns are named `{name}`; give one of them another name.")
            }
            Self::Line {
                line,
                cells: Some(cells),
                columns,
            } => {
                format!(
                    "Line {line} has {cells} cells, and the first line names {columns}; put cells with commas between double quotes."
                )
            }
            Self::Line { line, .. } => {
                format!("Line {line} cannot be read; look for a double quote that is not closed.")
            }
            Self::ManyRows(limit) => format!("The table has more than {limit} rows; split it."),
            Self::NoColumn(name) => format!(
                "The template has the placeholder `{{{{{name}}}}}`, and the table no column `{name}`."
            ),
        }
    }
}

impl Table {
    /// Reads CSV, with the names of the columns in its first line; cells may be separated by commas, tabs or semicolons. White space around a
    /// column's name does not count, white space in a cell does.
    ///
    /// # Errors
    /// The first thing for which the text is no table.
    pub fn from_csv(text: &str) -> Result<Self, TableFault> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        let separator = [b'\t', b';']
            .into_iter()
            .find(|byte| first.as_bytes().contains(byte) && !first.contains(','))
            .unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let header = reader.headers().map_err(|_| TableFault::NoHeader)?.clone();
        let columns: Vec<Box<str>> = header.iter().map(|name| name.trim().into()).collect();
        check_columns(&columns)?;
        let mut rows = Vec::new();
        let mut lines = Lines::of(text);
        for record in reader.records() {
            let record = record.map_err(|error| fault(&error, columns.len(), &mut lines))?;
            if rows.len() == ROWS {
                return Err(TableFault::ManyRows(ROWS));
            }
            rows.push(Row {
                line: lines.line(record.position()),
                values: record.iter().map(Into::into).collect(),
            });
        }
        Ok(Self { columns, rows })
    }

    /// A table of one column, such as of the namespaces of a cluster; of 10,000 rows at most.
    pub fn of_column<'n>(name: &str, values: impl IntoIterator<Item = &'n str>) -> Self {
        let row = |(at, value): (usize, &str)| Row {
            line: at + 1,
            values: vec![value.into()],
        };
        Self {
            columns: vec![name.into()],
            rows: values.into_iter().take(ROWS).enumerate().map(row).collect(),
        }
    }

    /// A table of one column of which each line is a value, such as the namespaces of a cluster; blank lines are left out.
    ///
    /// # Errors
    /// More lines than are read.
    pub fn from_lines(name: &str, text: &str) -> Result<Self, TableFault> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let lines = text.lines().enumerate();
        let mut values = lines.filter(|(_, value)| !value.trim().is_empty());
        let row = |(at, value): (usize, &str)| Row {
            line: at + 1,
            values: vec![value.into()],
        };
        let rows = values.by_ref().take(ROWS).map(row).collect();
        match values.next() {
            Some(_) => Err(TableFault::ManyRows(ROWS)),
            None => Ok(Self {
                columns: vec![name.into()],
                rows,
            }),
        }
    }

    /// The names of the columns; the first one names the tenants.
    pub fn columns(&self) -> &[Box<str>] {
        &self.columns
    }

    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The value of a row in the column of that name.
    pub fn value<'r>(&self, row: &'r Row, column: &str) -> Option<&'r str> {
        let at = self.columns.iter().position(|name| **name == *column)?;
        row.values.get(at).map(|value| &**value)
    }
}

fn check_columns(columns: &[Box<str>]) -> Result<(), TableFault> {
    if columns.iter().all(|name| name.is_empty()) {
        return Err(TableFault::NoHeader);
    }
    let mut seen = BTreeSet::new();
    match columns.iter().find(|name| !seen.insert(*name)) {
        Some(name) => Err(TableFault::RepeatedColumn(name.clone())),
        None => Ok(()),
    }
}

fn fault(error: &csv::Error, columns: usize, lines: &mut Lines<'_>) -> TableFault {
    let cells = match error.kind() {
        csv::ErrorKind::UnequalLengths { len, .. } => usize::try_from(*len).ok(),
        _ => None,
    };
    TableFault::Line {
        line: lines.line(error.position()),
        cells,
        columns,
    }
}

/// The lines of positions that only go forward. The reader's own count lags behind where lines end with CR LF.
struct Lines<'t> {
    text: &'t str,
    counted: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    const fn of(text: &'t str) -> Self {
        Self {
            text,
            counted: 0,
            line: 1,
        }
    }

    /// The line of the first character at or behind a position that ends no line.
    fn line(&mut self, position: Option<&csv::Position>) -> usize {
        let at = position.map_or(0, csv::Position::byte);
        let at = usize::try_from(at).unwrap_or_default().max(self.counted);
        let bytes = self.text.as_bytes();
        let ends = bytes.iter().skip(at);
        let at = at
            + ends
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
        let between = bytes.get(self.counted..at).unwrap_or_default();
        self.line += between.iter().filter(|byte| **byte == b'\n').count();
        self.counted = at;
        self.line
    }
}
