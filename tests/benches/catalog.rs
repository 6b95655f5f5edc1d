//! Reading the catalogue and asking it, and what rests on it: what can be typed, what is wrong, a shorter text.
//!
//! The bar for the index and five services is 3 ms in a browser; `cargo xtask bench` prints that figure beside these. `serde_json` reading the
//! same data from JSON is the measure from outside.

#![expect(clippy::expect_used, reason = "a benchmark has nobody to report to")]

mod application;
mod as_json;
mod readings;

use divan::{Bencher, black_box};
use scopedown_catalog::{Catalog, complete};
use scopedown_policy::{ActionPattern, PolicyKind, Resource};
use scopedown_report::problems;
use scopedown_rewrite::{MinifyOptions, minify};
use scopedown_scenario::{Analysis, Document, Scenario};

use application::{ROLE, SESSION};

fn main() {
    divan::main();
}

#[divan::bench]
fn index(bencher: Bencher) {
    bencher.bench(readings::index);
}

#[divan::bench]
fn index_and_five(bencher: Bencher) {
    bencher.bench(readings::index_and_five);
}

#[divan::bench]
fn every_service(bencher: Bencher) {
    bencher.bench(readings::every_service);
}

#[divan::bench]
fn every_service_serde_json(bencher: Bencher) {
    let text = as_json::text(&Catalog::embedded());
    assert_eq!(as_json::read(&text), Catalog::embedded().len());
    bencher.bench(|| as_json::read(black_box(&text)));
}

#[divan::bench]
fn matching_s3_get(bencher: Bencher) {
    let catalog = Catalog::embedded();
    let pattern = ActionPattern::parse("s3:Get*").expect("a pattern");
    bencher.bench(|| catalog.matching(black_box(&pattern)).len());
}

#[divan::bench]
fn acting_on_an_object(bencher: Bencher) {
    let catalog = Catalog::embedded();
    let object = Resource::new("arn:aws:s3:::reports/team-a/q1.csv");
    bencher.bench(|| catalog.acting_on(black_box(&object)));
}

/// An action in the last statement of a session policy as long as one may be.
#[divan::bench]
fn complete_an_action(bencher: Bencher) {
    let catalog = Catalog::embedded();
    let at = SESSION.rfind("Purge").expect("it purges queues") + 1;
    let completion = complete(&catalog, SESSION, at).expect("an action can be written there");
    assert!(
        completion
            .proposals
            .iter()
            .any(|offered| offered.text == "sqs:PurgeQueue")
    );
    bencher.bench(|| complete(&catalog, black_box(SESSION), at));
}

/// What happens behind each pause of somebody who types: both texts are read and looked at.
#[divan::bench]
fn lint_a_pair(bencher: Bencher) {
    let catalog = Catalog::embedded();
    let mut scenario = Scenario::default();
    scenario.role.policies = vec![Document::new("role", PolicyKind::Role, ROLE)];
    scenario.session.policies = Some(vec![Document::new("session", PolicyKind::Session, SESSION)]);
    bencher.bench(|| {
        let analysis = Analysis::of(black_box(&scenario));
        problems(&scenario, &analysis, &catalog)
    });
}

#[divan::bench(sample_count = 20)]
fn minify_a_session(bencher: Bencher) {
    let options = MinifyOptions::default();
    bencher.bench(|| minify(black_box(SESSION), PolicyKind::Session, &options));
}
