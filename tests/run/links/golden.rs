//! Links that were published once. A file of `tests/links` holds a link on its first line, and below it the scenario that it opens as, for ever.
//! Never change such a file; add one for whatever a new version, codec or dictionary brings.

use std::collections::BTreeSet;
use std::fs;

use scopedown_scenario::link::{Codec, Content, decode};

use crate::files::files;

#[test]
fn published_links_open_for_ever() {
    let mut codecs = BTreeSet::new();
    for path in files("tests/links", "txt") {
        let file = fs::read_to_string(&path).unwrap();
        let (link, scenario) = file.split_once('\n').unwrap();
        let opened = decode(link).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        let text = match opened.content {
            Content::Scenario(text) => text,
            Content::Example(name) => format!("example {name}"),
        };
        assert_eq!(text, scenario.trim_end(), "{}", path.display());
        codecs.insert(link.chars().nth(1).unwrap());
    }
    let written = [Codec::Dictionary, Codec::Deflate, Codec::Plain].map(Codec::letter);
    assert!(
        written.iter().all(|letter| codecs.contains(letter)) && codecs.contains(&'h'),
        "{codecs:?}"
    );
}
