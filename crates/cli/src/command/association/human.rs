//! What the pod gets, for people.

use scopedown_association::{
    Association, ExternalId, Narrowing, Part, PodTag, SESSION_NAME_FORM, TagValue, session,
};
use scopedown_eval::ContextValue;
use scopedown_policy::{ContextKey, Severity};
use scopedown_report::counted;

use super::Known;
use super::problem::{Problem, figures};
use crate::terminal::wrapped;

/// Columns for the name of a line.
const NAME: usize = 16;

pub(super) fn report(associations: &[Known], problems: &[Vec<Problem>]) -> String {
    let parts = associations
        .iter()
        .zip(problems)
        .map(|(known, problems)| summary(known) + &of_problems(problems));
    parts.collect::<Vec<_>>().join("\n")
}

fn of_problems(problems: &[Problem]) -> String {
    let severities = problems.iter().map(|problem| problem.severity);
    let counts = match counted(severities) {
        none if none.is_empty() => "No rule is broken.\n".to_owned(),
        counts if problems.iter().any(Problem::is_error) => format!("{counts}.\n"),
        counts => format!("No rule is broken; {counts}.\n"),
    };
    // The gravest first.
    let of = |severity| {
        problems
            .iter()
            .filter(move |problem| problem.severity == severity)
    };
    let listed = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .flat_map(of)
        .map(|problem| problem.said.as_str());
    format!("\n{}{counts}", listed.collect::<String>())
}

fn summary(known: &Known) -> String {
    let association = &known.association;
    let session = session(association);
    let cluster = match &association.cluster_name {
        Part::Absent => String::new(),
        part => format!(" in the cluster {}", words(part)),
    };
    let mut text = format!("{}{cluster}\n\n", known.name);
    text += &line("works as", &words(session.role));
    text += &line("narrowed by", &narrowing(association, session.narrowing));
    if let Some(hop) = session.first_hop {
        let said = format!(
            "{}, whose session no policy narrows: the session policy binds that of the target role alone",
            words(hop)
        );
        text += &line("on the way", &said);
    }
    text += &line("session name", SESSION_NAME_FORM);
    text += &line("external id", &external_id(&session.external_id));
    text += &line("session tags", &tags(&session.tags));
    let cached = format!(
        "for up to {} minutes a pod keeps the credentials that it has, whatever changes",
        session.cached_minutes
    );
    text += &line("cached", &cached);
    if let Some(caller) = session.caller(SESSION_NAME_FORM) {
        text += &keys(&session.principal_keys(&caller, &known.role_tags));
    }
    text
}

fn line(name: &str, said: &str) -> String {
    wrapped(&format!("  {name:<NAME$}{said}\n"), NAME + 2)
}

fn words(part: &Part) -> String {
    match part {
        Part::Known(text) => text.to_string(),
        Part::Open(expression) => format!("{expression}, which cannot be evaluated here"),
        Part::Absent => "a role that is not told".to_owned(),
    }
}

fn narrowing(association: &Association, narrowing: Narrowing) -> String {
    match narrowing {
        Narrowing::None => "nothing: the session has all that the role has".to_owned(),
        Narrowing::Open => "a session policy that cannot be evaluated here".to_owned(),
        Narrowing::Policy => {
            let characters = association
                .policy
                .known()
                .map_or(0, |text| text.chars().count());
            let limit = figures(association).policy_characters;
            format!("its session policy, {characters} of {limit} characters")
        }
    }
}

fn external_id(external_id: &ExternalId) -> String {
    match external_id {
        ExternalId::NotPassed => "none is passed".to_owned(),
        ExternalId::Passed(text) => text.to_string(),
        ExternalId::Unknown => {
            "REGION/ACCOUNT/CLUSTER/NAMESPACE/SERVICEACCOUNT, of which not all is told".to_owned()
        }
    }
}

fn tags(tags: &[PodTag<'_>]) -> String {
    if tags.iter().all(|tag| tag.value == TagValue::Absent) {
        return "disabled: none of the six is there".to_owned();
    }
    let one = |tag: &PodTag<'_>| match &tag.value {
        TagValue::Absent => format!("{} is absent", tag.key),
        TagValue::Known(text) => format!("{} = {text}", tag.key),
        TagValue::OfPod => format!("{} of each pod", tag.key),
        TagValue::Unknown => format!("{} is not known", tag.key),
    };
    let listed: Vec<String> = tags.iter().map(one).collect();
    format!("passed: {}", listed.join(", "))
}

/// The keys that the session has, a line each, and those that it has not.
fn keys(keys: &[(ContextKey, ContextValue)]) -> String {
    let (absent, present): (Vec<_>, Vec<_>) = keys
        .iter()
        .partition(|(_, value)| *value == ContextValue::Absent);
    let mut text = "\nPrincipal keys, as policies see them:\n".to_owned();
    for (key, value) in present {
        text += &wrapped(&format!("  {key} = {}\n", value_words(value)), 4);
    }
    let absent: Vec<String> = absent.iter().map(|(key, _)| key.to_string()).collect();
    text + &wrapped(&format!("  absent: {}\n", absent.join(", ")), 4)
}

fn value_words(value: &ContextValue) -> String {
    match value {
        ContextValue::Absent => "absent".to_owned(),
        ContextValue::Unknown => "not known before there is a pod".to_owned(),
        ContextValue::One(text) => text.to_string(),
        ContextValue::Many(values) => values.join(", "),
    }
}
