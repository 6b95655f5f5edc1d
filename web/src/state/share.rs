//! The playground as one artefact: a scenario, and a link that holds it.

use scopedown_catalog::Catalog;
use scopedown_scenario::link::{self, Carries, LinkFault, Options, PolicyTexts, Seen};
use scopedown_scenario::redact::{Mapping, redact};
use scopedown_scenario::{Analysis, Scenario};

use super::axis::AxisEdits;
use super::playground::Playground;
use super::presets::Preset;
use super::workspace::{CellName, Content};

/// Whether the names that identify somebody travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Names {
    /// As they are.
    #[default]
    Plain,
    /// Pseudonyms stand for them; the way back stays on this device.
    Pseudonyms,
}

/// What a link is to carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sharing {
    /// The names.
    pub names: Names,
    /// The white space of policies.
    pub texts: PolicyTexts,
    /// The text about it, and the expectations.
    pub carries: Carries,
}

/// A link, and what was done for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What stands behind the `#`.
    pub fragment: String,
    /// Which pseudonym stands for what; `None` where names travel as they are.
    pub mapping: Option<Mapping>,
}

impl Playground {
    /// The scenario: the texts and the context, with the rows and columns that the user asked for.
    pub fn scenario(&self) -> Scenario {
        let content = &self.workspace.content;
        let asked = |edits: &AxisEdits| {
            let stated = edits.stated.iter().filter(|_| content.resembles_base());
            let entries = stated.chain(&edits.added);
            let entries: Vec<String> = entries
                .filter(|entry| !edits.removed.contains(entry))
                .map(ToString::to_string)
                .collect();
            (!entries.is_empty()).then_some(entries)
        };
        let mut scenario = content.question();
        scenario.actions = asked(&self.workspace.actions);
        scenario.resources = asked(&self.workspace.resources);
        if !content.resembles_base() {
            // Other policies are about something else, and promise nothing.
            scenario.title = None;
            scenario.about = None;
        }
        let expected = self.expected().into_iter();
        scenario.expectations = expected.map(|each| (*each.0).clone()).collect();
        scenario
    }

    /// The preset that is open, as long as nothing of it was changed.
    pub fn preset(&self) -> Option<Preset> {
        let Content {
            base,
            context,
            role,
            ..
        } = &self.workspace.content;
        let title = base.0.title.as_deref()?;
        let is_it = |preset: &Preset| preset.title().as_deref() == Some(title);
        let is_unchanged = |preset: &Preset| {
            let scenario = preset.scenario();
            let edits = [&self.workspace.actions, &self.workspace.resources];
            let names = scenario
                .role
                .policies
                .iter()
                .map(|policy| policy.name.as_str());
            self.workspace.content.is_base()
                && self.expectations.is_none()
                && scenario.context == *context
                && role.iter().map(|policy| &*policy.name).eq(names)
                && edits
                    .into_iter()
                    .all(|edits| edits.added.is_empty() && edits.removed.is_empty())
        };
        Preset::ALL.into_iter().find(is_it).filter(is_unchanged)
    }

    /// The link.
    ///
    /// # Errors
    /// Where it would be too long.
    pub fn link(&self, sharing: Sharing, catalog: &Catalog) -> Result<Link, LinkFault> {
        self.link_with(sharing, None, catalog)
    }

    /// The link that opens with a cell selected.
    ///
    /// # Errors
    /// Where it would be too long.
    pub fn link_to(&self, cell: &CellName, catalog: &Catalog) -> Result<Link, LinkFault> {
        self.link_with(Sharing::default(), Some(cell.in_link()), catalog)
    }

    fn link_with(
        &self,
        sharing: Sharing,
        cell: Option<String>,
        catalog: &Catalog,
    ) -> Result<Link, LinkFault> {
        let scenario = self.scenario();
        let (scenario, mapping) = match sharing.names {
            Names::Plain => (scenario, None),
            Names::Pseudonyms => {
                let (scenario, mapping) = redact(&scenario, catalog);
                (scenario, Some(mapping))
            }
        };
        let options = Options {
            policies: sharing.texts,
            carries: sharing.carries,
            seen: seen(&scenario, catalog),
            cell,
            ..Options::default()
        };
        let fragment = match self.preset().filter(|_| mapping.is_none()) {
            Some(preset) => link::encode_example(preset.name, &options),
            None => link::encode(&scenario.to_text(), &options),
        }?;
        Ok(Link { fragment, mapping })
    }
}

impl CellName {
    /// The cell as a link names it.
    fn in_link(&self) -> String {
        format!("{},{}", self.action, self.resource)
    }

    /// Reads what a link names; no action holds a comma.
    pub fn of_link(text: &str) -> Option<Self> {
        let (action, resource) = text.split_once(',')?;
        Some(Self {
            action: action.into(),
            resource: resource.into(),
        })
    }
}

/// What is remembered of the matrix, as the terminal remembers it: with the rows and columns that hang on scenario and catalogue alone.
pub fn seen(scenario: &Scenario, catalog: &Catalog) -> Option<Seen> {
    let matrix = Analysis::with_catalog(scenario, catalog).matrix().ok()?;
    Some(Seen::of(&matrix))
}

