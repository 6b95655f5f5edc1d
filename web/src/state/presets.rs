//! The gallery: published pairs of policies, each a scenario file that says what it decides and where it comes from.

use scopedown_scenario::Scenario;

/// A scenario of the gallery.
#[derive(Debug, Clone, Copy)]
pub struct Preset {
    /// The name of its file, without the ending.
    pub name: &'static str,
    text: &'static str,
}

macro_rules! preset {
    ($name:literal) => {
        Preset {
            name: $name,
            text: include_str!(concat!("../../presets/", $name, ".scenario.json")),
        }
    };
}

impl Preset {
    /// The gallery, in its order.
    pub const ALL: [Self; 16] = [
        Self::FIRST,
        preset!("02-widened-session"),
        preset!("03-no-session-policy"),
        preset!("04-dead-grant"),
        preset!("05-forgotten-delete"),
        preset!("06-one-object"),
        preset!("07-deny-wins"),
        preset!("08-team-prefix"),
        preset!("09-tenant-folder"),
        preset!("10-leading-keys-typo"),
        preset!("11-tenant-queue"),
        preset!("12-tagged-secrets"),
        preset!("13-abac-without-tags"),
        preset!("14-table-per-tenant"),
        preset!("15-encrypted-bucket"),
        preset!("16-either-way-round"),
    ];

    /// What the page opens with.
    pub const FIRST: Self = preset!("01-list-buckets-only");

    /// The scenario.
    pub fn scenario(&self) -> Scenario {
        Scenario::read(self.text).scenario.unwrap_or_default()
    }

    /// Its title.
    pub fn title(&self) -> Option<String> {
        self.scenario().title
    }

    /// The scenario as a file.
    pub fn text(&self) -> &'static str {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scopedown_scenario::{Analysis, check};

    #[test]
    fn every_preset_reads_without_a_problem_and_says_where_it_comes_from() {
        for preset in Preset::ALL {
            let read = Scenario::read(preset.text);
            assert_eq!(read.problems, [], "{}", preset.name);
            let scenario = read.scenario.unwrap();
            assert!(scenario.title.is_some(), "{}", preset.name);
            assert!(
                scenario.about.unwrap().contains(" From: "),
                "{}",
                preset.name
            );
        }
    }

    #[test]
    fn every_preset_decides_as_it_claims() {
        for preset in Preset::ALL {
            let scenario = preset.scenario();
            let analysis = Analysis::of(&scenario);
            let checked = check(&scenario, &analysis).unwrap();
            assert!(!checked.is_empty(), "{} claims nothing", preset.name);
            for each in checked {
                assert!(each.holds(), "{}: {each:#?}", preset.name);
            }
        }
    }

    #[test]
    fn no_file_is_left_out() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/presets");
        assert_eq!(
            std::fs::read_dir(folder).unwrap().count(),
            Preset::ALL.len()
        );
    }
}
