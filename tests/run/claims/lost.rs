//! The count of lost grants, made again by asking about every action of the services named.

use std::collections::BTreeSet;

use scopedown_eval::Decision;
use scopedown_policy::{Action, NoValues, Policy, Resource, ResourcePattern, Sense, shared};
use scopedown_tests::claims::{Asked, Probes, Theme};
use scopedown_tests::generator::Dice;
use serde_json::Value;

use crate::judge::Judge;
use crate::pair::Pair;
use crate::{CATALOG, Tally};

/// Counts for a random pair of plain policies.
pub(crate) fn recount(seed: u64, tally: &mut Tally) {
    let mut dice = Dice::new(seed);
    let theme = Theme::new(&CATALOG, &mut dice);
    let role = theme.document(&mut dice);
    let session = if seed.is_multiple_of(2) {
        theme.document(&mut dice)
    } else {
        theme.altered(&role, &mut dice)
    };
    let [role, session] = [role, session].map(|document| plain(document).to_string());
    // What a role grants on keys and roles, their own policies must grant as well (semantics 6.3).
    if ["\"kms:", "\"sts:", ":kms:", ":role/"]
        .iter()
        .any(|it| role.contains(it))
    {
        return;
    }
    let Some(pair) = Pair::read(&role, &session) else {
        return;
    };
    let Some(policies) = pair.policies() else {
        return;
    };
    let speaks_of_all = |policy: &Policy| {
        let mut entries = policy.statements.iter().flat_map(|it| &it.action.patterns);
        entries.any(|entry| entry.value.as_written() == "*")
    };
    let [role, session] = &policies;
    if speaks_of_all(role) {
        return;
    }
    let findings = pair.findings();
    let found = findings.iter().find(|it| it.code.name() == "lost-grants");
    let said = found.map_or(0, |finding| {
        let message = finding.words().message;
        let mut words = message.split_whitespace();
        words.find_map(|word| word.parse().ok()).unwrap_or_default()
    });
    let counted = count(role, session);
    if counted.is_empty() && said == 0 {
        return;
    }
    *tally.held.entry("lost-grants").or_default() += 1;
    // Fewer are said where stars that run over colons would have two patterns meet, a point that AWS leaves open (semantics 15.10).
    if counted.len() == said {
        *tally.held.entry("lost-grants, exactly").or_default() += 1;
    } else if counted.len() < said {
        let show = pair.show();
        tally.false_claims.push(format!(
            "lost-grants of {seed}: says {said}, but {counted:?}\n{show}"
        ));
    }
}

/// The document without denials, conditions, variables and lists of what is spared: where the count is no estimate.
fn plain(mut document: Value) -> Value {
    let statements = document.get_mut("Statement").and_then(Value::as_array_mut);
    for statement in statements
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        statement.insert("Effect".to_owned(), "Allow".into());
        statement.remove("Condition");
        for (spared, named) in [("NotAction", "Action"), ("NotResource", "Resource")] {
            if let Some(list) = statement.remove(spared) {
                statement.insert(named.to_owned(), list);
            }
        }
        if let Some(list) = statement.get_mut("Resource") {
            let text = list.to_string().replace("${aws:", "$aws:");
            *list = serde_json::from_str(&text).unwrap_or_default();
        }
    }
    document
}

/// The actions of the catalogue that the role allows on something and the session on nothing of it.
fn count(role: &Policy, session: &Policy) -> BTreeSet<String> {
    let (with, alone) = (Judge::new(role, Some(session)), Judge::new(role, None));
    let resources = resources(role, session);
    let Some(asked) = Probes::of(&CATALOG, [role], 1).next() else {
        return BTreeSet::new();
    };
    let entries = role.statements.iter().flat_map(|it| &it.action.patterns);
    let services = entries.filter_map(|entry| {
        let (prefix, _) = entry.value.as_written().split_once(':')?;
        CATALOG.service(&prefix.to_ascii_lowercase())
    });
    let mut lost = BTreeSet::new();
    for action in services.flat_map(scopedown_catalog::Service::actions) {
        let Ok(named) = Action::parse(&action.full()) else {
            continue;
        };
        let allows = |judge: &Judge| {
            resources.iter().any(|resource| {
                let asked = Asked {
                    action: named.clone(),
                    resource: resource.clone(),
                    situation: asked.situation.clone(),
                };
                judge.decide(&asked) == Decision::Allowed
            })
        };
        if allows(&alone) && !allows(&with) {
            lost.insert(action.full());
        }
    }
    lost
}

/// Resources that the entries name, each alone and each two together.
fn resources(role: &Policy, session: &Policy) -> Vec<Resource> {
    let texts = |policy: &Policy| -> Vec<String> {
        let clauses = policy
            .statements
            .iter()
            .filter_map(|it| it.resource.as_ref());
        let listed = clauses.filter(|clause| clause.sense == Sense::Listed);
        let entries = listed.flat_map(|clause| &clause.patterns);
        let texts = entries.map(|entry| match &entry.value {
            ResourcePattern::Any => "*".to_owned(),
            ResourcePattern::Arn(arn) => at_home(&arn.with_values(&NoValues)),
        });
        texts.collect()
    };
    let (role, session) = (texts(role), texts(session));
    let mut found: BTreeSet<String> = BTreeSet::new();
    for one in &role {
        found.extend([one.clone(), one.replace('*', "x"), one.replace('*', "")]);
        for other in &session {
            found.extend(shared(one, other, "x").text());
        }
    }
    found.iter().map(|text| Resource::new(text)).collect()
}

/// The text with a Region and the caller's account where it leaves them open.
fn at_home(text: &str) -> String {
    let segments = text.splitn(6, ':').enumerate();
    let segments: Vec<&str> = segments
        .map(|(at, segment)| match (at, segment) {
            (3, "*") => "eu-west-1",
            (4, "*") => "111122223333",
            _ => segment,
        })
        .collect();
    segments.join(":")
}
