//! Entries of `Resource` and `NotResource`: which type of resource of which service, and what the wildcards run over.

use scopedown_policy::{Arn, Sense};

use super::words::{listed, not_there, the_catalogue};
use crate::arn_format;
use crate::catalog::Catalog;
use crate::complete::values_of_open_parts;
use crate::resource_type::ResourceType;
use crate::service::Service;

/// Bytes of a pattern that is held against every form of a service's ARNs, which takes time in proportion to both lengths.
const PATTERN: usize = 300;

/// What an entry of `Resource` or `NotResource` names.
pub(super) fn sentence(catalog: &Catalog, text: &str, sense: Sense) -> String {
    let left_out = match sense {
        Sense::Listed => "",
        Sense::AllBut => "; NotResource leaves that out",
    };
    format!("{}{left_out}.", meaning(catalog, text))
}

fn meaning(catalog: &Catalog, text: &str) -> String {
    if text == "*" {
        return "* is every resource, and the only one that fits actions which act on no type of resource".to_owned();
    }
    if !text.starts_with("arn:") {
        return format!("\"{text}\" is no resource, which is * or an ARN and so begins with arn:");
    }
    // Missing segments count as stars (semantics 3.3.3), a variable may have any value.
    let missing = 6usize.saturating_sub(text.split(':').count());
    let pattern = arn_format::wild(text) + &":*".repeat(missing);
    match Arn::parse(&pattern) {
        Some(arn) if arn.service.contains(['*', '?']) => {
            "This ARN leaves its service open, which AWS does not accept in role and session policies".to_owned()
        }
        Some(arn) => of_service(catalog, &pattern, &arn),
        None => format!("\"{text}\" is no ARN"),
    }
}

fn of_service(catalog: &Catalog, pattern: &str, arn: &Arn<'_>) -> String {
    let Some(service) = catalog.service(arn.service) else {
        return not_there(catalog, &format!("The service {}", arn.service));
    };
    let name = service.name();
    let runs = wildcards(arn);
    if pattern.len() > PATTERN && !runs.is_empty() {
        return format!("This ARN names resources of {name}");
    }
    let kinds = kinds(service, pattern, arn);
    if kinds.is_empty() {
        return format!(
            "{} knows no type of resource of {name} that has such an ARN",
            capitalised(&the_catalogue(catalog))
        );
    }
    let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
    if runs.is_empty() {
        return format!(
            "This is the ARN of a resource of {name}, of type {}",
            listed(&names)
        );
    }
    let over = over(&kinds, pattern, runs);
    format!(
        "This ARN stands for resources of {name}, of type {}; its wildcards run over {}",
        listed(&names),
        listed(&over)
    )
}

/// The types that the ARN is of, or that some ARN is of which the pattern matches; those with the least left open first.
fn kinds<'c>(service: Service<'c>, pattern: &str, arn: &Arn<'_>) -> Vec<ResourceType<'c>> {
    let mut kinds = if pattern.contains(['*', '?']) {
        let all = service.resource_types();
        all.filter(|kind| arn_format::shares(*kind, pattern))
            .collect()
    } else {
        service.types_of(arn)
    };
    kinds.retain(|kind| has_its_front(*kind, arn));
    kinds.sort_by_key(|kind| kind.arn().matches("${").count());
    kinds
}

/// Whether an ARN names a Region and an account where those of a type have one (semantics 3.8.4).
fn has_its_front(kind: ResourceType<'_>, arn: &Arn<'_>) -> bool {
    let form = kind.arn().split(':').skip(3);
    let mut both = form.zip([arn.region, arn.account]);
    both.all(|(form, own)| form.is_empty() || !own.is_empty())
}

/// The segments that hold wildcards.
fn wildcards(arn: &Arn<'_>) -> Vec<&'static str> {
    let segments = [
        (arn.partition, "the partition"),
        (arn.region, "the Region"),
        (arn.account, "the account"),
        (arn.resource, RESOURCE),
    ];
    let wild = segments
        .into_iter()
        .filter(|(segment, _)| segment.contains(['*', '?']));
    wild.map(|(_, name)| name).collect()
}

const RESOURCE: &str = "the rest, slashes and colons included";

/// What the wildcards run over; where there is one type, in the words of its form.
fn over(kinds: &[ResourceType<'_>], pattern: &str, segments: Vec<&'static str>) -> Vec<String> {
    let parts = match kinds {
        [kind] => values_of_open_parts(kind.arn(), pattern),
        _ => None,
    };
    let open = parts.map(|parts| {
        let wild = parts
            .into_iter()
            .filter(|(_, value)| value.contains(['*', '?']));
        wild.map(|(name, _)| format!("the {}", words(name)))
            .collect()
    });
    open.unwrap_or_else(|| segments.into_iter().map(str::to_owned).collect())
}

/// `ObjectName` as `object name`.
fn words(name: &str) -> String {
    if name == "Region" {
        return name.to_owned();
    }
    let mut words = String::new();
    let mut before = ' ';
    for character in name.chars() {
        if character.is_ascii_uppercase() && before.is_ascii_lowercase() {
            words.push(' ');
        }
        words.push(character.to_ascii_lowercase());
        before = character;
    }
    words
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}
