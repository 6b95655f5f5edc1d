//! Documents in their places.

use std::path::Path;

use scopedown_policy::PolicyKind;
use scopedown_scenario::{self as scenario, ResourceDocument};

use super::walk::Walk;
use super::{Slot, Taken};
use crate::found::{Document, Found};

impl Walk<'_> {
    /// Puts a document in its place, or answers that there is another.
    pub(super) fn put(
        &mut self,
        slot: Slot,
        document: &Document,
        text: scenario::Document,
    ) -> bool {
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

    pub(super) fn document(
        &self,
        slot: Slot,
        found: &Found,
        document: &Document,
    ) -> scenario::Document {
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
