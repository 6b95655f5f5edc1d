//! JSON text to a tree.

use scopedown_policy::json::{Object, Ranged, Value as Json, read_tree};
use scopedown_policy::{Diagnostic, PositionMap, Span};

use super::{Member, Node, Value};
use crate::decode::json_string;
use crate::text::Text;

/// Reads JSON text that came from where `map` says.
///
/// The depth is bounded by `limits::POLICY_DEPTH`, so the descent is too.
pub(crate) fn json(text: &str, map: &PositionMap) -> Result<Node, Box<Diagnostic>> {
    let value = read_tree(text)?;
    Ok(Reader { text, map }.node(&value))
}

struct Reader<'t> {
    text: &'t str,
    map: &'t PositionMap,
}

impl Reader<'_> {
    fn node(&self, json: &Json<'_>) -> Node {
        let range = json.range();
        let local = Span::new(range.start, range.end);
        let value = match json {
            Json::NullKeyword(_) => Value::Null,
            Json::BooleanLit(literal) => Value::Bool(literal.value),
            Json::NumberLit(literal) => Value::Number(literal.value.to_owned()),
            Json::StringLit(_) => Value::Text(self.string(local)),
            Json::Array(array) => {
                Value::List(array.elements.iter().map(|one| self.node(one)).collect())
            }
            Json::Object(object) => Value::Object(self.members(object)),
        };
        Node {
            value,
            span: self.map.outer(local),
            exact: Some(local),
        }
    }

    fn members(&self, object: &Object<'_>) -> Vec<Member> {
        let member = |one: &scopedown_policy::json::ObjectProp<'_>| {
            let range = one.name.range();
            Member {
                name: one.name.as_str().to_owned(),
                name_span: self.map.outer(Span::new(range.start, range.end)),
                value: self.node(&one.value),
            }
        };
        object.properties.iter().map(member).collect()
    }

    fn string(&self, quoted: Span) -> Text {
        let inside = Span::new(quoted.start + 1, quoted.end.saturating_sub(1));
        json_string(inside.of(self.text), self.map, inside.start).unwrap_or_default()
    }
}
