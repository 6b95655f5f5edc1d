//! Entries of `Resource` that name something else than they seem to.

use scopedown_policy::{ArnPattern, Effect, ResourcePattern, Sense, Span};
use scopedown_rewrite::{Edit, Edits};

use super::Finder;
use crate::code::ArnCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::quoted;
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] =
    &[account, region, s3_account, secret_suffix, prefix_collision];

/// An entry of a resource list, cut at its first five colons.
struct Entry<'v, 'a> {
    sheet: &'v Sheet<'a>,
    span: Span,
    arn: &'a ArnPattern,
    segments: [&'a str; 6],
}

impl<'a> Entry<'_, 'a> {
    fn finding(&self, code: ArnCode) -> Finding {
        Finding::new(code, self.sheet.place, self.span)
    }

    /// Replaces the whole entry.
    fn written_as(&self, title: &str, text: &str) -> Option<Fix> {
        let edit = Edit::replace(self.span, quoted(text));
        Fix::new(title, Some(Edits::from(edit)))
    }

    fn service(&self) -> &'a str {
        let [_, _, service, ..] = self.segments;
        service
    }

    fn region(&self) -> &'a str {
        let [_, _, _, region, ..] = self.segments;
        region
    }

    fn account(&self) -> &'a str {
        let [_, _, _, _, account, _] = self.segments;
        account
    }

    fn resource(&self) -> &'a str {
        let [.., resource] = self.segments;
        resource
    }
}

/// The entries that are whole ARNs.
fn entries<'v, 'a>(view: &'v View<'a>) -> impl Iterator<Item = (Entry<'v, 'a>, Effect, Sense)> {
    view.statements().flat_map(|(sheet, statement)| {
        let clauses = statement.resource.iter();
        clauses.flat_map(move |clause| {
            clause.patterns.iter().filter_map(move |entry| {
                let ResourcePattern::Arn(arn) = &entry.value else {
                    return None;
                };
                let mut segments = arn.as_written().splitn(6, ':');
                let mut next = || segments.next();
                let segments = [next()?, next()?, next()?, next()?, next()?, next()?];
                let entry = Entry {
                    sheet,
                    span: entry.span,
                    arn,
                    segments,
                };
                Some((entry, statement.effect.value, clause.sense))
            })
        })
    })
}

fn is_open(segment: &str) -> bool {
    segment.is_empty() || segment.contains(['*', '?', '$'])
}

/// Access Analyzer: "Invalid ARN account". AWS's own policies and a few services have words there, such as `aws` and `cloudfront`.
fn account(view: &View<'_>, found: &mut Found) {
    for (entry, ..) in entries(view) {
        let account = entry.account();
        let is_number = account.bytes().all(|byte| byte.is_ascii_digit());
        if !is_open(account) && is_number && account.len() != 12 {
            found.add(entry.finding(ArnCode::Account).naming(account));
        }
    }
}

/// Access Analyzer: "Invalid ARN Region". New Regions keep the form.
fn region(view: &View<'_>, found: &mut Found) {
    for (entry, ..) in entries(view) {
        let region = entry.region();
        if !is_open(region) && !is_region(region) && !matches!(entry.service(), "s3" | "iam") {
            found.add(entry.finding(ArnCode::Region).naming(region));
        }
    }
}

/// Two or more words and a number: `eu-west-1`, `us-gov-east-1`. `global` stands in ARNs of some services.
fn is_region(text: &str) -> bool {
    let mut parts = text.rsplit('-');
    let number = parts.next().unwrap_or_default();
    let words: Vec<&str> = parts.collect();
    let is_word =
        |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    text == "global" || (is_number && words.len() >= 2 && words.iter().all(is_word))
}

/// Semantics 3.8.4. Access points do have an account.
fn s3_account(view: &View<'_>, found: &mut Found) {
    for (entry, ..) in entries(view) {
        let resource = entry.resource();
        let account = entry.account();
        let is_bucket = entry.service() == "s3"
            && entry.region().is_empty()
            && ![
                "accesspoint",
                "job/",
                "storage-lens",
                "async-request",
                "access-grants",
            ]
            .iter()
            .any(|start| resource.starts_with(start));
        if is_bucket && !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit()) {
            let [arn, partition, ..] = entry.segments;
            let plain = format!("{arn}:{partition}:s3:::{resource}");
            let fix = entry.written_as("Leave the account out", &plain);
            found.add(entry.finding(ArnCode::S3Account).mended(fix));
        }
    }
}

/// Semantics 3.8.6.
fn secret_suffix(view: &View<'_>, found: &mut Found) {
    for (entry, ..) in entries(view) {
        let name = entry.resource().strip_prefix("secret:");
        let Some(name) = name.filter(|_| entry.service() == "secretsmanager") else {
            continue;
        };
        if !name.is_empty() && entry.arn.resource().is_literal() && !has_suffix(name) {
            let whole = format!("{}-??????", entry.arn.as_written());
            let fix = entry.written_as("Let any suffix follow the name", &whole);
            found.add(entry.finding(ArnCode::SecretSuffix).mended(fix));
        }
    }
}

/// Whether a name ends with a hyphen and six characters that could be the suffix.
fn has_suffix(name: &str) -> bool {
    name.rsplit_once('-').is_some_and(|(_, suffix)| {
        suffix.len() == 6 && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Semantics 12.6. In a session policy, which tells tenants apart; in a role's policy such names are mostly families on purpose.
fn prefix_collision(view: &View<'_>, found: &mut Found) {
    for (entry, effect, sense) in entries(view) {
        let grants = entry.sheet.place.is_session() && effect == Effect::Allow;
        if !grants || sense == Sense::AllBut {
            continue;
        }
        let Some(stem) = entry.resource().strip_suffix('*') else {
            continue;
        };
        let name = stem.rsplit(['/', ':', '}']).next().unwrap_or_default();
        // Behind another wildcard it is no prefix, but a word that may stand anywhere.
        let is_prefix = !name.contains(['*', '?']);
        if is_prefix && name.ends_with(|last: char| last.is_ascii_alphanumeric()) {
            found.add(entry.finding(ArnCode::PrefixCollision).naming(name));
        }
    }
}
