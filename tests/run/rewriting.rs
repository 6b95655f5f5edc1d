//! What must hold of policies that are rewritten: nobody can tell the difference, but by counting characters.
//!
//! `SCOPEDOWN_CASES` and `SCOPEDOWN_SEED` ask for other numbers of random policies.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use scopedown_catalog::Catalog;
use scopedown_eval::{
    Authority, Caller, Context, ContextValue, Layer, Layers, Request, Situation, Unlisted,
};
use scopedown_policy::{Action, ContextKey, Policy, PolicyKind, Resource, Span, parse, print};
use scopedown_rewrite::{
    ActionNames, Asked, Change, ChangeOutcome, Counterexample, FitOutcome, MinifyOptions, Sids,
    SmallestChanges, Source, StepKind, Widening, characters, fit, keeps, minify, remove_entries,
    smallest_changes,
};
use scopedown_tests::generator::{self, Dice};
use scopedown_tests::referee;
use scopedown_tests::rewriting::{alone, document, managed, mutated, request};
use serde_json::{Map, Value, json};

/// Few requests for each step, because there are many policies and the referee asks as well.
#[cfg(test)]
const OPTIONS: MinifyOptions<'static> = MinifyOptions {
    sids: Sids::Drop,
    actions: ActionNames::AsWritten,
    probes: 200,
};

#[cfg(test)]
fn number(name: &str, otherwise: u64) -> u64 {
    match std::env::var(name) {
        Ok(value) => value
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {value}")),
        Err(_) => otherwise,
    }
}

#[cfg(test)]
fn policy(text: &str) -> Policy {
    let parsed = parse(text, PolicyKind::Session);
    parsed.policy.unwrap_or_else(|| panic!("refused: {text}"))
}

/// Requests that are asked about one random policy.
const REQUESTS: usize = 24;

/// Documents with white space, so that there is something to take away, and requests that nearly fit them.
#[cfg(test)]
fn cases(count: u64, seed: u64) -> impl Iterator<Item = (Value, String, Vec<Value>)> {
    let seed = number("SCOPEDOWN_SEED", 1) * 10 + seed;
    let mut dice = Dice::new(seed);
    std::iter::repeat_with(move || {
        let document = document(&mut dice);
        let text = serde_json::to_string_pretty(&document).unwrap();
        let requests = (0..REQUESTS).map(|_| request(&mut dice)).collect();
        (document, text, requests)
    })
    .take(usize::try_from(count).unwrap())
}

#[test]
fn a_minified_policy_means_the_same_and_is_never_longer() {
    let mut taken: Vec<StepKind> = Vec::new();
    let mut saved = 0;
    for (_, text, requests) in cases(number("SCOPEDOWN_CASES", 400), 1) {
        let minified = minify(&text, PolicyKind::Session, &OPTIONS).unwrap();
        assert_eq!(minified.dropped, [], "{text}");
        for step in &minified.steps {
            policy(&step.text);
            assert!(step.after <= step.before, "{step:?}");
            taken.push(step.kind);
        }
        let left = characters(&minified.text, PolicyKind::Session);
        assert!(left < characters(&text, PolicyKind::Session));
        saved += text.len() - left;
        for request in &requests {
            let [before, after] = [&text, &minified.text].map(|text| alone(text, request));
            assert_ne!(before.verdict, "error", "{request}");
            assert_eq!(before, after, "{request}\n{text}\n{}", minified.text);
        }
        let again = minify(&minified.text, PolicyKind::Session, &OPTIONS).unwrap();
        assert_eq!((again.text, again.steps), (minified.text, vec![]), "{text}");
    }
    taken.sort_unstable();
    taken.dedup();
    let wanted = [
        StepKind::Whitespace,
        StepKind::Brackets,
        StepKind::Entries,
        StepKind::EqualStatements,
        StepKind::CoveredStatements,
        StepKind::MergedStatements,
    ];
    assert!(saved > 0);
    assert!(wanted.iter().all(|kind| taken.contains(kind)), "{taken:?}");
}

#[test]
fn fitting_takes_no_step_too_many() {
    for (_, text, _) in cases(150, 2) {
        let whole = minify(&text, PolicyKind::Session, &OPTIONS).unwrap();
        let Some(half) = whole.steps.get(whole.steps.len() / 2) else {
            continue;
        };
        let fitted = fit(&text, PolicyKind::Session, half.after, &OPTIONS).unwrap();
        assert_eq!(fitted.outcome, FitOutcome::Fits);
        let steps = fitted.minified.steps;
        assert!(
            steps
                .iter()
                .rev()
                .skip(1)
                .all(|step| step.after > half.after)
        );
        assert!(whole.steps.starts_with(&steps));
        let over = fit(&text, PolicyKind::Session, 10, &OPTIONS).unwrap();
        let by = characters(&whole.text, PolicyKind::Session) - 10;
        assert_eq!(over.outcome, FitOutcome::StillOver { by });
    }
}

