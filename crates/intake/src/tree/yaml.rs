//! YAML text to trees, a document each. CloudFormation's short tags become the long form: `!Ref x` is `{"Ref": "x"}`.

mod scalar;

use std::collections::HashMap;

use granit_parser::{Event, Parser, Span as Mark, Tag, options};
use scopedown_policy::Span;

use super::{Member, Node, Value};
use crate::limits;
use crate::text::Text;

/// What a YAML text holds.
#[derive(Default)]
pub(crate) struct Documents {
    /// A tree for each document that could be read.
    pub(crate) trees: Vec<Node>,
    /// What could not be read, with the stretch of the document.
    pub(crate) faults: Vec<(Span, String)>,
    /// The documents that the faults spoilt.
    pub(crate) unread: Vec<Span>,
}

/// Collections open at once, as in JSON.
const DEPTH: usize = scopedown_policy::limits::POLICY_DEPTH;

/// Bytes of text that weigh as much as a node.
const BYTES_OF_NODE: usize = 64;

/// Faults after which the rest is left unread.
const FAULTS: usize = 100;

/// Reads every document; a fault spoils its own.
pub(crate) fn yaml(text: &Text) -> Documents {
    let options = options! { flow_nesting_limit: DEPTH, block_nesting_limit: DEPTH };
    let mut parser = Parser::new_from_str_with_options(&text.value, options);
    let mut documents = Documents::default();
    let mut builder = Builder::new(text);
    let mut start = 0;
    while let Some(next) = parser.next() {
        let fault = match next {
            Ok((event, mark)) => {
                if matches!(event, Event::DocumentStart(..)) {
                    start = bytes(mark).start;
                    builder.reset();
                }
                if let (Event::DocumentEnd, Some(root)) = (&event, builder.root.take()) {
                    documents.trees.push(root);
                }
                builder.event(event, mark).err()
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(text.value.len());
                let at = text.value.floor_char_boundary(at);
                Some((Span::new(at, at), error.to_string()))
            }
        };
        let Some((span, words)) = fault else {
            continue;
        };
        documents.faults.push((text.map.outer(span), words));
        builder.reset();
        let more =
            documents.faults.len() < FAULTS && matches!(parser.proceed_next_document(), Ok(true));
        let end = if more {
            next_document(&text.value, span.start.max(start))
        } else {
            text.value.len()
        };
        documents.unread.push(text.map.outer(Span::new(start, end)));
        if !more {
            break;
        }
    }
    documents
}

/// Where the next document begins, for the place of what could not be read.
fn next_document(text: &str, from: usize) -> usize {
    text.get(from..)
        .and_then(|rest| rest.find("\n---"))
        .map_or(text.len(), |at| from + at + 1)
}

fn bytes(mark: Mark) -> Span {
    mark.byte_range()
        .map_or(Span::default(), |range| Span::new(range.start, range.end))
}

struct Builder<'t> {
    text: &'t Text,
    open: Vec<Collection>,
    anchors: HashMap<usize, Node>,
    root: Option<Node>,
    nodes: usize,
}

struct Collection {
    kind: Kind,
    anchor: usize,
    tag: Option<String>,
    start: usize,
}

enum Kind {
    List(Vec<Node>),
    Object(Vec<Member>, Option<(String, Span)>),
}

type Fault = (Span, String);

impl<'t> Builder<'t> {
    fn new(text: &'t Text) -> Self {
        Self {
            text,
            open: Vec::new(),
            anchors: HashMap::new(),
            root: None,
            nodes: 0,
        }
    }

    fn reset(&mut self) {
        self.open.clear();
        self.anchors.clear();
        self.root = None;
    }

    fn event(&mut self, event: Event<'_>, mark: Mark) -> Result<(), Fault> {
        let span = bytes(mark);
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let tag = tag.as_deref().and_then(name_of_tag);
                let is_string = tag.as_deref() == Some("str");
                let value = scalar::value(&value, style, span, self.text, is_string);
                let node = Node::new(value, self.text.map.outer(span));
                self.add(tagged(node, tag.filter(|tag| tag != "str")), anchor, span)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.begin(Kind::List(Vec::new()), anchor, tag.as_deref(), span)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.begin(Kind::Object(Vec::new(), None), anchor, tag.as_deref(), span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => {
                let node = self.repeated(anchor, span)?;
                self.add(node, 0, span)
            }
            _ => Ok(()),
        }
    }

