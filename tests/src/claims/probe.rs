use std::collections::HashMap;

use scopedown_catalog::{ActionEntry, Catalog};
use scopedown_eval::{
    Caller, Context, ContextValue, Identity, Situation, Unlisted, is_multivalued,
};
use scopedown_policy::{
    Action, ActionPattern, Condition, ContextKey, Policy, Resource, ResourcePattern, Statement,
    Values,
};
use serde_json::{Map, Value, json};

use super::possible::carries;
use super::theme::fill;
use crate::generator::Dice;

/// A request.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What is asked.
    pub action: Action,
    /// About what.
    pub resource: Resource,
    /// By whom, and in which context.
    pub situation: Situation,
}

impl Asked {
    /// The request as a batch line has it.
    pub fn line(&self) -> Value {
        let entries = self.situation.context.entries().iter();
        let context = entries.map(|(key, value)| {
            let value = match value {
                ContextValue::One(text) => json!(text),
                ContextValue::Many(texts) => json!(texts),
                ContextValue::Absent | ContextValue::Unknown => Value::Null,
            };
            (key.as_written().to_owned(), value)
        });
        json!({
            "action": format!("{}:{}", self.action.service(), self.action.written_name()),
            "resource": self.resource.as_written(),
            "resource_account": ACCOUNT,
            "context": context.collect::<Map<_, _>>(),
        })
    }
}

/// An endless row of requests about some policies: most of them possible by the catalogue, the others near misses and names that nobody has.
#[derive(Debug)]
pub struct Probes<'p> {
    catalog: &'p Catalog,
    statements: Vec<&'p Statement>,
    /// The actions that each entry names, looked up once.
    named: HashMap<Box<str>, Vec<ActionEntry<'p>>>,
    /// Whether each key can have several values, likewise.
    many: HashMap<Box<str>, bool>,
    dice: Dice,
}

/// What stands for a star.
const FILLINGS: [&str; 5] = ["x", "", "b", "a/b", "x:y"];

/// What the keys of variables hold.
const VALUE: &str = "b";

/// Values that a policy may not list.
const OTHERS: [&str; 9] = [
    "b",
    "other",
    "true",
    "false",
    "15",
    "2026-06-01T00:00:00Z",
    "198.51.100.1",
    "203.0.113.7",
    "arn:aws:iam::111122223333:role/app",
];

impl<'p> Probes<'p> {
    /// Requests about the statements of some policies.
    pub fn of(
        catalog: &'p Catalog,
        policies: impl IntoIterator<Item = &'p Policy>,
        seed: u64,
    ) -> Self {
        let policies = policies.into_iter();
        Self {
            catalog,
            statements: policies.flat_map(|policy| &policy.statements).collect(),
            named: HashMap::new(),
            many: HashMap::new(),
            dice: Dice::new(seed),
        }
    }

