//! The examples of the page, which links call by their names.

/// The scenario of an example.
pub(super) fn text(name: &str) -> Option<&'static str> {
    EXAMPLES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, text)| *text)
}

macro_rules! examples {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../web/presets/", $name, ".scenario.json")))),*]
    };
}

const EXAMPLES: &[(&str, &str)] = examples![
    "01-list-buckets-only",
    "02-widened-session",
    "03-no-session-policy",
    "04-dead-grant",
    "05-forgotten-delete",
    "06-one-object",
    "07-deny-wins",
    "08-team-prefix",
    "09-tenant-folder",
    "10-leading-keys-typo",
    "11-tenant-queue",
    "12-tagged-secrets",
    "13-abac-without-tags",
    "14-table-per-tenant",
    "15-encrypted-bucket",
    "16-either-way-round",
];

#[cfg(test)]
mod tests {
    use super::EXAMPLES;

    #[test]
    fn every_example_of_the_page_is_here() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/presets");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let names: Vec<String> = EXAMPLES
            .iter()
            .map(|(name, _)| format!("{name}.scenario.json"))
            .collect();
        assert_eq!(names, files);
    }
}
