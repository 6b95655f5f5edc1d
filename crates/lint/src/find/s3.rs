//! Buckets, objects and prefixes.

use std::collections::HashSet;

use scopedown_policy::{
    ActionPattern, Effect, ResourceClause, ResourcePattern, Sense, Span, Statement,
    StringComparison, Test,
};
use scopedown_rewrite::append_entry;

use super::Finder;
use crate::code::S3Code;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::quoted;
use crate::view::{At, Sheet, View};

pub(super) const FINDERS: &[Finder] = &[list_bucket_objects, prefix_forms];

/// What an action of S3 acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Bucket,
    Object,
}

/// The everyday actions; the catalogue knows them all.
const BUCKET: [&str; 4] = [
    "s3:listbucket",
    "s3:listbucketversions",
    "s3:listbucketmultipartuploads",
    "s3:getbucketlocation",
];
const OBJECT: [&str; 14] = [
    "s3:getobject",
    "s3:putobject",
    "s3:deleteobject",
    "s3:getobjectversion",
    "s3:deleteobjectversion",
    "s3:getobjecttagging",
    "s3:putobjecttagging",
    "s3:deleteobjecttagging",
    "s3:getobjectacl",
    "s3:putobjectacl",
    "s3:getobjectattributes",
    "s3:restoreobject",
    "s3:abortmultipartupload",
    "s3:listmultipartuploadparts",
];

/// Semantics 3.8.1, 12.4.
fn list_bucket_objects(view: &View<'_>, found: &mut Found) {
    for (sheet, statement) in view.statements() {
        let Some(clause) = &statement.resource else {
            continue;
        };
        let Some(level) = only_level(clause) else {
            continue;
        };
        if statement.action.sense == Sense::AllBut {
            continue;
        }
        for entry in &statement.action.patterns {
            let acts_on = level_of(&entry.value);
            if acts_on.is_some_and(|acts_on| acts_on != level) {
                let on = match level {
                    Level::Object => "buckets",
                    Level::Bucket => "objects",
                };
                let finding = Finding::new(S3Code::ListBucketObjects, sheet.place, entry.span);
                let fix = name_both(sheet, statement, clause, level);
                found.add(
                    finding
                        .naming(entry.value.as_written())
                        .naming(on)
                        .mended(fix),
                );
            }
        }
    }
}

/// Whether an action of S3 stands among resources of the other level alone, which [`list_bucket_objects`] reports.
pub(super) fn is_on_the_wrong_level(action: &ActionPattern, clause: &ResourceClause) -> bool {
    let level = only_level(clause);
    level.is_some() && level_of(action).is_some_and(|acts_on| Some(acts_on) != level)
}

fn level_of(action: &ActionPattern) -> Option<Level> {
    let name = action.literal()?.to_ascii_lowercase();
    if BUCKET.contains(&&*name) {
        return Some(Level::Bucket);
    }
    OBJECT.contains(&&*name).then_some(Level::Object)
}

/// What all entries name, where they are all plain buckets or all plain objects.
fn only_level(clause: &ResourceClause) -> Option<Level> {
    let mut levels = clause.patterns.iter().map(|entry| named(&entry.value));
    let first = levels.next()??;
    let agree = levels.all(|level| level == Some(first));
    (clause.sense == Sense::Listed && agree).then_some(first)
}

/// A wildcard before the first slash may stand for one.
fn named(entry: &ResourcePattern) -> Option<Level> {
    let path = path(entry)?;
    match path.split_once('/') {
        Some(_) => Some(Level::Object),
        None if path.contains(['*', '?', '$']) => None,
        None => Some(Level::Bucket),
    }
}

fn path(entry: &ResourcePattern) -> Option<&str> {
    let ResourcePattern::Arn(arn) = entry else {
        return None;
    };
    let (front, path) = arn.as_written().split_once(":s3:::")?;
    front.starts_with("arn:").then_some(path)
}

/// Adds the buckets of the objects, or the objects of the buckets, where an `Allow` was meant to have both.
fn name_both(
    sheet: &Sheet<'_>,
    statement: &Statement,
    clause: &ResourceClause,
    level: Level,
) -> Option<Fix> {
    let [only] = clause.patterns.as_slice() else {
        return None;
    };
    let written = only.value.as_written();
    let bucket = path(&only.value)?.split('/').next()?;
    // A pattern of buckets would cover the objects as well, and a variable says whose objects they are, which the bucket does not.
    if bucket.contains(['*', '?']) || written.contains('$') {
        return None;
    }
    let other = match level {
        Level::Bucket => format!("{written}/*"),
        Level::Object => written.split_once('/')?.0.to_owned(),
    };
    let edits = append_entry(sheet.document.text, &[only.span], &quoted(&other));
    let allows = statement.effect.value == Effect::Allow;
    allows
        .then(|| Fix::new(format!("Name `{other}` as well"), edits))
        .flatten()
}

/// Semantics 12.5.
fn prefix_forms(view: &View<'_>, found: &mut Found) {
    for at in view
        .conditions()
        .filter(|at| at.statement.effect.value == Effect::Allow)
    {
        if at.condition.key.value.folded() != "s3:prefix" {
            continue;
        }
        if let Some((written, name, span)) = lone_form(&at) {
            let finding = Finding::new(S3Code::PrefixForms, at.sheet.place, span);
            found.add(finding.naming(written).naming(name));
        }
    }
}

/// The value that ends with `/*` where none of its other forms stands beside it.
fn lone_form<'a>(at: &At<'_, 'a>) -> Option<(&'a str, &'a str, Span)> {
    let Test::String {
        comparison: StringComparison::Like,
        sense: Sense::Listed,
        operands,
    } = &at.condition.test
    else {
        return None;
    };
    let written: HashSet<&str> = operands.iter().map(|operand| &*operand.written).collect();
    let is_there = |text: &str| written.contains(text);
    if is_there("") || is_there("*") {
        return None;
    }
    operands.iter().find_map(|operand| {
        let name = operand
            .written
            .strip_suffix("/*")
            .filter(|name| !name.is_empty())?;
        let has_other =
            is_there(name) || is_there(&format!("{name}/")) || is_there(&format!("{name}*"));
        (!has_other).then_some((&*operand.written, name, operand.span))
    })
}
