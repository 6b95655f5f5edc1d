//! What came by a link, and how it stands to what its author saw.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_scenario::link::{Agreement, Content, LinkFault, Moved, Opened, decode};
use scopedown_scenario::{Analysis, Scenario};

use super::presets::Preset;
use super::workspace::CellName;

/// What is to be said of a link that was opened.
#[derive(Debug, Clone, PartialEq)]
pub enum Arrival {
    /// Its scenario is open.
    Open(Standing),
    /// It cannot be opened.
    Fault {
        /// What is wrong, and what to do.
        message: String,
        /// What it holds as far as that can be read.
        raw: Option<Rc<str>>,
    },
}

/// How the matrix stands to the one that the author of the link saw.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// The link does not tell what its author saw, or the same.
    Nothing,
    /// These cells are decided otherwise now.
    Moved(Vec<MovedCell>),
    /// Some cells are, and the link does not tell which.
    Otherwise,
}

/// A cell that is decided otherwise than its author saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedCell {
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
    /// The states then and now.
    pub moved: Moved,
}

/// What a link holds.
#[derive(Debug)]
pub struct Arrived {
    /// Its scenario.
    pub scenario: Scenario,
    /// The cell whose reasons it opens with.
    pub cell: Option<CellName>,
}

/// Opens a link: its scenario, and what is to be said of it.
pub fn arrive(fragment: &str) -> (Option<Arrived>, Arrival) {
    let opened = match decode(fragment) {
        Ok(opened) => opened,
        Err(fault) => return (None, fault_of(&fault)),
    };
    match scenario(&opened) {
        Ok(scenario) => {
            let standing = standing(&opened, &scenario);
            let cell = opened.cell.as_deref().and_then(CellName::of_link);
            (Some(Arrived { scenario, cell }), Arrival::Open(standing))
        }
        Err(fault) => (None, fault),
    }
}

fn fault_of(fault: &LinkFault) -> Arrival {
    let raw = match fault {
        LinkFault::Newer { text, .. } => text.as_deref().map(Rc::from),
        _ => None,
    };
    Arrival::Fault {
        message: format!("{fault} {}", fault.help()),
        raw,
    }
}

fn scenario(opened: &Opened) -> Result<Scenario, Arrival> {
    match &opened.content {
        Content::Example(name) => {
            let preset = Preset::ALL.into_iter().find(|preset| preset.name == name);
            preset.map(|preset| preset.scenario()).ok_or_else(|| Arrival::Fault {
                message: format!("The link names the preset `{name}`, which this version does not have. Open it with a newer version."),
                raw: None,
            })
        }
        Content::Scenario(text) => {
            let read = Scenario::read(text);
            let problem = read.problems.first().map(ToString::to_string);
            read.scenario.ok_or_else(|| Arrival::Fault {
                message: format!(
                    "The scenario in the link cannot be read. {} Ask for it anew, or as a file.",
                    problem.unwrap_or_default()
                ),
                raw: Some(text.as_str().into()),
            })
        }
    }
}

fn standing(opened: &Opened, scenario: &Scenario) -> Standing {
    let analysis = Analysis::with_catalog(scenario, &Catalog::embedded());
    let (Some(seen), Ok(matrix)) = (&opened.seen, analysis.matrix()) else {
        return Standing::Nothing;
    };
    match seen.against(&matrix) {
        Agreement::Same => Standing::Nothing,
        Agreement::MovedSomewhere | Agreement::OtherAxes => Standing::Otherwise,
        Agreement::Moved(cells) => Standing::Moved(
            cells
                .into_iter()
                .filter_map(|moved| {
                    Some(MovedCell {
                        action: matrix.actions.get(moved.row)?.as_written().to_owned(),
                        resource: matrix.resources.get(moved.column)?.as_written().to_owned(),
                        moved,
                    })
                })
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::playground::Playground;
    use crate::state::share::Sharing;

    #[test]
    fn a_link_that_was_cut_says_so() {
        let link = Playground::default()
            .link(Sharing::default(), &Catalog::embedded())
            .unwrap();
        let (scenario, arrival) = arrive(&link.fragment);
        assert!(scenario.is_some());
        assert_eq!(arrival, Arrival::Open(Standing::Nothing));
        let cut = link.fragment.get(..link.fragment.len() / 2).unwrap();
        let (scenario, arrival) = arrive(cut);
        assert!(scenario.is_none());
        assert!(
            matches!(arrival, Arrival::Fault { message, .. } if message.contains("cut off") || message.contains("no share link"))
        );
    }
}
