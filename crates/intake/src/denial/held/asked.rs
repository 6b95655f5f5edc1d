//! The request that a denial speaks of.

use scopedown_catalog::{ActionEntry, Catalog};
use scopedown_eval::{Request, Situation};
use scopedown_policy::{Action, Arn, Resource};
use scopedown_scenario::Scenario;

use super::super::{Denial, Missing};

/// An action on a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The action, in the catalogue's spelling where it knows it.
    pub action: Action,
    /// The resource.
    pub resource: Resource,
    /// How the resource is known.
    pub resource_from: ResourceFrom,
}

/// How a resource is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResourceFrom {
    /// The text tells it.
    Told,
    /// Concluded from a name: `role app`, or an ARN whose account is masked.
    Concluded,
    /// Nothing tells it, and it need not be known: of the resources that the policies name this is the one on which most is allowed.
    Policies,
    /// The action acts on no resource of its own.
    None,
}

impl Asked {
    /// The request in a situation.
    pub fn request<'a>(&'a self, situation: &'a Situation) -> Request<'a> {
        Request {
            action: &self.action,
            resource: &self.resource,
            situation,
        }
    }
}

/// The requests that a denial may speak of: one for each action that the call needs, on a resource that is known.
pub(super) fn candidates(
    denial: &Denial,
    scenario: &Scenario,
    catalog: Option<&Catalog>,
) -> Vec<Asked> {
    let actions = denial
        .actions()
        .into_iter()
        .filter_map(|name| action(&name, catalog));
    actions
        .filter_map(|action| {
            let (resource, resource_from) = resource(denial, scenario, &action, catalog)?;
            Some(Asked {
                action,
                resource: Resource::new(&resource),
                resource_from,
            })
        })
        .collect()
}

/// What keeps a denial from being asked.
pub(super) fn lacking(denial: &Denial) -> Vec<Missing> {
    let missing = denial.missing();
    if missing.contains(&Missing::Message) {
        return missing;
    }
    let of_request = [Missing::Decoded, Missing::Action, Missing::Resource];
    missing
        .into_iter()
        .filter(|what| of_request.contains(what))
        .collect()
}

/// One action in the catalogue's spelling where it knows it.
fn action(name: &str, catalog: Option<&Catalog>) -> Option<Action> {
    let written = Action::parse(name).ok()?;
    let known = catalog.and_then(|catalog| catalog.action(&written).map(ActionEntry::full));
    let spelt = known.and_then(|name| Action::parse(&name).ok());
    Some(spelt.unwrap_or(written))
}

fn resource(
    denial: &Denial,
    scenario: &Scenario,
    action: &Action,
    catalog: Option<&Catalog>,
) -> Option<(String, ResourceFrom)> {
    let entry = catalog.and_then(|catalog| catalog.action(action));
    let Some(told) = denial.resource.as_deref() else {
        return entry
            .is_some_and(|entry| entry.resources().next().is_none())
            .then(|| ("*".to_owned(), ResourceFrom::None));
    };
    if let Some(arn) = Arn::parse(told) {
        let whole = unmasked(&arn, denial, scenario);
        return Some(match whole {
            Some(arn) => (arn, ResourceFrom::Concluded),
            None => (told.to_owned(), ResourceFrom::Told),
        });
    }
    let concluded = of_iam(told, denial, scenario);
    Some(match concluded {
        Some(arn) => (arn, ResourceFrom::Concluded),
        None => (told.to_owned(), ResourceFrom::Told),
    })
}

/// API Gateway masks the account: `arn:aws:execute-api:eu-west-1:********3333:…`. An account at hand that ends alike is taken for it.
fn unmasked(arn: &Arn<'_>, denial: &Denial, scenario: &Scenario) -> Option<String> {
    let end = arn.account.trim_start_matches('*');
    if end.len() == arn.account.len() || end.is_empty() {
        return None;
    }
    let account = accounts(denial, scenario).find(|account| account.ends_with(end))?;
    Some(format!(
        "arn:{}:{}:{}:{account}:{}",
        arn.partition, arn.service, arn.region, arn.resource
    ))
}

/// IAM names some of its resources by kind and name: `role app`, `instance profile web`.
fn of_iam(told: &str, denial: &Denial, scenario: &Scenario) -> Option<String> {
    const KINDS: [(&str, &str); 5] = [
        ("role ", "role"),
        ("user ", "user"),
        ("group ", "group"),
        ("policy ", "policy"),
        ("instance profile ", "instance-profile"),
    ];
    let is_iam = denial.service.as_deref() == Some("iam");
    let (name, kind) = KINDS
        .iter()
        .filter(|_| is_iam)
        .find_map(|(front, kind)| Some((told.strip_prefix(front)?.trim(), kind)))?;
    let account = accounts(denial, scenario).next()?;
    let is_name = !name.is_empty() && !name.contains(char::is_whitespace);
    is_name.then(|| format!("arn:aws:iam::{account}:{kind}/{name}"))
}

/// The accounts that the denial and the scenario name, the caller's first.
fn accounts<'a>(denial: &'a Denial, scenario: &'a Scenario) -> impl Iterator<Item = &'a str> {
    let arns = [
        denial.principal.as_deref(),
        denial.role_arn.as_deref(),
        scenario.principal.as_deref(),
        scenario.role_arn(),
    ];
    let accounts = arns.into_iter().flatten().filter_map(Arn::parse);
    accounts
        .map(|arn| arn.account)
        .filter(|account| !account.is_empty())
}
