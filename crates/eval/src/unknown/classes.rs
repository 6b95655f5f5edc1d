//! The classes of values that policies tell apart, for each unknown key.

use scopedown_policy::limits::OPEN_COMBINATIONS;
use scopedown_policy::{
    Condition, ContextKey, Match, Pattern, Quantifier, ResourcePattern, Statement, Values, shared,
};

use super::substitutes::substitutes;
use super::witnesses::witnesses;
use super::{FRESH, OpenKey};
use crate::answers::covering;
use crate::authority::Authority;
use crate::case::{Case, Reading};
use crate::context::{Context, ContextValue, Found};
use crate::request::Request;
use crate::session_kind::{is_multivalued, is_single_valued};
use crate::statement::{may_name_resource, names_action};

/// The unknown keys on which statements for this action and resource look, sorted by name.
pub(super) fn open_keys(authority: &Authority, request: &Request<'_>) -> Vec<OpenKey> {
    let context = &request.situation.context;
    let case = Case::new(authority, request, context, Reading::Proposed);
    let mut classes = Classes {
        context,
        keys: Vec::new(),
        links: Vec::new(),
    };
    for statement in statements(&case) {
        if names_action(statement, &case) && may_name_resource(statement, &case) {
            classes.of_statement(statement, request);
        }
    }
    classes.link();
    classes
        .keys
        .into_iter()
        .map(|(key, texts)| texts.into_open_key(key))
        .collect()
}

/// Every statement of every layer that bears on the request.
fn statements<'a>(case: &'a Case<'_>) -> Vec<&'a Statement> {
    let mut policies = case.authority.layers().of_caller();
    policies.extend(covering(case).map(|policy| &policy.policy));
    let mut statements = Vec::new();
    for policy in policies {
        statements.extend(&policy.statements);
    }
    statements
}

struct Classes<'a> {
    context: &'a Context,
    /// Sorted by name.
    keys: Vec<(ContextKey, Texts)>,
    /// Patterns with variables, and the unknown key whose values they are compared with.
    links: Vec<(&'a Pattern, &'a ContextKey)>,
}

/// The texts that stand for the classes of one key.
#[derive(Default)]
struct Texts {
    single: Vec<String>,
    /// The patterns that the key is compared with, as far as pairs of them are looked at.
    patterns: Vec<String>,
    quantified: bool,
}

impl<'a> Classes<'a> {
    fn of_statement(&mut self, statement: &'a Statement, request: &Request<'_>) {
        let resource = request.resource.arn().map_or("", |arn| arn.resource);
        for pattern in statement
            .resource
            .iter()
            .flat_map(|clause| &clause.patterns)
        {
            if let ResourcePattern::Arn(arn) = &pattern.value {
                self.of_pattern(arn.resource(), resource);
            }
        }
        for condition in &statement.conditions {
            self.of_condition(condition);
        }
    }

    fn of_condition(&mut self, condition: &'a Condition) {
        let key = &condition.key.value;
        let patterns = condition
            .test
            .patterns()
            .iter()
            .filter_map(|operand| operand.value.as_ref());
        for pattern in patterns.filter(|pattern| pattern.variables().next().is_some()) {
            match self.context.find(key) {
                Found::One(value) => self.of_pattern(pattern, value),
                Found::Many(values) => values
                    .iter()
                    .for_each(|value| self.of_pattern(pattern, value)),
                Found::Absent => {}
                Found::Unknown => self.links.push((pattern, key)),
            }
        }
        let witnesses = witnesses(&condition.test, self.context);
        let context = self.context;
        if let Some(texts) = self.open(key) {
            texts.quantified |= condition.quantifier != Quantifier::Single;
            witnesses.iter().for_each(|text| texts.add(text));
            let patterns = condition
                .test
                .patterns()
                .iter()
                .filter_map(|operand| operand.value.as_ref());
            patterns
                .filter(|pattern| !pattern.is_literal())
                .for_each(|pattern| texts.add_pattern(pattern.wildcard_text(context)));
        }
    }

    /// For each variable of a pattern the texts with which the pattern matches what it is compared with, and one with which it does not.
    fn of_pattern(&mut self, pattern: &Pattern, compared: &str) {
        let alone = pattern.variables().count() == 1;
        for (variable, before, behind) in pattern.variables_in_place() {
            let Some(texts) = variable.key.as_ref().and_then(|key| self.open(key)) else {
                continue;
            };
            texts.add(FRESH);
            for text in substitutes(compared, before, behind) {
                // With one variable it is easily told which texts matter; with several, any may.
                if !alone || fits(pattern, compared, text) {
                    texts.add(text);
                }
            }
        }
    }

    /// Patterns that compare one unknown key with another: each takes over what the other may be.
    fn link(&mut self) {
        for (pattern, key) in std::mem::take(&mut self.links) {
            for text in self.texts_of(key) {
                self.of_pattern(pattern, &text);
            }
            let variables = pattern
                .variables()
                .filter_map(|variable| variable.key.as_ref());
            let substituted: Vec<String> = variables
                .flat_map(|variable| self.texts_of(variable))
                .map(|text| pattern.example_with(&Always(&text), FRESH))
                .collect();
            if let Some(texts) = self.open(key) {
                substituted.iter().for_each(|text| texts.add(text));
            }
        }
    }

    fn texts_of(&mut self, key: &ContextKey) -> Vec<String> {
        self.open(key)
            .map(|texts| texts.single.clone())
            .unwrap_or_default()
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
        if self.single.len() <= OPEN_COMBINATIONS && !self.single.iter().any(|known| known == text)
        {
            self.single.push(text.to_owned());
        }
    }

    /// Adds what a pattern shares with each of those before it.
    fn add_pattern(&mut self, pattern: String) {
        const MOST_PATTERNS: usize = 32;
        if self.patterns.len() == MOST_PATTERNS {
            return;
        }
        for text in self
            .patterns
            .iter()
            .filter_map(|other| shared(&pattern, other, "x").text())
            .collect::<Vec<_>>()
        {
            self.add(&text);
        }
        self.patterns.push(pattern);
    }

    /// A key of the global table has one value or several; of another, under a set operator, it is not known which.
    fn into_open_key(mut self, key: ContextKey) -> OpenKey {
        if self.single.is_empty() {
            self.add(FRESH);
        }
        let mut values = vec![ContextValue::Absent];
        if !is_multivalued(&key) {
            values.extend(
                self.single
                    .iter()
                    .map(|text| ContextValue::One(text.as_str().into())),
            );
        }
        if is_multivalued(&key) || (self.quantified && !is_single_valued(&key)) {
            values.extend(subsets(&self.single));
        }
        OpenKey { key, values }
    }
}

/// Whether a pattern matches with that text for its variable, by any operator.
fn fits(pattern: &Pattern, compared: &str, text: &str) -> bool {
    let value = Always(text);
    pattern.matches(compared, &value) == Match::Yes
        || pattern.equals_ignoring_case(compared, &value) == Match::Yes
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
    let all: Vec<&String> = texts.iter().collect();
    let mut sets = Vec::new();
    if all.len() <= 4 {
        for mask in 1..1_usize << all.len() {
            let mut chosen = all.clone();
            let mut bit = 0;
            chosen.retain(|_| {
                bit += 1;
                mask >> (bit - 1) & 1 == 1
            });
            sets.push(set(&chosen));
        }
        return sets;
    }
    for text in &all {
        sets.push(set(&[*text]));
        if let Some(last) = all.last() {
            sets.push(set(&[*text, *last]));
        }
    }
    sets.push(set(&all));
    sets
}
