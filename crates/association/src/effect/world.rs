//! The two worlds: session tags passed, and not.

use scopedown_eval::{
    Authority, Caller, Context, ContextValue, Decision, Layers, POD_TAGS, Request, Situation,
    Unlisted, decide,
};
use scopedown_policy::{
    Action, ActionClause, ActionPattern, Condition, ContextKey, Effect, Policy, Resource,
    ResourceClause, ResourcePattern, Sense, Span, Spanned, Statement, Values, Version,
};

use super::{Instead, Lean, Reach, Seen, lean, leaning_conditions};
use crate::association::Association;
use crate::session::{TagValue, tags_if_passed};

/// The keys of the session tags in both worlds, to lay over the context of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagContexts {
    /// Tags are passed; a value that nobody told is unknown.
    pub on: Vec<(ContextKey, ContextValue)>,
    /// Tags are disabled: absent, but for tags of the role itself.
    pub off: Vec<(ContextKey, ContextValue)>,
}

/// The principal's tags in both worlds, to lay over the context of two matrices.
pub fn tag_contexts(association: &Association, role_tags: &[(Box<str>, Box<str>)]) -> TagContexts {
    let on = tags_if_passed(association).map(|tag| {
        let value = match tag.value {
            TagValue::Known(text) => ContextValue::One((&*text).into()),
            TagValue::Absent | TagValue::OfPod | TagValue::Unknown => ContextValue::Unknown,
        };
        (principal_tag(tag.key), value)
    });
    let off = POD_TAGS.map(|tag| {
        let value = role_tag(tag, role_tags).map_or(ContextValue::Absent, |value| {
            ContextValue::One(value.into())
        });
        (principal_tag(tag), value)
    });
    TagContexts {
        on: on.into(),
        off: off.into(),
    }
}

fn principal_tag(tag: &str) -> ContextKey {
    ContextKey::new(&format!("aws:PrincipalTag/{tag}"))
}

/// The value that the role itself has for a key, regardless of case (semantics 7.2.14).
fn role_tag<'t>(tag: &str, role_tags: &'t [(Box<str>, Box<str>)]) -> Option<&'t str> {
    role_tags
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(tag))
        .map(|(_, value)| &**value)
}

/// The values of the tags in both worlds, as one kind of policy sees them.
pub(super) struct Worlds {
    seen: Seen,
    on: [Option<Box<str>>; 6],
    off: [Option<Box<str>>; 6],
}

/// A value that no policy names, for a tag whose value nobody told.
const FRESH: &str = "scopedown-any";

/// So many values are tried for the tags that nobody told.
const TRIED: usize = 8;

impl Worlds {
    pub(super) fn new(
        association: &Association,
        role_tags: &[(Box<str>, Box<str>)],
        seen: Seen,
    ) -> Self {
        let on = tags_if_passed(association).map(|tag| match tag.value {
            TagValue::Known(text) => Some((&*text).into()),
            TagValue::Absent | TagValue::OfPod | TagValue::Unknown => None,
        });
        let off = POD_TAGS.map(|tag| match seen {
            Seen::Principal => role_tag(tag, role_tags).map(Into::into),
            Seen::Request => None,
        });
        Self { seen, on, off }
    }

    /// How far a statement reaches while tags are passed: a tag whose value is not told has some value, and the values that the statement
    /// itself names are tried.
    pub(super) fn with_tags(&self, statement: &Statement, version: Version) -> Reach {
        let reaches = self.tried(statement).into_iter().map(|value| {
            let values = self
                .on
                .clone()
                .map(|known| Some(known.unwrap_or_else(|| value.clone())));
            self.reach(statement, version, &values)
        });
        reaches
            .reduce(|all, reach| if all == reach { all } else { Reach::Sometimes })
            .unwrap_or(Reach::Sometimes)
    }

    /// How far it reaches while they are not passed.
    pub(super) fn without_tags(&self, statement: &Statement, version: Version) -> Reach {
        self.reach(statement, version, &self.off)
    }

    /// What takes the place of the tags that these places name.
    pub(super) fn instead(&self, leans: &[Lean]) -> Instead {
        let stands_in = |lean: &Lean| {
            let tags = POD_TAGS.into_iter().zip(&self.off);
            tags.into_iter()
                .any(|(tag, value)| lean.tag == Some(tag) && value.is_some())
        };
        if leans.iter().any(stands_in) {
            Instead::RoleTag
        } else {
            Instead::Nothing
        }
    }

    fn tried(&self, statement: &Statement) -> Vec<Box<str>> {
        let mut values = vec![FRESH.into()];
        if self.on.iter().all(Option::is_some) {
            return values;
        }
        let named = leaning_conditions(statement, self.seen)
            .flat_map(|condition| condition.test.written())
            .map(Into::into);
        values.extend(named.take(TRIED));
        values
    }

