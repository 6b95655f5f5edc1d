//! The texts of a policy, found by where they stand.

use scopedown_policy::json::{Object, Ranged, Value, read_tree};
use scopedown_policy::{Span, fold};

use super::Part;

/// The strings of a policy that may hold names.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Each with its place and what it is, in order.
    found: Vec<(Span, String, Part)>,
    /// Keys that are compared otherwise than as text or ARN, in lower case.
    pub(super) counted: Vec<String>,
    /// Whether the text is JSON at all.
    is_json: bool,
}

/// Gives each string of a policy to the visitor, and writes back what it changed. A text that is no JSON is one string, for it may hold anything.
pub(super) fn visit(text: &mut String, visitor: &mut dyn FnMut(&mut String, Part)) {
    let texts = Texts::of(text);
    if !texts.is_json {
        visitor(text, Part::Name);
        return;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (span, string, part) in texts.found {
        let mut changed = string.clone();
        visitor(&mut changed, part);
        if changed != string {
            out += text.get(done..span.start).unwrap_or_default();
            out += &quoted(&changed);
            done = span.end;
        }
    }
    out += text.get(done..).unwrap_or_default();
    *text = out;
}

impl Texts {
    pub(super) fn of(text: &str) -> Self {
        let mut texts = Self::default();
        if let Ok(tree) = read_tree(text) {
            texts.is_json = true;
            texts.value(&tree, Part::Words);
            texts.found.sort_by_key(|(span, ..)| *span);
        }
        texts
    }

    /// The depth of the tree is limited by its reader.
    fn value(&mut self, value: &Value<'_>, part: Part) {
        match value {
            Value::StringLit(string) => {
                let span = Span::new(string.start(), string.end());
                self.found.push((span, string.value.to_string(), part));
            }
            Value::Array(array) => array.elements.iter().for_each(|one| self.value(one, part)),
            Value::Object(object) => self.object(object, part),
            _ => {}
        }
    }

    fn object(&mut self, object: &Object<'_>, part: Part) {
        for member in &object.properties {
            let value = &member.value;
            match (member.name.as_str(), part) {
                ("Version" | "Effect" | "Action" | "NotAction", Part::Words) => {}
                ("Service", Part::Name) => {}
                ("Condition", Part::Words) => self.condition(value),
                ("Resource" | "NotResource" | "Principal" | "NotPrincipal" | "Sid" | "Id", _) => {
                    self.value(value, Part::Name);
                }
                _ => self.value(value, part),
            }
        }
    }

    fn condition(&mut self, value: &Value<'_>) {
        let Value::Object(tests) = value else { return };
        for test in &tests.properties {
            let Value::Object(keys) = &test.value else {
                continue;
            };
            let is_text = compares_text(test.name.as_str());
            for key in &keys.properties {
                if is_text {
                    self.value(&key.value, Part::Name);
                } else {
                    self.counted.push(fold(key.name.as_str()));
                }
            }
        }
    }
}

/// Whether the operands of an operator are texts or ARNs.
fn compares_text(operator: &str) -> bool {
    let operator = fold(operator);
    let name = operator.rsplit(':').next().unwrap_or_default();
    name.starts_with("string") || name.starts_with("arn") || name == "null"
}

/// As a string of JSON.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            control if control < ' ' => out += &format!("\\u{:04x}", u32::from(control)),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
