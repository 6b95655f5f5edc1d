//! The value of `Principal` and `NotPrincipal` (semantics 1.6.5, 6.8).

use jsonc_parser::ast::{ObjectProp, Value};

use super::Reader;
use super::members::{one_or_many, span};
use crate::diagnostic::{PrincipalCode, Severity};
use crate::principal::Principal;
use crate::text::Spanned;

impl Reader<'_> {
    pub(super) fn principals(&mut self, value: &Value<'_>) -> Vec<Spanned<Principal>> {
        let mut principals = Vec::new();
        match value {
            Value::StringLit(text) if text.value == "*" => {
                return vec![Spanned::new(Principal::Everyone, span(value))];
            }
            Value::NullKeyword(_) => return principals,
            Value::Object(object) => {
                for member in self.members(object) {
                    self.principals_of_type(member, &mut principals);
                }
            }
            _ => {
                self.refuse(span(value), PrincipalCode::Shape);
                return principals;
            }
        }
        if principals.is_empty() {
            self.lint(Severity::Info, span(value), PrincipalCode::Empty);
        }
        principals
    }

    fn principals_of_type(
        &mut self,
        member: &ObjectProp<'_>,
        principals: &mut Vec<Spanned<Principal>>,
    ) {
        let read: fn(&str) -> Principal = match member.name.as_str() {
            "AWS" => Principal::of_aws,
            "Service" => |text| Principal::Service(text.into()),
            "Federated" => |text| Principal::Federated(text.into()),
            "CanonicalUser" => |text| Principal::CanonicalUser(text.into()),
            name => {
                return self.refuse(span(&member.name), PrincipalCode::UnknownType(name.into()));
            }
        };
        for entry in one_or_many(&member.value) {
            let Value::StringLit(text) = entry else {
                self.refuse(span(entry), PrincipalCode::ValueType);
                continue;
            };
            let principal = read(&text.value);
            if let Principal::Unresolvable(text) | Principal::CanonicalUser(text) = &principal {
                self.lint(
                    Severity::Warning,
                    span(entry),
                    PrincipalCode::Unresolvable(text.clone()),
                );
            }
            principals.push(Spanned::new(principal, span(entry)));
        }
    }
}
