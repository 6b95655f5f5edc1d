//! A list in the shape of a policy: what its `Allow` statements grant is wanted.

use scopedown_policy::{
    Action, ActionPattern, Effect, PolicyKind, ResourcePattern, Sense, Statement, parse,
};

use super::{Found, Known, WantFault, call};

pub(super) fn read(text: &str, known: &Known<'_>, found: &mut Found) {
    let parsed = parse(text, PolicyKind::Role);
    let Some(policy) = parsed.policy else {
        let refusing = parsed
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.refuses());
        let why = refusing.map(|diagnostic| diagnostic.words().message.to_string());
        return found.problem("", None, WantFault::Refused(why.collect()));
    };
    for (number, statement) in policy.statements.iter().enumerate() {
        let sid = statement.sid.as_ref().map(|sid| &*sid.value);
        let name = match sid.filter(|sid| !sid.is_empty()) {
            Some(sid) => format!("statement {sid}"),
            None => format!("statement {}", number + 1),
        };
        read_statement(statement, &name, known, found);
    }
}

fn read_statement(statement: &Statement, name: &str, known: &Known<'_>, found: &mut Found) {
    let resources = statement.resource.as_ref();
    let says_want = statement.effect.value == Effect::Allow
        && statement.action.sense == Sense::Listed
        && resources.is_none_or(|clause| clause.sense == Sense::Listed);
    if !says_want {
        return found.problem(name, None, WantFault::SaysNoWant);
    }
    if !statement.conditions.is_empty() {
        found.problem(name, None, WantFault::ConditionsIgnored);
    }
    let patterns = resources.into_iter().flat_map(|clause| &clause.patterns);
    let patterns: Vec<&ResourcePattern> = patterns.map(|pattern| &pattern.value).collect();
    for pattern in &statement.action.patterns {
        let written = pattern.value.as_written();
        if pattern.value == ActionPattern::Any {
            found.problem(written, None, WantFault::TooMuch);
            continue;
        }
        match call::actions(written, known) {
            Ok((actions, remark)) => {
                let is_one = pattern.value.literal().is_some();
                for action in &actions {
                    want(written, action, &patterns, is_one, known, found);
                }
                if let Some(remark) = remark {
                    found.problem(written, None, remark);
                }
            }
            Err(fault) => found.problem(written, None, fault),
        }
    }
}

/// Wants an action on those resources of its statement on which it acts. What a wildcard brought along and acts on none of them is not meant.
fn want(
    written: &str,
    action: &Action,
    patterns: &[&ResourcePattern],
    is_named: bool,
    known: &Known<'_>,
    found: &mut Found,
) {
    let entry = known.catalog.action(action);
    let fits = |pattern: &&&ResourcePattern| entry.is_none_or(|entry| entry.fits(pattern));
    let fitting = patterns.iter().filter(fits);
    let texts: Vec<String> = fitting
        .map(|pattern| pattern.as_written().to_owned())
        .collect();
    if !texts.is_empty() {
        found.want(written, None, std::slice::from_ref(action), &texts);
    } else if is_named {
        found.problem(action.as_written(), None, WantFault::FitsNoResource);
    }
}
