//! An action: its level, what it acts on, the condition keys that it looks at.

use scopedown_policy::{NoValues, Resource, ResourcePattern};

use crate::arn_format;
use crate::decode::Use;
use crate::key::KeyEntry;
use crate::level::Level;
use crate::model::Need;
use crate::resource_type::ResourceType;
use crate::service::Service;

/// An action of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct ActionEntry<'c> {
    pub(crate) service: Service<'c>,
    pub(crate) at: usize,
}

/// A kind of resource that an action acts on.
#[derive(Debug, Clone, Copy)]
pub struct ResourceUse<'c> {
    service: Service<'c>,
    used: Use,
}

impl<'c> ActionEntry<'c> {
    /// The name behind the colon, as AWS spells it.
    pub fn name(self) -> &'c str {
        self.service.record.actions.get(self.at)
    }

    /// The whole action, as AWS spells it: `s3:GetObject`.
    pub fn full(self) -> String {
        format!("{}:{}", self.service.prefix, self.name())
    }

    /// Its service.
    pub fn service(self) -> Service<'c> {
        self.service
    }

    /// Its number among all actions of the catalogue.
    pub fn number(self) -> usize {
        self.service.base + self.at
    }

    /// What kind of thing it does.
    pub fn level(self) -> Level {
        self.service
            .record
            .levels
            .get(self.at)
            .copied()
            .unwrap_or(Level::Write)
    }

    /// The kinds of resources that it acts on.
    pub fn resources(self) -> impl Iterator<Item = ResourceUse<'c>> {
        let record = self.service.record;
        let set = record.action_uses.get(self.at).copied().unwrap_or_default();
        record
            .uses
            .get(usize::from(set))
            .iter()
            .map(move |used| ResourceUse {
                service: self.service,
                used: *used,
            })
    }

    /// The condition keys that it looks at whatever it acts on; global keys that every action knows are left out.
    pub fn keys(self) -> impl Iterator<Item = KeyEntry<'c>> {
        let keys = &self.service.record.action_keys;
        self.service
            .keys_of_set(keys.get(self.at).copied().unwrap_or_default())
    }

    /// Whether it acts on no kind of resource, so that only `*` fits (semantics 3.5).
    pub fn needs_star(self) -> bool {
        self.resources().next().is_none()
    }

    /// Whether it acts on such a resource: `*` always, an ARN where one of its types is the ARN's. What is no ARN cannot be told, and counts.
    pub fn acts_on(self, resource: &Resource) -> bool {
        let Some(arn) = resource.arn() else {
            return true;
        };
        if resource.as_written().contains(['*', '?']) {
            return self.fits_text(resource.as_written());
        }
        let types = self.service.types_of(&arn);
        self.resources().any(|used| {
            types
                .iter()
                .any(|kind| kind.at == usize::from(used.used.resource_type))
        })
    }

    /// Whether a pattern can match some resource that it acts on. Variables count as open.
    pub fn fits(self, pattern: &ResourcePattern) -> bool {
        match pattern {
            ResourcePattern::Any => true,
            ResourcePattern::Arn(arn) => self.fits_text(&arn.with_values(&NoValues)),
        }
    }

    fn fits_text(self, pattern: &str) -> bool {
        self.resources()
            .any(|used| arn_format::shares(used.resource_type(), pattern))
    }
}

impl<'c> ResourceUse<'c> {
    /// The kind of resource.
    pub fn resource_type(self) -> ResourceType<'c> {
        ResourceType {
            service: self.service,
            at: usize::from(self.used.resource_type),
        }
    }

    /// Whether every request names such a resource.
    pub fn need(self) -> Need {
        self.used.need
    }

    /// The condition keys that the action looks at on such a resource.
    pub fn keys(self) -> impl Iterator<Item = KeyEntry<'c>> {
        self.service.keys_of_set(self.used.keys)
    }
}
