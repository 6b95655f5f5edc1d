//! Where a statement names a session tag.

use scopedown_eval::POD_TAGS;
use scopedown_policy::{Condition, ContextKey, Pattern, ResourcePattern, Span, Statement};

use super::Seen;

/// A place that names a session tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lean {
    /// The tag; `None` for the keys that list all tags.
    pub tag: Option<&'static str>,
    /// In which part of the statement.
    pub place: LeanPlace,
    /// The key or the value that names it.
    pub span: Span,
}

/// The part of a statement in which a tag is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeanPlace {
    /// As the key of a condition.
    ConditionKey,
    /// In a variable of a condition's value.
    ConditionValue,
    /// In a variable of `Resource` or `NotResource`.
    Resource,
}

/// Every place of a statement that names a session tag, in the order of the text.
pub(super) fn leans(statement: &Statement, seen: Seen) -> Vec<Lean> {
    let resources = statement
        .resource
        .iter()
        .flat_map(|clause| &clause.patterns)
        .filter_map(|entry| Some((pattern(&entry.value)?, entry.span)))
        .flat_map(|(pattern, span)| of_pattern(pattern, LeanPlace::Resource, span, seen));
    let conditions = statement
        .conditions
        .iter()
        .flat_map(|condition| of_condition(condition, seen));
    let mut leans: Vec<Lean> = resources.chain(conditions).collect();
    leans.sort_by_key(|lean| lean.span);
    leans
}

/// The places of one condition.
pub(super) fn of_condition(condition: &Condition, seen: Seen) -> Vec<Lean> {
    let key = named(&condition.key.value, seen).map(|tag| Lean {
        tag,
        place: LeanPlace::ConditionKey,
        span: condition.key.span,
    });
    let values = condition
        .test
        .patterns()
        .iter()
        .filter_map(|operand| Some((operand.value.as_ref()?, operand.span)))
        .flat_map(|(pattern, span)| of_pattern(pattern, LeanPlace::ConditionValue, span, seen));
    key.into_iter().chain(values).collect()
}

/// The pattern of a resource entry in which variables may stand.
pub(super) fn pattern(entry: &ResourcePattern) -> Option<&Pattern> {
    match entry {
        ResourcePattern::Any => None,
        ResourcePattern::Arn(arn) => Some(arn.resource()),
    }
}

fn of_pattern(
    pattern: &Pattern,
    place: LeanPlace,
    span: Span,
    seen: Seen,
) -> impl Iterator<Item = Lean> {
    pattern
        .variables()
        .filter_map(move |variable| named(variable.key.as_ref()?, seen))
        .map(move |tag| Lean { tag, place, span })
}

/// Whether a key is about session tags, and about which.
pub(super) fn named(key: &ContextKey, seen: Seen) -> Option<Option<&'static str>> {
    let folded = key.folded();
    let prefix = match seen {
        Seen::Principal => "aws:principaltag/",
        Seen::Request if matches!(folded, "aws:tagkeys" | "sts:transitivetagkeys") => {
            return Some(None);
        }
        Seen::Request => "aws:requesttag/",
    };
    let name = folded.strip_prefix(prefix)?;
    POD_TAGS.into_iter().find(|tag| *tag == name).map(Some)
}
