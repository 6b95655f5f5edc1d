//! The action that somebody most likely meant.

use scopedown_catalog::{ActionEntry, Service, prefix_of};
use scopedown_policy::{Action, ActionPattern, ContextKey};

use crate::lookup::Lookup;
use crate::nearest::nearest;

/// Names for which a near one is looked for; whoever writes more of them does not wait for one.
const SOUGHT: usize = 16;

/// Services whose actions people look for in one another.
const CONFUSED: [&str; 16] = [
    "autoscaling",
    "cloudwatch",
    "dynamodb",
    "ec2",
    "ecr",
    "ecs",
    "eks",
    "elasticloadbalancing",
    "events",
    "iam",
    "kms",
    "logs",
    "s3",
    "sns",
    "sqs",
    "sts",
];

/// Looks for near names, so many times.
pub(super) struct Meant<'l, 'a> {
    lookup: &'l Lookup<'a>,
    left: usize,
}

impl<'l, 'a> Meant<'l, 'a> {
    pub(super) fn new(lookup: &'l Lookup<'a>) -> Self {
        Self {
            lookup,
            left: SOUGHT,
        }
    }

    /// The known action that is nearest to an unknown one: in its service, or the only one of that name in those that it is taken for.
    pub(super) fn action(&mut self, action: &Action) -> Option<String> {
        self.pay()?;
        let own = self.lookup.catalog().service(action.service())?;
        let near = near(action.written_name(), own.actions().map(ActionEntry::name));
        near.map(|name| format!("{}:{name}", own.prefix()))
            .or_else(|| self.elsewhere(action))
    }

    /// An entry with the prefix of the service that was meant, where that service has what the entry names.
    pub(super) fn under_another_prefix(&mut self, entry: &ActionPattern) -> Option<String> {
        self.pay()?;
        let (prefix, name) = entry.as_written().split_once(':')?;
        let catalog = self.lookup.catalog();
        let service = prefix_of(prefix)
            .or_else(|| near(prefix, catalog.prefixes()))
            .and_then(|prefix| catalog.service(prefix))?;
        has(service, name).then(|| format!("{}:{name}", service.prefix()))
    }

    /// The condition key of a service that is nearest to an unknown one.
    pub(super) fn key(&mut self, key: &ContextKey) -> Option<String> {
        self.pay()?;
        let (prefix, name) = key.as_written().split_once(':')?;
        let catalog = self.lookup.catalog();
        let folded = prefix.to_ascii_lowercase();
        let prefix = catalog.service(&folded).map(Service::prefix);
        let service = prefix
            .or_else(|| prefix_of(&folded))
            .and_then(|prefix| catalog.service(prefix))?;
        let own = service.keys().filter(|key| !key.is_open());
        let names = own.filter_map(|key| key.name().split_once(':'));
        let names = names.filter(|(prefix, _)| *prefix == service.prefix());
        near(name, names.map(|(_, name)| name)).map(|name| format!("{}:{name}", service.prefix()))
    }

    /// The only action of that name in the services that are taken for each other.
    fn elsewhere(&self, action: &Action) -> Option<String> {
        if !CONFUSED.contains(&action.service()) {
            return None;
        }
        let services = CONFUSED
            .iter()
            .filter_map(|prefix| self.lookup.catalog().service(prefix));
        let mut found = services.filter_map(|service| service.action(action.name()));
        let only = found.next()?;
        found.next().is_none().then(|| only.full())
    }

    fn pay(&mut self) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        Some(())
    }
}

fn has(service: Service<'_>, name: &str) -> bool {
    let entry = ActionPattern::parse(&format!("{}:{name}", service.prefix()));
    entry.is_ok_and(|entry| !service.matching(&entry).is_empty())
}

/// A short name has too many near ones.
fn near<'n>(written: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    const SHORTEST: usize = 5;
    if written.len() < SHORTEST {
        return None;
    }
    nearest(written, known)
}
