//! Expressions of Terraform's language to a tree. What only Terraform can evaluate is open, as written.

use hcl_edit::expr::{Expression, FuncCall, Object, ObjectKey};
use hcl_edit::template::{Element, HeredocTemplate};
use scopedown_policy::{PositionMap, Span};

use super::{Member, Node, Value};
use crate::text::Text;

/// Turns expressions of one text into trees. Their depth is bounded by the parser.
#[derive(Clone, Copy)]
pub(crate) struct Expressions<'t> {
    pub(crate) text: &'t Text,
}

/// Where something stands in the Terraform text.
pub(crate) fn source_of(node: &impl hcl_edit::Span) -> Span {
    node.span()
        .map_or(Span::default(), |range| Span::new(range.start, range.end))
}

/// The functions that are evaluated here.
const KNOWN: [&str; 8] = [
    "jsonencode",
    "sensitive",
    "nonsensitive",
    "tostring",
    "chomp",
    "trimspace",
    "trimsuffix",
    "trimprefix",
];

/// How a piece of text was written.
#[derive(Clone, Copy)]
enum Writing {
    /// Between quotation marks, with escapes.
    Quoted,
    /// In a heredoc whose lines lost that many bytes of indentation.
    Heredoc(usize),
}

impl Expressions<'_> {
    /// The tree of an expression.
    pub(crate) fn node(&self, expression: &Expression) -> Node {
        let span = source_of(expression);
        let value = match expression {
            Expression::Null(_) => Value::Null,
            Expression::Bool(value) => Value::Bool(*value.value()),
            Expression::Number(value) => Value::Number(value.value().to_string()),
            Expression::String(value) => {
                let inside = Span::new(span.start + 1, span.end.saturating_sub(1));
                let mut text = Text::default();
                self.literal(&mut text, value.value(), inside, Writing::Quoted, false);
                Value::Text(text)
            }
            Expression::StringTemplate(template) => self.template(template.iter(), Writing::Quoted),
            Expression::HeredocTemplate(heredoc) => self.heredoc(heredoc),
            Expression::Array(array) => {
                Value::List(array.iter().map(|one| self.node(one)).collect())
            }
            Expression::Object(object) => Value::Object(self.members(object)),
            Expression::Parenthesis(inner) => return self.node(inner.inner()),
            Expression::FuncCall(call) => match self.called(call) {
                Some(node) => return node,
                None => self.open(span),
            },
            _ => self.open(span),
        };
        Node::new(value, self.text.map.outer(span))
    }

    /// `jsonencode`, whose argument is the document itself, the functions that change nothing, and those that cut a text.
    fn called(&self, call: &FuncCall) -> Option<Node> {
        let name = call.name.name.as_str();
        if call.name.is_namespaced() || !KNOWN.contains(&name) {
            return None;
        }
        let mut arguments = call.args.iter();
        let mut node = self.node(arguments.next()?);
        let second = arguments.next().map(|argument| self.node(argument));
        let affix = second.as_ref().map(|node| node.text().unwrap_or_default());
        if arguments.next().is_some() {
            return None;
        }
        if let ("jsonencode" | "sensitive" | "nonsensitive" | "tostring", None) = (name, affix) {
            return Some(node);
        }
        let Value::Text(text) = &node.value else {
            return None;
        };
        let whole = text.value.as_str();
        let kept = match (name, affix) {
            ("chomp", None) => whole.trim_end_matches(['\n', '\r']),
            ("trimspace", None) => whole.trim(),
            ("trimsuffix", Some(suffix)) => whole.strip_suffix(suffix).unwrap_or(whole),
            ("trimprefix", Some(prefix)) => whole.strip_prefix(prefix).unwrap_or(whole),
            _ => return None,
        };
        // What is kept is a part of the text, so that its place is where it begins.
        let start = match name {
            "trimspace" => whole.len() - whole.trim_start().len(),
            "trimprefix" => whole.len() - kept.len(),
            _ => 0,
        };
        let end = (start + kept.len()).min(whole.len());
        node.value = Value::Text(text.slice(Span::new(start.min(end), end)));
        Some(node)
    }

    fn open(&self, span: Span) -> Value {
        Value::Open(span.of(&self.text.value).trim().to_owned())
    }

    fn members(&self, object: &Object) -> Vec<Member> {
        let member = |(key, value): (&ObjectKey, &hcl_edit::expr::ObjectValue)| {
            let (name, span) = match key {
                ObjectKey::Ident(name) => (name.as_str().to_owned(), source_of(name)),
                ObjectKey::Expression(key) => (self.node(key).brief(), source_of(key)),
            };
            Member {
                name,
                name_span: self.text.map.outer(span),
                value: self.node(value.expr()),
            }
        };
        object.iter().map(member).collect()
    }

    fn heredoc(&self, heredoc: &HeredocTemplate) -> Value {
        let indent = heredoc.indent().unwrap_or(0);
        self.template(heredoc.template.iter(), Writing::Heredoc(indent))
    }

    fn template<'e>(&self, elements: impl Iterator<Item = &'e Element>, writing: Writing) -> Value {
        let mut text = Text::default();
        let mut at_line_start = true;
        for element in elements {
            let span = source_of(element);
            match element {
                Element::Literal(literal) => {
                    let value: &str = literal.value();
                    self.literal(&mut text, value, span, writing, at_line_start);
                    at_line_start = value.ends_with('\n');
                }
                Element::Interpolation(interpolation) => {
                    let expression = source_of(&interpolation.expr).of(&self.text.value);
                    text.push_open(expression.trim(), self.text.map.outer(span));
                    at_line_start = false;
                }
                Element::Directive(_) => {
                    let whole = span.of(&self.text.value);
                    text.push_open(&first_line(whole), self.text.map.outer(span));
                    at_line_start = false;
                }
            }
        }
        match text.open.as_slice() {
            // `"${data.x.json}"` is the expression itself.
            [open] if open.span == Span::new(0, text.value.len()) => {
                Value::Open(open.expression.clone())
            }
            _ => Value::Text(text),
        }
    }

    /// Appends a literal, walking through value and text side by side.
    fn literal(
        &self,
        out: &mut Text,
        value: &str,
        span: Span,
        writing: Writing,
        mut at_line_start: bool,
    ) {
        let raw = span.of(&self.text.value);
        let mut map = PositionMap::default();
        let mut at = 0;
        for (inner, character) in value.char_indices() {
            let rest = raw.get(at..).unwrap_or_default();
            if let (Writing::Heredoc(indent), true) = (writing, at_line_start) {
                let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
                at += indent.min(blank);
            }
            let rest = raw.get(at..).unwrap_or_default();
            let length = taken(rest, character, writing);
            let end = inner + character.len_utf8();
            map.push(
                Span::new(inner, end),
                Span::new(span.start + at, span.start + at + length),
            );
            at_line_start = character == '\n';
            at += length;
        }
        let start = out.value.len();
        let through = map.through(&self.text.map);
        out.map.append(start, &through, Span::new(0, value.len()));
        out.value.push_str(value);
    }
}

/// The bytes of the text that make one character of the value.
fn taken(rest: &str, character: char, writing: Writing) -> usize {
    if rest.starts_with("$${") || rest.starts_with("%%{") {
        return 2;
    }
    let length = match (writing, rest.as_bytes()) {
        (Writing::Quoted, [b'\\', b'u', ..]) => 6,
        (Writing::Quoted, [b'\\', b'U', ..]) => 10,
        (Writing::Quoted, [b'\\', ..]) => 2,
        (Writing::Heredoc(_), [b'\r', b'\n', ..]) if character == '\n' => 2,
        _ => rest.chars().next().map_or(0, char::len_utf8),
    };
    length.min(rest.len())
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
