//! Goes through what was found and puts each part in its place.

use std::collections::HashSet;
use std::path::Path;

use scopedown_association::{Association, Part};
use scopedown_policy::{Arn, PolicyKind, Span};
use scopedown_scenario::{
    self as scenario, ResourceDocument, Scenario, SessionKindName, SourceRole,
};

use super::association::light;
use super::purpose::Fit;
use super::source::Sources;
use super::{As, Choices, Filled, Given, Left, Slot, Taken, Why};
use crate::found::{Content, Document, Found, Intake, OpenPart, Role, Session, StandsFor};
use crate::recognise::owner_of;

/// What the walk carries along.
struct Walk<'i> {
    scenario: Scenario,
    purpose: As,
    /// How well the policies fit that are taken.
    best: Fit,
    choices: Choices,
    /// The association that is taken.
    association: Option<(&'i Found, &'i Association)>,
    /// The role that leads to its target role, by name.
    source: Option<String>,
    source_role: SourceRole,
    /// The names of the policies that the text attaches to a role.
    policies: HashSet<&'i str>,
    sources: Sources<'i>,
    has_boundary: bool,
    has_trust: bool,
    taken: Vec<Taken>,
    left: Vec<Left>,
}

pub(super) fn walk<'i>(
    scenario: Scenario,
    intake: &'i Intake,
    purpose: As,
    choices: Choices,
    given: Option<Given<'i>>,
) -> Filled {
    let association = choices
        .association
        .and_then(|at| intake.associations().nth(at));
    let mut walk = Walk {
        scenario,
        purpose,
        best: Fit::Otherwise,
        source: association.and_then(|(_, association)| source_of(association)),
        association,
        choices,
        source_role: SourceRole::default(),
        policies: attached(intake),
        sources: Sources::new(given),
        has_boundary: false,
        has_trust: false,
        taken: Vec::new(),
        left: Vec::new(),
    };
    walk.best = walk.best_fit(intake);
    let (mut number, mut last) = (0, None);
    for found in &intake.found {
        match &found.content {
            Content::Policy(document) => walk.policy(found, document),
            Content::Role(role) => walk.role(found, role),
            Content::Session(call) => walk.session(found, call),
            Content::Association(association) => {
                walk.association(found, association, number);
                last = Some((number, found.span));
                number += 1;
            }
            Content::Denial(_) => walk.leave(found, Why::Message),
            Content::Open(part) => {
                let why = walk.why_open(found, part, last);
                walk.leave(found, why);
            }
        }
    }
    walk.finish()
}

/// The role before a target role.
fn source_of(association: &Association) -> Option<String> {
    let role = match (&association.target_role_arn, &association.role_arn) {
        (Part::Absent, _) | (_, Part::Absent) => return None,
        (_, Part::Known(role) | Part::Open(role)) => owner_of(role),
    };
    Some(role)
}