/// A step that did not keep the meaning would be caught: most changes that the referee notices at all are found, and what is found is true.
#[test]
fn the_check_of_a_step_can_fail() {
    let (mut noticed, mut found) = (0, 0);
    for (number, (document, text, requests)) in cases(300, 3).enumerate() {
        let other = mutated(&document, number).to_string();
        let (before, after) = (policy(&text), policy(&other));
        let differs = |request: &Value| alone(&text, request) != alone(&other, request);
        match keeps(&before, &after, Asked::Anything, 2_000) {
            Ok(()) => noticed += usize::from(requests.iter().any(differs)),
            Err(counterexample) => {
                let asked = asked(&counterexample);
                assert!(differs(&asked), "{counterexample}\n{text}\n{other}");
                found += 1;
                noticed += 1;
            }
        }
    }
    assert!(noticed > 100, "{noticed}");
    assert!(found * 100 >= noticed * 98, "{found} of {noticed}");
}

/// The request of a counterexample, for the referee.
#[cfg(test)]
fn asked(counterexample: &Counterexample) -> Value {
    let context = counterexample.context.iter().map(|(key, value)| {
        let value = match value {
            ContextValue::One(text) => json!(text),
            ContextValue::Many(texts) => json!(texts),
            ContextValue::Absent | ContextValue::Unknown => Value::Null,
        };
        (key.as_written().to_owned(), value)
    });
    json!({
        "action": counterexample.action,
        "resource": counterexample.resource,
        "context": context.collect::<Map<_, _>>(),
    })
}

#[test]
fn entries_that_are_taken_out_are_all_that_is_gone() {
    for (number, (_, text, _)) in cases(300, 4).enumerate() {
        let mut left = policy(&text);
        let mut spans: Vec<Span> = Vec::new();
        for (at, statement) in left.statements.iter_mut().enumerate() {
            let mut count = 0;
            statement.action.patterns.retain(|entry| {
                count += 1;
                let goes = count > 1 && (number + at + count).is_multiple_of(2);
                spans.extend(goes.then_some(entry.span));
                !goes
            });
        }
        let text = remove_entries(&text, &spans).apply(&text);
        assert_eq!(print(&policy(&text)), print(&left));
    }
}

/// What is said of a change is true of it, by the referee's word; and an exact one changes no other answer.
#[test]
fn a_smallest_change_does_what_it_says() {
    let mut dice = Dice::new(5);
    let (mut allowed, mut blocked, mut exact, mut denied) = (0, 0, 0, 0);
    for _ in 0..1_500 {
        let line = layered(&mut dice);
        let others: Vec<Value> = (0..REQUESTS).map(|_| request(&mut dice)).collect();
        let found = changes_of(&line);
        let before = referee::judge(&line);
        assert_eq!(
            found.obstacles.is_empty(),
            before.verdict == "allowed",
            "{line}"
        );
        denied += usize::from(before.verdict == "explicitDeny" && !found.changes.is_empty());
        for change in &found.changes {
            let changed = with_change(&line, change);
            let after = referee::judge(&changed);
            match change.outcome {
                ChangeOutcome::Allowed => {
                    assert_eq!(after.verdict, "allowed", "{line}\n{changed}");
                    allowed += 1;
                }
                ChangeOutcome::StillBlocked(layers) => {
                    let names: Vec<&str> = layers.iter().map(Layer::name).collect();
                    assert_eq!(after.by, names, "{line}\n{changed}");
                    assert!(!names.contains(&change.layer.name()));
                    blocked += 1;
                }
                ChangeOutcome::Depends => panic!("no key is unknown: {line}"),
            }
            if change.widening == Widening::Exactly && line["request"]["resource"] != "*" {
                exact += 1;
                let is_other = |other: &&Value| !same_question(other, &line["request"]);
                for other in others.iter().filter(is_other) {
                    let [before, after] = [&line, &changed].map(|line| {
                        let mut line = line.clone();
                        line["request"] = other.clone();
                        referee::judge(&line)
                    });
                    assert_eq!(before, after, "{other}\n{line}\n{changed}");
                }
            }
        }
    }
    let counts = [allowed, blocked, exact, denied];
    assert!(counts.iter().all(|count| *count > 10), "{counts:?}");
}

