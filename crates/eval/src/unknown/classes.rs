//! The classes of values that policies tell apart, for each unknown key.

use scopedown_policy::{
    Condition, ContextKey, Decimal, Instant, Match, NoValues, Operand, Pattern, Quantifier,
    ResourcePattern, Statement, Test, Values,
};

use scopedown_policy::limits::OPEN_COMBINATIONS;

use super::OpenKey;
use crate::answers::covering;
use crate::authority::Authority;
use crate::case::{Case, Reading};
use crate::context::{Context, ContextValue, Found};
use crate::request::Request;
use crate::session_kind::is_multivalued;
use crate::statement::names_action;

/// A text that no policy names.
const FRESH: &str = "scopedown-any";
/// Addresses outside the ranges that policies usually name, of both families.
const FRESH_ADDRESSES: [&str; 5] = [
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.254",
    "10.255.255.254",
    "2001:db8::1",
];

/// The unknown keys on which statements for this action and resource look, sorted by name.
pub(super) fn open_keys(authority: &Authority, request: &Request<'_>) -> Vec<OpenKey> {
    let context = &request.situation.context;
    let case = Case::new(authority, request, context, Reading::Proposed);
    let mut classes = Classes {
        context,
        keys: Vec::new(),
    };
    for statement in statements(&case).filter(|statement| names_action(statement, &case)) {
        if may_name_resource(statement, &case) {
            classes.of_statement(statement, request);
        }
    }
    classes
        .keys
        .into_iter()
        .map(|(key, texts)| texts.into_open_key(key))
        .collect()
}

/// Every statement of every layer that bears on the request.
fn statements<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Statement> {
    let mut policies = case.authority.layers().of_caller();
    policies.extend(covering(case).map(|policy| &policy.policy));
    policies.into_iter().flat_map(|policy| &policy.statements)
}

/// Whether the resource clause can match for some values of its variables; a clause without variables either does or does not.
fn may_name_resource(statement: &Statement, case: &Case<'_>) -> bool {
    let has_variable = |pattern: &ResourcePattern| match pattern {
        ResourcePattern::Any => false,
        ResourcePattern::Arn(arn) => arn.resource().variables().next().is_some(),
    };
    let open = statement
        .resource
        .iter()
        .flat_map(|clause| &clause.patterns)
        .any(|pattern| has_variable(&pattern.value));
    open || crate::statement::names_resource(statement, case)
}

struct Classes<'a> {
    context: &'a Context,
    /// Sorted by name.
    keys: Vec<(ContextKey, Texts)>,
}

/// The texts that stand for the classes of one key.
#[derive(Default)]
struct Texts {
    single: Vec<String>,
    multivalued: bool,
}

impl Classes<'_> {
    fn of_statement(&mut self, statement: &Statement, request: &Request<'_>) {
        for pattern in statement
            .resource
            .iter()
            .flat_map(|clause| &clause.patterns)
        {
            if let ResourcePattern::Arn(arn) = &pattern.value {
                self.of_resource(arn.resource(), request);
            }
        }
        for condition in &statement.conditions {
            self.of_condition(condition);
        }
    }

    /// For a variable in a resource: the texts of the request's resource that could stand in its place.
    fn of_resource(&mut self, pattern: &Pattern, request: &Request<'_>) {
        let resource = request.resource.arn().map_or("", |arn| arn.resource);
        let alone = pattern.variables().count() == 1;
        for variable in pattern.variables() {
            let Some(key) = &variable.key else { continue };
            let Some(texts) = self.open(key) else {
                continue;
            };
            texts.add(FRESH);
            for text in stretches(resource) {
                // With one variable it is easily told which texts matter; with several, any may.
                if !alone || pattern.matches(resource, &Always(text)) == Match::Yes {
                    texts.add(text);
                }
            }
        }
    }

    fn of_condition(&mut self, condition: &Condition) {
        for variable in condition
            .test
            .patterns()
            .iter()
            .filter_map(|operand| operand.value.as_ref())
            .flat_map(Pattern::variables)
        {
            self.of_variable(variable.key.as_ref(), &condition.key.value);
        }
        let witnesses = witnesses(&condition.test, self.context);
        let key = &condition.key.value;
        let quantified = condition.quantifier != Quantifier::Single;
        if let Some(texts) = self.open(key) {
            texts.multivalued |= quantified || is_multivalued(key);
            witnesses.iter().for_each(|text| texts.add(text));
        }
    }

    /// A variable in an operand: its key may take whatever values the condition's own key is known to have.
    fn of_variable(&mut self, variable: Option<&ContextKey>, compared: &ContextKey) {
        let known: Vec<String> = match self.context.find(compared) {
            Found::One(value) => vec![value.to_owned()],
            Found::Many(values) => values.iter().map(ToString::to_string).collect(),
            Found::Absent | Found::Unknown => Vec::new(),
        };
        let Some(texts) = variable.and_then(|key| self.open(key)) else {
            return;
        };
        texts.add(FRESH);
        for value in known {
            texts.add(&value);
            value.split(['/', ':']).for_each(|part| texts.add(part));
        }
    }

    /// The texts of a key, if it is unknown.
    fn open(&mut self, key: &ContextKey) -> Option<&mut Texts> {
        if self.context.find(key) != Found::Unknown {
            return None;
        }
        let at = self.keys.partition_point(|(other, _)| other < key);
        if self.keys.get(at).is_none_or(|(other, _)| other != key) {
            self.keys.insert(at, (key.clone(), Texts::default()));
        }
        self.keys.get_mut(at).map(|(_, texts)| texts)
    }
}

