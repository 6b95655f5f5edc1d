//! The document level (semantics 1.1–1.4, 10).

use std::collections::HashSet;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

use super::Reader;
use super::members::{meant, span};
use crate::action::ActionPattern;
use crate::diagnostic::{Counted, DocumentCode, Severity, SizeCode, StatementCode};
use crate::document::{Effect, Policy, ResourceClause, Sense, Statement, Version};
use crate::kind::PolicyKind;
use crate::limits;
use crate::resource::ResourcePattern;
use crate::text::{Span, Spanned};

const MEMBERS: [&str; 3] = ["Version", "Id", "Statement"];

impl Reader<'_> {
    pub(super) fn document(&mut self, tree: &Value<'_>) -> Option<Policy> {
        let Value::Object(object) = tree else {
            self.refuse(span(tree), DocumentCode::NotAnObject);
            return None;
        };
        self.check_characters();
        self.check_quota();
        let mut version = None;
        let mut id = None;
        let mut statement = None;
        for member in self.members(object) {
            match member.name.as_str() {
                "Version" => version = Some(&member.value),
                "Id" => id = self.id(&member.value),
                "Statement" => statement = Some(&member.value),
                name => {
                    let code = DocumentCode::UnknownMember {
                        name: name.into(),
                        meant: meant(name, &MEMBERS),
                    };
                    self.refuse(span(&member.name), code);
                }
            }
        }
        let version = self.version(object, version);
        let Some(statement) = statement else {
            self.refuse(front(object), DocumentCode::MissingStatement);
            return None;
        };
        let statements = self.statements(statement, version);
        self.check_sids(&statements);
        self.check_rcp_effects(&statements);
        Some(Policy {
            version,
            id,
            statements,
        })
    }

    fn version(&mut self, object: &Object<'_>, value: Option<&Value<'_>>) -> Version {
        let severity = if self.kind.must_state_version() {
            Severity::Error
        } else {
            Severity::Warning
        };
        let Some(value) = value else {
            self.lint(
                severity,
                front(object),
                DocumentCode::MissingVersion(self.kind),
            );
            return Version::V2008;
        };
        match value {
            Value::StringLit(text) if text.value == "2012-10-17" => Version::V2012,
            Value::StringLit(text) if text.value == "2008-10-17" => {
                self.lint(severity, span(value), DocumentCode::OldVersion(self.kind));
                Version::V2008
            }
            _ => {
                let written = span(value).of(self.text).trim_matches('"');
                self.refuse(span(value), DocumentCode::BadVersion(written.into()));
                Version::V2008
            }
        }
    }

    fn id(&mut self, value: &Value<'_>) -> Option<Spanned<Box<str>>> {
        let Some(text) = value.as_string_lit() else {
            self.refuse(span(value), DocumentCode::BadId);
            return None;
        };
        if self.kind.implies_principal() {
            self.lint(Severity::Warning, span(value), DocumentCode::UselessId);
        }
        Some(Spanned::new(text.value.as_ref().into(), span(value)))
    }

    fn statements(&mut self, value: &Value<'_>, version: Version) -> Vec<Statement> {
        let objects = match value {
            Value::Object(_) => std::slice::from_ref(value),
            Value::Array(array) => &array.elements,
            _ => {
                self.refuse(span(value), DocumentCode::BadStatement);
                return Vec::new();
            }
        };
        if objects.is_empty() {
            self.refuse(span(value), DocumentCode::EmptyStatement);
        }
        if objects.len() > limits::POLICY_STATEMENTS {
            self.refuse(
                Span::new(value.start(), value.start() + 1),
                SizeCode::Statements(objects.len()),
            );
            return Vec::new();
        }
        objects
            .iter()
            .filter_map(|object| self.statement(object, version))
            .collect()
    }

    /// Names are unique where IAM saves the document; elsewhere a repeated one is a lint (semantics 1.4.3–1.4.5).
    fn check_sids(&mut self, statements: &[Statement]) {
        let mut seen = HashSet::new();
        for sid in statements
            .iter()
            .filter_map(|statement| statement.sid.as_ref())
        {
            if sid.value.is_empty() || seen.insert(&*sid.value) {
                continue;
            }
            let code = StatementCode::SidRepeated(sid.value.clone());
            if self.kind.implies_principal() {
                self.refuse(sid.span, code);
            } else {
                self.lint(Severity::Warning, sid.span, code);
            }
        }
    }

    /// An RCP denies; only the default document, which hangs at every level, allows (semantics 6.10.5).
    fn check_rcp_effects(&mut self, statements: &[Statement]) {
        if self.kind != PolicyKind::Rcp || matches!(statements, [only] if is_full_access(only)) {
            return;
        }
        for statement in statements
            .iter()
            .filter(|statement| statement.effect.value == Effect::Allow)
        {
            self.refuse(statement.effect.span, StatementCode::RcpEffect);
        }
    }

    fn check_characters(&mut self) {
        let illegal = |character: char| {
            character > '\u{FF}' || (character < ' ' && !matches!(character, '\t' | '\n' | '\r'))
        };
        let text = self.text;
        if let Some((at, character)) = text
            .char_indices()
            .find(|(_, character)| illegal(*character))
        {
            self.lint(
                Severity::Error,
                Span::new(at, at + character.len_utf8()),
                DocumentCode::CharacterRange(character),
            );
        }
    }

    fn check_quota(&mut self) {
        let Some((quota, counted)) = quota(self.kind) else {
            return;
        };
        let used = match counted {
            Counted::Every => self.text.chars().count(),
            Counted::WithoutSpace => self
                .text
                .chars()
                .filter(|character| !character.is_ascii_whitespace())
                .count(),
        };
        if used > quota {
            let end = self
                .text
                .char_indices()
                .nth(quota)
                .map_or(self.text.len(), |(at, _)| at);
            self.lint(
                Severity::Error,
                Span::new(end, self.text.len()),
                SizeCode::Quota {
                    used,
                    quota,
                    counted,
                },
            );
        }
    }
}

/// The opening bracket, for what is missing in the object.
pub(super) fn front(object: &Object<'_>) -> Span {
    Span::new(object.start(), object.start() + 1)
}

fn is_full_access(statement: &Statement) -> bool {
    let everything = |resource: &ResourceClause| {
        resource.sense == Sense::Listed
            && matches!(resource.patterns.as_slice(), [only] if only.value == ResourcePattern::Any)
    };
    statement.effect.value == Effect::Allow
        && statement.conditions.is_empty()
        && matches!(statement.action.patterns.as_slice(), [only] if only.value == ActionPattern::Any)
        && statement.resource.as_ref().is_some_and(everything)
}

/// The characters that AWS takes for one document (semantics 10).
const fn quota(kind: PolicyKind) -> Option<(usize, Counted)> {
    match kind {
        PolicyKind::Role => Some((10_240, Counted::WithoutSpace)),
        PolicyKind::Managed | PolicyKind::Boundary => Some((6_144, Counted::WithoutSpace)),
        PolicyKind::Session => Some((2_048, Counted::Every)),
        PolicyKind::Scp | PolicyKind::Rcp => Some((5_120, Counted::Every)),
        PolicyKind::Trust => Some((2_048, Counted::WithoutSpace)),
        PolicyKind::Resource => None,
    }
}
