//! Tenants whose policies reach what belongs to others: `team-a*` covers `team-ab` as well (semantics 12.6).

use scopedown_policy::limits::MATRIX_CELLS;
use scopedown_policy::{
    Arn, Effect, Match, NoValues, Operand, Pattern, Policy, ResourcePattern, Sense, Span, Statement,
};

use super::fill::Tenant;
use super::template::{Slot, Template};

/// An entry that, filled for one tenant, also covers what it covers for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// The position of the tenant that reaches too far.
    pub covers: usize,
    /// The position of the tenant whose things it reaches.
    pub covered: usize,
    /// The entry in the template.
    pub span: Span,
    /// A resource or value of the other tenant that it reaches.
    pub example: String,
}

/// The collisions, and how many tenants were held against each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Collisions {
    /// What was found.
    pub found: Vec<Collision>,
    /// So many tenants, from the first, were held against each other; the others would be too many pairs.
    pub compared: usize,
}

/// Holds the finished policies against each other, entry by entry of the template's `Allow` statements. It looks at each entry alone; whether a
/// condition or a denial keeps the tenants apart all the same, asking about the [probes](super::probes()) tells.
pub fn collisions(template: &Template, tenants: &[Tenant]) -> Collisions {
    let places = entries(&template.shape);
    let leaning: Vec<usize> = (0..places.len())
        .filter(|at| {
            places
                .get(*at)
                .is_some_and(|entry| holds_slot(entry.span, &template.slots))
        })
        .collect();
    let pairs = MATRIX_CELLS / leaning.len().max(1);
    let compared = tenants.len().min(pairs.isqrt());
    let filled: Vec<Vec<Filled<'_>>> = tenants
        .iter()
        .take(compared)
        .map(|tenant| filled(tenant, &leaning))
        .collect();
    let mut found = Vec::new();
    for (covers, own) in filled.iter().enumerate() {
        for (covered, others) in filled.iter().enumerate() {
            if covers != covered {
                found.extend(first_collision(covers, covered, own, others, |at| {
                    let entry = leaning.get(at).and_then(|at| places.get(*at));
                    entry.map(|entry| entry.span).unwrap_or_default()
                }));
            }
        }
    }
    Collisions { found, compared }
}

/// An entry of a document, and where it stands.
struct Entry<'p> {
    span: Span,
    pattern: Covering<'p>,
}

/// What an entry covers.
#[derive(Clone, Copy)]
enum Covering<'p> {
    Resource(&'p ResourcePattern),
    Value(&'p Pattern),
}

/// An entry, filled for a tenant, with texts that it covers.
struct Filled<'p> {
    pattern: Covering<'p>,
    examples: [String; 2],
}

/// The entries of a document that grant by what they list, in the order of the text; the same for every tenant of a template.
fn entries(policy: &Policy) -> Vec<Entry<'_>> {
    policy
        .statements
        .iter()
        .filter(|statement| statement.effect.value == Effect::Allow)
        .flat_map(of_statement)
        .collect()
}

fn of_statement(statement: &Statement) -> impl Iterator<Item = Entry<'_>> {
    let resources = statement
        .resource
        .iter()
        .filter(|clause| clause.sense == Sense::Listed)
        .flat_map(|clause| &clause.patterns)
        .map(|entry| Entry {
            span: entry.span,
            pattern: Covering::Resource(&entry.value),
        });
    let values = statement
        .conditions
        .iter()
        .filter(|condition| condition.test.sense() == Sense::Listed)
        .flat_map(|condition| condition.test.patterns())
        .filter_map(of_operand);
    resources.chain(values)
}

fn of_operand(operand: &Operand<Pattern>) -> Option<Entry<'_>> {
    operand.value.as_ref().map(|pattern| Entry {
        span: operand.span,
        pattern: Covering::Value(pattern),
    })
}

fn holds_slot(span: Span, slots: &[Slot]) -> bool {
    let at = slots.partition_point(|slot| slot.span.start < span.start);
    slots.get(at).is_some_and(|slot| slot.span.end <= span.end)
}

/// The entries that lean on placeholders, for one tenant; none where it has no policy.
fn filled<'t>(tenant: &'t Tenant, leaning: &[usize]) -> Vec<Filled<'t>> {
    let Ok(finished) = &tenant.policy else {
        return Vec::new();
    };
    let entries = entries(&finished.policy);
    leaning
        .iter()
        .filter_map(|at| entries.get(*at))
        .map(|entry| Filled {
            pattern: entry.pattern,
            examples: ["", "x"].map(|run| entry.pattern.example(run)),
        })
        .collect()
}

fn first_collision(
    covers: usize,
    covered: usize,
    own: &[Filled<'_>],
    others: &[Filled<'_>],
    span: impl Fn(usize) -> Span,
) -> Option<Collision> {
    own.iter()
        .zip(others)
        .enumerate()
        .find_map(|(at, (entry, other))| {
            let example = other
                .examples
                .iter()
                .find(|example| entry.pattern.covers(example))?;
            Some(Collision {
                covers,
                covered,
                span: span(at),
                example: example.clone(),
            })
        })
}

impl Covering<'_> {
    fn covers(self, text: &str) -> bool {
        let found = match self {
            Self::Resource(pattern) => pattern.matches(Arn::parse(text).as_ref(), &NoValues),
            Self::Value(pattern) => pattern.matches(text, &NoValues),
        };
        found == Match::Yes
    }

    /// A text that the entry covers, with `run` for each run of stars.
    fn example(self, run: &str) -> String {
        match self {
            Self::Resource(ResourcePattern::Any) => "*".into(),
            Self::Resource(ResourcePattern::Arn(arn)) => arn.example(run),
            Self::Value(pattern) => pattern.example(run),
        }
    }
}
