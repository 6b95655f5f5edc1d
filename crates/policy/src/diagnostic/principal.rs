use super::{SYNTAX_ERRORS, Words, quote};
use crate::kind::PolicyKind;

/// What is wrong with a principal (semantics 1.6, 6.8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrincipalCode {
    /// `Principal` where it is implied.
    Forbidden(PolicyKind),
    /// Neither `Principal` nor `NotPrincipal` where one must stand.
    Missing(PolicyKind),
    /// A value that is neither `"*"` nor an object.
    Shape,
    /// A member of the object that principals do not have.
    UnknownType(Box<str>),
    /// A value that is neither a string nor a list of strings.
    ValueType,
    /// `Principal` in a resource control policy that is not the string `*`.
    RcpPrincipal,
    /// `NotPrincipal` in a role trust policy.
    NotPrincipalInTrust,
    /// A value that names nobody who can be known here.
    Unresolvable(Box<str>),
    /// `[]` or `{}`.
    Empty,
    /// `NotPrincipal` with `Allow`.
    AllowNotPrincipal,
    /// `NotPrincipal` that spares a principal but not its account.
    SparedWithoutAccount,
}

impl PrincipalCode {
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Forbidden(kind) => Words::new(
                "principal-forbidden",
                format!("{} names no principal: it speaks of whoever carries it.", capitalised(kind.with_article())),
                "Delete the member. If this is the policy of a bucket, queue or key, it belongs among the resource policies.",
            )
            .aws("Policy document should not specify a principal."),
            Self::Missing(kind) => Words::new(
                "principal-missing",
                format!("{} must say whom each statement speaks of.", capitalised(kind.with_article())),
                "Add `\"Principal\": { \"AWS\": \"arn:…\" }`, or `\"*\"` for everyone.",
            ),
            Self::Shape => Words::new(
                "principal-shape",
                "A principal is the string `*` or an object.",
                "Write `{ \"AWS\": \"…\" }`; accounts and ARNs stand inside it.",
            )
            .aws(SYNTAX_ERRORS),
            Self::UnknownType(name) => Words::new(
                "principal-type",
                format!("{} is not a kind of principal.", quote(name)),
                "Use `AWS`, `Service`, `Federated` or `CanonicalUser`.",
            )
            .aws(SYNTAX_ERRORS),
            Self::ValueType => {
                Words::new("principal-value-type", "A principal must be a string or a list of strings.", "Write each as a string.").aws(SYNTAX_ERRORS)
            }
            Self::RcpPrincipal => Words::new(
                "rcp-principal",
                "A resource control policy has `\"Principal\": \"*\"` in every statement, and nothing else.",
                "Write `\"Principal\": \"*\"` and narrow with a condition such as `aws:PrincipalArn`.",
            ),
            Self::NotPrincipalInTrust => Words::new(
                "not-principal-trust",
                "A role trust policy has no `NotPrincipal`.",
                "Name who may assume the role, or deny with a condition on `aws:PrincipalArn`.",
            ),
            Self::Unresolvable(value) => Words::new(
                "principal-unresolvable",
                format!("{} names nobody who can be known here, so it matches nobody.", quote(value)),
                "Use an account, or the whole ARN of a role, user or session; wildcards work only as a lone `*`.",
            ),
            Self::Empty => Words::new("principal-empty", "This names nobody, so the statement has no effect.", "Add a principal."),
            Self::AllowNotPrincipal => Words::new(
                "allow-not-principal",
                "`NotPrincipal` with `Allow` grants to everyone else in the world, anonymous callers included.",
                "Use `Principal`, or `Deny` with a condition on `aws:PrincipalArn`.",
            ),
            Self::SparedWithoutAccount => Words::new(
                "not-principal-account",
                "A principal is spared here but not its account; some services then deny the principal all the same.",
                "List the account as well, and for a session its role.",
            ),
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| {
            [first.to_ascii_uppercase()]
                .into_iter()
                .chain(characters)
                .collect()
        })
        .unwrap_or_default()
}
