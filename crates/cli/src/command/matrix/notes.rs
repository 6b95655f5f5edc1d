//! What the rows and columns leave out, and why some are there that nobody named.

use scopedown_eval::Matrix;
use scopedown_policy::limits;
use scopedown_scenario::{Axes, AxisEntry, Breadth, Origin};

use super::layout::COMPANION;

/// The rows that nobody named, each with the reason why it is there; rows with the same reason share one.
pub(super) fn companions(rows: &[AxisEntry]) -> String {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for row in rows {
        let Origin::Companion { reason, .. } = row.origin else {
            continue;
        };
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(&row.text),
            None => reasons.push((reason, vec![&row.text])),
        }
    }
    if reasons.is_empty() {
        return String::new();
    }
    let lines = reasons
        .iter()
        .map(|(reason, names)| format!("{COMPANION} {}: {reason}\n", names.join(", ")));
    format!(
        "Rows with {COMPANION} are often forgotten beside others:\n{}",
        lines.collect::<String>()
    )
}

/// What is left out, and how to see it; empty where nothing is.
pub(super) fn left_out(matrix: &Matrix, axes: &Axes, breadth: Breadth) -> String {
    let beyond = axes.actions.len().saturating_sub(matrix.actions.len());
    let mut text = String::new();
    if beyond > 0 {
        text += &format!(
            "{} not shown: a matrix has at most {} cells. Name fewer rows or columns.\n",
            counted(beyond, "more action is", "more actions are"),
            limits::MATRIX_CELLS
        );
    }
    let (actions, resources) = (axes.actions_left_out, axes.resources_left_out);
    let what = match (actions, resources) {
        (0, 0) => return text,
        (actions, 0) => counted(actions, "more action", "more actions"),
        (0, resources) => counted(resources, "more resource", "more resources"),
        (actions, resources) => format!(
            "{} and {}",
            counted(actions, "more action", "more actions"),
            counted(resources, "resource", "resources")
        ),
    };
    let verb = if actions + resources == 1 {
        "is"
    } else {
        "are"
    };
    let all = match breadth {
        Breadth::Telling => "--all shows them, --action and --resource name those that matter.",
        Breadth::Full => "--action and --resource name those that matter.",
    };
    text + &format!("{what} that the policies speak of {verb} left out: {all}\n")
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}
