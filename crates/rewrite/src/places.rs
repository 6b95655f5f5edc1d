//! Edits that know JSON's commas: elements of lists and members of objects taken out or added, the rest of the text left as its author laid it out.
//!
//! The text must be JSON that was read, and a span one whole element or member of it, as the document's spans are.

use scopedown_policy::{Policy, Span};

use crate::edits::{Edit, Edits};

/// Takes one element out of its list, or one member out of its object, together with its comma. What is left can be an empty list.
pub fn remove_entry(text: &str, entry: Span) -> Edits {
    remove_entries(text, &[entry])
}

/// Takes several elements or members out, of one list or of many, each with its comma.
pub fn remove_entries(text: &str, entries: &[Span]) -> Edits {
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    entries.dedup();
    let mut runs: Vec<Span> = Vec::new();
    for entry in entries {
        match runs.last_mut() {
            Some(run) if is_comma(text, run.end, entry.start) => run.end = entry.end,
            _ => runs.push(entry),
        }
    }
    let deletions = runs
        .into_iter()
        .map(|run| Edit::delete(with_comma(text, run)));
    Edits::new(deletions.collect()).unwrap_or_default()
}

/// Takes a statement out; `None` where it is not one of a list, for a document without statements is none.
pub fn remove_statement(policy: &Policy, text: &str, index: usize) -> Option<Edits> {
    let statement = policy.statements.get(index)?;
    let is_last = policy.statements.len() == 1;
    (!is_last).then(|| remove_entry(text, statement.span))
}

/// Adds an element, given as JSON, behind those of a list. One value without brackets becomes a list of two. `entries` are all the elements
/// that the list has; `None` where there is none.
pub fn append_entry(text: &str, entries: &[Span], json: &str) -> Option<Edits> {
    let (first, last) = (entries.first()?, entries.last()?);
    let comma = if is_compact(text) { "," } else { ", " };
    if !is_in_list(text, *first) {
        return Edits::new(vec![
            Edit::insert(first.start, "["),
            Edit::insert(last.end, format!("{comma}{json}]")),
        ]);
    }
    let separator = match entries {
        [.., before, last] => Span::new(before.end, last.start).of(text).to_owned(),
        _ => format!(",{}", space_before(text, last.start, comma)),
    };
    Some(Edits::from(Edit::insert(
        last.end,
        format!("{separator}{json}"),
    )))
}

/// Whether a text has no white space between its tokens, as far as its first colon tells.
pub(crate) fn is_compact(text: &str) -> bool {
    !text
        .split_once("\":")
        .is_some_and(|(_, behind)| behind.starts_with(char::is_whitespace))
}

/// Whether an element stands in brackets: before it stands one, or the comma behind another element.
fn is_in_list(text: &str, entry: Span) -> bool {
    Span::new(0, entry.start)
        .of(text)
        .trim_end()
        .ends_with(['[', ','])
}

/// What stands between the bracket and the only element, where that starts a line; else what a comma is followed by.
fn space_before(text: &str, start: usize, comma: &str) -> String {
    let before = Span::new(0, start).of(text);
    let space = Span::new(before.trim_end().len(), start).of(text);
    if space.contains('\n') {
        space.to_owned()
    } else {
        comma.trim_start_matches(',').to_owned()
    }
}

/// Whether nothing but one comma stands between two places.
fn is_comma(text: &str, from: usize, to: usize) -> bool {
    from <= to && Span::new(from, to).of(text).trim() == ","
}

