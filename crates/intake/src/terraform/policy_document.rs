//! The data source `aws_iam_policy_document`: blocks to the document that Terraform makes of them.

use hcl_edit::structure::{Block, BlockLabel};
use scopedown_policy::Span;

use super::file::File;
use crate::text::Text;
use crate::tree::{Expressions, Member, Node, Value, source_of};

/// The document of a data source.
pub(super) fn document(file: &File<'_>, block: &Block) -> Node {
    let reader = Blocks { file };
    let span = reader.place(block);
    let mut members = Vec::new();
    let version = reader.attribute(block, "version").unwrap_or_else(|| {
        let version = Text {
            value: "2012-10-17".to_owned(),
            ..Text::default()
        };
        Node::new(Value::Text(version), Span::new(span.start, span.start))
    });
    members.push(member("Version", version));
    members.extend(
        reader
            .attribute(block, "policy_id")
            .map(|id| member("Id", id)),
    );
    let statements = block
        .body
        .blocks()
        .filter_map(|inner| match inner.ident.as_str() {
            "statement" => Some(reader.statement(inner)),
            // Only Terraform knows how many there will be.
            "dynamic" => Some(reader.open(inner, "dynamic statement")),
            _ => None,
        });
    let statements = Node::new(Value::List(statements.collect()), span);
    members.push(member("Statement", statements));
    Node::new(Value::Object(members), span)
}

struct Blocks<'f, 't> {
    file: &'f File<'t>,
}

impl Blocks<'_, '_> {
    fn place(&self, node: &impl hcl_edit::Span) -> Span {
        self.file.text.map.outer(source_of(node))
    }

    fn open(&self, block: &Block, words: &str) -> Node {
        Node::new(Value::Open(words.to_owned()), self.place(block))
    }

    /// An attribute, with `&{…}` as the variable that it stands for, and a list of one as its element.
    fn attribute(&self, block: &Block, name: &str) -> Option<Node> {
        let attribute = block.body.get_attribute(name)?;
        let mut node = Expressions {
            text: self.file.text,
        }
        .node(&attribute.value);
        if matches!(node.value, Value::Null) {
            return None;
        }
        variables(&mut node);
        Some(node)
    }

    fn list(&self, block: &Block, name: &str) -> Option<Node> {
        let node = self.attribute(block, name)?;
        match node.value {
            Value::List(mut elements) if elements.len() == 1 => elements.pop(),
            _ => Some(node),
        }
    }

    fn statement(&self, block: &Block) -> Node {
        let mut members = Vec::new();
        members.extend(self.attribute(block, "sid").map(|sid| member("Sid", sid)));
        let effect = self.attribute(block, "effect").unwrap_or_else(|| {
            let place = self.place(&block.ident);
            let allow = Text::at("Allow", place);
            Node::new(Value::Text(allow), place)
        });
        members.push(member("Effect", effect));
        members.extend(self.principals(block, "principals", "Principal"));
        members.extend(self.principals(block, "not_principals", "NotPrincipal"));
        for (name, element) in [
            ("actions", "Action"),
            ("not_actions", "NotAction"),
            ("resources", "Resource"),
            ("not_resources", "NotResource"),
        ] {
            members.extend(self.list(block, name).map(|node| member(element, node)));
        }
        members.extend(self.conditions(block));
        members.extend(block.body.get_blocks("dynamic").map(|inner| {
            let label = inner.labels.first().map_or("block", BlockLabel::as_str);
            member(
                &format!("dynamic {label}"),
                self.open(inner, &format!("dynamic {label}")),
            )
        }));
        Node::new(Value::Object(members), self.place(block))
    }

    fn principals(&self, block: &Block, name: &str, element: &str) -> Option<Member> {
        let mut kinds: Vec<Member> = Vec::new();
        for inner in block.body.get_blocks(name) {
            let kind = self.attribute(inner, "type")?;
            let identifiers = self.list(inner, "identifiers")?;
            if kind.text() == Some("*") {
                return Some(member(element, identifiers));
            }
            add(&mut kinds, &kind.brief(), kind.span, identifiers);
        }
        let first = kinds.first()?.value.span;
        let last = kinds.last()?.value.span;
        let span = Span::new(first.start, last.end);
        Some(member(element, Node::new(Value::Object(kinds), span)))
    }

    fn conditions(&self, block: &Block) -> Option<Member> {
        let mut operators: Vec<Member> = Vec::new();
        for inner in block.body.get_blocks("condition") {
            let test = self.attribute(inner, "test")?;
            let variable = self.attribute(inner, "variable")?;
            let values = self.list(inner, "values")?;
            let name = test.brief();
            let place = self.place(inner);
            let at = operators.iter().position(|one| one.name == name);
            if at.is_none() {
                let keys = Node::new(Value::Object(Vec::new()), place);
                operators.push(Member {
                    name,
                    name_span: test.span,
                    value: keys,
                });
            }
            let operator = match at {
                Some(at) => operators.get_mut(at)?,
                None => operators.last_mut()?,
            };
            if let Value::Object(keys) = &mut operator.value.value {
                add(keys, &variable.brief(), variable.span, values);
            }
        }
        let span = operators.first()?.value.span;
        Some(member(
            "Condition",
            Node::new(Value::Object(operators), span),
        ))
    }
}

/// Adds values under a name; what stands there already is joined.
fn add(members: &mut Vec<Member>, name: &str, name_span: Span, values: Node) {
    let Some(there) = members.iter_mut().find(|one| one.name == name) else {
        members.push(Member {
            name: name.to_owned(),
            name_span,
            value: values,
        });
        return;
    };
    let mut all = there.value.each().to_vec();
    all.extend(values.each().to_vec());
    there.value.value = Value::List(all);
}

fn member(name: &str, value: Node) -> Member {
    Member {
        name: name.to_owned(),
        name_span: Span::new(value.span.start, value.span.start),
        value,
    }
}

/// Terraform writes IAM's variables as `&{aws:username}`, since `${…}` is its own.
fn variables(node: &mut Node) {
    match &mut node.value {
        Value::Text(text) => text.value = text.value.replace("&{", "${"),
        Value::List(elements) => elements.iter_mut().for_each(variables),
        _ => {}
    }
}
