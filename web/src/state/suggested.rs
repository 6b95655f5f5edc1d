//! Rows and columns that the advisor, who knows AWS's actions, proposes in place of those that the policies alone give.
//!
//! They come as lines of three parts with tabs between them: `column`, an origin and a resource; `row`, an origin and an action; `apart`, an action
//! and a resource on which it does not act; `more`, and the rows and columns that are left out. The origin is `named` where a policy names the
//! entry itself, and something else where it stands for more.

use std::rc::Rc;

use scopedown_eval::Matrix;
use scopedown_scenario::{Axes, AxisEntry, Origin};

/// What the advisor proposes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Suggested {
    axes: Axes,
    /// Actions, and resources on which they do not act.
    apart: Vec<(Rc<str>, Rc<str>)>,
}

impl Suggested {
    /// Reads the lines; one that is of another form is passed over.
    pub fn read(lines: &str) -> Self {
        let mut suggested = Self::default();
        for line in lines.split('\n') {
            let mut parts = line.split('\t');
            let (kind, second, third) = (parts.next(), parts.next(), parts.next());
            let (Some(kind), Some(second), Some(third)) = (kind, second, third) else {
                continue;
            };
            let entry = || AxisEntry {
                text: third.to_owned(),
                origin: if second == "named" {
                    Origin::Named
                } else {
                    Origin::Example
                },
            };
            match kind {
                "column" => suggested.axes.resources.push(entry()),
                "row" => suggested.axes.actions.push(entry()),
                "apart" => suggested.apart.push((second.into(), third.into())),
                "more" => {
                    suggested.axes.actions_left_out = second.parse().unwrap_or_default();
                    suggested.axes.resources_left_out = third.parse().unwrap_or_default();
                }
                _ => {}
            }
        }
        suggested
    }

    /// The rows and columns, with those that the policies name and that are not among them yet: the advisor answers a moment later.
    pub fn with(&self, named: &Axes) -> Axes {
        let mut axes = self.axes.clone();
        add(&mut axes.actions, &named.actions);
        add(&mut axes.resources, &named.resources);
        axes
    }

    /// Takes the cells out of a matrix whose action does not act on such a resource.
    pub fn cut(&self, matrix: &mut Matrix) {
        for (action, cells) in matrix.actions.iter().zip(&mut matrix.rows) {
            for (resource, cell) in matrix.resources.iter().zip(cells) {
                let is_apart = |(row, column): &(Rc<str>, Rc<str>)| {
                    **row == *action.as_written() && **column == *resource.as_written()
                };
                if self.apart.iter().any(is_apart) {
                    *cell = None;
                }
            }
        }
    }
}

fn add(entries: &mut Vec<AxisEntry>, named: &[AxisEntry]) {
    for entry in named {
        let is_new = entry.origin == Origin::Named
            && !entries
                .iter()
                .any(|known| known.text.eq_ignore_ascii_case(&entry.text));
        if is_new {
            entries.push(entry.clone());
        }
    }
}
