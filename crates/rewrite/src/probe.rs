//! Requests made from policies' own patterns, to compare two policies by what they decide.

use scopedown_eval::{Caller, Context, ContextValue, Identity, Situation, Unlisted};
use scopedown_policy::{
    Action, ActionPattern, ArnPattern, Condition, ContextKey, Pattern, Policy, Quantifier,
    Resource, ResourcePattern, Statement, Values,
};

use crate::dice::Dice;

/// A request: what a policy is asked.
#[derive(Debug, Clone)]
pub(crate) struct Probe {
    pub(crate) action: Action,
    pub(crate) resource: Resource,
    pub(crate) situation: Situation,
}

/// An endless row of requests, the same in every run.
pub(crate) struct Probes<'p> {
    statements: Vec<&'p Statement>,
    /// The only actions that are asked, where there is such a list.
    actions: Option<&'p [Action]>,
    dice: Dice,
}

/// Fillings of a wildcard; the empty one makes the shortest text, which a neighbouring pattern often just misses.
const FILLINGS: [&str; 4] = ["x", "", "Any/thing", "a:b"];

/// What a variable's key has as value in most requests, and what stands for the variable in the resource.
const VALUE: &str = "x";

/// Values that a policy hardly lists, one for each type of operator.
const STRANGE: [&str; 8] = [
    "scopedown-any",
    "",
    "true",
    "false",
    "0",
    "99999999",
    "2001-09-09T01:46:40Z",
    "198.51.100.1",
];

/// How the keys of a statement get their values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// Each key has a value that its condition may accept.
    Hit,
    /// Most keys have some value.
    Either,
    /// Few keys have some value.
    Seldom,
}

/// Of so many requests one takes its action, or its resource, from another statement.
const MIXED: usize = 5;

impl<'p> Probes<'p> {
    /// Requests about the statements of some policies. Where `actions` are given, no others are asked.
    pub(crate) fn of(
        policies: impl IntoIterator<Item = &'p Policy>,
        actions: Option<&'p [Action]>,
    ) -> Self {
        Self {
            statements: policies
                .into_iter()
                .flat_map(|policy| &policy.statements)
                .collect(),
            actions,
            dice: Dice::new(1),
        }
    }

    /// The next request: mostly about one statement, sometimes mixed from several.
    pub(crate) fn next(&mut self) -> Option<Probe> {
        let own = *self.dice.pick(&self.statements)?;
        let action = match self.actions {
            Some(actions) => self.dice.pick(actions)?.clone(),
            None => self.action(own)?,
        };
        let resource = self.resource(own)?;
        let other = *self.dice.pick(&self.statements)?;
        let mut entries = Entries::default();
        let aims = self.dice.below(2) == 0;
        let aim = if aims { Aim::Hit } else { Aim::Either };
        self.add_keys(own, aim, &mut entries);
        self.add_keys(other, Aim::Seldom, &mut entries);
        Some(Probe {
            action,
            resource,
            situation: situation(entries.0),
        })
    }

