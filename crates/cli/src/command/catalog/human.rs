//! Actions for people: one with everything that is known of it, several in a line each.

use comfy_table::{ContentArrangement, Table};
use scopedown_catalog::{ActionEntry, KeyEntry, Need, ResourceUse};

use crate::command::matrix::RULED_HEADER;
use crate::terminal::wrapped;

/// So many actions are shown with all that is known of them.
const FEW: usize = 1;

/// Types that stand in a line of the table; `ec2:RunInstances` has eighteen.
const TYPES: usize = 3;

pub(super) fn list(found: &[ActionEntry<'_>]) -> String {
    let optional = |used: ResourceUse<'_>| used.need() == Need::Optional;
    let brackets = found
        .iter()
        .any(|entry| entry.resources().any(optional))
        .then_some("A type in brackets is acted on by some requests only.\n");
    let brackets = brackets.unwrap_or_default();
    if found.len() <= FEW {
        let details: Vec<String> = found.iter().map(|entry| details(*entry)).collect();
        return format!("{}\n{brackets}", details.join("\n"));
    }
    let note = "Condition keys and ARNs are shown for one action: ask for it by its name.\n";
    let notes = wrapped(&format!("{brackets}{note}"), 0);
    format!("{}\n\n{notes}", table(found))
}

fn table(found: &[ActionEntry<'_>]) -> String {
    let mut drawn = Table::new();
    drawn
        .load_style(RULED_HEADER)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(["action", "level", "acts on"]);
    for entry in found {
        let level = entry.level().name().to_owned();
        drawn.add_row([entry.full(), level, acts_on(*entry)]);
    }
    drawn.trim_fmt()
}

fn acts_on(entry: ActionEntry<'_>) -> String {
    let names: Vec<String> = entry.resources().map(name).collect();
    match names.get(..TYPES) {
        None if names.is_empty() => "*".to_owned(),
        Some(first) if names.len() > TYPES => {
            format!("{} and {} more", first.join(", "), names.len() - TYPES)
        }
        _ => names.join(", "),
    }
}

/// In brackets where some requests only name such a resource.
fn name(used: ResourceUse<'_>) -> String {
    let name = used.resource_type().name();
    match used.need() {
        Need::Required => name.to_owned(),
        Need::Optional => format!("({name})"),
    }
}

fn details(entry: ActionEntry<'_>) -> String {
    let mut text = format!("{}  ({})\n", entry.full(), entry.level().name());
    let uses: Vec<ResourceUse<'_>> = entry.resources().collect();
    if uses.is_empty() {
        text += "  acts on no resource of its own; in a policy only `*` fits\n";
    }
    for used in uses {
        text += &format!("  {}  {}\n", name(used), used.resource_type().arn());
        text += &keys("looks there at", used.keys());
    }
    text + &keys("looks at", entry.keys())
}

fn keys<'c>(intro: &str, keys: impl Iterator<Item = KeyEntry<'c>>) -> String {
    let names: Vec<&str> = keys.map(KeyEntry::name).collect();
    if names.is_empty() {
        return String::new();
    }
    wrapped(&format!("    {intro} {}\n", names.join(", ")), 6)
}