    fn begin(
        &mut self,
        kind: Kind,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<(), Fault> {
        if self.open.len() >= DEPTH {
            return Err((span, "it is nested too deep".to_owned()));
        }
        self.open.push(Collection {
            kind,
            anchor,
            tag: tag.and_then(name_of_tag),
            start: span.start,
        });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), Fault> {
        let Some(done) = self.open.pop() else {
            return Ok(());
        };
        // A block collection ends where the next token begins; its own end is that of its last value.
        let whole = Span::new(done.start, span.end.max(done.start));
        let trimmed = whole.of(&self.text.value).trim_end().len();
        let whole = Span::new(done.start, done.start + trimmed);
        let value = match done.kind {
            Kind::List(elements) => Value::List(elements),
            Kind::Object(members, _) => Value::Object(members),
        };
        let node = Node::new(value, self.text.map.outer(whole));
        self.add(tagged(node, done.tag), done.anchor, whole)
    }

    /// What an alias stands for. A bomb of aliases ends at the limit of nodes or of depth.
    fn repeated(&mut self, anchor: usize, span: Span) -> Result<Node, Fault> {
        let Some(node) = self.anchors.get(&anchor) else {
            return Ok(Node::new(
                Value::Open("*".to_owned()),
                self.text.map.outer(span),
            ));
        };
        let (nodes, depth) = size(node);
        self.nodes += nodes;
        if self.nodes > limits::NODES || self.open.len() + depth > DEPTH {
            return Err((span, "its aliases repeat too much".to_owned()));
        }
        Ok(node.clone())
    }

    fn add(&mut self, node: Node, anchor: usize, span: Span) -> Result<(), Fault> {
        self.nodes += 1;
        if self.nodes > limits::NODES {
            return Err((span, "it has too many values".to_owned()));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
            self.nodes += size(&node).0;
        }
        match self.open.last_mut().map(|collection| &mut collection.kind) {
            None => self.root = Some(node),
            Some(Kind::List(elements)) => elements.push(node),
            Some(Kind::Object(members, key)) => match key.take() {
                None => *key = Some((node.brief(), node.span)),
                Some((name, _)) if name == "<<" => merge(members, node),
                Some((name, name_span)) => members.push(Member {
                    name,
                    name_span,
                    value: node,
                }),
            },
        }
        Ok(())
    }
}

/// `<<: *defaults` adds the members that are not there yet.
fn merge(members: &mut Vec<Member>, node: Node) {
    let Value::Object(others) = node.value else {
        return;
    };
    // What is written out later wins by standing later; what stands before is kept.
    let new: Vec<_> = others
        .into_iter()
        .filter(|other| members.iter().all(|one| one.name != other.name))
        .collect();
    members.extend(new);
}

/// Nodes of a tree and its depth; a long text counts as many. The recursion is as deep as the tree, which is bounded.
fn size(node: &Node) -> (usize, usize) {
    let below = match &node.value {
        Value::List(elements) => elements.iter().map(size).fold((0, 0), add),
        Value::Object(members) => members
            .iter()
            .map(|member| size(&member.value))
            .fold((0, 0), add),
        Value::Text(text) => (text.value.len() / BYTES_OF_NODE, 0),
        _ => (0, 0),
    };
    (below.0 + 1, below.1 + 1)
}

fn add(one: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    (one.0 + other.0, one.1.max(other.1))
}

/// `Sub` of `!Sub`, and `str` of `!!str`.
fn name_of_tag(tag: &Tag) -> Option<String> {
    let own = tag.handle() == "!" || tag.suffix() == "str";
    (own && !tag.suffix().is_empty()).then(|| tag.suffix().to_owned())
}

/// The long form of a tag of CloudFormation's.
fn tagged(node: Node, tag: Option<String>) -> Node {
    let Some(tag) = tag else {
        return node;
    };
    let name = match tag.as_str() {
        "Ref" | "Condition" => tag,
        _ => format!("Fn::{tag}"),
    };
    let span = node.span;
    let member = Member {
        name,
        name_span: Span::new(span.start, span.start),
        value: node,
    };
    Node::new(Value::Object(vec![member]), span)
}
