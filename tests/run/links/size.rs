//! How long links are.

use scopedown_catalog::Catalog;
use scopedown_scenario::link::{Carries, FRAGMENT_CHARACTERS, Options, Seen, encode};
use scopedown_scenario::{Analysis, Scenario};
use serde_json::{Value, json};

use crate::files::examples;
use crate::{question, text};

/// Characters of the median example.
const BAR: usize = 200;

fn median(mut lengths: Vec<usize>) -> usize {
    lengths.sort_unstable();
    lengths
        .get(lengths.len() / 2)
        .copied()
        .unwrap_or(usize::MAX)
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are the answer")]
fn the_median_example_is_short() {
    let catalog = Catalog::embedded();
    let [mut bare, mut seen, mut whole] = [Vec::new(), Vec::new(), Vec::new()];
    for (name, scenario) in examples() {
        let analysis =
            Analysis::with_catalog(&Scenario::read(&scenario).scenario.unwrap(), &catalog);
        let with_seen = Options {
            seen: Some(Seen::of(&analysis.matrix().unwrap())),
            ..Options::default()
        };
        let everything = Options {
            carries: Carries::Everything,
            ..Options::default()
        };
        let length = |options: &Options| encode(&scenario, options).unwrap().len();
        bare.push(length(&Options::default()));
        seen.push(length(&with_seen));
        whole.push(length(&everything));
        println!(
            "{name}: {} characters, {} with what the author saw, {} with text and expectations",
            length(&Options::default()),
            length(&with_seen),
            length(&everything)
        );
    }
    let (bare, seen, whole) = (median(bare), median(seen), median(whole));
    println!("median: {bare}, {seen}, {whole}");
    assert!(bare <= BAR, "{bare} characters");
    assert!(seen <= BAR, "{seen} characters with what the author saw");
}

/// Policies as long as AWS takes them, of names that have nothing in common.
#[test]
#[expect(clippy::print_stdout, reason = "the figures are the answer")]
fn the_longest_legal_pair_opens() {
    let policy = |least: usize| {
        let mut state = 7_u64;
        let mut resources = Vec::new();
        let mut document = json!({});
        while document.to_string().len() < least {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            resources.push(format!("arn:aws:s3:::b-{:016x}/*", state ^ (state >> 29)));
            document = json!({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": resources }] });
        }
        document
    };
    let scenario: Value = json!({ "scenario": 1, "role": { "policies": [{ "document": policy(10_240) }] }, "session": { "policies": [policy(2_048)] } });
    let scenario = scenario.to_string();
    assert!(scenario.len() > 12_288);
    let link = encode(&scenario, &Options::default()).unwrap();
    println!("the longest legal pair: {} characters", link.len());
    assert!(link.len() < FRAGMENT_CHARACTERS / 4);
    assert_eq!(question(&text(&link).unwrap()), question(&scenario));
}
