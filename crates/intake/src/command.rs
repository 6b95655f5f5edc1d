//! Commands of the AWS CLI, as a POSIX shell reads them.

use scopedown_policy::Span;

use crate::reader::{Reader, Source};
use crate::recognise;
use crate::text::Text;
use crate::tree::{Member, Node, Value, json};

/// Whether a text is a command of the AWS CLI, with the prompt before it or not.
pub(crate) fn is(text: &str) -> bool {
    text.trim_start_matches("$ ").starts_with("aws ")
}

/// Reads the first command; what follows it is listed as unread.
pub(crate) fn read(reader: &mut Reader, text: &Text, wrapping: &str) {
    let (words, end) = words(text);
    let rest = text.slice(Span::new(end, text.value.len())).trimmed();
    if !rest.value.is_empty() {
        reader.unread(rest.span(), "words behind a command");
    }
    let mut plain = words.iter().map(|word| word.value.as_str());
    let (service, operation) = match plain.find(|word| *word == "aws") {
        Some(_) => (
            plain.next().unwrap_or_default(),
            plain.next().unwrap_or_default(),
        ),
        None => ("", ""),
    };
    let span = text.slice(Span::new(0, end)).trimmed().span();
    let node = Node::new(Value::Object(options(&words, service != "eks")), span);
    let wrapping = format!("{wrapping}, as options of a command");
    let source = Source {
        json: None,
        wrapping: &wrapping,
    };
    let command = format!("the command `aws {service} {operation}`");
    recognise::command(reader, &node, source, &command);
}

/// The options as members, named as in the API: `--role-arn` is `roleArn` in EKS's and `RoleArn` in the others.
fn options(words: &[Text], is_capital: bool) -> Vec<Member> {
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

/// A text; a file that is not here; or tags in the CLI's shorthand.
fn argument<'w>(
    option: &str,
    value: Text,
    words: &mut std::iter::Peekable<impl Iterator<Item = &'w Text>>,
) -> Value {
    if value.value.starts_with("file://") || value.value.starts_with("fileb://") {
        return Value::Open(value.value);
    }
    if option == "policy-arns" {
        let start = if value.value.starts_with("arn=") {
            4
        } else {
            0
        };
        return Value::Text(value.slice(Span::new(start, value.value.len())));
    }
    if option != "tags" {
        return Value::Text(value);
    }
    if value.value.starts_with(['{', '[']) {
        return match json(&value.value, &value.map) {
            Ok(node) => node.value,
            Err(_) => Value::Text(value),
        };
    }
    let mut pairs = vec![value];
    while let Some(more) = words.next_if(|next| !next.value.starts_with("--")) {
        pairs.push(more.clone());
    }
    let tags = pairs
        .iter()
        .flat_map(|pair| pair.value.split(',').map(move |tag| (tag, pair.span())));
    let members = tags.filter_map(|(tag, span)| {
        let (key, value) = tag.split_once('=')?;
        Some(Member {
            name: key.to_owned(),
            name_span: span,
            value: Node::new(Value::Text(Text::at(value, span)), span),
        })
    });
    Value::Object(members.collect())
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

/// The words of the first command, and where it ends. What the shell would put in is open.
fn words(text: &Text) -> (Vec<Text>, usize) {
    let bytes = text.value.as_bytes();
    let mut words = Vec::new();
    let mut word: Option<Text> = None;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let from = at;
        at = match byte {
            b'\n' | b';' | b'|' | b'&' | b'>' => break,
            b' ' | b'\t' | b'\r' => {
                words.extend(word.take());
                from + 1
            }
            b'\\' if matches!(bytes.get(from + 1), Some(b'\n')) => from + 2,
            b'\\' if bytes.get(from + 1..from + 3) == Some(b"\r\n") => from + 3,
            b'\\' => character(text, word.get_or_insert_default(), from + 1),
            b'\'' => single(text, word.get_or_insert_default(), from + 1),
            b'"' => double(text, word.get_or_insert_default(), from + 1),
            b'$' => variable(text, word.get_or_insert_default(), from),
            _ => character(text, word.get_or_insert_default(), from),
        };
    }
    words.extend(word);
    (words, at.min(bytes.len()))
}

/// Copies one character; answers with the place behind it.
fn character(text: &Text, word: &mut Text, at: usize) -> usize {
    let length = text
        .value
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    word.copy(text, Span::new(at, at + length));
    at + length.max(1)
}

fn single(text: &Text, word: &mut Text, at: usize) -> usize {
    let rest = text.value.get(at..).unwrap_or_default();
    let length = rest.find('\'').unwrap_or(rest.len());
    word.copy(text, Span::new(at, at + length));
    at + length + 1
}

fn double(text: &Text, word: &mut Text, mut at: usize) -> usize {
    let bytes = text.value.as_bytes();
    loop {
        at = match (bytes.get(at), bytes.get(at + 1)) {
            (None, _) => return at,
            (Some(b'"'), _) => return at + 1,
            (Some(b'\\'), Some(b'"' | b'\\' | b'$' | b'`')) => character(text, word, at + 1),
            (Some(b'\\'), Some(b'\n')) => at + 2,
            (Some(b'$'), _) => variable(text, word, at),
            _ => character(text, word, at),
        };
    }
}

/// `$NAME`, `${NAME}`; a dollar sign before anything else is itself.
fn variable(text: &Text, word: &mut Text, at: usize) -> usize {
    let rest = text.value.get(at + 1..).unwrap_or_default();
    let inside = rest.strip_prefix('{');
    let start = inside.unwrap_or(rest);
    let end = start
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .unwrap_or(start.len());
    let (name, behind) = start.split_at_checked(end).unwrap_or_default();
    let is_closed = inside.is_none() || behind.starts_with('}');
    let length = if inside.is_some() { end + 3 } else { end + 1 };
    if name.is_empty() || !is_closed {
        return character(text, word, at);
    }
    word.push_open(name, text.map.outer(Span::new(at, at + length)));
    at + length
}
