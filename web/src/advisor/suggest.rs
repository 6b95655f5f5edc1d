//! The rows and columns that the catalogue makes of the texts, as the page takes them.

use std::collections::BTreeSet;

use scopedown_catalog::Catalog;
use scopedown_policy::{Action, Resource};
use scopedown_scenario::{Analysis, Applicability, Axes, AxisEntry, Origin};

/// The lines that `state::suggested` reads. `drawn` are rows and columns that the page has beside them.
pub(crate) fn lines(analysis: &Analysis, catalog: &Catalog, drawn: &Drawn) -> String {
    let axes = &analysis.axes;
    let mut lines = Vec::new();
    for column in &axes.resources {
        lines.push(format!(
            "column\t{}\t{}",
            origin(column.origin),
            column.text
        ));
    }
    // What people forget comes after what the policies themselves speak of.
    let is_companion = |row: &&AxisEntry| matches!(row.origin, Origin::Companion { .. });
    let (companions, others): (Vec<_>, Vec<_>) = axes.actions.iter().partition(is_companion);
    for row in others.iter().chain(&companions) {
        lines.push(format!("row\t{}\t{}", origin(row.origin), row.text));
    }
    lines.push(format!(
        "more\t{}\t{}",
        axes.actions_left_out, axes.resources_left_out
    ));
    lines.extend(apart(axes, catalog, drawn));
    lines.join("\n")
}

/// Rows and columns that the page draws, whoever asked for them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Drawn {
    pub(crate) rows: Vec<String>,
    pub(crate) columns: Vec<String>,
}

/// A line for each action and each resource on which it does not act.
fn apart(axes: &Axes, catalog: &Catalog, drawn: &Drawn) -> Vec<String> {
    let texts = |entries: &[AxisEntry], drawn: &[String]| {
        let derived = entries.iter().map(|entry| entry.text.clone());
        derived
            .chain(drawn.iter().cloned())
            .collect::<BTreeSet<_>>()
    };
    let rows = texts(&axes.actions, &drawn.rows);
    let columns = texts(&axes.resources, &drawn.columns);
    let applicability = Applicability::of(
        catalog,
        rows.iter().map(String::as_str),
        columns.iter().map(String::as_str),
    );
    let mut lines = Vec::new();
    for column in &columns {
        let resource = Resource::new(column);
        for row in &rows {
            let is_apart =
                Action::parse(row).is_ok_and(|action| !applicability.applies(&action, &resource));
            if is_apart {
                lines.push(format!("apart\t{row}\t{column}"));
            }
        }
    }
    lines
}

const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Stated | Origin::Named => "named",
        Origin::Example => "example",
        Origin::Companion { .. } => "companion",
        Origin::Inside | Origin::AlsoInside => "inside",
        Origin::NearMiss => "near",
        Origin::Outside => "outside",
    }
}

#[cfg(test)]
mod tests {
    use scopedown_policy::PolicyKind;
    use scopedown_scenario::{Document, Scenario};

    use super::*;
    use crate::state::suggested::Suggested;

    #[test]
    fn what_is_written_is_read() {
        let mut scenario = Scenario::default();
        let text = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::team-a*"}}"#;
        scenario.role.policies = vec![Document::new("role", PolicyKind::Role, text)];
        let catalog = Catalog::embedded();
        let analysis = Analysis::with_catalog(&scenario, &catalog);
        let drawn = Drawn {
            rows: vec!["sqs:SendMessage".into()],
            columns: vec!["arn:aws:s3:::b/k".into()],
        };
        let lines = lines(&analysis, &catalog, &drawn);
        assert!(lines.contains("apart\tsqs:SendMessage\tarn:aws:s3:::b/k"));
        assert!(!lines.contains("apart\ts3:GetObject\tarn:aws:s3:::b/k"));
        let axes = Suggested::read(&lines).with(&Default::default());
        let texts = |entries: &[AxisEntry]| {
            entries
                .iter()
                .map(|entry| entry.text.clone())
                .collect::<Vec<_>>()
        };
        let sorted = |entries: &[AxisEntry]| {
            let mut texts = texts(entries);
            texts.sort();
            texts
        };
        assert_eq!(sorted(&axes.actions), sorted(&analysis.axes.actions));
        assert_eq!(texts(&axes.resources), texts(&analysis.axes.resources));
        assert!(!axes.actions.is_empty() && axes.resources.len() > 1);
    }
}
