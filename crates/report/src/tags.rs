//! Before and after: a statement with session tags and without, as two small matrices for page, terminal and programs.

use scopedown_association::Code;
use scopedown_catalog::Catalog;
use scopedown_eval::Matrix;
use scopedown_policy::Action;
use scopedown_scenario::{Analysis, Scenario, TagComparison, tag_comparisons};

use crate::problems::Listed;
use crate::shape::TagsShape;
use crate::table::legend;
use crate::words;

/// What stands above the two matrices.
pub const TITLES: [&str; 2] = ["session tags on", "session tags off"];

/// Every statement that session tags change, as it is with and without them.
pub fn comparisons(
    scenario: &Scenario,
    analysis: &Analysis,
    catalog: &Catalog,
) -> Vec<TagComparison> {
    tag_comparisons(scenario, analysis, catalog)
}

/// The comparison that belongs to a problem.
pub fn comparison_of<'c>(
    listed: &Listed,
    comparisons: &'c [TagComparison],
) -> Option<&'c TagComparison> {
    comparisons.iter().find(|comparison| {
        let code = comparison.change.code().map(Code::name);
        comparison.place == listed.place
            && comparison.lean == listed.span
            && code == Some(listed.shape.code.as_str())
    })
}

/// Puts each comparison into the form for programs of the problem that it belongs to.
pub fn attach(listed: &mut [Listed], comparisons: &[TagComparison]) {
    for listed in listed {
        listed.shape.tags = comparison_of(listed, comparisons).map(TagsShape::from);
    }
}

/// The two side by side in plain text: marks in columns that are numbered, the resources of the numbers and what the marks mean below.
pub fn side_by_side(comparison: &TagComparison) -> String {
    let (on, off) = (&comparison.on, &comparison.off);
    if on.actions.is_empty() || on.resources.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = on.actions.iter().map(Action::as_written).collect();
    let first = names
        .iter()
        .map(|name| name.len())
        .max()
        .unwrap_or_default();
    let width = (on.resources.len() * CELL).max(TITLES[0].len() + 2);
    let mut text = format!("{:first$}  {:width$}{}\n", "", TITLES[0], TITLES[1]);
    let numbers: String = (1..=on.resources.len())
        .map(|number| format!("{number:<CELL$}"))
        .collect();
    push(
        &mut text,
        &format!("{:first$}  {numbers:width$}{numbers}", ""),
    );
    for (row, name) in names.iter().enumerate() {
        let line = format!(
            "{name:first$}  {:width$}{}",
            marks(on, row),
            marks(off, row)
        );
        push(&mut text, &line);
    }
    for (number, resource) in on.resources.iter().enumerate() {
        push(
            &mut text,
            &format!("{}  {}", number + 1, resource.as_written()),
        );
    }
    for line in meanings(comparison) {
        push(&mut text, &line);
    }
    text
}

/// Characters of a column.
const CELL: usize = 4;

fn push(text: &mut String, line: &str) {
    *text += line.trim_end();
    text.push('\n');
}

fn marks(matrix: &Matrix, row: usize) -> String {
    (0..matrix.resources.len())
        .map(|column| format!("{:<CELL$}", words::mark(matrix.state(row, column)).mark))
        .collect()
}

/// What each mark means, those of both matrices once.
fn meanings(comparison: &TagComparison) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (state, meaning) in legend(&comparison.on)
        .into_iter()
        .chain(legend(&comparison.off))
    {
        let line = format!("{}  {meaning}", words::mark(state).mark);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_worlds_stand_side_by_side() {
        let text = r#"{ "role": { "policies": [ { "Version": "2012-10-17", "Statement": {
            "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
            "Resource": "arn:aws:s3:::data/${aws:PrincipalTag/kubernetes-namespace}/x" } } ] },
            "association": { "namespace": "shop", "disableSessionTags": true } }"#;
        let scenario = Scenario::read(text).scenario.unwrap();
        let catalog = Catalog::embedded();
        let analysis = Analysis::with_catalog(&scenario, &catalog);
        let compared = comparisons(&scenario, &analysis, &catalog);
        let drawn = side_by_side(&compared[0]);
        let lines: Vec<&str> = drawn.lines().collect();
        assert_eq!(lines[0], "              session tags on  session tags off");
        assert!(lines[2].starts_with("s3:GetObject  ✓"), "{drawn}");
        assert_eq!(lines[2].matches('✓').count(), 1, "{drawn}");
        assert!(drawn.contains("arn:aws:s3:::data/shop/x"), "{drawn}");

        let listed = crate::problems(&scenario, &analysis, &catalog);
        let found: Vec<_> = listed
            .iter()
            .filter_map(|listed| comparison_of(listed, &compared))
            .collect();
        assert_eq!(found, [&compared[0]]);
    }
}
