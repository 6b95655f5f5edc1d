//! A list as text: calls, line by line, with the ARNs that they are for.

use super::call::{self, Resolved};
use super::{Found, Known, WantFault};

/// Options of the AWS CLI that stand before the service and take a value.
const WITH_VALUE: [&str; 4] = ["--profile", "--region", "--output", "--endpoint-url"];

pub(super) fn read(text: &str, known: &Known<'_>, found: &mut Found) {
    for (number, line) in text.lines().enumerate() {
        let line_number = Some(number + 1);
        let line = strip(line);
        let words: Vec<&str> = line
            .split(|character: char| character.is_whitespace() || matches!(character, ',' | ';'))
            .map(|word| word.trim_matches(['"', '\'', '`']))
            .filter(|word| !word.is_empty())
            .collect();
        match words.as_slice() {
            [] => {}
            ["aws", rest @ ..] => command(line, rest, line_number, known, found),
            words => calls(words, line_number, known, found),
        }
    }
}

/// A line without remark, bullet and prompt.
fn strip(line: &str) -> &str {
    let line = line.trim();
    if line.starts_with('#') || line.starts_with("//") {
        return "";
    }
    let line = line.split(" #").next().unwrap_or_default();
    let bullets = ["- ", "* ", "$ "];
    let bare = bullets.iter().find_map(|bullet| line.strip_prefix(bullet));
    bare.unwrap_or(line).trim()
}

/// Calls, each group of them followed by its resources if it has some.
fn calls(words: &[&str], line: Option<usize>, known: &Known<'_>, found: &mut Found) {
    let is_resource = |word: &&str| resource(word).is_some();
    let mut rest = words;
    while !rest.is_empty() {
        let (calls, behind) = split(rest, |word| !is_resource(word));
        let (resources, behind) = split(behind, is_resource);
        let resources: Vec<String> = resources.iter().filter_map(|word| resource(word)).collect();
        if calls.is_empty() {
            for word in &resources {
                found.problem(word, line, WantFault::NotACall);
            }
        }
        for call in calls {
            add(call, call::actions(call, known), line, &resources, found);
        }
        rest = behind;
    }
}

/// `s3api head-object --bucket reports`, what stands behind `aws`.
fn command(
    written: &str,
    words: &[&str],
    line: Option<usize>,
    known: &Known<'_>,
    found: &mut Found,
) {
    let mut words = words.iter().copied();
    let mut plain = Vec::new();
    let mut resources = Vec::new();
    while let Some(word) = words.next() {
        if plain.len() < 2 && WITH_VALUE.contains(&word) {
            words.next();
        } else if plain.len() < 2 && !word.starts_with('-') {
            plain.push(word);
        } else {
            resources.extend(resource(word).filter(|text| text != "*"));
        }
    }
    let resolved = match plain.as_slice() {
        [service, operation] => call::operation(service, operation, known),
        _ => Err(WantFault::NotACall),
    };
    add(written, resolved, line, &resources, found);
}

fn add(
    written: &str,
    resolved: Result<Resolved, WantFault>,
    line: Option<usize>,
    resources: &[String],
    found: &mut Found,
) {
    match resolved {
        Ok((actions, remark)) => {
            found.want(written, line, &actions, resources);
            if let Some(remark) = remark {
                found.problem(written, line, remark);
            }
        }
        Err(fault) => found.problem(written, line, fault),
    }
}

/// A resource: an ARN, `*`, or the URL of a bucket or object.
pub(super) fn resource(word: &str) -> Option<String> {
    if word == "*" || word.starts_with("arn:") {
        return Some(word.to_owned());
    }
    let path = word.strip_prefix("s3://")?;
    Some(format!("arn:aws:s3:::{}", path.trim_end_matches('/')))
}

/// The words at the front that fit, and the others.
fn split<'w, 't>(
    words: &'w [&'t str],
    fits: impl Fn(&&str) -> bool,
) -> (&'w [&'t str], &'w [&'t str]) {
    let at = words.iter().position(|word| !fits(word));
    words.split_at(at.unwrap_or(words.len()))
}
