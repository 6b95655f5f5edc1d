//! What the blocks of one file know of each other.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use hcl_edit::expr::Expression;
use hcl_edit::structure::{Attribute, Block, BlockLabel, Body};

use super::policy_document;
use crate::reader::{About, Reader, Source};
use crate::text::Text;
use crate::tree::{Expressions, Member, Node, Value, source_of};

/// A file, with its data sources, locals and attachments by name.
pub(super) struct File<'t> {
    pub(super) text: &'t Text,
    documents: HashMap<&'t str, &'t Block>,
    locals: HashMap<&'t str, &'t Expression>,
    attached: HashMap<String, Vec<String>>,
    used: HashSet<String>,
    policies: HashSet<&'t str>,
    /// Locals that were put in somewhere.
    put: RefCell<HashSet<&'t str>>,
    /// Bytes that were put in for locals and data sources.
    put_in: Cell<usize>,
}

/// Bytes of locals and data sources that are put in at most, however often they are used.
const PUT_IN_BYTES: usize = 4 << 20;

/// A local that is another local, and so on.
const STEPS: usize = 4;

impl<'t> File<'t> {
    pub(super) fn new(text: &'t Text, body: &'t Body) -> Self {
        let mut file = Self {
            text,
            documents: HashMap::new(),
            locals: HashMap::new(),
            attached: HashMap::new(),
            used: HashSet::new(),
            policies: HashSet::new(),
            put: RefCell::default(),
            put_in: Cell::new(0),
        };
        for block in body.blocks() {
            let label = |at: usize| block.labels.get(at).map(BlockLabel::as_str);
            match (block.ident.as_str(), label(0), label(1)) {
                ("data", Some("aws_iam_policy_document"), Some(name)) => {
                    file.documents.insert(name, block);
                }
                ("resource", Some("aws_iam_policy"), Some(name)) => {
                    file.policies.insert(name);
                }
                ("locals", ..) => {
                    let locals = block.body.attributes();
                    file.locals
                        .extend(locals.map(|one| (one.key.as_str(), &one.value)));
                }
                _ => {}
            }
        }
        for block in body.blocks() {
            file.note(block);
        }
        file
    }

    /// Which documents a resource uses, and which role an attachment gives a policy to.
    fn note(&mut self, block: &Block) {
        let kind = block.labels.first().map(BlockLabel::as_str);
        for attribute in block.body.attributes() {
            let expression = self.expression(self.behind(&attribute.value));
            if let Some(name) = document_name(&expression)
                && block.is_resource()
            {
                self.used.insert(name.to_owned());
            }
        }
        if kind != Some("aws_iam_role_policy_attachment") {
            return;
        }
        let value = |name: &str| {
            let attribute = block.body.get_attribute(name)?;
            Some(self.expression(&attribute.value))
        };
        let policy = value("policy_arn").and_then(|arn| {
            Some(
                arn.strip_prefix("aws_iam_policy.")?
                    .split('.')
                    .next()?
                    .to_owned(),
            )
        });
        if let (Some(policy), Some(role)) = (policy, value("role")) {
            let owner = crate::recognise::owner_of(role.trim_matches('"'));
            self.attached.entry(policy).or_default().push(owner);
        }
    }

    /// Whether a block only attaches a policy of this file to a role; the policy tells of it.
    pub(super) fn attaches_own(&self, block: &Block) -> bool {
        let policy = block.body.get_attribute("policy_arn");
        policy.is_some_and(|arn| {
            let arn = self.expression(&arn.value);
            let name = arn
                .strip_prefix("aws_iam_policy.")
                .and_then(|rest| rest.split('.').next());
            name.is_some_and(|name| {
                self.policies.contains(name) && self.attached.contains_key(name)
            })
        })
    }

