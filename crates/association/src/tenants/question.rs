//! The rule "own yes, others no", as questions for the evaluator.

use scopedown_policy::{Effect, ResourcePattern, Sense, Span, Statement};

use super::fill::Tenant;
use super::place::SlotPlace;
use super::table::{Row, Table};
use super::template::{Template, placeholders};

/// An action on a resource that belongs to a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// The action; with wildcards it stands for every action of the catalogue that it matches.
    pub action: Box<str>,
    /// One resource of a tenant, with placeholders for what tells the tenants apart.
    pub resource: Box<str>,
}

/// One cell of the grid of tenants and resources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The position of the tenant whose policy is asked.
    pub tenant: usize,
    /// The position of the tenant whose resource it is.
    pub owner: usize,
    /// The action, as in the probe.
    pub action: Box<str>,
    /// The resource.
    pub resource: Box<str>,
    /// What should come out.
    pub expected: Expected,
}

/// What should come out of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// A tenant may do this with what is its own.
    Allowed,
    /// And not with what is another's.
    Denied,
}

/// The probes that a template suggests: each action of an `Allow` statement on each of its resources that holds a placeholder.
pub fn probes(template: &Template) -> Vec<Probe> {
    let mut probes = Vec::new();
    for statement in &template.shape.statements {
        let is_grant =
            statement.effect.value == Effect::Allow && statement.action.sense == Sense::Listed;
        if !is_grant || holds_placeholder_action(template, statement) {
            continue;
        }
        for resource in resources(template, statement) {
            probes.extend(statement.action.patterns.iter().map(|action| Probe {
                action: action.value.as_written().into(),
                resource: resource.clone(),
            }));
        }
    }
    probes
}

fn holds_placeholder_action(template: &Template, statement: &Statement) -> bool {
    let span = statement.action.span;
    template
        .slots
        .iter()
        .any(|slot| slot.place == SlotPlace::Action && within(slot.span, span))
}

/// One concrete resource, placeholders aside, for each entry that holds a placeholder.
fn resources(template: &Template, statement: &Statement) -> Vec<Box<str>> {
    let entries = statement
        .resource
        .iter()
        .filter(|clause| clause.sense == Sense::Listed)
        .flat_map(|clause| &clause.patterns);
    entries
        .filter_map(|entry| match &entry.value {
            ResourcePattern::Any => None,
            ResourcePattern::Arn(_) => {
                let leans = template
                    .slots
                    .iter()
                    .any(|slot| within(slot.span, entry.span));
                leans.then(|| concrete(entry.span.of(&template.text)))?
            }
        })
        .collect()
}

/// The entry with a letter in place of each wildcard and variable, placeholders as they are.
fn concrete(json: &str) -> Option<Box<str>> {
    let text: String = serde_json::from_str(json).ok()?;
    let mut concrete = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(character) = rest.chars().next() {
        let (piece, behind) = match variable_end(rest) {
            Some(end) => ("x", rest.get(end..)?),
            None if matches!(character, '*' | '?') => ("x", rest.get(1..)?),
            None => rest.split_at_checked(character.len_utf8())?,
        };
        concrete.push_str(piece);
        rest = behind;
    }
    Some(concrete.into())
}

/// One past the end of the variable that a text begins with; placeholders inside of it end before.
fn variable_end(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("${")?;
    let blanked = inside.replace("{{", "xx").replace("}}", "xx");
    let end = blanked.find('}').or_else(|| inside.find('}'))?;
    Some(end + 3)
}

const fn within(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Every probe, asked of every tenant that has a policy, about every tenant's resource. There are as many as probes × tenants × tenants; the
/// caller takes so many as it can decide.
pub fn questions<'a>(
    probes: &'a [Probe],
    table: &'a Table,
    tenants: &'a [Tenant],
) -> impl Iterator<Item = Question> + 'a {
    let asked = |(at, tenant): (usize, &Tenant)| tenant.policy.is_ok().then_some(at);
    let with_policy: Vec<usize> = tenants.iter().enumerate().filter_map(asked).collect();
    let owners = with_policy.clone();
    with_policy.into_iter().flat_map(move |tenant| {
        let owners = owners.clone();
        owners.into_iter().flat_map(move |owner| {
            probes.iter().filter_map(move |probe| {
                let resource = fill_text(&probe.resource, table, table.rows().get(owner)?)?;
                Some(Question {
                    tenant,
                    owner,
                    action: probe.action.clone(),
                    resource: resource.into(),
                    expected: match tenant == owner {
                        true => Expected::Allowed,
                        false => Expected::Denied,
                    },
                })
            })
        })
    })
}

/// A text with a row's values in place of its placeholders, letter by letter; `None` where there is no such column or a placeholder is malformed.
pub(super) fn fill_text(text: &str, table: &Table, row: &Row) -> Option<String> {
    let mut filled = String::with_capacity(text.len());
    let mut at = 0;
    for (name, span) in placeholders(text).ok()? {
        filled.push_str(Span::new(at, span.start).of(text));
        filled.push_str(table.value(row, &name)?);
        at = span.end;
    }
    filled.push_str(Span::new(at, text.len()).of(text));
    Some(filled)
}
