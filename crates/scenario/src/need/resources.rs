//! On which resources a call is tried where nobody names one: those that the policies allow something on.

use std::collections::HashSet;

use scopedown_eval::{Authority, Situation};
use scopedown_policy::{Action, Effect, Policy, Resource, ResourcePattern, Sense, Statement};

use super::acting::Acting;

/// Resources that are tried for one call.
const TRIED: usize = 12;

/// Entries of `Resource` that are looked at.
const ENTRIES: usize = 100;

/// Every resource that an `Allow` statement lists, session policies first.
pub(super) struct Listed<'a> {
    statements: Vec<(&'a Statement, Vec<Resource>)>,
}

impl<'a> Listed<'a> {
    pub(super) fn of(authority: &'a Authority, situation: &Situation) -> Self {
        let layers = authority.layers();
        let session = layers.session.iter().flatten();
        let others = layers.role.iter().chain(&layers.boundary);
        let hung = layers.resources.iter().map(|hung| &hung.policy);
        let organization = layers.scps.iter().flatten();
        let policies = session.chain(others).chain(hung).chain(organization);
        let statements = policies.flat_map(|policy: &Policy| &policy.statements);
        let mut room = ENTRIES;
        let mut listed = Vec::new();
        for statement in statements.filter(|statement| allows(statement)) {
            let clause = statement.resource.iter();
            let patterns = clause.flat_map(|clause| &clause.patterns).take(room);
            let resources: Vec<Resource> = patterns
                .map(|pattern| resource(&pattern.value, situation))
                .collect();
            room -= resources.len();
            if !resources.is_empty() {
                listed.push((statement, resources));
            }
        }
        Self { statements: listed }
    }

    /// The resources on which to try an action: those of statements that speak of it, then others that it acts on; `*` last, where a statement that
    /// speaks of it says so, or nothing else fits.
    pub(super) fn for_action(&self, action: &Action, acting: &Acting<'_>) -> Vec<Resource> {
        let (mut own, mut others, mut star) = (Vec::new(), Vec::new(), false);
        for (statement, resources) in &self.statements {
            let speaks = speaks_of(statement, action);
            star |= speaks && resources.iter().any(Resource::is_none);
            for resource in resources.iter().filter(|resource| !resource.is_none()) {
                match acting.on(action, resource) {
                    Some(true) | None if speaks => own.push(resource),
                    Some(true) => others.push(resource),
                    Some(false) | None => {}
                }
            }
        }
        let mut seen = HashSet::new();
        let mut tried: Vec<Resource> = own
            .into_iter()
            .chain(others)
            .filter(|resource| seen.insert(resource.as_written()))
            .take(TRIED)
            .cloned()
            .collect();
        if star || tried.is_empty() {
            tried.push(Resource::new("*"));
        }
        tried
    }
}

/// Whether a statement allows something on resources that it lists.
fn allows(statement: &Statement) -> bool {
    let clause = statement.resource.as_ref();
    statement.effect.value == Effect::Allow
        && clause.is_some_and(|clause| clause.sense == Sense::Listed)
}

fn resource(pattern: &ResourcePattern, situation: &Situation) -> Resource {
    match pattern {
        ResourcePattern::Any => Resource::new("*"),
        ResourcePattern::Arn(arn) => Resource::new(&whole(arn.with_values(&situation.context))),
    }
}

fn speaks_of(statement: &Statement, action: &Action) -> bool {
    let mut patterns = statement.action.patterns.iter();
    let listed = patterns.any(|pattern| pattern.value.matches(action));
    statement.action.sense.of(listed)
}

/// An ARN with all its segments: what a short one leaves out stands for `*` (semantics 3.3.3).
fn whole(text: String) -> String {
    let segments = text.splitn(6, ':').count();
    text + &":*".repeat(6usize.saturating_sub(segments))
}

/// What holds a resource, as a bucket its objects.
pub(super) fn holder(resource: &Resource) -> Option<Resource> {
    let (holder, _) = resource.as_written().split_once('/')?;
    Some(Resource::new(holder))
}
