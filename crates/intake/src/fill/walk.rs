//! Goes through what was found and puts each part in its place.

use std::collections::{HashMap, HashSet};

use scopedown_association::{Association, Part};
use scopedown_policy::{Arn, PolicyKind};
use scopedown_scenario::{Scenario, SessionKindName, SourceRole};

use super::association::light;
use super::purpose::Fit;
use super::source::Sources;
use super::whose::{policies, references};
use super::{As, Choices, Filled, Given, Left, Slot, Taken, Why};
use crate::found::{Content, Document, Found, Intake, Role, Session, StandsFor};
use crate::recognise::owner_of;

/// What the walk carries along.
pub(super) struct Walk<'i> {
    pub(super) scenario: Scenario,
    pub(super) purpose: As,
    /// How well the policies fit that are taken.
    pub(super) best: Fit,
    pub(super) choices: Choices,
    /// The association that is taken.
    pub(super) association: Option<(&'i Found, &'i Association)>,
    /// The role that leads to its target role, by name.
    pub(super) source: Option<String>,
    pub(super) source_role: SourceRole,
    /// The names of the policies that the text shows.
    pub(super) policies: HashSet<&'i str>,
    /// What the role refers to by its name in the same template.
    pub(super) references: HashMap<&'i str, StandsFor>,
    pub(super) sources: Sources<'i>,
    pub(super) has_boundary: bool,
    pub(super) has_trust: bool,
    pub(super) taken: Vec<Taken>,
    pub(super) left: Vec<Left>,
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
    let references = references(intake, choices.role.as_deref());
    let mut walk = Walk {
        scenario,
        purpose,
        best: Fit::Otherwise,
        source: association.and_then(|(_, association)| source_of(association)),
        association,
        choices,
        source_role: SourceRole::default(),
        policies: policies(intake),
        references,
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
        let fits =
            mine.filter_map(|(found, document)| self.purpose.place(self.kind(found, document)));
        fits.map(|(_, fit)| fit).min().unwrap_or(Fit::Otherwise)
    }

    fn policy(&mut self, found: &Found, document: &Document) {
        if let Some(why) = self.stranger(found) {
            return self.leave(found, why);
        }
        let kind = self.kind(found, document);
        if slot_of_role(self.purpose, kind) && self.is_unattached(found) {
            return self.leave(found, Why::Unattached);
        }
        let is_source = self.source.is_some() && found.owner == self.source;
        let slot = match self.purpose.place(kind) {
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
fn slot_of_role(purpose: As, kind: Option<PolicyKind>) -> bool {
    purpose
        .place(kind)
        .is_some_and(|(slot, _)| slot == Slot::RolePolicy)
}
