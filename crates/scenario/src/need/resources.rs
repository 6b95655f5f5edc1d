//! On which resources a call is tried where nobody names one: those that the policies allow something on.

use std::collections::HashSet;

use scopedown_catalog::Catalog;
use scopedown_eval::{Authority, Situation};
use scopedown_policy::{Action, Effect, Policy, Resource, ResourcePattern, Sense, Statement};

/// Resources that are tried for one call.
const TRIED: usize = 12;

/// Entries of `Resource` that are looked at.
const ENTRIES: usize = 400;

/// Every resource that an `Allow` statement lists, session policies first.
pub(super) struct Listed<'a> {
    entries: Vec<(&'a Statement, &'a ResourcePattern, Resource)>,
}

impl<'a> Listed<'a> {
    pub(super) fn of(authority: &'a Authority, situation: &Situation) -> Self {
        let layers = authority.layers();
        let session = layers.session.iter().flatten();
        let others = layers.role.iter().chain(&layers.boundary);
        let hung = layers.resources.iter().map(|hung| &hung.policy);
        let organization = layers.scps.iter().flatten();
        let policies = session.chain(others).chain(hung).chain(organization);
        let allowing = policies
            .flat_map(|policy: &Policy| &policy.statements)
            .filter(|statement| statement.effect.value == Effect::Allow);
        let entries = allowing.flat_map(|statement| {
            let clause = statement.resource.iter();
            clause
                .filter(|clause| clause.sense == Sense::Listed)
                .flat_map(|clause| &clause.patterns)
                .map(move |pattern| (statement, &pattern.value))
        });
        let resolved = entries.take(ENTRIES).map(|(statement, pattern)| {
            let text = match pattern {
                ResourcePattern::Any => "*".to_owned(),
                ResourcePattern::Arn(arn) => whole(arn.with_values(&situation.context)),
            };
            (statement, pattern, Resource::new(&text))
        });
        Self {
            entries: resolved.collect(),
        }
    }

    /// The resources on which to try an action: those of statements that speak of it, then others that it acts on; `*` last, where a statement that
    /// speaks of it says so, or nothing else fits.
    pub(super) fn for_action(&self, action: &Action, catalog: &Catalog) -> Vec<Resource> {
        let entry = catalog.action(action);
        let fits = |pattern: &ResourcePattern| entry.is_some_and(|entry| entry.fits(pattern));
        let (mut own, mut others, mut star) = (Vec::new(), Vec::new(), false);
        for (statement, pattern, resource) in &self.entries {
            let speaks = speaks_of(statement, action);
            match pattern {
                ResourcePattern::Any => star |= speaks,
                ResourcePattern::Arn(_) if speaks && (entry.is_none() || fits(pattern)) => {
                    own.push(resource);
                }
                ResourcePattern::Arn(_) if fits(pattern) => others.push(resource),
                ResourcePattern::Arn(_) => {}
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
