//! Lints over every policy that AWS manages: a session policy that repeats its role, of which nothing may be said that speaks of a difference.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use scopedown_catalog::Catalog;
use scopedown_lint::{Document, Place, Subject, findings};
use scopedown_policy::{PolicyKind, parse};
use scopedown_tests::survey::{POLICIES, latest};

/// What can only be said where the session has less than the role, or more.
const OF_DIFFERENCES: [&str; 6] = [
    "access-point-lost",
    "dead-grant",
    "dead-grant-resource",
    "forgotten-companion",
    "forgotten-index",
    "lost-grants",
];

#[test]
fn a_session_that_repeats_its_role_differs_in_nothing() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(POLICIES);
    let text = fs::read_to_string(path)
        .expect("AWS's managed policies are not here: run `cargo xtask setup`, which fetches them");
    let catalog = Catalog::embedded();
    let mut wrong: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let policies = latest(&text).unwrap();
    for (name, text) in &policies {
        let role = parse(text, PolicyKind::Role);
        let session = parse(text, PolicyKind::Session);
        let documents = vec![
            Document::new(Place::Role(0), "role", text, &role),
            Document::new(Place::Session(0), "session", text, &session),
        ];
        let subject = Subject {
            catalog: Some(&catalog),
            ..Subject::new(documents)
        };
        for finding in findings(&subject) {
            let code = finding.code.name();
            if OF_DIFFERENCES.contains(&code) {
                let message = finding.words().message;
                wrong
                    .entry(code)
                    .or_default()
                    .push(format!("{name}: {message}"));
            }
        }
    }
    assert!(policies.len() > 1_000);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
