//! The matrix over all of AWS: every action of the catalogue × ten resources, for a pair of policies as people write them.
//!
//! The bar is 10 ms here and 16 ms in a browser, for the worst of the `matrix` figures. What acts on what hangs on the resources alone and is
//! measured by itself.

#![expect(clippy::expect_used, reason = "a benchmark has nobody to report to")]

mod application;

use divan::{Bencher, black_box};
use scopedown_catalog::{ActionEntry, Catalog, Service};
use scopedown_eval::{
    Authority, Caller, Column, Context, Layers, SessionFacts, SessionKind, Situation, Unlisted,
    whole_matrix,
};
use scopedown_policy::{Action, Policy, PolicyKind, Resource, Universe, parse};

use application::{CONCRETE, ROLE, SESSION, WILD};

fn main() {
    divan::main();
}

/// Every action of the catalogue, in its order.
fn entries(catalog: &Catalog) -> impl Iterator<Item = ActionEntry<'_>> {
    catalog.services().flat_map(Service::actions)
}

fn universe(catalog: &Catalog) -> Universe {
    entries(catalog)
        .filter_map(|entry| Action::parse(&entry.full()).ok())
        .collect()
}

fn policy(text: &str, kind: PolicyKind) -> Policy {
    parse(text, kind).policy.expect("the pair is whole")
}

fn authority() -> Authority {
    assert_eq!(
        SESSION.len(),
        2_048,
        "the session policy is as long as it may be"
    );
    Authority::new(Layers {
        role: vec![policy(ROLE, PolicyKind::Role)],
        session: Some(vec![policy(SESSION, PolicyKind::Session)]),
        ..Layers::default()
    })
}

/// A pod's session, of whose circumstances nothing else is known, as on the page; or everything, as in a batch.
fn situation(unlisted: Unlisted) -> Situation {
    let caller =
        Caller::parse("arn:aws:sts::111122223333:assumed-role/app/pod").expect("a role session");
    let context = SessionKind::PodIdentity.context(&caller, &SessionFacts::default());
    Situation {
        context: Context::new(context, unlisted).expect("each key once"),
        caller,
        resource_account: None,
    }
}

/// Which actions act on which resource, by the catalogue. Its numbers are the universe's positions.
fn by_catalogue(catalog: &Catalog, resources: &[&str]) -> Vec<Column> {
    let column = |text: &&str| {
        let resource = Resource::new(text);
        let acting = entries(catalog).filter(|entry| entry.acts_on(&resource));
        let applies = acting
            .map(|entry| entry.number()..entry.number() + 1)
            .collect();
        Column { resource, applies }
    };
    resources.iter().map(column).collect()
}

/// Every action on every resource, for who does not ask which acts on which.
fn everything(catalog: &Catalog, resources: &[&str]) -> Vec<Column> {
    let column = |text: &&str| Column {
        resource: Resource::new(text),
        applies: std::iter::once(0..catalog.len()).collect(),
    };
    resources.iter().map(column).collect()
}

fn measure(
    bencher: Bencher,
    columns: fn(&Catalog, &[&str]) -> Vec<Column>,
    resources: &[&str],
    unlisted: Unlisted,
) {
    let catalog = Catalog::embedded();
    let (authority, situation) = (authority(), situation(unlisted));
    let (universe, columns) = (universe(&catalog), columns(&catalog, resources));
    assert!(universe.len() > 22_000, "the catalogue is all of AWS");
    bencher.bench(|| whole_matrix(black_box(&authority), &situation, &universe, &columns));
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
    let names: Vec<String> = entries(&catalog).map(ActionEntry::full).collect();
    bencher.bench(|| {
        let actions = names.iter().filter_map(|name| Action::parse(name).ok());
        actions.collect::<Universe>()
    });
}

#[divan::bench(sample_count = 10)]
fn what_acts_on_things(bencher: Bencher) {
    let catalog = Catalog::embedded();
    bencher.bench(|| by_catalogue(&catalog, &CONCRETE));
}

#[divan::bench(sample_count = 10)]
fn what_acts_on_patterns(bencher: Bencher) {
    let catalog = Catalog::embedded();
    bencher.bench(|| by_catalogue(&catalog, &WILD));
}
