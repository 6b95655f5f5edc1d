//! What hangs on a question that AWS leaves open.

use scopedown_eval::{OpenPoint, Place};
use scopedown_policy::{
    Condition, Principal, ResourcePattern, Sense, Span, Statement, Test, Variable,
};

use super::Finder;
use crate::code::OpenCode;
use crate::finding::Finding;
use crate::found::Found;
use crate::keys::is_always_present;
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] = &[open_points];

/// How a point is read here, for the points that no diagnostic of the grammar names already.
const READINGS: [(OpenPoint, &str); 9] = [
    (
        OpenPoint::UnresolvedInNegated,
        "a negated operator holds where a variable has no value",
    ),
    (
        OpenPoint::UnresolvedInNotResource,
        "an entry of `NotResource` whose variable has no value excludes nothing",
    ),
    (
        OpenPoint::StarAcrossColons,
        "a star before the fifth colon stays in its segment",
    ),
    (
        OpenPoint::SessionUnion,
        "several session policies allow what any of them allows",
    ),
    (
        OpenPoint::EmptyStringForAllValues,
        "an empty text counts as no value",
    ),
    (
        OpenPoint::WildcardInValue,
        "a wildcard in the value of a variable is an ordinary character",
    ),
    (
        OpenPoint::EveryoneUncapped,
        "a grant to everyone is not limited by session policy or boundary",
    ),
    (
        OpenPoint::EmptyStringNull,
        "an empty text counts as no value for `Null` and in variables",
    ),
    (
        OpenPoint::PlainOnMultivalued,
        "an operator without qualifier never matches a key with several values",
    ),
];

/// Points that hang on the policies alone; the others also need a request of a special kind, and are found only where answers leaned on them.
const OF_THE_TEXT: [OpenPoint; 4] = [
    OpenPoint::UnresolvedInNegated,
    OpenPoint::UnresolvedInNotResource,
    OpenPoint::SessionUnion,
    OpenPoint::EveryoneUncapped,
];

/// Semantics 15. Where answers were computed, only what they leaned on counts.
fn open_points(view: &View<'_>, found: &mut Found) {
    for (point, reading) in READINGS {
        let is_asked = match view.subject.assumed {
            Some(assumed) => assumed.contains(point),
            None => OF_THE_TEXT.contains(&point),
        };
        if !is_asked {
            continue;
        }
        for (sheet, statement) in view.statements() {
            for span in leaning(view, point, sheet, statement) {
                let finding = Finding::new(OpenCode::Point, sheet.place, span);
                found.add(finding.naming(point.number()).naming(reading));
            }
        }
        if point == OpenPoint::SessionUnion {
            several_sessions(view, found, reading);
        }
    }
}

fn several_sessions(view: &View<'_>, found: &mut Found, reading: &str) {
    let sessions = view.session().unwrap_or_default();
    for sheet in sessions.iter().skip(1) {
        let span = sheet.layout.statements().map(crate::layout::span);
        let finding = Finding::new(OpenCode::Point, sheet.place, span.unwrap_or_default());
        found.add(
            finding
                .naming(OpenPoint::SessionUnion.number())
                .naming(reading),
        );
    }
}

/// The places in a statement that lean on a point.
fn leaning(
    view: &View<'_>,
    point: OpenPoint,
    sheet: &Sheet<'_>,
    statement: &Statement,
) -> Vec<Span> {
    match point {
        OpenPoint::UnresolvedInNegated => conditions(statement, |condition| {
            condition.test.sense() == Sense::AllBut && has_open_variable(condition)
        }),
        OpenPoint::UnresolvedInNotResource => resources(statement, |sense, entry| {
            sense == Sense::AllBut && has_variable(entry)
        }),
        OpenPoint::StarAcrossColons => resources(statement, |_, entry| {
            entry
                .as_written()
                .splitn(6, ':')
                .take(5)
                .any(|segment| segment.contains('*'))
                && *entry != ResourcePattern::Any
        }),
        OpenPoint::WildcardInValue => {
            let mut spans = resources(statement, |_, entry| has_variable(entry));
            spans.extend(conditions(statement, has_open_variable));
            spans
        }
        OpenPoint::EmptyStringForAllValues => conditions(statement, |condition| {
            condition.quantifier == scopedown_policy::Quantifier::ForAllValues
        }),
        OpenPoint::EmptyStringNull => conditions(statement, |condition| {
            matches!(condition.test, Test::Null { .. })
        }),
        OpenPoint::EveryoneUncapped => everyone(view, sheet, statement),
        OpenPoint::PlainOnMultivalued => conditions(statement, |condition| {
            condition.quantifier == scopedown_policy::Quantifier::Single
                && scopedown_eval::is_multivalued(&condition.key.value)
        }),
        _ => Vec::new(),
    }
}

fn conditions(statement: &Statement, leans: impl Fn(&Condition) -> bool) -> Vec<Span> {
    let conditions = statement.conditions.iter();
    conditions
        .filter(|condition| leans(condition))
        .map(|condition| condition.span)
        .collect()
}

fn resources(statement: &Statement, leans: impl Fn(Sense, &ResourcePattern) -> bool) -> Vec<Span> {
    let Some(clause) = &statement.resource else {
        return Vec::new();
    };
    let entries = clause.patterns.iter();
    entries
        .filter(|entry| leans(clause.sense, &entry.value))
        .map(|entry| entry.span)
        .collect()
}

/// Grants to everyone matter where something could limit them.
fn everyone(view: &View<'_>, sheet: &Sheet<'_>, statement: &Statement) -> Vec<Span> {
    let limits = |place: Place| place.is_session() || place == Place::Boundary;
    let is_limited = view.sheets.iter().any(|sheet| limits(sheet.place));
    if !is_limited
        || !matches!(sheet.place, Place::Resource(_))
        || statement.effect.value == scopedown_policy::Effect::Deny
    {
        return Vec::new();
    }
    let principals = statement
        .principal
        .iter()
        .flat_map(|clause| &clause.principals);
    principals
        .filter(|entry| entry.value == Principal::Everyone)
        .map(|entry| entry.span)
        .collect()
}

fn has_variable(entry: &ResourcePattern) -> bool {
    matches!(entry, ResourcePattern::Arn(arn) if arn.resource().variables().any(can_lack))
}

fn has_open_variable(condition: &Condition) -> bool {
    let mut operands = condition.test.patterns().iter();
    operands.any(|operand| {
        operand.value.as_ref().is_some_and(|pattern| {
            let mut variables = pattern.variables();
            variables.any(can_lack)
        })
    })
}

fn can_lack(variable: &Variable) -> bool {
    let always = variable.key.as_ref().is_some_and(is_always_present);
    variable.default.is_none() && !always
}
