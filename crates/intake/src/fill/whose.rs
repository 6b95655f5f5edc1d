//! Whose a part is: of the role and the association that are meant, or of others.

use std::collections::{HashMap, HashSet};

use scopedown_policy::{PolicyKind, Span};

use super::Why;
use super::walk::Walk;
use crate::found::{Content, Document, Found, Intake, OpenPart, StandsFor};
use crate::recognise::owner_of;

impl Walk<'_> {
    /// Why a part belongs to somebody else, if it does.
    pub(super) fn stranger(&self, found: &Found) -> Option<Why> {
        if let Some(association) = association_of(found) {
            return self.strange_association(found, association);
        }
        let owner = match &found.content {
            Content::Role(_) => &found.name,
            _ => found.owner.as_ref()?,
        };
        let is_mine = self.choices.role.as_ref() == Some(owner);
        let is_source = self.source.as_ref() == Some(owner);
        if is_mine || is_source || !self.choices.roles.contains(owner) {
            return None;
        }
        if !self.purpose.wants_role() && self.choices.role.is_none() {
            return None;
        }
        Some(match self.choices.role {
            Some(_) => Why::OtherRole(owner.clone()),
            None => Why::NotChosen,
        })
    }

    /// What hangs on an association has its title.
    pub(super) fn strange_association(&self, found: &Found, title: &str) -> Option<Why> {
        if !self.choices.associations.iter().any(|name| name == title) {
            return None;
        }
        match self.association {
            Some((chosen, _)) if chosen.name == title && chosen.owner == found.owner => None,
            Some(_) => Some(Why::OtherAssociation),
            None => Some(Why::NotChosen),
        }
    }

    /// Why an open part stays open. A reference of an association stands inside it, and may lead to a role of the same text.
    pub(super) fn why_open(
        &self,
        found: &Found,
        part: &OpenPart,
        last: Option<(usize, Span)>,
    ) -> Why {
        if let Some(why) = self.stranger(found) {
            return why;
        }
        let around =
            last.filter(|(_, span)| span.start <= found.span.start && found.span.end <= span.end);
        if around.is_some_and(|(number, _)| self.choices.association != Some(number)) {
            return Why::OtherAssociation;
        }
        let named = in_template(&part.reference);
        if named.is_some_and(|name| self.policies.contains(name)) {
            return Why::InThisText;
        }
        if part.stands_for == StandsFor::Role
            && self.choices.roles.contains(&owner_of(&part.reference))
        {
            return Why::InThisText;
        }
        Why::NotShown(part.clone())
    }

    /// What a policy is for: the role that refers to it may say so.
    pub(super) fn kind(&self, found: &Found, document: &Document) -> Option<PolicyKind> {
        let referred = self.references.get(found.name.as_str());
        match referred {
            Some(StandsFor::Boundary) if found.owner.is_none() => Some(PolicyKind::Boundary),
            _ => document.kind,
        }
    }

    /// Whether a template shows roles beside a policy and attaches it to none. A document that was pasted beside a role is meant for it.
    pub(super) fn is_unattached(&self, found: &Found) -> bool {
        let of_template = found.recognised.contains(" in a ");
        let is_referred = self.references.contains_key(found.name.as_str());
        let is_loose = found.owner.is_none() && !is_referred;
        of_template && is_loose && !self.choices.roles.is_empty()
    }
}

/// What the role refers to by the name that it has in the same template, and as what.
pub(super) fn references<'i>(
    intake: &'i Intake,
    role: Option<&str>,
) -> HashMap<&'i str, StandsFor> {
    let mine = intake
        .found
        .iter()
        .filter(|found| role.is_some() && found.owner.as_deref() == role);
    mine.filter_map(|found| match &found.content {
        Content::Open(part) => Some((in_template(&part.reference)?, part.stands_for)),
        _ => None,
    })
    .collect()
}

/// The name of a resource of the same template.
fn in_template(reference: &str) -> Option<&str> {
    reference.strip_prefix("!Ref ")
}

/// The names of the policies of a text.
pub(super) fn policies(intake: &Intake) -> HashSet<&str> {
    let shown = intake.policies();
    shown.map(|(found, _)| found.name.as_str()).collect()
}

/// The association that a part hangs on, by its title.
fn association_of(found: &Found) -> Option<&str> {
    let is_policy = match &found.content {
        Content::Policy(document) => document.kind == Some(PolicyKind::Session),
        Content::Open(part) => part.stands_for == StandsFor::Policy(Some(PolicyKind::Session)),
        _ => false,
    };
    is_policy.then_some(found.name.as_str())
}