/// What a link would carry, for people: a line for each part.
pub fn contents(scenario: &Scenario) -> Vec<String> {
    let policies = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{count} {}", plural(what))),
    };
    let count = |one: bool| usize::from(one);
    let session = scenario.session.policies.as_ref().map_or(0, Vec::len);
    [
        policies(scenario.role.policies.len(), "role policy"),
        policies(session, "session policy"),
        policies(
            count(scenario.role.boundary.is_some()),
            "permissions boundary",
        ),
        policies(count(scenario.role.trust.is_some()), "trust policy"),
        policies(
            scenario.scps.iter().map(Vec::len).sum(),
            "service control policy",
        ),
        policies(
            scenario.rcps.iter().map(Vec::len).sum(),
            "resource control policy",
        ),
        policies(scenario.resource_policies.len(), "resource policy"),
        policies(count(scenario.association.is_some()), "EKS association"),
        policies(scenario.context.len(), "set condition key"),
        scenario
            .role
            .arn
            .as_ref()
            .map(|arn| format!("the role {arn}")),
        scenario
            .title
            .as_ref()
            .map(|title| format!("the title “{title}”")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn plural(what: &str) -> String {
    match what.strip_suffix("cy") {
        Some(stem) => format!("{stem}cies"),
        None => format!("{what}s"),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use scopedown_scenario::link::{Content as Held, decode};

    use super::*;
    use crate::state::action::Action;
    use crate::state::deed::Deed;
    use crate::state::playground::perform;
    use crate::state::workspace::{DocumentId, Panel};

    fn opened(scenario: Scenario) -> Playground {
        let scenario = Rc::new(scenario);
        perform(&Playground::default(), Action::Load { scenario }.into())
    }

    fn read(fragment: &str) -> Scenario {
        match decode(fragment).unwrap().content {
            Held::Scenario(text) => Scenario::read(&text).scenario.unwrap(),
            Held::Example(name) => {
                let preset = Preset::ALL.into_iter().find(|preset| preset.name == name);
                preset.unwrap().scenario()
            }
        }
    }

    #[test]
    fn every_preset_goes_through_a_link_and_a_link_of_its_content() {
        let catalog = Catalog::embedded();
        for preset in Preset::ALL {
            let playground = opened(preset.scenario());
            let link = playground.link(Sharing::default(), &catalog).unwrap();
            assert!(link.fragment.len() < 60, "{}", link.fragment);
            assert_eq!(read(&link.fragment).title, preset.scenario().title);

            let text = format!("{}\n", playground.workspace.content.session);
            let document = DocumentId::Session;
            let edited = perform(
                &playground,
                Action::Type {
                    document,
                    text: text.into(),
                }
                .into(),
            );
            assert!(edited.preset().is_none());
            let link = edited.link(Sharing::default(), &catalog).unwrap();
            let again = opened(read(&link.fragment));
            assert_eq!(
                seen(&again.scenario(), &catalog),
                seen(&edited.scenario(), &catalog),
                "{}",
                preset.name
            );
        }
    }

    #[test]
    fn rows_that_were_asked_for_travel() {
        let playground = opened(Preset::FIRST.scenario());
        let text = "sqs:SendMessage".into();
        let axis = crate::state::axis::Axis::Actions;
        let playground = perform(&playground, Deed::AddEntry { axis, text });
        let catalog = Catalog::embedded();
        let link = playground.link(Sharing::default(), &catalog).unwrap();
        let actions = read(&link.fragment).actions.unwrap();
        assert!(actions.contains(&"sqs:SendMessage".to_owned()));
    }

    #[test]
    fn a_link_to_a_cell_opens_with_its_reasons() {
        let playground = opened(Preset::FIRST.scenario());
        let cell = CellName {
            action: "s3:CreateBucket".into(),
            resource: "*".into(),
        };
        let link = playground.link_to(&cell, &Catalog::embedded()).unwrap();
        let fragment = link.fragment.into();
        let arrived = perform(&Playground::default(), Deed::Arrive { fragment });
        assert_eq!(arrived.workspace.selected, Some(cell));
        assert_eq!(arrived.workspace.panel, Panel::Why);
    }

    #[test]
    fn pseudonyms_stand_for_names_and_lead_back() {
        let playground = opened(Preset::ALL[7].scenario());
        let catalog = Catalog::embedded();
        let sharing = Sharing {
            names: Names::Pseudonyms,
            ..Sharing::default()
        };
        let link = playground.link(sharing, &catalog).unwrap();
        let mapping = link.mapping.unwrap();
        assert!(mapping.pairs().next().is_some());
        let restored = mapping.restore_scenario(&read(&link.fragment));
        assert_eq!(
            seen(&restored, &catalog),
            seen(&playground.scenario(), &catalog)
        );
    }

    #[test]
    fn what_travels_is_told() {
        let told = contents(&Preset::ALL[1].scenario());
        assert!(told.contains(&"1 role policy".to_owned()), "{told:?}");
        assert_eq!(plural("role policy"), "role policies");
        assert_eq!(plural("EKS association"), "EKS associations");
    }
}
