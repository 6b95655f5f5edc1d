//! The context of a request (5.16): complete and literal, as a batch line has it.

use serde_json::Value;

/// The condition keys of a request.
pub(super) struct Context(Vec<(String, Vec<String>, Shape)>);

/// How a key's values are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    One,
    Many,
}

/// What a context says of a key.
pub(super) enum Found<'a> {
    Absent,
    One(&'a str),
    Many(&'a [String]),
}

impl Context {
    pub(super) fn of(value: &Value) -> Self {
        let members = value.as_object().into_iter().flatten();
        Self(
            members
                .filter_map(|(name, value)| match value {
                    Value::Null => None,
                    Value::Array(values) => Some((
                        name.to_lowercase(),
                        values.iter().map(text).collect(),
                        Shape::Many,
                    )),
                    value => Some((name.to_lowercase(), vec![text(value)], Shape::One)),
                })
                .collect(),
        )
    }

    /// Names compare without case (5.2.3); a key with no values is absent (5.16.1).
    pub(super) fn find(&self, key: &str) -> Found<'_> {
        let wanted = key.to_lowercase();
        match self.0.iter().find(|(name, _, _)| *name == wanted) {
            Some((_, values, Shape::One)) => values
                .first()
                .map_or(Found::Absent, |value| Found::One(value)),
            Some((_, values, Shape::Many)) if !values.is_empty() => Found::Many(values),
            _ => Found::Absent,
        }
    }
}

/// The text of a JSON value: a string's own, a number's or boolean's JSON (1.12).
pub(super) fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
