//! What the page and the terminal do all the time: parse, decide, explain, a matrix. `serde_json` reading the same text into a tree is the
//! measure from outside: figures are worth quoting as ratios to it.

#![expect(clippy::expect_used, reason = "a benchmark has nobody to report to")]

use divan::{Bencher, black_box};
use scopedown_eval::{
    Authority, Caller, Context, Layers, Request, ResourcePolicy, Situation, Target, decide,
    explain, matrix,
};
use scopedown_policy::{Action, Policy, PolicyKind, Resource, parse};

/// Counts allocations: a decision makes none.
#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Objects", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::reports/*" },
  { "Sid": "Buckets", "Effect": "Allow", "Action": "s3:List*", "Resource": "arn:aws:s3:::reports" },
  { "Sid": "Tables", "Effect": "Allow", "Action": "dynamodb:*", "Resource": "arn:aws:dynamodb:*:111122223333:table/orders" },
  { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::reports/archive/*" } ] }"#;
const SESSION: &str = r#"{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/team-a/*"] },
  { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": "a" } } } ] }"#;

fn policy(text: &str, kind: PolicyKind) -> Policy {
    parse(text, kind)
        .policy
        .expect("the benchmark's policies are whole")
}

fn authority() -> Authority {
    let (role, session) = (
        policy(ROLE, PolicyKind::Role),
        policy(SESSION, PolicyKind::Session),
    );
    Authority::new(Layers {
        role: vec![role],
        session: Some(vec![session]),
        ..Layers::default()
    })
}

fn situation() -> Situation {
    let caller =
        Caller::parse("arn:aws:sts::111122223333:assumed-role/app/pod").expect("a role session");
    Situation {
        caller,
        resource_account: None,
        context: Context::default(),
    }
}

/// A policy of many statements, each on objects of its own.
fn large(statements: usize) -> String {
    let one = |number: usize| {
        format!(
            r#"{{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::bucket-{number}/*"}}"#
        )
    };
    let all: Vec<String> = (0..statements).map(one).collect();
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{}]}}"#,
        all.join(",")
    )
}

#[divan::bench]
fn parse_small(bencher: Bencher) {
    bencher.bench(|| parse(black_box(ROLE), PolicyKind::Role));
}

#[divan::bench]
fn parse_small_serde_json(bencher: Bencher) {
    bencher.bench(|| serde_json::from_str::<serde_json::Value>(black_box(ROLE)));
}

#[divan::bench]
fn parse_1000_statements(bencher: Bencher) {
    let text = large(1_000);
    bencher.bench(|| parse(black_box(&text), PolicyKind::Role));
}

#[divan::bench]
fn parse_1000_statements_serde_json(bencher: Bencher) {
    let text = large(1_000);
    bencher.bench(|| serde_json::from_str::<serde_json::Value>(black_box(&text)));
}

#[divan::bench]
fn decide_small(bencher: Bencher) {
    let (authority, situation) = (authority(), situation());
    let (action, resource) = (
        Action::parse("s3:GetObject").expect("an action"),
        Resource::new("arn:aws:s3:::reports/team-a/q1.csv"),
    );
    let request = Request {
        action: &action,
        resource: &resource,
        situation: &situation,
    };
    bencher.bench(|| decide(black_box(&authority), black_box(&request)));
}

#[divan::bench]
fn decide_1000_and_1000_statements(bencher: Bencher) {
    let role = policy(&large(1_000), PolicyKind::Role);
    let session = policy(&large(1_000), PolicyKind::Session);
    let authority = Authority::new(Layers {
        role: vec![role],
        session: Some(vec![session]),
        ..Layers::default()
    });
    let situation = situation();
    let (action, resource) = (
        Action::parse("s3:GetObject").expect("an action"),
        Resource::new("arn:aws:s3:::bucket-999/k"),
    );
    let request = Request {
        action: &action,
        resource: &resource,
        situation: &situation,
    };
    bencher.bench(|| decide(black_box(&authority), black_box(&request)));
}

#[divan::bench]
fn explain_small(bencher: Bencher) {
    let (authority, situation) = (authority(), situation());
    let (action, resource) = (
        Action::parse("s3:PutObject").expect("an action"),
        Resource::new("arn:aws:s3:::reports/team-a/q1.csv"),
    );
    let request = Request {
        action: &action,
        resource: &resource,
        situation: &situation,
    };
    bencher.bench(|| explain(black_box(&authority), black_box(&request)));
}

#[divan::bench]
fn matrix_50_by_20(bencher: Bencher) {
    let (authority, situation) = (authority(), situation());
    let actions: Vec<Action> = (0..50)
        .map(|number| Action::parse(&format!("s3:Get{number}Object")).expect("an action"))
        .collect();
    let resources: Vec<Resource> = (0..20)
        .map(|number| Resource::new(&format!("arn:aws:s3:::reports/team-{number}/k")))
        .collect();
    bencher.bench(|| {
        matrix(
            black_box(&authority),
            &situation,
            actions.clone(),
            resources.clone(),
            |_, _| true,
        )
    });
}

/// Every layer there is, and a condition in each.
#[divan::bench]
fn decide_all_layers(bencher: Bencher) {
    let full = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }"#;
    let fence = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
      "Condition": { "Bool": { "aws:SecureTransport": "false" } } } }"#;
    let bucket = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:*", "Resource": "*" } }"#;
    let authority = Authority::new(Layers {
        role: vec![policy(ROLE, PolicyKind::Role)],
        session: Some(vec![policy(SESSION, PolicyKind::Session)]),
        boundary: Some(policy(full, PolicyKind::Boundary)),
        scps: vec![vec![policy(full, PolicyKind::Scp)]; 3],
        rcps: vec![vec![policy(fence, PolicyKind::Rcp)]],
        resources: vec![ResourcePolicy {
            target: Target::Requested,
            account: None,
            policy: policy(bucket, PolicyKind::Resource),
        }],
    });
    let (action, resource) = (
        Action::parse("s3:GetObject").expect("an action"),
        Resource::new("arn:aws:s3:::reports/team-a/q1.csv"),
    );
    let situation = situation();
    let request = Request {
        action: &action,
        resource: &resource,
        situation: &situation,
    };
    bencher.bench(|| decide(black_box(&authority), black_box(&request)));
}