    /// The statement, or now and then another.
    fn mostly(&mut self, own: &'p Statement) -> Option<&'p Statement> {
        if self.dice.below(MIXED) > 0 {
            return Some(own);
        }
        self.dice.pick(&self.statements).copied()
    }

    fn action(&mut self, own: &'p Statement) -> Option<Action> {
        let statement = self.mostly(own)?;
        let entry = &self.dice.pick(&statement.action.patterns)?.value;
        let text = match entry {
            ActionPattern::Any => "scopedown:Any".to_owned(),
            ActionPattern::Named { service, name, .. } => {
                let filling = self.dice.pick(&FILLINGS)?;
                let name = name.example(filling).replace([':', '/'], "");
                format!("{service}:{}", self.nearly(name))
            }
        };
        Action::parse(&text)
            .or_else(|_| Action::parse("scopedown:Any"))
            .ok()
    }

    fn resource(&mut self, own: &'p Statement) -> Option<Resource> {
        let statement = self.mostly(own)?;
        let clause = statement.resource.as_ref();
        let entry = clause.and_then(|clause| self.dice.pick(&clause.patterns));
        let text = match entry.map(|entry| &entry.value) {
            Some(ResourcePattern::Arn(pattern)) => self.arn(pattern)?,
            Some(ResourcePattern::Any) | None => {
                let others = ["*", "arn:aws:scopedown:::any", "no-arn"];
                (*self.dice.pick(&others)?).to_owned()
            }
        };
        Some(Resource::new(&text))
    }

    /// An ARN that the pattern speaks of or just misses.
    fn arn(&mut self, pattern: &ArnPattern) -> Option<String> {
        let filling = self.dice.pick(&FILLINGS)?;
        if self.dice.below(8) == 0 {
            return Some(pattern.fill(filling, "y"));
        }
        let example = pattern.example(filling);
        let front: String = example.split_inclusive(':').take(5).collect();
        let resource = pattern.resource().example_with(&Valued, filling);
        Some(front + &self.nearly(resource))
    }

    /// A text as it is, or longer, shorter, or in the other letter case.
    fn nearly(&mut self, mut text: String) -> String {
        match self.dice.below(16) {
            0 => text.push('x'),
            1 => drop(text.pop()),
            2 => {
                let shorter = text.rsplit_once('/').map_or("", |(before, _)| before);
                text = shorter.to_owned();
            }
            3 => text = text.to_uppercase(),
            _ => {}
        }
        text
    }

    /// Values for the keys at which a statement looks.
    fn add_keys(&mut self, statement: &Statement, aim: Aim, entries: &mut Entries) {
        let share = match aim {
            Aim::Hit => 4,
            Aim::Either => 3,
            Aim::Seldom => 1,
        };
        for condition in &statement.conditions {
            if self.dice.below(4) < share
                && let Some(value) = self.value(condition, aim)
            {
                entries.add(&condition.key.value, value);
            }
        }
        let resources = statement
            .resource
            .iter()
            .flat_map(|clause| &clause.patterns);
        let resources = resources.filter_map(|entry| match &entry.value {
            ResourcePattern::Arn(pattern) => Some(pattern.resource()),
            ResourcePattern::Any => None,
        });
        let operands = statement
            .conditions
            .iter()
            .flat_map(|condition| condition.test.patterns())
            .filter_map(|operand| operand.value.as_ref());
        for key in resources.chain(operands).flat_map(keys_of) {
            if self.dice.below(4) < share {
                entries.add(key, ContextValue::One(VALUE.into()));
            }
        }
    }

    /// A value that a condition lists, one that it hardly does, or several.
    fn value(&mut self, condition: &Condition, aim: Aim) -> Option<ContextValue> {
        let mut texts: Vec<Box<str>> = Vec::new();
        for _ in 0..2 {
            texts.push(self.text(condition)?);
        }
        let lists_several = condition.quantifier != Quantifier::Single;
        Some(match self.dice.below(5) {
            _ if aim == Aim::Hit && !lists_several => ContextValue::One(texts.pop()?),
            0 => ContextValue::Many(texts),
            1 => ContextValue::One((*self.dice.pick(&STRANGE)?).into()),
            _ => ContextValue::One(texts.pop()?),
        })
    }

    fn text(&mut self, condition: &Condition) -> Option<Box<str>> {
        let patterns = condition.test.patterns();
        if let Some(operand) = self.dice.pick(patterns)
            && let Some(pattern) = &operand.value
        {
            let filling = self.dice.pick(&FILLINGS)?;
            return Some(pattern.example_with(&Valued, filling).into());
        }
        // What is compared by size holds on one side of the value.
        let written = condition.test.written();
        let listed = if self.dice.below(2) == 0 {
            &written[..]
        } else {
            &STRANGE
        };
        let text = self.dice.pick(listed).or(self.dice.pick(&STRANGE));
        text.map(|text| (*text).into())
    }
}

fn keys_of(pattern: &Pattern) -> impl Iterator<Item = &ContextKey> {
    let variables = pattern.variables();
    variables.filter_map(|variable| variable.key.as_ref())
}

/// The context of a request, each key once.
#[derive(Default)]
struct Entries(Vec<(ContextKey, ContextValue)>);

impl Entries {
    fn add(&mut self, key: &ContextKey, value: ContextValue) {
        if self.0.iter().all(|(known, _)| known != key) {
            self.0.push((key.clone(), value));
        }
    }
}

/// A session of some role, in a context.
fn situation(entries: Vec<(ContextKey, ContextValue)>) -> Situation {
    Situation {
        caller: Caller::RoleSession(Identity {
            arn: "arn:aws:sts::111122223333:assumed-role/app/session".into(),
            partition: "aws".into(),
            account: "111122223333".into(),
            name: "app".into(),
        }),
        resource_account: None,
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

#[cfg(test)]
mod tests;
