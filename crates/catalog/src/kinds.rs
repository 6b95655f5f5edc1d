//! The kinds of a service's resources that a resource can be of, found once and asked for many actions.

use scopedown_policy::Resource;

use crate::action::ActionEntry;
use crate::arn_format;
use crate::service::Service;

/// What [`ActionEntry::acts_on`] answers for the actions of one service, with the work that hangs on the resource alone done before.
#[derive(Debug, Clone)]
pub struct Kinds {
    /// For each resource type of the service whether the resource can be of it; `None` where every action counts as acting on the resource.
    suited: Option<Vec<bool>>,
}

impl Kinds {
    /// The kinds of a service that a resource can be of.
    pub fn of(service: Service<'_>, resource: &Resource) -> Self {
        let Some(arn) = resource.arn() else {
            return Self { suited: None };
        };
        let written = resource.as_written();
        let suited = if written.contains(['*', '?']) {
            service
                .resource_types()
                .map(|kind| arn_format::shares(kind, written))
                .collect()
        } else {
            let mut suited = vec![false; service.resource_types().count()];
            for kind in service.types_of(&arn) {
                if let Some(suits) = suited.get_mut(kind.at) {
                    *suits = true;
                }
            }
            suited
        };
        Self {
            suited: Some(suited),
        }
    }

    /// Whether an action of that service acts on the resource.
    pub fn suit(&self, action: ActionEntry<'_>) -> bool {
        let Some(suited) = &self.suited else {
            return true;
        };
        action
            .resources()
            .any(|used| suited.get(used.resource_type().at).copied() == Some(true))
    }
}
