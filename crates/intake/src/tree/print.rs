//! A tree as JSON text, with the way back: for documents that were not written as JSON, or not only.

use scopedown_policy::Span;

use super::{Member, Node, Value};
use crate::text::Text;

/// Prints with two-space indent. The tree's depth is bounded where it is read.
pub(crate) fn print(node: &Node) -> Text {
    let mut out = Text::default();
    value(&mut out, node, 0);
    out
}

fn value(out: &mut Text, node: &Node, depth: usize) {
    match &node.value {
        Value::Null => out.push("null", node.span),
        Value::Bool(true) => out.push("true", node.span),
        Value::Bool(false) => out.push("false", node.span),
        Value::Number(digits) => out.push(digits, node.span),
        Value::Text(text) => string(out, text, node.span),
        Value::Open(expression) => {
            out.add("\"");
            let mut hole = Text::default();
            hole.push_open(expression, node.span);
            escaped(out, &hole);
            out.add("\"");
        }
        Value::List(elements) => {
            let one = |out: &mut Text, node: &Node| value(out, node, depth + 1);
            list(out, ['[', ']'], elements, depth, one);
        }
        Value::Object(members) => {
            let one = |out: &mut Text, member: &Member| {
                string(
                    out,
                    &Text::at(&member.name, member.name_span),
                    member.name_span,
                );
                out.add(": ");
                value(out, &member.value, depth + 1);
            };
            list(out, ['{', '}'], members, depth, one);
        }
    }
}

fn list<T>(
    out: &mut Text,
    [open, close]: [char; 2],
    items: &[T],
    depth: usize,
    one: impl Fn(&mut Text, &T),
) {
    out.add(open.encode_utf8(&mut [0; 4]));
    for (at, item) in items.iter().enumerate() {
        out.add(if at == 0 { "\n" } else { ",\n" });
        indent(out, depth + 1);
        one(out, item);
    }
    if !items.is_empty() {
        out.add("\n");
        indent(out, depth);
    }
    out.add(close.encode_utf8(&mut [0; 4]));
}

fn indent(out: &mut Text, depth: usize) {
    for _ in 0..depth {
        out.add("  ");
    }
}

fn string(out: &mut Text, text: &Text, whole: Span) {
    if text.value.is_empty() {
        out.push("\"\"", whole);
        return;
    }
    out.add("\"");
    escaped(out, text);
    out.add("\"");
}

/// Appends the text with JSON's escapes; what is open in it stays known.
fn escaped(out: &mut Text, text: &Text) {
    let mut done = 0;
    for open in &text.open {
        stretch(out, text, Span::new(done, open.span.start));
        let start = out.value.len();
        stretch(out, text, open.span);
        out.open.push(crate::text::Open {
            expression: open.expression.clone(),
            span: Span::new(start, out.value.len()),
        });
        done = open.span.end;
    }
    stretch(out, text, Span::new(done, text.value.len()));
}

fn stretch(out: &mut Text, text: &Text, span: Span) {
    let mut plain = span.start;
    for (at, character) in span.of(&text.value).char_indices() {
        let at = span.start + at;
        let escape = match character {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            '\t' => "\\t".to_owned(),
            control if control < ' ' => format!("\\u{:04x}", u32::from(control)),
            _ => continue,
        };
        out.copy(text, Span::new(plain, at));
        plain = at + character.len_utf8();
        out.push(&escape, text.map.outer(Span::new(at, plain)));
    }
    out.copy(text, Span::new(plain, span.end));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::json;
    use scopedown_policy::PositionMap;

    #[test]
    fn a_printed_tree_says_the_same_and_leads_back() {
        let given = "{\"a\":[1,\"x\\ty\"],\"b\":{},\"\":\"\"}";
        let node = json(given, &PositionMap::of(Span::new(0, given.len()))).unwrap();
        let text = print(&node);
        assert_eq!(
            text.value,
            "{\n  \"a\": [\n    1,\n    \"x\\ty\"\n  ],\n  \"b\": {},\n  \"\": \"\"\n}"
        );
        let at = text.value.find("\\ty").unwrap();
        assert_eq!(text.map.outer(Span::new(at, at + 2)).of(given), "\\t");
        assert_eq!(text.map.outer(Span::new(at, at + 3)).of(given), "\\ty");
    }

    #[test]
    fn what_is_open_stays_known() {
        let mut text = Text::at("a\"", Span::new(0, 2));
        text.push_open("x[\"k\"]", Span::new(2, 10));
        let printed = print(&Node::new(Value::Text(text), Span::new(0, 10)));
        assert_eq!(printed.value, r#""a\"${x[\"k\"]}""#);
        let open = printed.open.first().unwrap();
        assert_eq!(open.span.of(&printed.value), r#"${x[\"k\"]}"#);
    }
}