/// A run of elements with the comma that goes with it: the one behind it, else the one before it.
fn with_comma(text: &str, run: Span) -> Span {
    let (before, behind) = (
        Span::new(0, run.start).of(text),
        Span::new(run.end, text.len()).of(text),
    );
    if let Some(next) = behind.trim_start().strip_prefix(',') {
        return Span::new(run.start, text.len() - next.trim_start().len());
    }
    match before.trim_end().strip_suffix(',') {
        Some(previous) => Span::new(previous.trim_end().len(), run.end),
        None => run,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scopedown_policy::{PolicyKind, parse};

    const LISTED: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:A", "s3:B" , "s3:C"],
      "Resource": [
        "arn:aws:s3:::a",
        "arn:aws:s3:::b"
      ],
      "Condition": {"Bool": {"a:b": true, "a:c": true}}
    },
    { "Effect": "Deny", "Action": "s3:D", "Resource": ["*"] }
  ]
}"#;

    fn policy(text: &str) -> Policy {
        parse(text, PolicyKind::Session).policy.unwrap()
    }

    fn actions(text: &str) -> Vec<Span> {
        let policy = policy(text);
        let patterns = &policy.statements[0].action.patterns;
        patterns.iter().map(|pattern| pattern.span).collect()
    }

    #[track_caller]
    fn check(edits: &Edits, from: &str, to: &str) {
        assert!(LISTED.contains(from));
        assert_eq!(edits.apply(LISTED), LISTED.replacen(from, to, 1));
    }

    #[test]
    fn an_element_goes_with_its_comma() {
        let spans = actions(LISTED);
        let remove = |chosen: &[usize]| {
            let chosen: Vec<Span> = chosen.iter().map(|at| spans[*at]).collect();
            remove_entries(LISTED, &chosen)
        };
        check(&remove(&[0]), r#""s3:A", "#, "");
        check(&remove(&[1]), r#""s3:B" , "#, "");
        check(&remove(&[2]), r#" , "s3:C""#, "");
        check(&remove(&[0, 1]), r#""s3:A", "s3:B" , "#, "");
        check(&remove(&[2, 1]), r#", "s3:B" , "s3:C""#, "");
        check(&remove(&[0, 1, 2]), r#""s3:A", "s3:B" , "s3:C""#, "");
        let ends = remove(&[0, 2]);
        assert_eq!(actions(&ends.apply(LISTED)).len(), 1);
    }

    #[test]
    fn members_and_statements_go_as_well() {
        let document = policy(LISTED);
        let conditions = &document.statements[0].conditions;
        check(
            &remove_entry(LISTED, conditions[1].span),
            r#", "a:c": true"#,
            "",
        );
        let first = remove_statement(&document, LISTED, 0).unwrap();
        let left = policy(&first.apply(LISTED));
        assert_eq!(left.statements.len(), 1);
        assert_eq!(
            left.statements[0].action.patterns[0].value.as_written(),
            "s3:D"
        );
        assert_eq!(remove_statement(&left, &first.apply(LISTED), 0), None);
        let last = remove_statement(&document, LISTED, 1).unwrap();
        assert_eq!(policy(&last.apply(LISTED)).statements.len(), 1);
    }

    #[test]
    fn an_addition_takes_the_layout_of_its_neighbours() {
        let append = |entries: &[Span], json| append_entry(LISTED, entries, json).unwrap();
        check(
            &append(&actions(LISTED), r#""s3:X""#),
            r#" , "s3:C""#,
            r#" , "s3:C" , "s3:X""#,
        );
        let document = policy(LISTED);
        let resources = |at: usize| -> Vec<Span> {
            let clause = document.statements[at].resource.as_ref().unwrap();
            clause.patterns.iter().map(|pattern| pattern.span).collect()
        };
        check(
            &append(&resources(0), r#""x""#),
            "\"arn:aws:s3:::b\"\n",
            "\"arn:aws:s3:::b\",\n        \"x\"\n",
        );
        check(
            &append(&resources(1), r#""x""#),
            r#"["*"]"#,
            r#"["*", "x"]"#,
        );
        let single = document.statements[1].action.patterns[0].span;
        check(
            &append(&[single], r#""s3:X""#),
            r#""s3:D""#,
            r#"["s3:D", "s3:X"]"#,
        );
        let compact = r#"{"Statement":{"Effect":"Deny","Action":"s3:D","Resource":"*"}}"#;
        let added = append_entry(compact, &actions(compact), r#""s3:X""#).unwrap();
        assert_eq!(
            added.apply(compact),
            compact.replace(r#""s3:D""#, r#"["s3:D","s3:X"]"#)
        );
        assert_eq!(append_entry(compact, &[], "1"), None);
    }
}
