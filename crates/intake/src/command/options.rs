//! The options of a command as members of what the API takes.

use std::iter::Peekable;
use std::slice::Iter;

use scopedown_policy::Span;

use crate::text::Text;
use crate::tree::{Member, Node, Value, json};

/// The options, named as in the API: `--role-arn` is `roleArn` in EKS's and `RoleArn` in the others.
pub(super) fn members(words: &[Text], is_capital: bool) -> Vec<Member> {
    let mut members = Vec::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let Some(option) = word.value.strip_prefix("--") else {
            continue;
        };
        let (option, joined) = match option.split_once('=') {
            Some((option, _)) => (
                option,
                Some(word.slice(Span::new(option.len() + 3, word.value.len()))),
            ),
            None => (option, None),
        };
        let value = joined.or_else(|| words.next_if(|next| !next.value.starts_with("--")).cloned());
        let span = value.as_ref().map_or_else(|| word.span(), Text::span);
        let (option, value) = match value {
            Some(value) => (option, argument(option, value, &mut words)),
            None => match option.strip_prefix("no-") {
                Some(option) => (option, Value::Bool(false)),
                None => (option, Value::Bool(true)),
            },
        };
        members.push(Member {
            name: camel(option, is_capital),
            name_span: word.span(),
            value: Node::new(value, span),
        });
    }
    members
}

/// A text; a file that is not here; or a list in the CLI's shorthand.
fn argument(option: &str, value: Text, words: &mut Peekable<Iter<'_, Text>>) -> Value {
    if value.value.starts_with("file://") || value.value.starts_with("fileb://") {
        return Value::Open(value.value);
    }
    match option {
        "policy-arns" => Value::List(all(value, words).iter().map(arn).collect()),
        "tags" if value.value.starts_with(['{', '[']) => match json(&value.value, &value.map) {
            Ok(node) => node.value,
            Err(_) => Value::Text(value),
        },
        "tags" => tags(&all(value, words)),
        _ => whole(value),
    }
}

/// A value that is nothing but what the shell puts in is open as a whole.
fn whole(value: Text) -> Value {
    match value.open.as_slice() {
        [open] if open.span == Span::new(0, value.value.len()) => {
            Value::Open(open.expression.clone())
        }
        _ => Value::Text(value),
    }
}

/// A value and those that follow it.
fn all(value: Text, words: &mut Peekable<Iter<'_, Text>>) -> Vec<Text> {
    let mut values = vec![value];
    while let Some(more) = words.next_if(|next| !next.value.starts_with("--")) {
        values.push(more.clone());
    }
    values
}

/// `arn=ARN`, or the ARN alone.
fn arn(value: &Text) -> Node {
    let start = if value.value.starts_with("arn=") {
        4
    } else {
        0
    };
    let arn = value.slice(Span::new(start, value.value.len()));
    let span = arn.span();
    Node::new(Value::Text(arn), span)
}

/// `team=orders,stage=test` of EKS's commands, and `Key=team,Value=orders` of the others.
fn tags(values: &[Text]) -> Value {
    let pairs = |text: &Text| -> Vec<Member> {
        let mut at = 0;
        let mut pairs = Vec::new();
        for pair in text.value.split(',') {
            let span = Span::new(at, at + pair.len());
            at = span.end + 1;
            let Some((name, _)) = pair.split_once('=') else {
                continue;
            };
            let value = text.slice(Span::new(span.start + name.len() + 1, span.end));
            let place = text.map.outer(span);
            pairs.push(Member {
                name: name.to_owned(),
                name_span: place,
                value: Node::new(Value::Text(value), place),
            });
        }
        pairs
    };
    let is_listed = values
        .first()
        .is_some_and(|first| first.value.starts_with("Key="));
    if is_listed {
        let one = |text: &Text| Node::new(Value::Object(pairs(text)), text.span());
        return Value::List(values.iter().map(one).collect());
    }
    Value::Object(values.iter().flat_map(pairs).collect())
}

/// `role-arn` to `roleArn` or `RoleArn`.
fn camel(option: &str, is_capital: bool) -> String {
    let mut name = String::new();
    for (at, part) in option.split('-').enumerate() {
        let mut characters = part.chars();
        let first = characters.next().unwrap_or_default();
        if at == 0 && !is_capital {
            name.push(first);
        } else {
            name.push(first.to_ascii_uppercase());
        }
        name.push_str(characters.as_str());
    }
    name
}
