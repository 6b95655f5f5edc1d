//! The way in: what a text is, and who takes it apart.

use scopedown_policy::Span;

use crate::command;
use crate::denial;
use crate::found::{Content, Intake};
use crate::limits;
use crate::problem::ProblemKind;
use crate::reader::{About, Reader, Source};
use crate::recognise;
use crate::split::{Stretch, fences, json_values};
use crate::text::Text;
use crate::tree::json;
use crate::typescript;
use crate::unwrap::unwrap_once;

/// Recognises what a text is and takes it apart. Nothing that a text holds makes it fail: what is not understood is told.
pub fn read(text: &str) -> Intake {
    let mut reader = Reader::default();
    let whole = Span::new(0, text.len());
    if text.len() > limits::TEXT_BYTES {
        let limit = limits::TEXT_BYTES;
        reader.problem(whole, ProblemKind::TooLong { limit });
        reader.unread(whole, "a text that is too long");
        return reader.finish();
    }
    any(&mut reader, &Text::at(text, whole), 0, "");
    if reader.parts() == 0 && !reader.has_problems() {
        reader.problem(whole, ProblemKind::Unknown);
        reader.unread(whole, "signs without a text between them");
    }
    reader.finish()
}

/// A text of any form. `depth` counts the wrappings around it, `wrapping` says what they were.
fn any(reader: &mut Reader, text: &Text, depth: usize, wrapping: &str) {
    let text = without_mark(text).trimmed();
    if text.value.is_empty() {
        return reader.problem(text.span(), ProblemKind::Empty);
    }
    if depth > limits::WRAPPINGS {
        reader.problem(text.span(), ProblemKind::TooDeep);
        return reader.unread(text.span(), "a text that is wrapped too often");
    }
    if let Some(blocks) = fences(&text.value) {
        for block in blocks {
            match block {
                Stretch::Code(span) => any(reader, &text.slice(span), depth + 1, wrapping),
                Stretch::Words(span) => words(reader, &text.slice(span)),
            }
        }
        return;
    }
    if let Some((inner, undone)) = unwrap_once(&text) {
        return any(reader, &inner, depth + 1, &format!("{wrapping}{undone}"));
    }
    markup(reader, &text, depth, wrapping);
}

/// A text that is in no wrapping.
fn markup(reader: &mut Reader, text: &Text, depth: usize, wrapping: &str) {
    if text.value.starts_with(['{', '[']) {
        return values(reader, text, depth, wrapping);
    }
    if command::is(&text.value) && !text.value.contains("An error occurred (") {
        for rest in command::read(reader, text, wrapping) {
            words(reader, &rest);
        }
        return;
    }
    if is_manifest(&text.value) {
        return documents(reader, text, wrapping);
    }
    if typescript::is(&text.value) {
        return typescript::read(reader, text, wrapping);
    }
    if denial::is_message(&text.value) {
        return message(reader, text);
    }
    if looks_like_terraform(&text.value) {
        return terraform(reader, text, wrapping);
    }
    if looks_like_yaml(&text.value) {
        return documents(reader, text, wrapping);
    }
    values(reader, text, depth, wrapping);
}

/// JSON values one after the other, with words or YAML between them.
fn values(reader: &mut Reader, text: &Text, depth: usize, wrapping: &str) {
    let before = reader.parts();
    for stretch in json_values(&text.value) {
        match stretch {
            Stretch::Code(span) => value(reader, &text.slice(span), depth, wrapping),
            Stretch::Words(span) => {
                let rest = text.slice(span).trimmed();
                if !rest.value.starts_with(['{', '[']) && looks_like_yaml(&rest.value) {
                    documents(reader, &rest, wrapping);
                } else {
                    words(reader, &rest);
                }
            }
        }
    }
    let nothing = reader.parts() == before || reader.only_unread();
    if nothing && !reader.has_problems() {
        reader.problem(text.span(), ProblemKind::Unknown);
    }
}

