//! Where things stand in a text that the document itself does not say: operators, members, commas. For fixes.

use scopedown_policy::json::{Object, ObjectProp, Ranged, Value, read_tree};
use scopedown_policy::{Condition, Span, Statement};

use crate::fix::Edit;

/// The tree of one text.
pub(crate) struct Layout<'a> {
    text: &'a str,
    tree: Option<Value<'a>>,
}

/// A condition in its text.
pub(crate) struct Written<'l, 'a> {
    /// The whole `Condition` object.
    pub(crate) block: &'l Object<'a>,
    /// The operator with its body.
    pub(crate) operator: &'l ObjectProp<'a>,
    /// The body: keys and values.
    pub(crate) body: &'l Object<'a>,
    /// The key with its values.
    pub(crate) entry: &'l ObjectProp<'a>,
}

/// The place of a node.
pub(crate) fn span(node: &impl Ranged) -> Span {
    Span::new(node.start(), node.end())
}

impl<'a> Layout<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self {
            text,
            tree: read_tree(text).ok(),
        }
    }

    /// The value of `Statement`.
    pub(crate) fn statements(&self) -> Option<&Value<'a>> {
        Some(&member(self.tree.as_ref()?.as_object()?, "Statement")?.value)
    }

    /// A statement as it is written.
    pub(crate) fn statement(&self, statement: &Statement) -> Option<&Object<'a>> {
        let found = match self.statements()? {
            Value::Array(list) => {
                let starts_before = |value: &Value<'_>| value.start() < statement.span.start;
                list.elements
                    .get(list.elements.partition_point(starts_before))?
            }
            single => single,
        };
        found
            .as_object()
            .filter(|object| object.start() == statement.span.start)
    }

    /// A condition as it is written.
    pub(crate) fn condition(
        &self,
        statement: &Statement,
        condition: &Condition,
    ) -> Option<Written<'_, 'a>> {
        let block = member(self.statement(statement)?, "Condition")?
            .value
            .as_object()?;
        let holds = |node: &ObjectProp<'_>| {
            node.start() <= condition.span.start && condition.span.end <= node.end()
        };
        let operator = block.properties.iter().find(|operator| holds(operator))?;
        let body = operator.value.as_object()?;
        let entry = body.properties.iter().find(|entry| holds(entry))?;
        Some(Written {
            block,
            operator,
            body,
            entry,
        })
    }

    /// Puts a condition under another operator, beside the keys that stand there already.
    pub(crate) fn under_operator(
        &self,
        written: &Written<'_, 'a>,
        operator: &str,
    ) -> Option<Vec<Edit>> {
        let entry = span(written.entry).of(self.text);
        if let Some(other) = member(written.block, operator) {
            let body = other.value.as_object()?;
            let repeats = |known: &ObjectProp<'_>| {
                known
                    .name
                    .as_str()
                    .eq_ignore_ascii_case(written.entry.name.as_str())
            };
            if body.properties.iter().any(repeats) {
                return None;
            }
            let mut edits = self.without_condition(written);
            edits.push(append(body, entry));
            return Some(edits);
        }
        if let [_] = written.body.properties.as_slice() {
            let name = span(&written.operator.name);
            return Some(vec![Edit::replace(name, format!("\"{operator}\""))]);
        }
        Some(vec![
            Self::without_entry(written),
            Edit::insert(
                written.operator.end(),
                format!(", \"{operator}\": {{ {entry} }}"),
            ),
        ])
    }

    /// Takes a condition out, and what would be empty without it.
    pub(crate) fn without_condition(&self, written: &Written<'_, 'a>) -> Vec<Edit> {
        if written.body.properties.len() > 1 {
            return vec![Self::without_entry(written)];
        }
        vec![remove(
            &written.block.properties,
            written.operator.start(),
            span(written.block),
        )]
    }

    fn without_entry(written: &Written<'_, 'a>) -> Edit {
        remove(
            &written.body.properties,
            written.entry.start(),
            span(written.body),
        )
    }

    /// Takes an entry out of the list or statement that it stands in; `None` where it is the only one.
    pub(crate) fn without_element(&self, list: &Value<'a>, element: Span) -> Option<Edit> {
        let list = list.as_array().filter(|list| list.elements.len() > 1)?;
        Some(remove(&list.elements, element.start, span(list)))
    }

    /// Puts a member or an element behind the last one.
    pub(crate) fn append_to_list(&self, list: &Value<'a>, text: &str) -> Vec<Edit> {
        match list {
            Value::Array(list) => {
                let at = list.elements.last().map_or(list.end() - 1, Ranged::end);
                let comma = if list.elements.is_empty() { "" } else { ", " };
                vec![Edit::insert(at, format!("{comma}{text}"))]
            }
            single => vec![
                Edit::insert(single.start(), "["),
                Edit::insert(single.end(), format!(", {text}]")),
            ],
        }
    }
}

/// The member of an object.
pub(crate) fn member<'l, 'a>(object: &'l Object<'a>, name: &str) -> Option<&'l ObjectProp<'a>> {
    object
        .properties
        .iter()
        .find(|member| member.name.as_str() == name)
}

/// Puts a member behind the last one.
pub(crate) fn append(object: &Object<'_>, member: &str) -> Edit {
    match object.properties.last() {
        Some(last) => Edit::insert(last.end(), format!(", {member}")),
        None => Edit::insert(object.end() - 1, member),
    }
}

/// Takes the node that begins at a byte out from among its siblings, with the comma that belongs to it.
fn remove(siblings: &[impl Ranged], start: usize, whole: Span) -> Edit {
    let at = siblings.iter().position(|node| node.start() == start);
    let node = |at: Option<usize>| at.and_then(|at| siblings.get(at));
    let before = node(at.and_then(|at| at.checked_sub(1)));
    let behind = node(at.and_then(|at| at.checked_add(1)));
    Edit::delete(match (node(at), before, behind) {
        (Some(here), _, Some(next)) => Span::new(here.start(), next.start()),
        (Some(here), Some(last), None) => Span::new(last.end(), here.end()),
        _ => Span::new(whole.start + 1, whole.end - 1),
    })
}
