//! Text and typed document, side by side, to a draft.

use scopedown_policy::json::{Object, ObjectProp, Ranged, Value, read_tree};
use scopedown_policy::{Policy, PolicyKind, Sense, Span, Spanned, Statement, parse};

use super::{
    Brackets, Clause, DocumentMember, Draft, Entry, KeyDraft, Member, OperatorDraft,
    StatementDraft, ValueDraft, Written,
};
use crate::squeeze::without_space;

impl Draft {
    /// Reads a text; `None` where the grammar refuses it.
    pub(crate) fn read(text: &str, kind: PolicyKind) -> Option<Self> {
        let policy = parse(text, kind).policy?;
        let tree = read_tree(text).ok()?;
        let root = tree.as_object()?;
        let mut members = Vec::with_capacity(root.properties.len());
        let mut statements = Vec::new();
        for member in &root.properties {
            if member.name.as_str() != "Statement" {
                members.push(DocumentMember::Other(squeezed(text, member)));
                continue;
            }
            members.push(DocumentMember::Statements(written(&member.value)));
            statements = read_statements(text, one_or_many(&member.value), &policy)?;
        }
        Some(Self {
            members,
            statements,
            brackets: Brackets::AsWritten,
        })
    }
}

fn read_statements(
    text: &str,
    objects: &[Value<'_>],
    policy: &Policy,
) -> Option<Vec<StatementDraft>> {
    if objects.len() != policy.statements.len() {
        return None;
    }
    let pairs = objects.iter().zip(&policy.statements);
    pairs
        .map(|(object, typed)| statement(text, object.as_object()?, typed))
        .collect()
}

fn statement(text: &str, object: &Object<'_>, typed: &Statement) -> Option<StatementDraft> {
    let mut members = Vec::with_capacity(object.properties.len());
    let mut principal = None;
    for member in &object.properties {
        members.push(match member.name.as_str() {
            "Sid" => Member::Sid(squeezed(text, member)),
            "Action" | "NotAction" => Member::Action(clause(
                text,
                member,
                typed.action.sense,
                &typed.action.patterns,
            )?),
            "Resource" | "NotResource" => {
                let resource = typed.resource.as_ref()?;
                Member::Resource(clause(text, member, resource.sense, &resource.patterns)?)
            }
            "Condition" => Member::Condition(operators(text, &member.value)?),
            "Principal" | "NotPrincipal" => {
                principal = Some(squeezed(text, member));
                Member::Other(squeezed(text, member))
            }
            _ => Member::Other(squeezed(text, member)),
        });
    }
    Some(StatementDraft {
        effect: typed.effect.value,
        principal,
        conditions: typed.conditions.clone(),
        members,
    })
}

fn clause<P: Clone>(
    text: &str,
    member: &ObjectProp<'_>,
    sense: Sense,
    patterns: &[Spanned<P>],
) -> Option<Clause<P>> {
    let entries = one_or_many(&member.value);
    if entries.len() != patterns.len() {
        return None;
    }
    let entries = entries.iter().zip(patterns).map(|(entry, pattern)| Entry {
        json: source(text, entry).into(),
        pattern: pattern.value.clone(),
    });
    Some(Clause {
        name: name(text, member),
        sense,
        entries: entries.collect(),
        written: written(&member.value),
    })
}

fn operators(text: &str, value: &Value<'_>) -> Option<Vec<OperatorDraft>> {
    let operators = value.as_object()?.properties.iter();
    operators
        .map(|operator| {
            let keys = operator.value.as_object()?.properties.iter();
            Some(OperatorDraft {
                name: name(text, operator),
                keys: keys
                    .map(|key| self::key(text, key))
                    .collect::<Option<_>>()?,
            })
        })
        .collect()
}

fn key(text: &str, member: &ObjectProp<'_>) -> Option<KeyDraft> {
    let value = |value: &Value<'_>| {
        Some(ValueDraft {
            json: source(text, value).into(),
            text: match value {
                Value::StringLit(text) => text.value.as_ref().into(),
                Value::NumberLit(_) | Value::BooleanLit(_) => source(text, value).into(),
                _ => return None,
            },
        })
    };
    Some(KeyDraft {
        name: name(text, member),
        values: one_or_many(&member.value)
            .iter()
            .map(value)
            .collect::<Option<_>>()?,
        written: written(&member.value),
    })
}

fn name(text: &str, member: &ObjectProp<'_>) -> Box<str> {
    source(text, &member.name).into()
}

fn squeezed(text: &str, node: &impl Ranged) -> Box<str> {
    without_space(source(text, node)).into()
}

fn source<'t>(text: &'t str, node: &impl Ranged) -> &'t str {
    Span::new(node.start(), node.end()).of(text)
}

fn written(value: &Value<'_>) -> Written {
    match value {
        Value::Array(_) => Written::List,
        _ => Written::One,
    }
}

fn one_or_many<'a, 't>(value: &'a Value<'t>) -> &'a [Value<'t>] {
    match value {
        Value::Array(array) => &array.elements,
        _ => std::slice::from_ref(value),
    }
}
