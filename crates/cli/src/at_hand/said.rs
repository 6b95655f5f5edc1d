//! What is said of a file on standard error: what was recognised, what stays open, what has to be chosen.

use std::collections::BTreeMap;

use scopedown_intake::{As, Details, Filled, Intake, Left, Slot, Unchosen};
use scopedown_policy::{LineIndex, Span, quote};

use super::Names;
use crate::exit::{Exit, Stop};
use crate::input::Input;

/// So many names are listed.
const LISTED: usize = 10;

/// One line about what was recognised and taken, and a warning for each thing that stays open.
pub(crate) fn taken(input: &Input, intake: &Intake, filled: &Filled) -> String {
    let mut forms: Vec<&str> = Vec::new();
    let mut slots: BTreeMap<Slot, Vec<&str>> = BTreeMap::new();
    for taken in &filled.taken {
        let form = whole(&taken.recognised);
        if !forms.contains(&form) {
            forms.push(form);
        }
        slots.entry(taken.slot).or_default().push(&taken.name);
    }
    let forms = match forms.as_slice() {
        [first, second, _, ..] => format!("{first}, {second} and more"),
        few => few.join(", "),
    };
    let parts: Vec<String> = slots
        .iter()
        .map(|(slot, names)| part(*slot, names))
        .collect();
    let mut said = format!("{}: {forms}. Taken: {}.\n", input.name, parts.join(", "));
    said += &problems(input, intake, "warning");
    let lines = LineIndex::new(&input.text);
    for left in filled.left.iter().filter(|left| left.matters()) {
        let place = place(input, &lines, left.span);
        said += &format!("warning: {place}: {}\n", left.message());
    }
    said
}

/// "the session policy in the answer of …" without the part.
fn whole(recognised: &str) -> &str {
    let parts = [
        "the session policy in ",
        "the trust policy in ",
        "an inline policy in ",
        "an attached policy in ",
        "the permissions boundary in ",
    ];
    parts
        .iter()
        .find_map(|part| recognised.strip_prefix(part))
        .unwrap_or(recognised)
}

fn part(slot: Slot, names: &[&str]) -> String {
    let count = names.len();
    match (slot, names) {
        (Slot::Role | Slot::Association, [name]) => format!("{} {}", slot.words(), quote(name)),
        (Slot::RolePolicy, [name]) => format!("the role's policy {}", quote(name)),
        (Slot::RolePolicy, _) => format!("{count} policies of the role"),
        (Slot::SessionPolicy, [_, _, ..]) => format!("{count} session policies"),
        (Slot::SourcePolicy, [_, _, ..]) => format!("{count} policies of the source role"),
        (Slot::Scp, [_, _, ..]) => format!("{count} service control policies"),
        (Slot::Rcp, [_, _, ..]) => format!("{count} resource control policies"),
        (Slot::ResourcePolicy, [_, _, ..]) => format!("{count} policies of resources"),
        _ => slot.words().to_owned(),
    }
}

/// What could not be read, each with its place.
pub(crate) fn problems(input: &Input, intake: &Intake, level: &str) -> String {
    let lines = LineIndex::new(&input.text);
    let listed = intake.problems.iter().take(LISTED).map(|problem| {
        let place = place(input, &lines, problem.span);
        format!(
            "{level}: {place}: {} {}\n",
            problem.message(),
            problem.help()
        )
    });
    let more = match intake.problems.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!("{level}: {}: {more} more of the kind.\n", input.name),
    };
    listed.collect::<String>() + &more
}

/// Where something stands, as editors understand it.
fn place(input: &Input, lines: &LineIndex<'_>, span: Span) -> String {
    let place = lines.place(span.start);
    format!("{}:{}:{}", input.name, place.line, place.column)
}

/// A file in which there is nothing of what it was given as.
pub(super) fn nothing(input: &Input, intake: &Intake, filled: &Filled, purpose: As) -> Stop {
    let wanted = match purpose {
        As::Whatever => "a policy, a role or an association",
        As::Role => "a policy of a role",
        As::Session => "a session policy",
        As::Boundary => "a permissions boundary",
        As::Trust => "a trust policy",
        As::Scp => "a service control policy",
        As::Rcp => "a resource control policy",
        As::Resource => "a policy of a resource",
    };
    let mut said = format!("error: {} holds nothing to take as {wanted}.\n", input.name);
    said += &problems(input, intake, "error");
    let lines = LineIndex::new(&input.text);
    for left in filled.left.iter().take(LISTED) {
        let place = place(input, &lines, left.span);
        said += &format!("  {place}: {}\n", sentence(left));
    }
    said += "Give the policy document as JSON, or the answer of the AWS CLI that holds it.\n";
    Stop::Say(Exit::Unreadable, said)
}

fn sentence(left: &Left) -> String {
    left.message()
}

/// What must be chosen before anything is taken.
pub(super) fn unchosen(input: &Input, filled: &Filled, names: Names<'_>) -> Option<Stop> {
    let choices = &filled.choices;
    let file = &input.name;
    let sentence = match choices.open? {
        Unchosen::Role => format!(
            "{file} holds {} roles. Pick one with --role-name NAME: {}.",
            choices.roles.len(),
            listed(
                choices.roles.iter().map(String::as_str),
                choices.roles.len()
            )
        ),
        Unchosen::NoSuchRole => format!(
            "{file} holds no role {}. There is {}.",
            quote(names.role.unwrap_or_default()),
            listed(
                choices.roles.iter().map(String::as_str),
                choices.roles.len()
            )
        ),
        Unchosen::Association => format!(
            "{file} holds {} associations. Pick one with --association-name NAMESPACE/SERVICEACCOUNT: {}.",
            choices.associations.len(),
            listed(
                choices.associations.iter().map(String::as_str),
                choices.associations.len()
            )
        ),
        Unchosen::NoSuchAssociation => format!(
            "{file} holds no association {}. There is {}.",
            quote(names.association.unwrap_or_default()),
            listed(
                choices.associations.iter().map(String::as_str),
                choices.associations.len()
            )
        ),
    };
    Some(Stop::usage(sentence))
}

/// The roles of an account of which one must be chosen; those whose name holds what was asked for come first.
pub(super) fn roles(input: &Input, details: &Details, name: Option<&str>) -> Stop {
    let (file, count) = (&input.name, details.roles().len());
    let all = || details.roles().iter().map(|role| role.name.as_str());
    let Some(name) = name else {
        return Stop::usage(format!(
            "{file} holds {count} roles. Pick one with --role-name NAME: {}.",
            listed(all(), count)
        ));
    };
    let near: Vec<&str> = details.find(name).map(|role| role.name.as_str()).collect();
    let names = match near.len() {
        0 => format!("There is {}", listed(all(), count)),
        near_count => format!("Near it is {}", listed(near.into_iter(), near_count)),
    };
    Stop::usage(format!("{file} holds no role {}. {names}.", quote(name)))
}

/// The first names, and how many more there are.
pub(crate) fn listed<'n>(names: impl Iterator<Item = &'n str>, count: usize) -> String {
    let shown: Vec<String> = names
        .take(LISTED)
        .map(|name| quote(name).to_string())
        .collect();
    let shown = shown.join(", ");
    match count.saturating_sub(LISTED) {
        0 if count == 0 => "none".to_owned(),
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