    pub(super) fn owners(&self, title: &str) -> &[String] {
        self.attached
            .get(title)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    pub(super) fn is_used(&self, document: &str) -> bool {
        self.used.contains(document)
    }

    /// The source of an expression.
    pub(super) fn expression(&self, expression: &Expression) -> String {
        source_of(expression).of(&self.text.value).trim().to_owned()
    }

    /// What a local stands for.
    fn behind<'e>(&'e self, mut expression: &'e Expression) -> &'e Expression {
        for _ in 0..STEPS {
            let source = source_of(expression).of(&self.text.value).trim();
            let Some((name, local)) = source
                .strip_prefix("local.")
                .and_then(|name| self.locals.get_key_value(name))
            else {
                break;
            };
            self.put.borrow_mut().insert(name);
            expression = local;
        }
        expression
    }

    /// The tree of an expression, with locals and data sources of this file put in, as long as they are not put in without end.
    pub(super) fn node(&self, expression: &Expression) -> Node {
        let expressions = Expressions { text: self.text };
        let behind = self.behind(expression);
        let source = source_of(behind);
        self.put_in
            .set(self.put_in.get() + source.end.saturating_sub(source.start));
        if self.put_in.get() > PUT_IN_BYTES {
            return expressions.node(expression);
        }
        let node = expressions.node(behind);
        let document = match &node.value {
            Value::Open(expression) => document_name(expression),
            _ => None,
        };
        let Some(block) = document.and_then(|name| self.documents.get(name)) else {
            return node;
        };
        let source = source_of(*block);
        self.put_in
            .set(self.put_in.get() + source.end.saturating_sub(source.start));
        policy_document::document(self, block)
    }

    /// The attributes and blocks of a block, as members. Blocks are nested no deeper than the parser allows.
    pub(super) fn values(&self, block: &Block) -> Node {
        let attributes = block.body.attributes().map(|attribute| Member {
            name: attribute.key.as_str().to_owned(),
            name_span: self.text.map.outer(source_of(&attribute.key)),
            value: self.node(&attribute.value),
        });
        let blocks = block.body.blocks().map(|block| Member {
            name: block.ident.as_str().to_owned(),
            name_span: self.text.map.outer(source_of(&block.ident)),
            value: self.values(block),
        });
        let span = self.text.map.outer(source_of(block));
        Node::new(Value::Object(attributes.chain(blocks).collect()), span)
    }

    /// The locals: what was put in somewhere is used, any other stands for itself.
    pub(super) fn locals(&self, reader: &mut Reader, source: Source<'_>) {
        let mut locals: Vec<_> = self.locals.iter().collect();
        locals.sort_by_key(|(_, value)| source_of(**value).start);
        for (name, value) in locals {
            let is_put_in = self.put.borrow().contains(name);
            if is_put_in {
                reader.used(self.text.map.outer(source_of(*value)));
            } else {
                let words = format!("`local.{name}` in a Terraform file{}", source.wrapping);
                self.alone(reader, name, value, source, words);
            }
        }
    }

    /// An attribute outside of every block: a piece of a file, such as `policy = jsonencode({…})`.
    pub(super) fn attribute(&self, reader: &mut Reader, attribute: &Attribute, source: Source<'_>) {
        let words = format!("an attribute of a Terraform resource{}", source.wrapping);
        self.alone(reader, &attribute.key, &attribute.value, source, words);
    }

    /// A value that no resource of the text uses: a policy by its looks, or unread.
    fn alone(
        &self,
        reader: &mut Reader,
        name: &str,
        value: &Expression,
        source: Source<'_>,
        words: String,
    ) {
        let node = self.node(value);
        let is_document = match &node.value {
            Value::Object(_) => node.has("Statement"),
            Value::Text(text) => text.value.contains("Statement"),
            _ => false,
        };
        if !is_document {
            return reader.unread(self.text.map.outer(source_of(value)), words);
        }
        let mut about = About::new(name, words);
        about.kind = crate::recognise::kind_of_policy(&node);
        reader.document(&node, source, about);
    }
}

/// `data.aws_iam_policy_document.NAME.json`
fn document_name(expression: &str) -> Option<&str> {
    let inside = expression
        .strip_prefix("\"${")
        .and_then(|rest| rest.strip_suffix("}\""))
        .unwrap_or(expression);
    let rest = inside.strip_prefix("data.aws_iam_policy_document.")?;
    let (name, attribute) = rest.split_once('.')?;
    matches!(attribute, "json" | "minified_json").then_some(name)
}

trait IsResource {
    fn is_resource(&self) -> bool;
}

impl IsResource for Block {
    fn is_resource(&self) -> bool {
        self.has_ident("resource")
    }
}
