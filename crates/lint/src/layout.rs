//! Where things stand in a text that the document itself does not say: operators, members, commas. For fixes.

use scopedown_policy::json::{Object, ObjectProp, Ranged, Value, read_tree};
use scopedown_policy::{Condition, Span, Statement};
use scopedown_rewrite::{Edit, Edits, remove_entry};

/// Operators of more keys than anybody writes are not mended: to look for one among all of them, for each of them, takes too long.
const KEYS: usize = 500;

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
                let at = list.elements.partition_point(starts_before);
                list.elements.get(at)?
            }
            single => single,
        };
        found
            .as_object()
            .filter(|object| object.start() == statement.span.start)
    }

    /// A condition as it is written, where it is one of not too many.
    pub(crate) fn condition(
        &self,
        statement: &Statement,
        condition: &Condition,
    ) -> Option<Written<'_, 'a>> {
        let block = member(self.statement(statement)?, "Condition")?
            .value
            .as_object()?;
        let holds = |node: &&ObjectProp<'_>| {
            node.start() <= condition.span.start && condition.span.end <= node.end()
        };
        let operator = block.properties.iter().find(holds)?;
        let body = operator.value.as_object()?;
        let others = block.properties.iter().map(|operator| &operator.value);
        let keys = others.filter_map(Value::as_object);
        if keys.map(|body| body.properties.len()).sum::<usize>() > KEYS {
            return None;
        }
        let entry = body.properties.iter().find(holds)?;
        Some(Written {
            block,
            operator,
            body,
            entry,
        })
    }

    /// Puts a condition under another operator, beside the keys that stand there already; `None` where its key is among them.
    pub(crate) fn under_operator(
        &self,
        written: &Written<'_, 'a>,
        operator: &str,
    ) -> Option<Edits> {
        let entry = span(written.entry).of(self.text);
        let only = matches!(written.body.properties.as_slice(), [_]);
        if only && member(written.block, operator).is_none() {
            let name = span(&written.operator.name);
            return Some(Edits::from(Edit::replace(name, format!("\"{operator}\""))));
        }
        let addition =
            self.with_condition(written, operator, written.entry.name.as_str(), entry)?;
        let gone = if only {
            span(written.operator)
        } else {
            span(written.entry)
        };
        let mut edits = remove_entry(self.text, gone).as_slice().to_vec();
        edits.push(addition);
        Edits::new(edits)
    }

    /// Asks for a key under another operator as well; `None` where it is asked for there already.
    pub(crate) fn beside(
        &self,
        written: &Written<'_, 'a>,
        operator: &str,
        key: &str,
        value: &str,
    ) -> Option<Edits> {
        let entry = format!("{}: {value}", quoted(key));
        self.with_condition(written, operator, key, &entry)
            .map(Edits::from)
    }

    fn with_condition(
        &self,
        written: &Written<'_, 'a>,
        operator: &str,
        key: &str,
        entry: &str,
    ) -> Option<Edit> {
        let Some(other) = member(written.block, operator) else {
            let at = written.block.properties.last()?.end();
            return Some(Edit::insert(at, format!(", \"{operator}\": {{ {entry} }}")));
        };
        let keys = &other.value.as_object()?.properties;
        let repeats = keys
            .iter()
            .any(|known| known.name.as_str().eq_ignore_ascii_case(key));
        let last = keys.last().filter(|_| !repeats)?;
        Some(Edit::insert(last.end(), format!(", {entry}")))
    }
}

/// The member of an object.
pub(crate) fn member<'l, 'a>(object: &'l Object<'a>, name: &str) -> Option<&'l ObjectProp<'a>> {
    object
        .properties
        .iter()
        .find(|member| member.name.as_str() == name)
}

/// A text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
