//! One part of a scenario file, or of a share link, given where that part is asked for.

use scopedown_intake::As;
use scopedown_scenario::Scenario;

use crate::exit::Stop;

/// Adds the part of a scenario that it was given as.
pub(super) fn add(
    scenario: &mut Scenario,
    name: &str,
    given: Scenario,
    purpose: As,
    resource: Option<&str>,
) -> Result<(), Stop> {
    let part = match purpose {
        As::Whatever | As::Role => role(scenario, given),
        As::Session => session(scenario, given),
        As::Boundary => given.role.boundary.map(|boundary| {
            scenario.role.boundary = Some(boundary);
        }),
        As::Trust => given.role.trust.map(|trust| {
            scenario.role.trust = Some(trust);
        }),
        As::Scp => extended(&mut scenario.scps, given.scps),
        As::Rcp => extended(&mut scenario.rcps, given.rcps),
        As::Resource => {
            let mut policies = given.resource_policies;
            for policy in policies.iter_mut().filter(|_| resource.is_some()) {
                policy.resource = resource.map(str::to_owned);
            }
            extended(&mut scenario.resource_policies, policies)
        }
    };
    part.ok_or_else(|| {
        Stop::unreadable(format!(
            "{name} is a scenario without {}. Give another file.",
            missing(purpose)
        ))
    })
}

/// The role with its boundary and trust policy, where they are not known otherwise.
fn role(scenario: &mut Scenario, given: Scenario) -> Option<()> {
    let (role, given) = (&mut scenario.role, given.role);
    role.arn = role.arn.take().or(given.arn);
    role.boundary = role.boundary.take().or(given.boundary);
    role.trust = role.trust.take().or(given.trust);
    role.tags.extend(given.tags);
    extended(&mut role.policies, given.policies)
}

/// The session policies, and the association that passes them.
fn session(scenario: &mut Scenario, given: Scenario) -> Option<()> {
    let policies = given.session.policies?;
    scenario.association = scenario.association.take().or(given.association);
    let session = &mut scenario.session;
    session.kind = session.kind.or(given.session.kind);
    session.name = session.name.take().or(given.session.name);
    session.tags.extend(given.session.tags);
    extended(session.policies.get_or_insert_default(), policies)
}

fn extended<T>(list: &mut Vec<T>, more: Vec<T>) -> Option<()> {
    let is_there = !more.is_empty();
    list.extend(more);
    is_there.then_some(())
}

const fn missing(purpose: As) -> &'static str {
    match purpose {
        As::Whatever | As::Role => "policies of the role",
        As::Session => "session policy",
        As::Boundary => "permissions boundary",
        As::Trust => "trust policy",
        As::Scp => "service control policy",
        As::Rcp => "resource control policy",
        As::Resource => "resource policy",
    }
}
