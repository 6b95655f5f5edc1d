//! The matrix and the scenario as files.

use scopedown_eval::Matrix;
use scopedown_policy::{Action, Resource};
use scopedown_report::shape::MatrixShape;
use scopedown_report::table;

use super::playground::Playground;
use super::table::Table;

/// A form of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Values for a spreadsheet.
    Csv,
    /// A table for a document.
    Markdown,
    /// For programs.
    Json,
    /// A picture.
    Svg,
    /// A page without script.
    Html,
    /// The scenario, which this page and the terminal open again.
    Scenario,
}

impl Form {
    /// Every form in the order of the list.
    pub const ALL: [Self; 6] = [
        Self::Markdown,
        Self::Csv,
        Self::Html,
        Self::Svg,
        Self::Json,
        Self::Scenario,
    ];

    /// What it is, for people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV, for a spreadsheet",
            Self::Markdown => "Markdown table, for a document or ticket",
            Self::Json => "JSON, for programs",
            Self::Svg => "SVG picture, with patterns and legend",
            Self::Html => "HTML page without script",
            Self::Scenario => "Scenario file, for this page, the terminal and CI",
        }
    }

    /// The name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Csv => "matrix.csv",
            Self::Markdown => "matrix.md",
            Self::Json => "matrix.json",
            Self::Svg => "matrix.svg",
            Self::Html => "matrix.html",
            Self::Scenario => "scopedown.scenario.json",
        }
    }

    /// The text of the file; `None` for a matrix where there is none.
    pub fn text(self, playground: &Playground, table: Option<&Table>) -> Option<String> {
        if self == Self::Scenario {
            return Some(playground.scenario().to_text());
        }
        let matrix = table?.matrix();
        let title = playground.scenario().title;
        let title = title.as_deref().unwrap_or("What the session may do");
        Some(match self {
            Self::Csv => table::csv(&matrix),
            Self::Markdown => table::markdown(&matrix),
            Self::Json => serde_json::to_string_pretty(&MatrixShape::from(&matrix)).ok()?,
            Self::Svg => table::svg(&matrix, title),
            Self::Html => table::html(&matrix, title),
            Self::Scenario => return None,
        })
    }
}

impl Table {
    /// The matrix of what is drawn.
    pub fn matrix(&self) -> Matrix {
        let parsed = self
            .rows
            .iter()
            .filter_map(|row| Some((Action::parse(&row.action).ok()?, row.cells.to_vec())));
        let (actions, rows) = parsed.unzip();
        let resources = self.columns.iter();
        Matrix {
            actions,
            resources: resources
                .map(|column| Resource::new(&column.resource))
                .collect(),
            rows,
        }
    }
}
