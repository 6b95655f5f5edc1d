//! The members of one object: each is taken once by name, and what nobody took is a warning.

use scopedown_policy::json::{Object, Ranged, Value};
use scopedown_policy::{Span, limits};

use crate::problem::{Problem, ProblemKind};

/// The members of an object in a text.
pub(crate) struct Fields<'a, 't, 'p> {
    pub(crate) text: &'t str,
    object: &'a Object<'t>,
    path: String,
    taken: Vec<&'static str>,
    problems: &'p mut Vec<Problem>,
}

impl<'a, 't, 'p> Fields<'a, 't, 'p> {
    /// The members of a value that must be an object.
    pub(crate) fn of(
        text: &'t str,
        value: &'a Value<'t>,
        path: &str,
        problems: &'p mut Vec<Problem>,
    ) -> Option<Self> {
        let Value::Object(object) = value else {
            problems.push(Problem {
                path: path.to_owned(),
                span: span(value),
                kind: ProblemKind::WrongType {
                    wanted: "an object",
                },
            });
            return None;
        };
        Some(Self {
            text,
            object,
            path: path.to_owned(),
            taken: Vec::new(),
            problems,
        })
    }

    /// The value of a member; `None` also where it is null.
    pub(crate) fn take(&mut self, name: &'static str) -> Option<&'a Value<'t>> {
        self.ignore(name);
        let mut values = self
            .object
            .properties
            .iter()
            .filter(|member| member.name.as_str() == name);
        let first = values.next()?;
        if let Some(second) = values.next() {
            self.report(name, span(&second.name), ProblemKind::RepeatedField);
        }
        (!matches!(first.value, Value::NullKeyword(_))).then_some(&first.value)
    }

    /// Whether a member has a value, of whatever type.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.object.properties.iter().any(|member| {
            member.name.as_str() == name && !matches!(member.value, Value::NullKeyword(_))
        })
    }

    /// Marks a member as known.
    pub(crate) fn ignore(&mut self, name: &'static str) {
        self.taken.push(name);
    }

    pub(crate) fn text(&mut self, name: &'static str) -> Option<String> {
        match self.take(name)? {
            Value::StringLit(text) => Some(text.value.to_string()),
            other => self.wrong(name, other, "a string"),
        }
    }

    pub(crate) fn boolean(&mut self, name: &'static str) -> Option<bool> {
        match self.take(name)? {
            Value::BooleanLit(boolean) => Some(boolean.value),
            other => self.wrong(name, other, "true or false"),
        }
    }

    /// One of a set of words.
    pub(crate) fn word<T>(
        &mut self,
        name: &'static str,
        parse: impl Fn(&str) -> Option<T>,
        known: &'static str,
    ) -> Option<T> {
        let value = self.take(name)?;
        let Value::StringLit(text) = value else {
            return self.wrong(name, value, "a string");
        };
        let word = parse(&text.value);
        if word.is_none() {
            self.report(name, span(value), ProblemKind::UnknownWord { known });
        }
        word
    }

    /// A list of strings.
    pub(crate) fn texts(&mut self, name: &'static str) -> Option<Vec<String>> {
        let values = self.list(name)?;
        let text = |(at, value): (usize, &'a Value<'t>)| match value {
            Value::StringLit(text) => Some(text.value.to_string()),
            other => {
                self.report(
                    &format!("{name}[{at}]"),
                    span(other),
                    ProblemKind::WrongType { wanted: "a string" },
                );
                None
            }
        };
        Some(values.iter().enumerate().filter_map(text).collect())
    }

    /// An object of strings, tags, which become condition keys and are as many at most.
    pub(crate) fn pairs(&mut self, name: &'static str) -> Vec<(String, String)> {
        let Some(value) = self.take(name) else {
            return Vec::new();
        };
        let Value::Object(object) = value else {
            self.wrong::<()>(name, value, "an object of strings");
            return Vec::new();
        };
        if object.properties.len() > limits::CONTEXT_KEYS {
            self.report(name, span(value), ProblemKind::TooManyKeys);
            return Vec::new();
        }
        let mut pairs = Vec::new();
        for member in &object.properties {
            match &member.value {
                Value::StringLit(text) => {
                    pairs.push((member.name.as_str().to_owned(), text.value.to_string()));
                }
                other => {
                    self.wrong::<()>(
                        &format!("{name}.{}", member.name.as_str()),
                        other,
                        "a string",
                    );
                }
            }
        }
        pairs
    }

    pub(crate) fn list(&mut self, name: &'static str) -> Option<&'a [Value<'t>]> {
        match self.take(name)? {
            Value::Array(array) => Some(&array.elements),
            other => self.wrong(name, other, "a list"),
        }
    }

    /// The members of a member that is an object.
    pub(crate) fn object<'q>(&'q mut self, name: &'static str) -> Option<Fields<'a, 't, 'q>> {
        let value = self.take(name)?;
        let path = self.path_of(name);
        Fields::of(self.text, value, &path, self.problems)
    }

    /// The members of an element of a list that is an object.
    pub(crate) fn element<'q>(
        &'q mut self,
        name: &str,
        at: usize,
        value: &'a Value<'t>,
    ) -> Option<Fields<'a, 't, 'q>> {
        let path = self.path_of(&format!("{name}[{at}]"));
        Fields::of(self.text, value, &path, self.problems)
    }

    /// The text of a value.
    pub(crate) fn slice(&self, value: &Value<'_>) -> &'t str {
        span(value).of(self.text)
    }

    /// Reports a fault of a member, at its value where it has one.
    pub(crate) fn problem(&mut self, name: &str, kind: ProblemKind) {
        let member = self
            .object
            .properties
            .iter()
            .find(|member| member.name.as_str() == name);
        let span = member.map_or_else(|| front(self.object), |member| span(&member.value));
        self.report(name, span, kind);
    }

    /// Reports a fault at a place, in the order of the text.
    pub(crate) fn report(&mut self, name: &str, span: Span, kind: ProblemKind) {
        let path = self.path_of(name);
        let at = self.problems.partition_point(|other| other.span <= span);
        self.problems.insert(at, Problem { path, span, kind });
    }

    /// Reports a value of the wrong type.
    pub(crate) fn wrong<T>(
        &mut self,
        name: &str,
        value: &Value<'_>,
        wanted: &'static str,
    ) -> Option<T> {
        self.report(name, span(value), ProblemKind::WrongType { wanted });
        None
    }

    /// Takes back what was reported of one kind.
    pub(crate) fn forgive(&mut self, kind: &ProblemKind) {
        self.problems.retain(|problem| problem.kind != *kind);
    }

    /// Warns of members that nobody took.
    pub(crate) fn finish(mut self) {
        for member in &self.object.properties {
            let name = member.name.as_str();
            if !self.taken.contains(&name) {
                self.report(name, span(&member.name), ProblemKind::UnknownField);
            }
        }
    }

    fn path_of(&self, name: &str) -> String {
        match (self.path.as_str(), name) {
            ("", name) => name.to_owned(),
            (path, "") => path.to_owned(),
            (path, name) => format!("{path}.{name}"),
        }
    }
}

/// The place of a node.
pub(crate) fn span(node: &impl Ranged) -> Span {
    Span::new(node.start(), node.end())
}

fn front(object: &Object<'_>) -> Span {
    Span::new(object.start(), object.start() + 1)
}
