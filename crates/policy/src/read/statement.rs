//! One statement (semantics 1.4–1.8).

use std::collections::HashSet;

use jsonc_parser::ast::{Object, ObjectProp, Value};

use super::Reader;
use super::document::front;
use super::members::{meant, span};
use crate::diagnostic::{DocumentCode, PrincipalCode, Severity, StatementCode};
use crate::document::{Effect, PrincipalClause, Sense, Statement, Version};
use crate::kind::PolicyKind;
use crate::principal::Principal;
use crate::text::{Span, Spanned};

const MEMBERS: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

/// The members of one statement, by name.
#[derive(Default)]
struct Found<'a, 't> {
    sid: Option<&'a ObjectProp<'t>>,
    effect: Option<&'a ObjectProp<'t>>,
    principal: Option<&'a ObjectProp<'t>>,
    not_principal: Option<&'a ObjectProp<'t>>,
    action: Option<&'a ObjectProp<'t>>,
    not_action: Option<&'a ObjectProp<'t>>,
    resource: Option<&'a ObjectProp<'t>>,
    not_resource: Option<&'a ObjectProp<'t>>,
    condition: Option<&'a ObjectProp<'t>>,
}

impl Reader<'_> {
    /// Reads a statement; `None` where it is refused as a whole.
    pub(super) fn statement(&mut self, value: &Value<'_>, version: Version) -> Option<Statement> {
        let Value::Object(object) = value else {
            self.refuse(span(value), DocumentCode::BadStatement);
            return None;
        };
        let found = self.found(object);
        let sid = found.sid.and_then(|member| self.sid(&member.value));
        let effect = self.effect(object, found.effect);
        let principal = self.principal_clause(object, &found);
        let action = self.either(found.action, found.not_action, ("Action", "NotAction"));
        let action = self.action_clause(object, action);
        if let (PolicyKind::Rcp, Some(member)) = (self.kind, found.not_action) {
            self.refuse(
                span(&member.name),
                StatementCode::NotInKind("NotAction", PolicyKind::Rcp),
            );
        }
        let resource = self.either(
            found.resource,
            found.not_resource,
            ("Resource", "NotResource"),
        );
        let resource = self.resource_clause(object, resource, version);
        let conditions = found
            .condition
            .map(|member| self.conditions(&member.value, version))
            .unwrap_or_default();
        let effect = effect?;
        self.check_principal_with_effect(principal.as_ref(), effect.value);
        Some(Statement {
            span: span(object),
            sid,
            effect,
            principal,
            action: action?,
            resource,
            conditions,
        })
    }

    fn found<'a, 't>(&mut self, object: &'a Object<'t>) -> Found<'a, 't> {
        let mut found = Found::default();
        for member in self.members(object) {
            let name = member.name.as_str();
            let place = match name {
                "Sid" => &mut found.sid,
                "Effect" => &mut found.effect,
                "Principal" => &mut found.principal,
                "NotPrincipal" => &mut found.not_principal,
                "Action" => &mut found.action,
                "NotAction" => &mut found.not_action,
                "Resource" => &mut found.resource,
                "NotResource" => &mut found.not_resource,
                "Condition" => &mut found.condition,
                _ => {
                    self.refuse(
                        span(&member.name),
                        StatementCode::UnknownMember {
                            name: name.into(),
                            meant: meant(name, &MEMBERS),
                        },
                    );
                    continue;
                }
            };
            *place = Some(member);
            if let (Value::NullKeyword(_), Some(name)) = (&member.value, meant(name, &MEMBERS)) {
                self.refuse(span(&member.value), StatementCode::NullMember(name));
            }
        }
        found
    }

    fn sid(&mut self, value: &Value<'_>) -> Option<Spanned<Box<str>>> {
        let Value::StringLit(text) = value else {
            if !matches!(value, Value::NullKeyword(_)) {
                self.refuse(span(value), StatementCode::SidType);
            }
            return None;
        };
        if !text
            .value
            .chars()
            .all(|character| character.is_ascii_alphanumeric())
        {
            let code = StatementCode::SidCharacters(text.value.as_ref().into());
            if self.kind.implies_principal() {
                self.refuse(span(value), code);
            } else {
                self.lint(Severity::Info, span(value), code);
            }
        }
        Some(Spanned::new(text.value.as_ref().into(), span(value)))
    }

    fn effect(
        &mut self,
        object: &Object<'_>,
        member: Option<&ObjectProp<'_>>,
    ) -> Option<Spanned<Effect>> {
        let Some(member) = member else {
            self.refuse(front(object), StatementCode::EffectMissing);
            return None;
        };
        let place = span(&member.value);
        let text = member.value.as_string_lit().map_or("", |text| &text.value);
        let effect = match text {
            "Allow" => Effect::Allow,
            "Deny" => Effect::Deny,
            _ => {
                let code = meant(text, &["Allow", "Deny"])
                    .map_or(StatementCode::EffectUnknown, StatementCode::EffectCase);
                self.refuse(place, code);
                return None;
            }
        };
        Some(Spanned::new(effect, place))
    }

    /// The one of a pair of members that is there; both together are refused.
    fn either<'a, 't>(
        &mut self,
        plain: Option<&'a ObjectProp<'t>>,
        not: Option<&'a ObjectProp<'t>>,
        names: (&'static str, &'static str),
    ) -> Option<(Sense, &'a ObjectProp<'t>)> {
        if let (Some(_), Some(second)) = (plain, not) {
            self.refuse(span(&second.name), StatementCode::BothOf(names.0, names.1));
        }
        let not = not.map(|member| (Sense::AllBut, member));
        plain.map(|member| (Sense::Listed, member)).or(not)
    }

    fn principal_clause(
        &mut self,
        object: &Object<'_>,
        found: &Found<'_, '_>,
    ) -> Option<PrincipalClause> {
        let member = self.either(
            found.principal,
            found.not_principal,
            ("Principal", "NotPrincipal"),
        );
        let Some((sense, member)) = member else {
            if self.kind.hangs_on_resource() {
                self.refuse(front(object), PrincipalCode::Missing(self.kind));
            } else if self.kind == PolicyKind::Rcp {
                self.refuse(front(object), PrincipalCode::RcpPrincipal);
            }
            return None;
        };
        let name = span(&member.name);
        match (self.kind, sense) {
            (kind, _) if kind.implies_principal() || kind == PolicyKind::Scp => {
                self.refuse(name, PrincipalCode::Forbidden(kind));
                return None;
            }
            (PolicyKind::Trust, Sense::AllBut) => {
                self.refuse(name, PrincipalCode::NotPrincipalInTrust);
            }
            (PolicyKind::Rcp, Sense::AllBut) => self.refuse(
                name,
                StatementCode::NotInKind("NotPrincipal", PolicyKind::Rcp),
            ),
            (PolicyKind::Rcp, Sense::Listed)
                if member
                    .value
                    .as_string_lit()
                    .is_none_or(|text| text.value != "*") =>
            {
                self.refuse(span(&member.value), PrincipalCode::RcpPrincipal);
                return None;
            }
            _ => {}
        }
        let principals = self.principals(&member.value);
        Some(PrincipalClause {
            sense,
            span: span(member),
            principals,
        })
    }

    fn check_principal_with_effect(&mut self, clause: Option<&PrincipalClause>, effect: Effect) {
        let Some(clause) = clause.filter(|clause| clause.sense == Sense::AllBut) else {
            return;
        };
        if effect == Effect::Allow {
            return self.lint(
                Severity::Warning,
                clause.span,
                PrincipalCode::AllowNotPrincipal,
            );
        }
        let account_of = |principal: &Principal| match principal {
            Principal::User(arn)
            | Principal::Role(arn)
            | Principal::RoleSession(arn)
            | Principal::FederatedUser(arn) => {
                crate::arn::Arn::parse(arn).map(|arn| arn.account.to_owned())
            }
            _ => None,
        };
        let accounts: HashSet<&str> = clause
            .principals
            .iter()
            .filter_map(|principal| match &principal.value {
                Principal::Account(number) => Some(&**number),
                _ => None,
            })
            .collect();
        let lacking: Vec<Span> = clause
            .principals
            .iter()
            .filter(|principal| {
                account_of(&principal.value).is_some_and(|account| !accounts.contains(&*account))
            })
            .map(|principal| principal.span)
            .collect();
        for place in lacking {
            self.lint(
                Severity::Warning,
                place,
                PrincipalCode::SparedWithoutAccount,
            );
        }
    }
}