    fn statement(&mut self) -> Option<&'p Statement> {
        self.dice.choose(&self.statements).copied()
    }

    fn request(&mut self) -> Option<Asked> {
        let own = self.statement()?;
        let other = self.statement()?;
        let action = self.action(own)?;
        let entry = self.catalog.action(&action);
        let resource = self.resource(own, other, entry)?;
        let mut entries: Vec<(ContextKey, ContextValue)> = Vec::new();
        let only = entry.filter(|_| self.dice.chance(80));
        self.add_keys(own, 85, only, &mut entries);
        self.add_keys(other, 40, only, &mut entries);
        Some(Asked {
            action,
            resource: Resource::new(&resource),
            situation: situation(entries),
        })
    }

    /// An action that the catalogue has and an entry names, or another one of its service, or what the entry's wildcards spell.
    fn action(&mut self, own: &Statement) -> Option<Action> {
        let entry = &self.dice.choose(&own.action.patterns)?.value;
        let (prefix, spelled) = match entry {
            ActionPattern::Any => ("s3", "s3:GetObject".to_owned()),
            ActionPattern::Named { service, name, .. } => {
                let filling = self.dice.pick(&["x", ""]);
                (&**service, format!("{service}:{}", name.example(filling)))
            }
        };
        let known = self.catalog.service(prefix);
        let (choice, at) = (
            self.dice.within(0..8),
            self.dice.within(0..usize::from(u16::MAX)),
        );
        let named = match (known, choice) {
            (None, _) | (_, 1) => &[][..],
            (Some(service), 0) => self.known(service.prefix(), || service.actions().collect()),
            (Some(service), _) => self.known(entry.as_written(), || service.matching(entry)),
        };
        let chosen = match named.len() {
            0 => None,
            len => named.get(at % len).map(|one| one.full()),
        };
        Action::parse(&chosen.unwrap_or(spelled)).ok()
    }

    fn known(
        &mut self,
        text: &str,
        find: impl FnOnce() -> Vec<ActionEntry<'p>>,
    ) -> &[ActionEntry<'p>] {
        self.named.entry(text.into()).or_insert_with(find)
    }

    /// A resource that an entry names, or one of a kind on which the action acts.
    fn resource(
        &mut self,
        own: &Statement,
        other: &Statement,
        action: Option<ActionEntry<'_>>,
    ) -> Option<String> {
        for _ in 0..3 {
            let statement = if self.dice.chance(75) { own } else { other };
            let entries = statement
                .resource
                .iter()
                .flat_map(|clause| &clause.patterns);
            let entries: Vec<&ResourcePattern> = entries.map(|entry| &entry.value).collect();
            let Some(ResourcePattern::Arn(arn)) = self.dice.choose(&entries) else {
                break;
            };
            let filling = self.dice.pick(&FILLINGS);
            let front: String = arn.example(filling).split_inclusive(':').take(5).collect();
            let front = front.replace("::log", ":111122223333:log");
            let text = front + &arn.resource().example_with(&Valued, filling);
            let suits = action.is_none_or(|action| action.acts_on(&Resource::new(&text)));
            if suits || self.dice.chance(10) {
                let is_group = text.contains(":log-group:") && !text.contains(":log-stream:");
                let stream = if is_group { ":log-stream:" } else { "" };
                return Some(text + stream);
            }
        }
        let kinds: Vec<_> = action
            .into_iter()
            .flat_map(scopedown_catalog::ActionEntry::resources)
            .collect();
        let Some(kind) = self
            .dice
            .choose(&kinds)
            .filter(|_| self.dice.clone().chance(85))
        else {
            return Some("*".to_owned());
        };
        let form = kind.resource_type().arn();
        let form = form.split(", ").next().unwrap_or_default();
        Some(fill(form, |name| {
            let text = match name {
                "Partition" => "aws",
                "Region" => "eu-west-1",
                "Account" | "AccountId" => "111122223333",
                _ => self.dice.pick(&["b", "x", "orders", "a/b"]),
            };
            text.to_owned()
        }))
    }

    fn add_keys(
        &mut self,
        statement: &Statement,
        share: u32,
        only: Option<ActionEntry<'_>>,
        entries: &mut Vec<(ContextKey, ContextValue)>,
    ) {
        let mut add = |key: &ContextKey, value: ContextValue| {
            let suits = only.is_none_or(|action| carries(action, key));
            if suits && entries.iter().all(|(known, _)| known != key) {
                entries.push((key.clone(), value));
            }
        };
        for condition in &statement.conditions {
            if self.dice.chance(share)
                && let Some(value) = self.value(condition)
            {
                add(&condition.key.value, value);
            }
        }
        let resources = statement
            .resource
            .iter()
            .flat_map(|clause| &clause.patterns);
        let resources = resources.filter_map(|entry| match &entry.value {
            ResourcePattern::Arn(arn) => Some(arn.resource()),
            ResourcePattern::Any => None,
        });
        let operands = statement
            .conditions
            .iter()
            .flat_map(|it| it.test.patterns());
        let operands = operands.filter_map(|operand| operand.value.as_ref());
        let variables = resources
            .chain(operands)
            .flat_map(scopedown_policy::Pattern::variables);
        for key in variables.filter_map(|variable| variable.key.as_ref()) {
            if self.dice.chance(share) {
                add(key, ContextValue::One(VALUE.into()));
            }
        }
    }

    /// A value that a condition lists, or another one; several where the key can have them.
    fn value(&mut self, condition: &Condition) -> Option<ContextValue> {
        let key = &condition.key.value;
        let catalog = self.catalog;
        let many = *self.many.entry(key.folded().into()).or_insert_with(|| {
            let known = catalog.key(key);
            is_multivalued(key) || known.is_some_and(scopedown_catalog::KeyEntry::is_multivalued)
        });
        let mut text = || -> Option<Box<str>> {
            let listed = condition.test.written();
            if self.dice.chance(30) || listed.is_empty() {
                return Some(self.dice.pick(&OTHERS).into());
            }
            let patterns = condition.test.patterns();
            if let Some(pattern) = self.dice.choose(patterns).and_then(|it| it.value.as_ref()) {
                let filling = self.dice.pick(&FILLINGS);
                return Some(pattern.example_with(&Valued, filling).into());
            }
            let written = self.dice.pick(&listed);
            Some(written.split('/').next().unwrap_or_default().into())
        };
        if !many {
            return Some(ContextValue::One(text()?));
        }
        Some(ContextValue::Many(vec![text()?, text()?]))
    }
}

impl Iterator for Probes<'_> {
    type Item = Asked;

    fn next(&mut self) -> Option<Asked> {
        (0..8).find_map(|_| self.request())
    }
}

/// The account of whoever asks and of what is asked about: across accounts a role alone allows nothing, and hardly anything would be seen.
const ACCOUNT: &str = "111122223333";

/// A session of some role, in a context.
fn situation(entries: Vec<(ContextKey, ContextValue)>) -> Situation {
    Situation {
        caller: Caller::RoleSession(Identity {
            arn: "arn:aws:sts::111122223333:assumed-role/app/session".into(),
            partition: "aws".into(),
            account: "111122223333".into(),
            name: "app".into(),
        }),
        resource_account: Some(ACCOUNT.into()),
        context: Context::new(entries, Unlisted::Absent).unwrap_or_default(),
    }
}

/// Gives every key the value that it has in most requests.
struct Valued;

impl Values for Valued {
    fn value(&self, _: &ContextKey) -> Option<&str> {
        Some(VALUE)
    }
}
