//! Names of condition keys.

use scopedown_eval::Place;
use scopedown_policy::{
    ContextKey, Effect, Pattern, ResourcePattern, Sense, Severity, Span, StringComparison, Test,
    TestName, Variable,
};

use super::Finder;
use crate::code::KeyCode;
use crate::finding::Finding;
use crate::found::Found;
use crate::keys::{Global, KeyType, global, is_tag, names};
use crate::nearest::{did_you_mean, nearest};
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] = &[
    key_space,
    unknown_global_key,
    key_variable,
    dead_variables,
    username_key,
    operator_type,
    arn_key_string,
];

/// The name of a key without the tag's key behind it, in which spaces may stand.
fn base(key: &ContextKey) -> &str {
    let written = key.as_written();
    written.split_once('/').map_or(written, |(base, _)| base)
}

fn has_space(key: &ContextKey) -> bool {
    base(key).contains(char::is_whitespace)
}

/// Semantics 14.19.
fn key_space(view: &View<'_>, found: &mut Found) {
    for at in view.conditions().filter(|at| has_space(at.key())) {
        let written = at.key().as_written();
        let base = base(at.key());
        let plain: String = base.split_whitespace().collect();
        let name = plain + written.get(base.len()..).unwrap_or_default();
        let finding = at.finding_at_key(KeyCode::Space);
        found.add(finding.mended(at.rename(&name)));
    }
}

/// Access Analyzer: "Invalid global condition key", "Missing tag key in condition".
fn unknown_global_key(view: &View<'_>, found: &mut Found) {
    for at in view.conditions().filter(|at| !has_space(at.key())) {
        match global(at.key()) {
            Some(Global::Unknown) => {
                let written = at.key().as_written();
                let base = base(at.key());
                let tag = written.get(base.len()..).unwrap_or_default();
                let meant = nearest(base, names())
                    .map(|name| format!("{name}{tag}"))
                    .filter(|name| {
                        matches!(global(&ContextKey::new(name)), Some(Global::Known(_)))
                    });
                let finding = at.finding_at_key(KeyCode::UnknownGlobal);
                let finding = finding.naming(did_you_mean(meant.as_deref()));
                found.add(finding.mended(meant.and_then(|name| at.rename(&name))));
            }
            Some(Global::TagWithoutKey) => found.add(at.finding_at_key(KeyCode::TagMissing)),
            Some(Global::Known(_)) | None => {}
        }
    }
}

fn key_variable(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        if at.key().as_written().contains("${") {
            found.add(at.finding_at_key(KeyCode::Variable));
        }
    }
}

/// Semantics 4.13, 12.45. A default stands in where there is one.
fn dead_variables(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.statements() {
        let resources = statement
            .resource
            .iter()
            .flat_map(|clause| &clause.patterns);
        for entry in resources {
            if let ResourcePattern::Arn(arn) = &entry.value {
                dead_variable(view, found, sheet, entry.span, arn.resource());
            }
        }
        for condition in &statement.conditions {
            for operand in condition.test.patterns() {
                if let Some(pattern) = &operand.value {
                    dead_variable(view, found, sheet, operand.span, pattern);
                }
            }
        }
    }
}

fn dead_variable(
    view: &View<'_>,
    found: &mut Found,
    sheet: &Sheet<'_>,
    span: Span,
    pattern: &Pattern,
) {
    let has = |is: fn(&str) -> bool| {
        let names = |variable: &Variable| {
            let key = variable.key.as_ref().map(ContextKey::folded);
            variable.default.is_none() && key.is_some_and(is)
        };
        pattern.variables().any(names)
    };
    if is_of_sessions(view, sheet.place) && has(|key| key == "aws:username") {
        found.add(Finding::new(KeyCode::Username, sheet.place, span));
    }
    if sheet.place.is_role() && has(|key| key.starts_with("transfer:")) {
        found.add(Finding::new(KeyCode::Transfer, sheet.place, span));
    }
}

/// Whether a document speaks of sessions of a role alone.
fn is_of_sessions(view: &View<'_>, place: Place) -> bool {
    let of_caller = place.is_role() || place.is_session() || place == Place::Boundary;
    of_caller && !view.is_user()
}

/// Semantics 4.14.
fn username_key(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let is_username = at.key().folded() == "aws:username" && !at.is_null();
        if is_username && is_of_sessions(view, at.sheet.place) {
            found.add(at.finding(KeyCode::UsernameKey));
        }
    }
}

/// Access Analyzer: "Type mismatch". Texts can be compared as texts, though it is not what the key is for.
fn operator_type(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let Some(key_type) = view.type_of(at.key()) else {
            continue;
        };
        let test = at.condition.test.name();
        // The value of a tag is whatever somebody wrote there.
        if is_tag(at.key()) || fits(key_type, test) {
            continue;
        }
        let as_text = matches!(test, TestName::String(..)) && key_type == KeyType::Bool;
        let severity = if as_text {
            Severity::Info
        } else {
            Severity::Warning
        };
        let finding = at.finding(KeyCode::OperatorType).graded(severity);
        found.add(finding.naming(kind(key_type)));
    }
}

fn fits(key: KeyType, test: TestName) -> bool {
    match test {
        TestName::Null => true,
        TestName::String(..) => {
            matches!(key, KeyType::String | KeyType::StringOrArn | KeyType::Arn)
        }
        TestName::Arn(..) => matches!(key, KeyType::StringOrArn | KeyType::Arn),
        TestName::Bool => key == KeyType::Bool,
        TestName::Numeric(_) => matches!(key, KeyType::Numeric | KeyType::Date),
        TestName::Date(_) => key == KeyType::Date,
        TestName::Address(_) => key == KeyType::Address,
        TestName::Binary => false,
    }
}

const fn kind(key: KeyType) -> &'static str {
    match key {
        KeyType::String | KeyType::StringOrArn => "a text",
        KeyType::Arn => "an ARN",
        KeyType::Bool => "`true` or `false`",
        KeyType::Numeric => "a number",
        KeyType::Date => "a date",
        KeyType::Address => "an address",
    }
}

/// Access Analyzer: "String like operator with ARN condition keys". Semantics 5.10.3.
fn arn_key_string(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let is_arn = view.type_of(at.key()) == Some(KeyType::Arn);
        let Test::String {
            comparison: StringComparison::Like,
            sense,
            operands,
        } = &at.condition.test
        else {
            continue;
        };
        let runs = operands
            .iter()
            .any(|operand| operand.written.contains('*') && &*operand.written != "*");
        if !is_arn || !runs {
            continue;
        }
        let as_arn = scopedown_policy::Operator {
            test: TestName::Arn(scopedown_policy::ArnComparison::Like, *sense),
            ..at.operator()
        };
        let whole = operands
            .iter()
            .all(|operand| operand.written.matches(':').count() >= 5);
        // A segment's star matches less than a text's: in a denial that is less than was denied before.
        let narrows = (at.statement.effect.value == Effect::Allow) == (*sense == Sense::Listed);
        let fix = (whole && narrows)
            .then(|| at.under(as_arn, "Compare as ARNs"))
            .flatten();
        found.add(at.finding(KeyCode::ArnAsString).mended(fix));
    }
}
