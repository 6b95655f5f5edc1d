//! The matrix over all of AWS: every action of the catalogue × ten resources, for a pair of policies as people write them.
//!
//! The bar is 10 ms here and 16 ms in a browser, for the worst of the `matrix` figures. What acts on what hangs on the resources alone and is
//! measured by itself.

#![expect(clippy::expect_used, reason = "a benchmark has nobody to report to")]

mod application;
mod ten;

use divan::{Bencher, black_box};
use scopedown_catalog::{ActionEntry, Catalog, Service};
use scopedown_eval::{Column, Unlisted, whole_matrix};
use scopedown_policy::{Action, Universe};

use application::SESSION;
use ten::{CONCRETE, WILD, authority, by_catalogue, everything, situation};

fn main() {
    divan::main();
}

fn measure(
    bencher: Bencher,
    columns: fn(&Catalog, &[&str]) -> Vec<Column>,
    resources: &[&str],
    unlisted: Unlisted,
) {
    assert_eq!(
        SESSION.len(),
        2_048,
        "the session policy is as long as it may be"
    );
    let catalog = Catalog::embedded();
    let authority = authority().expect("the pair is whole");
    let situation = situation(unlisted).expect("a role session, each key once");
    let (universe, columns) = (catalog.universe(), columns(&catalog, resources));
    assert!(universe.len() > 22_000, "the catalogue is all of AWS");
    bencher.bench(|| whole_matrix(black_box(&authority), &situation, universe, &columns));
}

#[divan::bench]
fn matrix_of_things_all_keys_known(bencher: Bencher) {
    measure(bencher, by_catalogue, &CONCRETE, Unlisted::Absent);
}

#[divan::bench]
fn matrix_of_things(bencher: Bencher) {
    measure(bencher, by_catalogue, &CONCRETE, Unlisted::Unknown);
}

#[divan::bench]
fn matrix_of_patterns_all_keys_known(bencher: Bencher) {
    measure(bencher, by_catalogue, &WILD, Unlisted::Absent);
}

#[divan::bench]
fn matrix_of_patterns(bencher: Bencher) {
    measure(bencher, by_catalogue, &WILD, Unlisted::Unknown);
}

#[divan::bench]
fn matrix_of_everything_on_things(bencher: Bencher) {
    measure(bencher, everything, &CONCRETE, Unlisted::Unknown);
}

#[divan::bench]
fn matrix_of_everything_on_patterns(bencher: Bencher) {
    measure(bencher, everything, &WILD, Unlisted::Unknown);
}

#[divan::bench]
fn universe_of_the_catalogue(bencher: Bencher) {
    let catalog = Catalog::embedded();
    let entries = catalog.services().flat_map(Service::actions);
    let names: Vec<String> = entries.map(ActionEntry::full).collect();
    bencher.bench(|| {
        let actions = names.iter().filter_map(|name| Action::parse(name).ok());
        actions.collect::<Universe>()
    });
}

#[divan::bench]
fn what_acts_on_things(bencher: Bencher) {
    let catalog = Catalog::embedded();
    bencher.bench(|| by_catalogue(&catalog, &CONCRETE));
}

#[divan::bench]
fn what_acts_on_patterns(bencher: Bencher) {
    let catalog = Catalog::embedded();
    bencher.bench(|| by_catalogue(&catalog, &WILD));
}