/// One JSON value.
fn value(reader: &mut Reader, text: &Text, depth: usize, wrapping: &str) {
    if let Some((inner, undone)) = unwrap_once(text) {
        return any(reader, &inner, depth + 1, &format!("{wrapping}{undone}"));
    }
    match json(&text.value, &text.map) {
        Ok(node) => {
            let source = Source {
                json: Some((&text.value, &text.map)),
                wrapping,
                ..Source::default()
            };
            recognise::tree(reader, &node, source);
        }
        Err(diagnostic) => {
            let words = diagnostic.words();
            let span = text.map.outer(diagnostic.span);
            reader.problem(span, ProblemKind::NotJson(words.message.to_string()));
            // It is handed out all the same: the reader of policies says more of what is wrong with it.
            let about = About::new("policy", format!("a text that is not quite JSON{wrapping}"));
            let document = crate::found::Document {
                kind: None,
                text: text.clone(),
                resource: None,
            };
            reader.found(about, text.span(), Content::Policy(document));
        }
    }
}

fn message(reader: &mut Reader, text: &Text) {
    let denial = denial::read(&text.value);
    let about = About::new(denial.name(), denial.form.words());
    reader.found(about, text.span(), Content::Denial(Box::new(denial)));
}

/// Words around the rest: a message perhaps.
fn words(reader: &mut Reader, text: &Text) {
    let text = text.trimmed();
    if denial::is_message(&text.value) {
        return message(reader, &text);
    }
    if !text.value.is_empty() {
        reader.unread(text.span(), "words");
    }
}

#[cfg(feature = "yaml")]
fn documents(reader: &mut Reader, text: &Text, wrapping: &str) {
    recognise::yaml(reader, text, wrapping);
}

#[cfg(not(feature = "yaml"))]
fn documents(reader: &mut Reader, text: &Text, _: &str) {
    reader.problem(text.span(), ProblemKind::LeftOut("YAML"));
    reader.unread(text.span(), "YAML");
}

#[cfg(feature = "hcl")]
fn terraform(reader: &mut Reader, text: &Text, wrapping: &str) {
    crate::terraform::read(reader, text, wrapping);
}

#[cfg(not(feature = "hcl"))]
fn terraform(reader: &mut Reader, text: &Text, _: &str) {
    reader.problem(text.span(), ProblemKind::LeftOut("Terraform"));
    reader.unread(text.span(), "Terraform");
}

/// A text without the byte order mark that some editors put in front.
fn without_mark(text: &Text) -> Text {
    match text.value.strip_prefix('\u{FEFF}') {
        Some(rest) => text.slice(Span::new(text.value.len() - rest.len(), text.value.len())),
        None => text.clone(),
    }
}

/// Whether a line opens a block as Terraform's do.
fn looks_like_terraform(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim();
        let labelled = [
            "resource", "data", "module", "variable", "output", "provider",
        ]
        .iter()
        .any(|word| {
            line.strip_prefix(word)
                .is_some_and(|rest| rest.trim_start().starts_with('"'))
        });
        let bare = ["locals", "terraform", "statement"].iter().any(|word| {
            line.strip_prefix(word)
                .is_some_and(|rest| rest.trim_start().starts_with('{'))
        });
        labelled || bare || line.contains("jsonencode(")
    })
}

/// Whether a text begins as manifests and templates do, whatever the texts in it look like.
fn is_manifest(text: &str) -> bool {
    ["apiVersion:", "AWSTemplateFormatVersion:", "Resources:"]
        .iter()
        .any(|start| text.starts_with(start))
}

/// Whether the first line that says something names a member, begins a list or opens a document.
fn looks_like_yaml(text: &str) -> bool {
    let Some(line) = text
        .lines()
        .map(str::trim_end)
        .find(|line| !line.trim_start().is_empty() && !line.trim_start().starts_with('#'))
    else {
        return false;
    };
    if line.starts_with("---") || line.starts_with("%YAML") {
        return true;
    }
    let line = line.trim_start();
    let line = line.strip_prefix("- ").unwrap_or(line);
    let Some((name, rest)) = line.split_once(':') else {
        return false;
    };
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '"' | '\'');
    !name.is_empty() && name.chars().all(plain) && (rest.is_empty() || rest.starts_with(' '))
}
