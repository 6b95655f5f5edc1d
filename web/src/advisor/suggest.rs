//! The rows and columns that the catalogue makes of the texts, as the page takes them.

use scopedown_policy::{Action, Resource};
use scopedown_scenario::{Analysis, AxisEntry, Origin};

/// The lines that `state::suggested` reads.
pub(crate) fn lines(analysis: &Analysis) -> String {
    let axes = &analysis.axes;
    let mut lines = Vec::new();
    for column in &axes.resources {
        lines.push(format!(
            "column\t{}\t{}",
            origin(column.origin),
            column.text
        ));
    }
    let resources: Vec<Resource> = axes
        .resources
        .iter()
        .map(|column| Resource::new(&column.text))
        .collect();
    // What people forget comes after what the policies themselves speak of.
    let is_companion = |row: &&AxisEntry| matches!(row.origin, Origin::Companion { .. });
    let (companions, others): (Vec<_>, Vec<_>) = axes.actions.iter().partition(is_companion);
    for row in others.into_iter().chain(companions) {
        let Ok(action) = Action::parse(&row.text) else {
            continue;
        };
        let acts = |resource: &Resource| analysis.applicability.applies(&action, resource);
        let flags: String = resources
            .iter()
            .map(|resource| if acts(resource) { '1' } else { '0' })
            .collect();
        lines.push(format!(
            "row\t{}\t{}\t{flags}",
            origin(row.origin),
            row.text
        ));
    }
    lines.push(format!(
        "more\t{}\t{}",
        axes.actions_left_out, axes.resources_left_out
    ));
    lines.join("\n")
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
    use scopedown_catalog::Catalog;
    use scopedown_policy::PolicyKind;
    use scopedown_scenario::{Document, Scenario};

    use super::*;
    use crate::state::suggested::Suggested;

    #[test]
    fn what_is_written_is_read() {
        let mut scenario = Scenario::default();
        let text = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::team-a*"}}"#;
        scenario.role.policies = vec![Document::new("role", PolicyKind::Role, text)];
        let analysis = Analysis::with_catalog(&scenario, &Catalog::embedded());
        let axes = Suggested::read(&lines(&analysis)).with(&Default::default());
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
