//! Every text of a scenario that may hold a name.

mod policy;

use std::collections::BTreeSet;

use scopedown_eval::ContextValue;

use crate::beside::Beside;
use crate::document::Document;
use crate::scenario::{Association, Scenario};
use policy::Texts;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It names something: its words are names.
    Name,
    /// So it does, and a variable of a policy may stand for it.
    Value,
    /// It is for people, and may repeat names.
    Words,
    /// It is compared as a number, a date, an address and the like, and never changed.
    Fixed,
}

impl Part {
    pub(super) const fn is_of_names(self) -> bool {
        matches!(self, Self::Name | Self::Value)
    }
}

/// Gives each text to a visitor, which may change it.
pub(super) fn visit(scenario: &mut Scenario, visitor: &mut dyn FnMut(&mut String, Part)) {
    let counted = counted_keys(scenario);
    for text in [&mut scenario.title, &mut scenario.about] {
        text.iter_mut().for_each(|text| visitor(text, Part::Words));
    }
    let own = [
        &mut scenario.principal,
        &mut scenario.resource_account,
        &mut scenario.role.arn,
        &mut scenario.session.name,
    ];
    for text in own.into_iter().flatten() {
        visitor(text, Part::Value);
    }
    let tags = scenario
        .role
        .tags
        .iter_mut()
        .chain(&mut scenario.session.tags);
    for (_, value) in tags {
        visitor(value, Part::Value);
    }
    for resource in scenario.resources.iter_mut().flatten() {
        visitor(resource, Part::Name);
    }
    for expectation in &mut scenario.expectations {
        visitor(&mut expectation.resource, Part::Name);
        for (key, value) in &mut expectation.context {
            value_of(value, part_of(key.folded(), &counted), visitor);
        }
    }
    for (key, value) in &mut scenario.context {
        value_of(value, part_of(key.folded(), &counted), visitor);
    }
    if let Some(association) = &mut scenario.association {
        self::association(association, visitor);
    }
    documents(scenario, &mut |document| {
        visitor(&mut document.name, Part::Name);
        policy::visit(&mut document.text, visitor);
    });
    for policy in &mut scenario.resource_policies {
        for text in [&mut policy.resource, &mut policy.account]
            .into_iter()
            .flatten()
        {
            visitor(text, Part::Name);
        }
    }
}

fn association(association: &mut Association, visitor: &mut dyn FnMut(&mut String, Part)) {
    let Association {
        cluster_name,
        namespace,
        service_account,
        role_arn,
        target_role_arn,
        session_tags: _,
        beside,
    } = association;
    let own = [
        cluster_name,
        namespace,
        service_account,
        role_arn,
        target_role_arn,
    ];
    for text in own.into_iter().flatten() {
        visitor(text, Part::Value);
    }
    let Some(Beside {
        tags,
        id,
        arn,
        external_id,
        owner_arn,
        source: _,
    }) = beside.as_deref_mut()
    else {
        return;
    };
    for (_, value) in tags {
        visitor(value, Part::Name);
    }
    for text in [id, arn, external_id, owner_arn].into_iter().flatten() {
        visitor(text, Part::Name);
    }
}

/// Every policy of a scenario.
fn documents(scenario: &mut Scenario, each: &mut dyn FnMut(&mut Document)) {
    let role = &mut scenario.role;
    let role = role
        .policies
        .iter_mut()
        .chain(&mut role.boundary)
        .chain(&mut role.trust);
    let session = scenario.session.policies.iter_mut().flatten();
    let levels = scenario.scps.iter_mut().chain(&mut scenario.rcps).flatten();
    let hung = scenario
        .resource_policies
        .iter_mut()
        .map(|policy| &mut policy.document);
    let beside = scenario
        .association
        .as_mut()
        .and_then(|association| association.beside.as_mut());
    let source = beside.into_iter().flat_map(|beside| {
        let source = &mut beside.source;
        source.policies.iter_mut().chain(&mut source.trust)
    });
    role.chain(session)
        .chain(levels)
        .chain(hung)
        .chain(source)
        .for_each(each);
}

fn value_of(value: &mut ContextValue, part: Part, visitor: &mut dyn FnMut(&mut String, Part)) {
    let mut one = |text: &mut Box<str>| {
        let mut whole = text.to_string();
        visitor(&mut whole, part);
        *text = whole.into();
    };
    match value {
        ContextValue::One(text) => one(text),
        ContextValue::Many(texts) => texts.iter_mut().for_each(one),
        ContextValue::Absent | ContextValue::Unknown => {}
    }
}

fn part_of(key: &str, counted: &BTreeSet<String>) -> Part {
    if counted.contains(key) {
        Part::Fixed
    } else {
        Part::Value
    }
}

/// The keys that some policy compares otherwise than as text or ARN, in lower case.
fn counted_keys(scenario: &mut Scenario) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    documents(scenario, &mut |document| {
        keys.extend(Texts::of(&document.text).counted);
    });
    keys
}
