//! Conditions (semantics 1.9, 5).

use std::collections::HashSet;

use jsonc_parser::ast::{ObjectProp, Value};

use super::Reader;
use super::members::{one_or_many, span};
use crate::condition::{Condition, Operand, Test};
use crate::diagnostic::{ConditionCode, PatternCode, Severity};
use crate::document::Version;
use crate::key::ContextKey;
use crate::operator::{Operator, StringComparison, TestName};
use crate::pattern::{Pattern, WildcardUse};
use crate::text::{Span, Spanned};
use crate::value::{AddressRange, Bytes, Decimal, Instant, read_boolean};

impl Reader<'_> {
    pub(super) fn conditions(&mut self, value: &Value<'_>, version: Version) -> Vec<Condition> {
        let Value::Object(object) = value else {
            if !matches!(value, Value::NullKeyword(_)) {
                self.refuse(span(value), ConditionCode::NotAnObject);
            }
            return Vec::new();
        };
        if object.properties.is_empty() {
            self.lint(Severity::Info, span(value), ConditionCode::Empty);
        }
        let mut conditions = Vec::new();
        for member in self.members(object) {
            self.operator(member, version, &mut conditions);
        }
        conditions
    }

    fn operator(
        &mut self,
        member: &ObjectProp<'_>,
        version: Version,
        conditions: &mut Vec<Condition>,
    ) {
        let (name, place) = (member.name.as_str(), span(&member.name));
        let Value::Object(body) = &member.value else {
            return self.refuse(span(&member.value), ConditionCode::BodyType(name.into()));
        };
        if body.properties.is_empty() {
            // IAM saves an operator without body, even one that does not exist (semantics 1.9.2).
            return self.lint(Severity::Info, place, ConditionCode::Empty);
        }
        let Some(operator) = Operator::parse(name) else {
            return self.refuse(place, unknown_operator(name));
        };
        if let Some(code) = ConditionCode::of_operator(operator) {
            self.lint(Severity::Warning, place, code);
        }
        let members = self.members(body);
        let keys: Vec<ContextKey> = members
            .iter()
            .map(|member| ContextKey::new(member.name.as_str()))
            .collect();
        let mut seen = HashSet::new();
        for (entry, key) in members.into_iter().zip(&keys) {
            let key_place = span(&entry.name);
            if !key.has_prefix() {
                self.lint(
                    Severity::Warning,
                    key_place,
                    ConditionCode::KeyForm(key.as_written().into()),
                );
            }
            if !seen.insert(key.folded()) {
                self.lint(
                    Severity::Error,
                    key_place,
                    ConditionCode::KeyCase(key.as_written().into()),
                );
            }
            let test = self.test(operator, &entry.value, version);
            conditions.push(Condition {
                span: span(entry),
                quantifier: operator.quantifier,
                presence: operator.presence,
                key: Spanned::new(key.clone(), key_place),
                test,
            });
        }
    }

    fn test(&mut self, operator: Operator, value: &Value<'_>, version: Version) -> Test {
        let texts = self.values(operator, value);
        self.lint_values(operator, &texts, version);
        match operator.test {
            TestName::String(comparison, sense) => {
                let wildcards = if comparison == StringComparison::Like {
                    WildcardUse::Wild
                } else {
                    WildcardUse::Literal
                };
                Test::String {
                    comparison,
                    sense,
                    operands: patterns(texts, wildcards, version),
                }
            }
            TestName::Arn(comparison, sense) => Test::Arn {
                comparison,
                sense,
                operands: patterns(texts, WildcardUse::Wild, version),
            },
            TestName::Bool => Test::Bool {
                operands: patterns(texts, WildcardUse::Literal, version),
            },
            TestName::Numeric(ordering) => Test::Numeric {
                ordering,
                operands: self.operands(texts, "a number", |text| {
                    Decimal::parse(text).map(Decimal::to_owned)
                }),
            },
            TestName::Date(ordering) => Test::Date {
                ordering,
                operands: self.operands(texts, "a date", Instant::parse),
            },
            TestName::Binary => Test::Binary {
                operands: self.operands(texts, "base64 text", Bytes::parse),
            },
            TestName::Address(sense) => Test::Address {
                sense,
                operands: self.operands(texts, "an address or a range", AddressRange::parse),
            },
            TestName::Null => Test::Null {
                operands: self.operands(texts, "`true` or `false`", read_boolean),
            },
        }
    }

    /// The values as text; numbers and booleans by their JSON text (semantics 1.12).
    fn values<'a>(&mut self, operator: Operator, value: &'a Value<'_>) -> Vec<(&'a str, Span)> {
        let values = one_or_many(value);
        let mut texts = Vec::with_capacity(values.len());
        for entry in values {
            match entry {
                Value::StringLit(text) => texts.push((text.value.as_ref(), span(entry))),
                Value::NumberLit(number) => texts.push((number.value, span(entry))),
                Value::BooleanLit(boolean) => {
                    texts.push((if boolean.value { "true" } else { "false" }, span(entry)));
                }
                _ => self.refuse(span(entry), ConditionCode::ValueType),
            }
        }
        if values.is_empty() {
            self.lint(Severity::Warning, span(value), ConditionCode::NoValues);
        }
        if operator.test == TestName::Bool && values.len() > 1 {
            self.lint(Severity::Warning, span(value), ConditionCode::ManyBooleans);
        }
        let strings = values
            .iter()
            .filter(|entry| matches!(entry, Value::StringLit(_)))
            .count();
        if strings > 0 && strings < values.len() {
            self.lint(Severity::Warning, span(value), ConditionCode::MixedTypes);
        }
        texts
    }

    fn operands<T>(
        &mut self,
        texts: Vec<(&str, Span)>,
        wanted: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Vec<Operand<T>> {
        let severity = if wanted == "a date" {
            Severity::Error
        } else {
            Severity::Warning
        };
        let mut operands = Vec::with_capacity(texts.len());
        for (text, span) in texts {
            let value = read(text);
            if value.is_none() {
                self.lint(
                    severity,
                    span,
                    ConditionCode::Unreadable {
                        wanted,
                        value: text.into(),
                    },
                );
            }
            operands.push(Operand {
                span,
                written: text.into(),
                value,
            });
        }
        operands
    }

    fn lint_values(&mut self, operator: Operator, texts: &[(&str, Span)], version: Version) {
        let replaces = matches!(
            operator.test,
            TestName::String(..) | TestName::Arn(..) | TestName::Bool
        );
        let literal = matches!(
            operator.test,
            TestName::String(
                StringComparison::Equals | StringComparison::EqualsIgnoreCase,
                _
            )
        );
        for (text, place) in texts {
            let escaped = text.contains("${*}") || text.contains("${?}");
            if text.contains("${") {
                match version {
                    Version::V2008 => {
                        self.lint(Severity::Warning, *place, PatternCode::VariableIn2008);
                    }
                    Version::V2012 if !replaces => self.lint(
                        Severity::Error,
                        *place,
                        ConditionCode::VariableNotReplaced(operator),
                    ),
                    Version::V2012 => self.lint_variable_faults(text, *place),
                }
                if version == Version::V2012 && operator.test == TestName::Bool {
                    self.lint(Severity::Warning, *place, ConditionCode::VariableInBool);
                }
            }
            if literal && !escaped && text.contains(['*', '?']) {
                self.lint(
                    Severity::Warning,
                    *place,
                    ConditionCode::LiteralWildcard(operator),
                );
            }
            if operator.test == TestName::Bool
                && !text.contains("${")
                && read_boolean(text).is_none()
            {
                let code = ConditionCode::Unreadable {
                    wanted: "`true` or `false`",
                    value: (*text).into(),
                };
                self.lint(Severity::Warning, *place, code);
            }
            if matches!(operator.test, TestName::Arn(..))
                && !text.contains("${")
                && text.matches(':').count() < 5
            {
                self.lint(Severity::Warning, *place, ConditionCode::ShortArn);
            }
        }
    }
}

fn patterns(
    texts: Vec<(&str, Span)>,
    wildcards: WildcardUse,
    version: Version,
) -> Vec<Operand<Pattern>> {
    let read = match version {
        Version::V2012 => Pattern::with_variables,
        Version::V2008 => Pattern::without_variables,
    };
    texts
        .into_iter()
        .map(|(text, span)| Operand {
            span,
            written: text.into(),
            value: Some(read(text, wildcards)),
        })
        .collect()
}

fn unknown_operator(name: &str) -> ConditionCode {
    let null = name
        .rsplit(':')
        .next()
        .is_some_and(|base| base == "NullIfExists");
    if null {
        return ConditionCode::NullIfExists;
    }
    ConditionCode::UnknownOperator {
        name: name.into(),
        meant: Operator::nearest(name),
    }
}
