//! Values of conditions.

use std::collections::HashSet;
use std::net::IpAddr;

use scopedown_policy::{
    AddressRange, Operand, Operator, Ordering, Presence, Quantifier, Sense, Span, StringComparison,
    Test, TestName,
};
use scopedown_rewrite::{Edit, Edits, remove_entry};

use super::Finder;
use crate::code::ValueCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::quoted;
use crate::view::{At, View};

pub(super) const FINDERS: &[Finder] = &[
    sensitive_wildcard,
    lone_star,
    private_source_ip,
    ip_range,
    redundant_number,
    repeated_value,
];

/// Keys in which AWS sees no use for a wildcard (semantics 5.17).
const SENSITIVE: [&str; 10] = [
    "aws:principalaccount",
    "aws:principalorgid",
    "aws:resourceaccount",
    "aws:resourceorgid",
    "aws:sourceaccount",
    "aws:sourceorgid",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:vpceaccount",
    "aws:vpceorgid",
];

/// Semantics 5.17. A lone star has a lint of its own.
fn sensitive_wildcard(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        if !SENSITIVE.contains(&at.key().folded()) {
            continue;
        }
        let Test::String {
            comparison: StringComparison::Like,
            operands,
            ..
        } = &at.condition.test
        else {
            continue;
        };
        for operand in operands.iter().filter(|operand| !is_star(operand)) {
            let plain = operand.written.replace("${*}", "").replace("${?}", "");
            if plain.contains(['*', '?']) {
                let finding =
                    Finding::new(ValueCode::SensitiveWildcard, at.sheet.place, operand.span);
                found.add(finding.naming(at.key().as_written()));
            }
        }
    }
}

fn is_star<T>(operand: &Operand<T>) -> bool {
    !operand.written.is_empty() && operand.written.bytes().all(|byte| byte == b'*')
}

/// Access Analyzer: "Equivalent to null false". Where absent keys pass as well, nothing is asked at all.
fn lone_star(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let Test::String {
            comparison: StringComparison::Like,
            sense: Sense::Listed,
            operands,
        } = &at.condition.test
        else {
            continue;
        };
        if !operands.iter().any(is_star) {
            continue;
        }
        let operator = at.operator();
        let lets_pass = match operator.quantifier {
            Quantifier::ForAllValues => true,
            Quantifier::Single => operator.presence == Presence::IfExists,
            Quantifier::ForAnyValue => false,
        };
        if lets_pass {
            found.add(at.finding(ValueCode::Always));
        } else {
            found.add(at.finding(ValueCode::NullFalse).mended(as_null(&at)));
        }
    }
}

fn as_null(at: &At<'_, '_>) -> Option<Fix> {
    let written = at.sheet.layout.condition(at.statement, at.condition)?;
    let null = Operator {
        quantifier: Quantifier::Single,
        test: TestName::Null,
        presence: Presence::Required,
    };
    let moved = at
        .sheet
        .layout
        .under_operator(&written, &null.to_string())?;
    let value = crate::layout::span(&written.entry.value);
    let key = crate::layout::span(&written.entry.name);
    let entry = format!("{}: \"false\"", key.of(at.sheet.document.text));
    // Where the operator alone is renamed, the value is replaced beside it; else the moved entry is.
    let whole = crate::layout::span(written.entry).of(at.sheet.document.text);
    let mut edits: Vec<Edit> = moved
        .as_slice()
        .iter()
        .map(|edit| Edit::replace(edit.span, edit.text.replace(whole, &entry)))
        .collect();
    if edits.iter().all(|edit| !edit.text.contains(&entry)) {
        edits.push(Edit::replace(value, "\"false\""));
    }
    Fix::new(
        "Ask with `Null` whether the key is there",
        Edits::new(edits),
    )
}

/// The ranges of the addresses that are private or never seen from outside (RFC 1918, 4193, 6598, 3927, 1122).
const PRIVATE: [&str; 8] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "169.254.0.0/16",
    "127.0.0.0/8",
    "fc00::/7",
    "fe80::/10",
];

/// Semantics 5.9.5. Access Analyzer: "Private IP address".
fn private_source_ip(view: &View<'_>, found: &mut Found) {
    for (at, operand, range) in addresses(view) {
        if at.key().folded() == "aws:sourceip" && is_private(range) {
            let finding = Finding::new(ValueCode::PrivateSourceIp, at.sheet.place, operand.span);
            found.add(finding.naming(&*operand.written));
        }
    }
}

fn is_private(range: &AddressRange) -> bool {
    PRIVATE
        .iter()
        .filter_map(|private| AddressRange::parse(private))
        .any(|private| private.contains(&range.first()) && private.contains(&range.last()))
}

/// Semantics 5.9.3. Access Analyzer: "Improve IP range".
fn ip_range(view: &View<'_>, found: &mut Found) {
    for (at, operand, range) in addresses(view) {
        let Some((address, prefix)) = operand.written.split_once('/') else {
            continue;
        };
        let first = range.first();
        if address
            .parse::<IpAddr>()
            .is_ok_and(|address| address != first)
        {
            let plain = format!("{first}/{prefix}");
            let edit = Edit::replace(operand.span, quoted(&plain));
            let fix = Fix::new(format!("Write `{plain}`"), Some(Edits::from(edit)));
            let finding = Finding::new(ValueCode::IpRange, at.sheet.place, operand.span);
            found.add(finding.naming(&*operand.written).mended(fix));
        }
    }
}

fn addresses<'v, 'a>(
    view: &'v View<'a>,
) -> impl Iterator<Item = (At<'v, 'a>, &'a Operand<AddressRange>, &'a AddressRange)> {
    view.conditions().flat_map(|at| {
        let operands: &[Operand<AddressRange>] = match &at.condition.test {
            Test::Address { operands, .. } => operands,
            _ => &[],
        };
        operands
            .iter()
            .filter_map(move |operand| Some((at, operand, operand.value.as_ref()?)))
    })
}

/// Access Analyzer: "Redundant condition value num" (semantics 5.5.2).
fn redundant_number(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let (Test::Numeric { ordering, .. } | Test::Date { ordering, .. }) = &at.condition.test
        else {
            continue;
        };
        let compares = !matches!(ordering, Ordering::Equals | Ordering::NotEquals);
        let is_plain = at.operator().quantifier != Quantifier::ForAllValues;
        if compares && is_plain && at.condition.test.operand_count() > 1 {
            found.add(at.finding(ValueCode::Number));
        }
    }
}

/// The same text twice in one list.
fn repeated_value(view: &View<'_>, found: &mut Found) {
    for at in view.conditions() {
        let mut seen = HashSet::new();
        for (written, span) in values(&at.condition.test) {
            if !seen.insert(written) {
                let finding = Finding::new(ValueCode::Repeated, at.sheet.place, span);
                let edits = remove_entry(at.sheet.document.text, span);
                let fix = Fix::new("Delete it", Some(edits));
                found.add(finding.naming(written).mended(fix));
            }
        }
    }
}

fn values(test: &Test) -> Vec<(&str, Span)> {
    fn of<T>(operands: &[Operand<T>]) -> Vec<(&str, Span)> {
        let values = operands.iter();
        values
            .map(|operand| (&*operand.written, operand.span))
            .collect()
    }
    match test {
        Test::String { operands, .. } | Test::Arn { operands, .. } => of(operands),
        Test::Numeric { operands, .. } => of(operands),
        Test::Date { operands, .. } => of(operands),
        Test::Address { operands, .. } => of(operands),
        Test::Bool { .. } | Test::Binary { .. } | Test::Null { .. } => Vec::new(),
    }
}
