//! What must hold of every link.

use proptest::prelude::*;
use scopedown_scenario::Scenario;
use scopedown_scenario::link::{
    Carries, Codec, Content, Options, PolicyTexts, Seen, decode, encode,
};
use scopedown_tests::generator::{Dice, line};
use serde_json::{Value, json};

use crate::files::examples;
use crate::{question, text};

/// A random scenario; `exactly` makes strings of its policies.
fn scenario(seed: u64, exactly: bool) -> Value {
    let line = line(&mut Dice::new(seed));
    let part = |name: &str| line.get(name).cloned().unwrap_or_default();
    let policies = |name: &str| match part(name) {
        Value::Array(policies) if exactly => policies
            .iter()
            .map(|policy| json!({ "name": "a", "document": format!(" {policy:#}\n") }))
            .collect(),
        other => other,
    };
    let request = part("request");
    json!({
        "session": { "policies": policies("session_policies"), "tags": { "b": "1", "a": "2" } },
        "scenario": 1,
        "organization": { "scps": part("scps"), "rcps": part("rcps") },
        "role": { "policies": policies("role_policies"), "boundary": part("boundary"), "arn": null },
        "resource_policy": part("resource_policy"),
        "context": request.get("context"),
        "later": { "b": [1.50, null], "a": { "policies": [] } },
    })
}

fn options(policies: PolicyTexts, codec: Codec) -> Options {
    Options {
        policies,
        codec,
        carries: Carries::Everything,
        ..Options::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_made_comes_back(seed: u64, exactly: bool, plain: bool) {
        let written = scenario(seed, exactly);
        let codec = if plain { Codec::Deflate } else { Codec::Dictionary };
        let policies = if exactly { PolicyTexts::Exact } else { PolicyTexts::Minified };
        let link = encode(&written.to_string(), &options(policies, codec)).unwrap();
        let opened = text(&link).unwrap();
        prop_assert_eq!(question(&opened), question(&written.to_string()));
        let opened: Value = serde_json::from_str(&opened).unwrap();
        prop_assert_eq!(&opened["later"], &written["later"]);
        prop_assert_eq!(encode(&opened.to_string(), &options(policies, codec)).unwrap(), link);
    }

    #[test]
    fn texts_that_are_not_asked_for_exactly_mean_the_same(seed: u64) {
        let [exact, object] = [true, false].map(|exactly| scenario(seed, exactly));
        let link = encode(&exact.to_string(), &Options::default()).unwrap();
        let analysed = |text: &str| {
            let scenario = Scenario::read(text).scenario.unwrap();
            scopedown_scenario::Analysis::of(&scenario).matrix_within(200).map_err(|refused| refused.documents.len())
        };
        prop_assert_eq!(analysed(&text(&link).unwrap()), analysed(&object.to_string()));
    }
}

#[test]
fn the_same_content_makes_the_same_link() {
    for (name, example) in examples() {
        let link = encode(&example, &Options::default()).unwrap();
        // Sorted members at the level of the envelope, other white space, absent written as null.
        let mut again: Value = serde_json::from_str(&example).unwrap();
        again["about"] = json!("Something else.");
        again["expect"] = Value::Null;
        again["organization"] = json!({ "rcps": [], "scps": null });
        for (place, document) in documents(&example) {
            *again.pointer_mut(&place).unwrap() = json!(document);
        }
        assert_eq!(
            encode(&again.to_string(), &Options::default()).unwrap(),
            link,
            "{name}"
        );
        assert_eq!(
            encode(&text(&link).unwrap(), &Options::default()).unwrap(),
            link,
            "{name}"
        );
    }
}

/// The texts of policies, each with its place: a value of `serde_json` would lose the order of their members.
fn documents(example: &str) -> Vec<(String, String)> {
    let scenario = Scenario::read(example).scenario.unwrap();
    let policies = scenario.role.policies.into_iter();
    let session = scenario.session.policies.into_iter().flatten();
    let hung = scenario.resource_policies.into_iter();
    let role = policies
        .enumerate()
        .map(|(at, policy)| (format!("/role/policies/{at}/document"), policy.text));
    let session = session
        .enumerate()
        .map(|(at, policy)| (format!("/session/policies/{at}/document"), policy.text));
    let hung = hung.enumerate().map(|(at, policy)| {
        (
            format!("/resourcePolicies/{at}/document"),
            policy.document.text,
        )
    });
    role.chain(session).chain(hung).collect()
}

#[test]
fn view_and_cell_come_back_whatever_they_hold() {
    for odd in ["", "a=b;c=d~e#f", "100 % é\u{1F980}\n\"<>", "%7E"] {
        let options = Options {
            view: Some(odd.to_owned()),
            cell: Some(odd.to_owned()),
            ..Options::default()
        };
        let link = encode(r#"{"role":{"policies":[]}}"#, &options).unwrap();
        assert!(
            link.bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"<>\"`\\^{|}".contains(&byte)),
            "{link}"
        );
        let opened = decode(&(link + ";later=1%2C2;v=second")).unwrap();
        assert_eq!(
            (opened.view.as_deref(), opened.cell.as_deref()),
            (Some(odd), Some(odd))
        );
        assert_eq!(opened.others, [("later".to_owned(), "1,2".to_owned())]);
    }
}

#[test]
fn only_the_author_says_what_was_seen() {
    let (_, example) = examples().remove(4);
    let (_, other) = examples().remove(5);
    let matrix = |text: &str| {
        let scenario = Scenario::read(text).scenario.unwrap();
        scopedown_scenario::Analysis::of(&scenario)
            .matrix()
            .unwrap()
    };
    let seen = Seen::of(&matrix(&example));
    let with = |seen: Seen| Options {
        seen: Some(seen),
        ..Options::default()
    };
    let link = encode(&example, &with(seen.clone())).unwrap();
    let opened = decode(&link).unwrap();
    assert_eq!(opened.seen, Some(seen));
    let (content, parameter) = link.split_once(";f=").unwrap();
    for at in 0..parameter.len() {
        let mut changed = parameter.to_owned();
        changed.replace_range(
            at..=at,
            if parameter.as_bytes().get(at) == Some(&b'A') {
                "B"
            } else {
                "A"
            },
        );
        let damaged = decode(&format!("{content};f={changed}")).unwrap();
        assert_eq!(
            (damaged.content, damaged.seen),
            (opened.content.clone(), None)
        );
    }
    // What belongs to other content says nothing about this one.
    let stranger = encode(&other, &with(Seen::of(&matrix(&other)))).unwrap();
    let (_, parameter) = stranger.split_once(";f=").unwrap();
    assert_eq!(
        decode(&format!("{content};f={parameter}")).unwrap().seen,
        None
    );
}

#[test]
fn an_example_travels_by_its_name() {
    use scopedown_scenario::link::encode_example;
    let link = encode_example("05-forgotten-delete", &Options::default()).unwrap();
    let opened = decode(&link).unwrap();
    assert_eq!(
        opened.content,
        Content::Example("05-forgotten-delete".to_owned())
    );
    assert!(encode_example("no such~name", &Options::default()).is_err());
}