impl Texts {
    fn add(&mut self, text: &str) {
        // One class more than can be tried says as much as a thousand more.
        if self.single.len() > OPEN_COMBINATIONS {
            return;
        }
        if !text.is_empty() && !self.single.iter().any(|known| known == text) {
            self.single.push(text.to_owned());
        }
    }

    fn into_open_key(mut self, key: ContextKey) -> OpenKey {
        if self.single.is_empty() {
            self.add(FRESH);
        }
        let values = if self.multivalued {
            subsets(&self.single)
        } else {
            self.single
                .iter()
                .map(|text| ContextValue::One(text.as_str().into()))
                .collect()
        };
        OpenKey {
            key,
            values: std::iter::once(ContextValue::Absent)
                .chain(values)
                .collect(),
        }
    }
}

/// The stretches of a text between any two separators, for variables that stand for one part of a path or for several.
fn stretches(text: &str) -> impl Iterator<Item = &str> {
    const SEPARATORS: [char; 5] = ['/', ':', '-', '_', '.'];
    const MOST_CUTS: usize = 12;
    let cuts = || {
        text.match_indices(SEPARATORS)
            .map(|(at, _)| at)
            .take(MOST_CUTS)
    };
    let starts = move || std::iter::once(0).chain(cuts().map(|at| at + 1));
    let ends = cuts().chain([text.len()]);
    ends.flat_map(move |end| starts().filter_map(move |start| text.get(start..end)))
}

/// Every variable has this value.
struct Always<'a>(&'a str);

impl Values for Always<'_> {
    fn value(&self, _: &ContextKey) -> Option<&str> {
        Some(self.0)
    }
}

/// Sets of values: every one where they are few, else each alone, each beside the last, and all.
fn subsets(texts: &[String]) -> Vec<ContextValue> {
    let set = |texts: &[&String]| {
        ContextValue::Many(texts.iter().map(|text| text.as_str().into()).collect())
    };
    if texts.len() <= 4 {
        let chosen = |mask: usize| {
            texts
                .iter()
                .enumerate()
                .filter(move |(at, _)| mask >> at & 1 == 1)
                .map(|(_, text)| text)
        };
        return (1..1_usize << texts.len())
            .map(|mask| set(&chosen(mask).collect::<Vec<_>>()))
            .collect();
    }
    let alone = texts.iter().map(|text| set(&[text]));
    let beside_last = texts
        .iter()
        .zip(std::iter::repeat(texts.last()))
        .filter_map(|(text, last)| Some(set(&[text, last?])));
    alone
        .chain(beside_last)
        .chain([set(&texts.iter().collect::<Vec<_>>())])
        .collect()
}

/// One text for every class that a test tells apart, and one outside all of them.
fn witnesses(test: &Test, context: &Context) -> Vec<String> {
    match test {
        Test::String { operands, .. } => pattern_witnesses(operands, context)
            .chain([FRESH.to_owned()])
            .collect(),
        Test::Arn { operands, .. } => pattern_witnesses(operands, context)
            .chain([format!("arn:aws:{FRESH}:::{FRESH}")])
            .collect(),
        Test::Bool { .. } => vec!["true".to_owned(), "false".to_owned()],
        Test::Numeric { operands, .. } => number_witnesses(operands),
        Test::Date { operands, .. } => date_witnesses(operands),
        Test::Binary { operands } => {
            let given = operands
                .iter()
                .filter_map(|operand| operand.value.as_ref())
                .map(scopedown_policy::Bytes::text);
            given.chain(["c2NvcGVkb3duLWFueQ==".to_owned()]).collect()
        }
        Test::Address { operands, .. } => {
            let ranges = operands.iter().filter_map(|operand| operand.value.as_ref());
            let ends =
                ranges.flat_map(|range| [range.first().to_string(), range.last().to_string()]);
            ends.chain(FRESH_ADDRESSES.map(str::to_owned)).collect()
        }
        Test::Null { .. } => vec![FRESH.to_owned()],
    }
}

fn pattern_witnesses<'a>(
    operands: &'a [Operand<Pattern>],
    context: &'a Context,
) -> impl Iterator<Item = String> + 'a {
    operands
        .iter()
        .filter_map(|operand| operand.value.as_ref())
        .flat_map(|pattern| {
            [
                pattern.example_with(&NoValues, FRESH),
                pattern.example_with(context, FRESH),
                pattern.example_with(context, ""),
            ]
        })
}

/// Each number, one just beyond it, and the far ends.
fn number_witnesses(operands: &[Operand<Decimal<Box<str>>>]) -> Vec<String> {
    let texts = operands
        .iter()
        .filter_map(|operand| operand.value.as_ref())
        .map(Decimal::text);
    let beyond = |text: String| {
        let further = if text.contains('.') {
            format!("{text}01")
        } else {
            format!("{text}.01")
        };
        [text, further]
    };
    let ends = ["-99999999999999999999", "0", "99999999999999999999"].map(str::to_owned);
    texts.flat_map(beyond).chain(ends).collect()
}

/// Each moment, and the seconds before and after it.
fn date_witnesses(operands: &[Operand<Instant>]) -> Vec<String> {
    let moments = operands.iter().filter_map(|operand| operand.value);
    let around =
        |moment: Instant| [-1, 0, 1].map(|seconds| moment.plus_seconds(seconds).epoch_text());
    moments.flat_map(around).chain(["0".to_owned()]).collect()
}