/// A line of role and session policies alone, the policies as text.
#[cfg(test)]
fn layered(dice: &mut Dice) -> Value {
    let line = generator::line(dice);
    let texts = |policies: &Value| match policies.as_array() {
        Some(policies) => policies
            .iter()
            .map(|policy| json!(policy.to_string()))
            .collect(),
        None => Value::Null,
    };
    json!({
        "role_policies": texts(&line["role_policies"]),
        "session_policies": texts(&line["session_policies"]),
        "request": { "action": line["request"]["action"], "resource": line["request"]["resource"], "context": line["request"]["context"] },
    })
}

/// The texts of a layer of a line.
#[cfg(test)]
fn texts<'l>(line: &'l Value, member: &str) -> Option<Vec<&'l str>> {
    let texts = line[member].as_array()?.iter();
    texts.map(Value::as_str).collect()
}

#[cfg(test)]
fn changes_of(line: &Value) -> SmallestChanges {
    let [role, session] = ["role_policies", "session_policies"].map(|member| texts(line, member));
    let read = |texts: &Vec<&str>| texts.iter().map(|text| policy(text)).collect::<Vec<_>>();
    let authority = Authority::new(Layers {
        role: role.as_ref().map(read).unwrap_or_default(),
        session: session.as_ref().map(read),
        ..Layers::default()
    });
    let sources = [(Layer::Role, role), (Layer::Session, session)];
    let sources: Vec<Source<'_>> = sources
        .into_iter()
        .flat_map(|(layer, texts)| {
            let texts = texts.into_iter().flatten().enumerate();
            texts.map(move |(number, text)| Source {
                layer,
                number,
                text,
            })
        })
        .collect();
    let asked = &line["request"];
    let entries = asked["context"].as_object().unwrap().iter();
    let entries = entries.map(|(key, value)| {
        let value = match value.as_array() {
            Some(values) => {
                let values = values.iter().filter_map(Value::as_str);
                ContextValue::Many(values.map(Into::into).collect())
            }
            None => ContextValue::One(value.as_str().unwrap().into()),
        };
        (ContextKey::new(key), value)
    });
    let situation = Situation {
        caller: Caller::parse("arn:aws:sts::111122223333:assumed-role/app/session").unwrap(),
        resource_account: None,
        context: Context::new(entries, Unlisted::Absent).unwrap(),
    };
    let text = |member: &str| asked[member].as_str().unwrap();
    let (action, resource) = (
        Action::parse(text("action")).unwrap(),
        Resource::new(text("resource")),
    );
    let request = Request {
        action: &action,
        resource: &resource,
        situation: &situation,
    };
    smallest_changes(&authority, &sources, &request)
}

#[cfg(test)]
fn with_change(line: &Value, change: &Change) -> Value {
    let member = match change.layer {
        Layer::Role => "role_policies",
        _ => "session_policies",
    };
    let mut changed = line.clone();
    let place = &mut changed[member][change.document];
    *place = json!(change.edits.apply(place.as_str().unwrap()));
    changed
}

#[cfg(test)]
fn same_question(one: &Value, other: &Value) -> bool {
    let folded = |request: &Value| request["action"].as_str().unwrap().to_ascii_lowercase();
    folded(one) == folded(other) && one["resource"] == other["resource"]
}

#[expect(
    clippy::print_stdout,
    reason = "the savings are for whoever asks with --nocapture"
)]
#[test]
fn managed_policies_shrink_and_mean_the_same() {
    let policies = managed().unwrap();
    assert!(policies.len() > 1_000);
    let catalog = Catalog::embedded();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut sums = [0; 3];
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some((name, text)) = policies.get(at) else {
                return sums;
            };
            // Naming the actions anew takes longest, and one policy of each kind is much like the next.
            let actions = if at.is_multiple_of(50) {
                ActionNames::Shortened(&catalog)
            } else {
                ActionNames::AsWritten
            };
            let options = MinifyOptions {
                actions,
                probes: 25,
                ..OPTIONS
            };
            let minified = minify(text, PolicyKind::Managed, &options).unwrap();
            assert_eq!(minified.dropped, [], "{name}");
            let [before, after] =
                [text, &minified.text].map(|text| characters(text, PolicyKind::Managed));
            assert!(after <= before, "{name}");
            let again = minify(&minified.text, PolicyKind::Managed, &options).unwrap();
            assert_eq!((again.text, again.steps), (minified.text, vec![]), "{name}");
            let shortened = minified
                .steps
                .iter()
                .any(|step| step.kind == StepKind::ActionNames);
            for (sum, more) in sums.iter_mut().zip([before, after, usize::from(shortened)]) {
                *sum += more;
            }
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let [before, after, shortened] = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().fold([0; 3], |mut sums, worker| {
            for (sum, more) in sums.iter_mut().zip(worker.join().unwrap()) {
                *sum += more;
            }
            sums
        })
    });
    println!("{before} characters, {after} after; {shortened} with shorter names of actions");
    assert!(after < before && shortened > 0);
}