    fn reach(
        &self,
        statement: &Statement,
        version: Version,
        tags: &[Option<Box<str>>; 6],
    ) -> Reach {
        let conditions: Vec<Condition> =
            leaning_conditions(statement, self.seen).cloned().collect();
        let of_conditions = if conditions.is_empty() {
            Reach::Always
        } else {
            self.of_conditions(conditions, version, tags)
        };
        of_conditions.and(self.of_resources(statement, tags))
    }

    /// Asks the evaluator whether the conditions hold, with every other key unknown.
    fn of_conditions(
        &self,
        conditions: Vec<Condition>,
        version: Version,
        tags: &[Option<Box<str>>; 6],
    ) -> Reach {
        let authority = Authority::new(Layers {
            role: vec![allowing(conditions, version)],
            ..Layers::default()
        });
        let (Ok(action), Some(caller), Ok(context)) = (
            Action::parse("s3:GetObject"),
            Caller::parse("arn:aws:sts::111122223333:assumed-role/role/session"),
            Context::new(self.entries(tags), Unlisted::Unknown),
        ) else {
            return Reach::Sometimes;
        };
        let situation = Situation {
            caller,
            resource_account: None,
            context,
        };
        let request = Request {
            action: &action,
            resource: &Resource::new("arn:aws:s3:::bucket/key"),
            situation: &situation,
        };
        match decide(&authority, &request).decision {
            Decision::Allowed => Reach::Always,
            Decision::ImplicitDeny | Decision::ExplicitDeny => Reach::Never,
            Decision::Depends => Reach::Sometimes,
        }
    }

    fn entries(&self, tags: &[Option<Box<str>>; 6]) -> Vec<(ContextKey, ContextValue)> {
        let prefix = match self.seen {
            Seen::Principal => "aws:PrincipalTag/",
            Seen::Request => "aws:RequestTag/",
        };
        let one = |(tag, value): (&str, &Option<Box<str>>)| {
            let value = value
                .clone()
                .map_or(ContextValue::Absent, ContextValue::One);
            (ContextKey::new(&format!("{prefix}{tag}")), value)
        };
        let mut entries: Vec<_> = POD_TAGS.into_iter().zip(tags).map(one).collect();
        if self.seen == Seen::Request {
            let keys: Vec<Box<str>> = POD_TAGS
                .into_iter()
                .zip(tags)
                .filter(|(_, value)| value.is_some())
                .map(|(tag, _)| tag.into())
                .collect();
            for list in ["aws:TagKeys", "sts:TransitiveTagKeys"] {
                entries.push((ContextKey::new(list), ContextValue::Many(keys.clone())));
            }
        }
        entries
    }

    /// An entry with a variable that has no value matches nothing (semantics 4.10); without such entries nothing is known of the clause.
    fn of_resources(&self, statement: &Statement, tags: &[Option<Box<str>>; 6]) -> Reach {
        let Some(clause) = &statement.resource else {
            return Reach::Always;
        };
        let values = TagsOnly {
            seen: self.seen,
            tags,
        };
        let leans = |pattern: &ResourcePattern| {
            lean::pattern(pattern).is_some_and(|pattern| {
                pattern
                    .variables()
                    .filter_map(|variable| variable.key.as_ref())
                    .any(|key| lean::named(key, self.seen).is_some())
            })
        };
        let is_dead = |pattern: &ResourcePattern| {
            lean::pattern(pattern).is_some_and(|pattern| {
                pattern
                    .variables()
                    .any(|variable| variable.value(&values).is_none())
            })
        };
        let mut entries = clause.patterns.iter().map(|entry| &entry.value);
        if !entries.clone().any(leans) {
            return Reach::Always;
        }
        match (entries.all(is_dead), clause.sense) {
            (true, Sense::Listed) => Reach::Never,
            (true, Sense::AllBut) => Reach::Always,
            (false, _) => Reach::Sometimes,
        }
    }
}

/// The values of the tags; every other key has some.
struct TagsOnly<'a> {
    seen: Seen,
    tags: &'a [Option<Box<str>>; 6],
}

impl Values for TagsOnly<'_> {
    fn value(&self, key: &ContextKey) -> Option<&str> {
        match lean::named(key, self.seen) {
            Some(Some(name)) => {
                let at = POD_TAGS.iter().position(|tag| *tag == name)?;
                self.tags
                    .get(at)?
                    .as_deref()
                    .filter(|text| !text.is_empty())
            }
            Some(None) => None,
            None => Some(FRESH),
        }
    }
}

/// A policy that allows everything under the conditions.
fn allowing(conditions: Vec<Condition>, version: Version) -> Policy {
    let span = Span::default();
    let statement = Statement {
        span,
        sid: None,
        effect: Spanned::new(Effect::Allow, span),
        principal: None,
        action: ActionClause {
            sense: Sense::Listed,
            span,
            patterns: vec![Spanned::new(ActionPattern::Any, span)],
        },
        resource: Some(ResourceClause {
            sense: Sense::Listed,
            span,
            patterns: vec![Spanned::new(ResourcePattern::Any, span)],
        }),
        conditions,
    };
    Policy {
        version,
        id: None,
        statements: vec![statement],
    }
}
