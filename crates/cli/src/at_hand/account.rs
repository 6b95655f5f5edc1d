//! The answer of `aws iam get-account-authorization-details`, of whatever length: only the role that is meant is taken apart.

use scopedown_intake::{Details, Entry, Intake, Slice};
use scopedown_policy::Span;
use scopedown_scenario::Scenario;

use super::said;
use crate::exit::Stop;
use crate::input::Input;

/// Where the roles of such an answer stand; `None` where the text is none.
pub(super) fn details(text: &str) -> Option<Details> {
    if !text.trim_start().starts_with('{') || !text.contains("\"RoleDetailList\"") {
        return None;
    }
    let mut details = Details::new();
    details.feed(text.as_bytes());
    (!details.roles().is_empty()).then_some(details)
}

/// The role that is meant: by its name or ARN, by the scenario's, or the only one.
pub(super) fn role(
    details: &Details,
    input: &Input,
    name: Option<&str>,
    scenario: &Scenario,
) -> Result<Intake, Stop> {
    let entry = match name {
        Some(name) => named(details, name),
        None => scenario
            .role_arn()
            .and_then(|arn| named(details, arn))
            .or(match details.roles() {
                [only] => Some(only),
                _ => None,
            }),
    };
    let entry = entry.ok_or_else(|| said::roles(input, details, name))?;
    let slice = |span: Span| Slice {
        start: span.start,
        text: span.of(&input.text),
    };
    let role = slice(entry.span);
    let policies: Vec<Slice<'_>> = details.needed(role).into_iter().map(slice).collect();
    Ok(Details::read(role, &policies))
}

fn named<'d>(details: &'d Details, name: &str) -> Option<&'d Entry> {
    let mut roles = details.roles().iter();
    roles.find(|role| role.name == name || role.arn == name)
}