impl Walk<'_> {
    fn finish(mut self) -> Filled {
        if let Some(association) = &mut self.scenario.association
            && let Some(beside) = &mut association.beside
            && self.association.is_some()
        {
            beside.source = self.source_role;
        }
        Filled {
            scenario: self.scenario,
            taken: self.taken,
            left: self.left,
            choices: self.choices,
        }
    }

    /// How well the best of the policies fits that may be taken at all.
    fn best_fit(&self, intake: &Intake) -> Fit {
        let mine = intake
            .policies()
            .filter(|(found, _)| self.stranger(found).is_none());
        let fits = mine.filter_map(|(_, document)| self.purpose.place(document.kind));
        fits.map(|(_, fit)| fit).min().unwrap_or(Fit::Otherwise)
    }

    /// Why a part belongs to somebody else, if it does.
    fn stranger(&self, found: &Found) -> Option<Why> {
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
    fn strange_association(&self, found: &Found, title: &str) -> Option<Why> {
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
    fn why_open(&self, found: &Found, part: &OpenPart, last: Option<(usize, Span)>) -> Why {
        if let Some(why) = self.stranger(found) {
            return why;
        }
        let around =
            last.filter(|(_, span)| span.start <= found.span.start && found.span.end <= span.end);
        if around.is_some_and(|(number, _)| self.choices.association != Some(number)) {
            return Why::OtherAssociation;
        }
        let named = part.reference.strip_prefix("!Ref ");
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

    fn policy(&mut self, found: &Found, document: &Document) {
        if let Some(why) = self.stranger(found) {
            return self.leave(found, why);
        }
        if slot_of_role(self.purpose, document) && self.is_unattached(found) {
            return self.leave(found, Why::Unattached);
        }
        let is_source = self.source.is_some() && found.owner == self.source;
        let place = self.purpose.place(document.kind);
        let slot = match place {
            Some((slot, fit)) if fit == self.best => slot,
            _ => return self.leave(found, Why::NoPlace(self.purpose)),
        };
        let slot = match (is_source, slot) {
            (true, Slot::RolePolicy) => Slot::SourcePolicy,
            (true, Slot::Trust) => Slot::SourceTrust,
            (true, Slot::Boundary) => return self.leave(found, Why::NoPlace(self.purpose)),
            (_, slot) => slot,
        };
        let given = self.document(slot, found, document);
        let name = given.name.clone();
        if !self.put(slot, document, given) {
            return self.leave(found, Why::OneTooMany);
        }
        self.take(found, slot, name);
        let mut expressions: Vec<String> = Vec::new();
        for open in &document.text.open {
            if !expressions.contains(&open.expression) {
                expressions.push(open.expression.clone());
            }
        }
        if !expressions.is_empty() {
            self.leave(found, Why::Expressions(expressions));
        }
    }

    /// Whether a template shows roles beside a policy and attaches it to none. A document that was pasted beside a role is meant for it.
    fn is_unattached(&self, found: &Found) -> bool {
        let of_template = found.recognised.contains(" in a ");
        of_template && found.owner.is_none() && !self.choices.roles.is_empty()
    }

    /// Puts a document in its place, or answers that there is another.
    fn put(&mut self, slot: Slot, document: &Document, text: scenario::Document) -> bool {
        let scenario = &mut self.scenario;
        match slot {
            Slot::RolePolicy => scenario.role.policies.push(text),
            Slot::SessionPolicy => scenario.session.policies.get_or_insert_default().push(text),
            Slot::SourcePolicy => self.source_role.policies.push(text),
            Slot::Scp => one_level(&mut scenario.scps, &self.taken, slot, text),
            Slot::Rcp => one_level(&mut scenario.rcps, &self.taken, slot, text),
            Slot::ResourcePolicy => scenario.resource_policies.push(ResourceDocument {
                resource: document.resource.clone(),
                account: None,
                document: text,
            }),
            Slot::Boundary => {
                return put_one(&mut self.has_boundary, &mut scenario.role.boundary, text);
            }
            Slot::Trust => return put_one(&mut self.has_trust, &mut scenario.role.trust, text),
            Slot::SourceTrust => {
                let mut has = self.source_role.trust.is_some();
                return put_one(&mut has, &mut self.source_role.trust, text);
            }
            Slot::Role | Slot::Association | Slot::Session => {}
        }
        true
    }

    fn document(&self, slot: Slot, found: &Found, document: &Document) -> scenario::Document {
        let kind = match (slot, document.kind) {
            (Slot::RolePolicy | Slot::SourcePolicy, Some(PolicyKind::Managed)) => {
                PolicyKind::Managed
            }
            (Slot::SessionPolicy, _) => PolicyKind::Session,
            (Slot::Boundary, _) => PolicyKind::Boundary,
            (Slot::Trust | Slot::SourceTrust, _) => PolicyKind::Trust,
            (Slot::Scp, _) => PolicyKind::Scp,
            (Slot::Rcp, _) => PolicyKind::Rcp,
            (Slot::ResourcePolicy, _) => PolicyKind::Resource,
            _ => PolicyKind::Role,
        };
        let file = self.sources.file();
        let stem = file.and_then(|file| Path::new(file).file_stem());
        // A document without a name of its own is called as its file.
        let name = match stem {
            Some(stem) if found.name == "policy" => stem.to_string_lossy().into_owned(),
            _ => found.name.clone(),
        };
        scenario::Document {
            file: file.map(str::to_owned),
            source: self.sources.of(&document.text),
            ..scenario::Document::new(name, kind, document.text.value.as_str())
        }
    }

    fn role(&mut self, found: &Found, role: &Role) {
        if let Some(why) = self.stranger(found) {
            return self.leave(found, why);
        }
        if self.choices.role.as_ref() != Some(&found.name)
            || !matches!(self.purpose, As::Whatever | As::Role)
        {
            return self.leave(found, Why::NoPlace(self.purpose));
        }
        let is_whole = |arn: &&String| Arn::parse(arn).is_some() && !arn.contains("${");
        if let Some(arn) = role.arn.as_ref().filter(is_whole) {
            self.scenario.role.arn = Some(arn.clone());
        }
        if !role.tags.is_empty() {
            self.scenario.role.tags.clone_from(&role.tags);
        }
        self.take(found, Slot::Role, found.name.clone());
    }

    fn session(&mut self, found: &Found, call: &Session) {
        if !self.purpose.wants_association() {
            return self.leave(found, Why::NoPlace(self.purpose));
        }
        let session = &mut self.scenario.session;
        session.kind = session.kind.or(Some(SessionKindName::AssumeRole));
        if call.name.is_some() {
            session.name.clone_from(&call.name);
        }
        if !call.tags.is_empty() {
            session.tags.clone_from(&call.tags);
        }
        let arn = &mut self.scenario.role.arn;
        *arn = arn.take().or_else(|| call.role_arn.clone());
        self.take(found, Slot::Session, found.name.clone());
    }

    fn association(&mut self, found: &Found, association: &Association, number: usize) {
        match self.choices.association {
            Some(chosen) if chosen == number => {}
            Some(_) => return self.leave(found, Why::OtherAssociation),
            None if self.purpose.wants_association() => {
                return self.leave(found, Why::NotChosen);
            }
            None => return self.leave(found, Why::NoPlace(self.purpose)),
        }
        let arn = &mut self.scenario.role.arn;
        let working = association.working_role().known().map(str::to_owned);
        *arn = working.or_else(|| arn.take());
        self.scenario.association = Some(light(association));
        self.take(found, Slot::Association, found.name.clone());
    }

    fn take(&mut self, found: &Found, slot: Slot, name: String) {
        self.taken.push(Taken {
            slot,
            name,
            recognised: found.recognised.clone(),
            span: found.span,
        });
    }

    fn leave(&mut self, found: &Found, why: Why) {
        self.left.push(Left {
            name: found.name.clone(),
            recognised: found.recognised.clone(),
            span: found.span,
            why,
        });
    }
}

/// Whether a document would be a policy of the role.
fn slot_of_role(purpose: As, document: &Document) -> bool {
    purpose
        .place(document.kind)
        .is_some_and(|(slot, _)| slot == Slot::RolePolicy)
}

/// The names of the policies that belong to a role.
fn attached(intake: &Intake) -> HashSet<&str> {
    let owned = intake.policies().filter(|(found, _)| found.owner.is_some());
    owned.map(|(found, _)| found.name.as_str()).collect()
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

/// All policies of one text are one level of the organization.
fn one_level(
    levels: &mut Vec<Vec<scenario::Document>>,
    taken: &[Taken],
    slot: Slot,
    text: scenario::Document,
) {
    let is_first = !taken.iter().any(|one| one.slot == slot);
    match levels.last_mut().filter(|_| !is_first) {
        Some(level) => level.push(text),
        None => levels.push(vec![text]),
    }
}

/// The first of a text takes the place of what was there before.
fn put_one(
    has: &mut bool,
    place: &mut Option<scenario::Document>,
    text: scenario::Document,
) -> bool {
    if *has {
        return false;
    }
    *has = true;
    *place = Some(text);
    true
}
