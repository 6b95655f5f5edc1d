//! CloudFormation's functions: what can be put together is, the rest is open and named as it would be written in YAML.

use std::collections::HashMap;

use scopedown_policy::Span;

use crate::limits;
use crate::text::Text;
use crate::tree::{Member, Node, Value};

/// The tree with every function replaced by its text or by what is open of it. The tree's depth is bounded.
pub(super) fn resolved(node: &Node) -> Node {
    if let [function] = node.members()
        && let Some(value) = call(function)
    {
        return Node::new(value, node.span);
    }
    let (value, kept) = match &node.value {
        Value::List(elements) => {
            let elements: Vec<_> = elements.iter().map(resolved).collect();
            let kept = elements.iter().all(|one| one.exact.is_some());
            (Value::List(elements), kept)
        }
        Value::Object(members) => {
            let members: Vec<_> = members.iter().map(resolved_member).collect();
            let kept = members.iter().all(|one| one.value.exact.is_some());
            (Value::Object(members), kept)
        }
        other => (other.clone(), true),
    };
    Node {
        value,
        span: node.span,
        exact: node.exact.filter(|_| kept),
    }
}

fn resolved_member(member: &Member) -> Member {
    Member {
        name: member.name.clone(),
        name_span: member.name_span,
        value: resolved(&member.value),
    }
}

/// The value of a function; `None` where the member is none.
fn call(function: &Member) -> Option<Value> {
    let argument = &function.value;
    match function.name.as_str() {
        "Fn::Sub" => Some(sub(argument)),
        "Fn::Join" => Some(join(argument).unwrap_or_else(|| open("Join", argument))),
        "Ref" => Some(open("Ref", argument)),
        name => Some(open(name.strip_prefix("Fn::")?, argument)),
    }
}

/// `!GetAtt Role.Arn`
fn open(name: &str, argument: &Node) -> Value {
    let argument = match &argument.value {
        Value::List(parts) if name == "GetAtt" => {
            let parts: Vec<_> = parts.iter().map(Node::brief).collect();
            parts.join(".")
        }
        Value::List(parts) => parts.first().map(Node::brief).unwrap_or_default(),
        Value::Object(_) => String::new(),
        _ => argument.brief(),
    };
    Value::Open(format!("!{name} {argument}").trim_end().to_owned())
}

/// `Fn::Sub`: `${Name}` is open unless the map beside it tells, `${!Name}` is `${Name}` in the result.
fn sub(argument: &Node) -> Value {
    let (template, values) = match &argument.value {
        Value::List(parts) => (parts.first(), parts.get(1)),
        _ => (Some(argument), None),
    };
    let Some(Value::Text(template)) = template.map(|node| &node.value) else {
        return open("Sub", argument);
    };
    let values: HashMap<_, _> = values
        .map(Node::members)
        .unwrap_or_default()
        .iter()
        .filter_map(|member| Some((member.name.as_str(), member.value.text()?)))
        .collect();
    let mut out = Text::default();
    let mut done = 0;
    while let Some(found) = template.value.get(done..).and_then(|rest| rest.find("${")) {
        let start = done + found;
        let rest = template.value.get(start..).unwrap_or_default();
        let Some(length) = rest.find('}') else {
            break;
        };
        let end = start + length + 1;
        out.copy(template, Span::new(done, start));
        let name = Span::new(start + 2, end - 1).of(&template.value);
        let outer = template.map.outer(Span::new(start, end));
        match (name.strip_prefix('!'), values.get(name.trim())) {
            (Some(literal), _) => out.push(&format!("${{{literal}}}"), outer),
            (None, Some(value)) if out.value.len() < limits::TEXT_BYTES => out.push(value, outer),
            (None, _) => out.push_open(name.trim(), outer),
        }
        done = end;
    }
    out.copy(template, Span::new(done, template.value.len()));
    Value::Text(out)
}

/// `Fn::Join` of a list that is written out.
fn join(argument: &Node) -> Option<Value> {
    let [delimiter, parts] = argument.elements() else {
        return None;
    };
    let delimiter = delimiter.text()?;
    let Value::List(parts) = &parts.value else {
        return None;
    };
    let mut out = Text::default();
    for (at, part) in parts.iter().enumerate() {
        if out.value.len() > limits::TEXT_BYTES {
            return None;
        }
        if at > 0 {
            out.add(delimiter);
        }
        match resolved(part).value {
            Value::Text(text) => out.append(&text),
            Value::Number(digits) => out.push(&digits, part.span),
            Value::Open(expression) => out.push_open(&expression, part.span),
            _ => return None,
        }
    }
    Some(Value::Text(out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{json, print};
    use scopedown_policy::PositionMap;

    #[track_caller]
    fn check(given: &str, wanted: &str, open: &[&str]) {
        let node = json(given, &PositionMap::of(Span::new(0, given.len()))).unwrap();
        let text = print(&resolved(&node));
        assert_eq!(text.value, wanted);
        let found: Vec<_> = text
            .open
            .iter()
            .map(|open| open.expression.as_str())
            .collect();
        assert_eq!(found, open);
    }

    #[test]
    fn functions_become_text_with_open_places() {
        check(
            r#"{"Fn::Sub": "arn:${AWS::Partition}:s3:::${B}/${!aws:username}"}"#,
            r#""arn:${AWS::Partition}:s3:::${B}/${aws:username}""#,
            &["AWS::Partition", "B"],
        );
        check(
            r#"{"Fn::Sub": ["${a}-${b}", {"a": "x"}]}"#,
            r#""x-${b}""#,
            &["b"],
        );
        check(
            r#"{"Ref": "Bucket"}"#,
            r#""${!Ref Bucket}""#,
            &["!Ref Bucket"],
        );
        check(
            r#"{"Fn::GetAtt": ["Role", "Arn"]}"#,
            r#""${!GetAtt Role.Arn}""#,
            &["!GetAtt Role.Arn"],
        );
        check(
            r#"{"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":iam::aws"]]}"#,
            r#""arn:${!Ref AWS::Partition}:iam::aws""#,
            &["!Ref AWS::Partition"],
        );
        check(
            r#"{"Fn::If": ["Prod", "a", "b"]}"#,
            r#""${!If Prod}""#,
            &["!If Prod"],
        );
        check(r#"{"Fn::Sub": "${unclosed"}"#, r#""${unclosed""#, &[]);
    }
}
