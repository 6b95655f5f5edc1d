//! What did not go into the scenario, and why.

use scopedown_policy::{PolicyKind, Span, quote};

use super::As;
use crate::found::{OpenPart, StandsFor};

/// A part that stayed outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Its name.
    pub name: String,
    /// What it was recognised as, in words.
    pub recognised: String,
    /// Where it stands in the text as given.
    pub span: Span,
    /// Why it is not there.
    pub why: Why,
}

/// Why a part stayed outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The text names it and does not show it.
    NotShown(OpenPart),
    /// It is a reference, and what it leads to stands in the same text.
    InThisText,
    /// The document went into the scenario with these expressions as they are written; what they stand for is not known.
    Expressions(Vec<String>),
    /// It belongs to another role.
    OtherRole(String),
    /// It belongs to another association.
    OtherAssociation,
    /// The text shows roles, and attaches it to none of them.
    Unattached,
    /// Whose it is was not chosen.
    NotChosen,
    /// It has no place in what the text was given as.
    NoPlace(As),
    /// There is one already, and can be only one.
    OneTooMany,
    /// It is a message, which says what happened and not what holds.
    Message,
}

impl Left {
    /// Whether the answer may be another one for want of it.
    pub const fn matters(&self) -> bool {
        matches!(
            self.why,
            Why::NotShown(_) | Why::Expressions(_) | Why::Unattached | Why::OneTooMany
        )
    }

    /// Whether it is a session policy, without which nothing would seem to narrow the session.
    pub fn is_session_policy(&self) -> bool {
        match &self.why {
            Why::NotShown(part) => matches!(
                part.stands_for,
                StandsFor::SessionPolicy | StandsFor::Policy(Some(PolicyKind::Session))
            ),
            _ => false,
        }
    }

    /// What is missing, and what to do.
    pub fn message(&self) -> String {
        let name = quote(&self.name);
        match &self.why {
            Why::NotShown(part) => not_shown(part),
            Why::Expressions(expressions) => {
                let listed: Vec<String> = expressions
                    .iter()
                    .map(|one| quote(one).to_string())
                    .collect();
                format!(
                    "{name} holds what cannot be evaluated here, and stands as it is written: {}. Tell what it stands for.",
                    listed.join(", ")
                )
            }
            Why::InThisText => format!("{name} leads to what stands in the same text."),
            Why::OtherRole(role) => format!("{name} belongs to the role {}.", quote(role)),
            Why::OtherAssociation => format!("{name} is another association, or belongs to one."),
            Why::Unattached => {
                format!("{name} is attached to none of the roles in this text, and left out.")
            }
            Why::NotChosen => format!("{name} is one of several, of which none was chosen."),
            Why::NoPlace(_) => format!("{name}, {}, is not what was asked for.", self.recognised),
            Why::OneTooMany => format!(
                "{name} is left out: there is another before it, and there can be only one. Give the one that is meant alone."
            ),
            Why::Message => format!("{name} is a message, and no policy."),
        }
    }
}

fn not_shown(part: &OpenPart) -> String {
    let reference = quote(&part.reference);
    match part.stands_for {
        StandsFor::ManagedPolicy => format!(
            "The managed policy {reference} is named and not shown. Give the answer of `aws iam get-policy-version` as well, or that of \
             `aws iam get-account-authorization-details`."
        ),
        StandsFor::Boundary => format!(
            "The permissions boundary {reference} is named and not shown. Give the answer of `aws iam get-policy-version` as the boundary."
        ),
        StandsFor::SessionPolicy => format!(
            "The session policy {reference} is named and not shown. Give the answer of `aws iam get-policy-version` as a session policy."
        ),
        StandsFor::Policy(Some(kind)) => format!(
            "{} is written as {reference}, which cannot be evaluated here. Give the document itself.",
            sentence_start(kind.with_article())
        ),
        StandsFor::Policy(None) => {
            format!(
                "A policy is written as {reference}, which cannot be evaluated here. Give the document itself."
            )
        }
        StandsFor::Generated => {
            format!(
                "The policies of {reference} are made by the tool when it runs. Give them as they are in IAM."
            )
        }
        StandsFor::Role => {
            format!("The role is written as {reference}, which cannot be evaluated here.")
        }
        StandsFor::Unknown => format!("{reference} cannot be evaluated here."),
    }
}

fn sentence_start(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
