//! Where the recognisers put what they find.

use scopedown_policy::{PolicyKind, PositionMap, Span};

use crate::found::{Content, Document, Found, Intake, OpenPart, Role, StandsFor, Unread};
use crate::limits;
use crate::problem::{Problem, ProblemKind};
use crate::text::Text;
use crate::tree::{Node, Value, print};
use crate::unwrap::unwrap;

/// Gathers the parts of one text.
#[derive(Default)]
pub(crate) struct Reader {
    out: Intake,
    /// Bytes of the documents so far.
    bytes: usize,
}

/// How much was said at some moment.
#[derive(Clone, Copy)]
pub(crate) struct Said {
    found: usize,
    problems: usize,
    unread: usize,
    used: usize,
}

/// What a tree was read from.
#[derive(Clone, Copy, Default)]
pub(crate) struct Source<'t> {
    /// The JSON text, where the tree is of one: documents are cut from it to the letter.
    pub(crate) json: Option<(&'t str, &'t PositionMap)>,
    /// How the text was wrapped, to be said of all that is found in it: "", ", URL-encoded".
    pub(crate) wrapping: &'t str,
    /// The command whose options the tree has, where it is of one.
    pub(crate) command: Option<&'t str>,
}

/// What is known of a document before it is read.
#[derive(Clone)]
pub(crate) struct About {
    pub(crate) name: String,
    pub(crate) recognised: String,
    pub(crate) owner: Option<String>,
    pub(crate) kind: Option<PolicyKind>,
    pub(crate) resource: Option<String>,
}

impl About {
    pub(crate) fn new(name: impl Into<String>, recognised: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            recognised: recognised.into(),
            owner: None,
            kind: None,
            resource: None,
        }
    }

    pub(crate) fn kind(mut self, kind: PolicyKind) -> Self {
        self.kind = Some(kind);
        self
    }

    pub(crate) fn owner(mut self, owner: Option<String>) -> Self {
        self.owner = owner;
        self
    }

    pub(crate) fn resource(mut self, resource: Option<String>) -> Self {
        self.resource = resource;
        self
    }
}

impl Reader {
    pub(crate) fn finish(self) -> Intake {
        self.out
    }

    /// Whether anything was found or said yet.
    pub(crate) fn parts(&self) -> usize {
        self.out.found.len() + self.out.unread.len()
    }

    /// Whether nothing was found, whatever was listed as unread.
    pub(crate) fn only_unread(&self) -> bool {
        self.out.found.is_empty()
    }

    pub(crate) fn has_problems(&self) -> bool {
        !self.out.problems.is_empty()
    }

    pub(crate) fn problem(&mut self, span: Span, kind: ProblemKind) {
        let again = kind == ProblemKind::TooMany
            && self
                .out
                .problems
                .last()
                .is_some_and(|last| last.kind == kind);
        if !again && self.out.problems.len() < limits::FOUND {
            self.out.problems.push(Problem { span, kind });
        }
    }

    pub(crate) fn unread(&mut self, span: Span, what: impl Into<String>) {
        if self.out.unread.len() < limits::FOUND {
            let what = what.into();
            self.out.unread.push(Unread { span, what });
        }
    }

    /// A stretch that was read into a part elsewhere.
    pub(crate) fn used(&mut self, span: Span) {
        if self.out.used.len() < limits::FOUND {
            self.out.used.push(span);
        }
    }

    /// How much was said so far.
    pub(crate) fn said(&self) -> Said {
        Said {
            found: self.out.found.len(),
            problems: self.out.problems.len(),
            unread: self.out.unread.len(),
            used: self.out.used.len(),
        }
    }

    /// The places of all that was said since.
    pub(crate) fn places_since(&self, before: Said) -> Vec<Span> {
        let out = &self.out;
        let found = out.found.iter().skip(before.found).map(|one| one.span);
        let problems = out
            .problems
            .iter()
            .skip(before.problems)
            .map(|one| one.span);
        let unread = out.unread.iter().skip(before.unread).map(|one| one.span);
        let used = out.used.iter().skip(before.used).copied();
        found.chain(problems).chain(unread).chain(used).collect()
    }

    pub(crate) fn found(&mut self, about: About, span: Span, content: Content) {
        if self.out.found.len() == limits::FOUND {
            self.problem(span, ProblemKind::TooMany);
        }
        if self.out.found.len() >= limits::FOUND {
            return self.unread(span, about.recognised);
        }
        self.out.found.push(Found {
            name: about.name,
            recognised: about.recognised,
            span,
            owner: about.owner,
            content,
        });
    }

    /// A role, as a part of its own.
    pub(crate) fn role(&mut self, name: &str, recognised: &str, span: Span, role: Role) {
        self.found(About::new(name, recognised), span, Content::Role(role));
    }

    /// A part that is named and not known.
    pub(crate) fn open(
        &mut self,
        about: About,
        span: Span,
        stands_for: StandsFor,
        reference: impl Into<String>,
    ) {
        let reference = reference.into();
        let part = OpenPart {
            stands_for,
            reference,
        };
        self.found(about, span, Content::Open(part));
    }

    /// A member that holds a document in whatever form: an object, a string, a string in a string, an expression.
    pub(crate) fn document(&mut self, node: &Node, source: Source<'_>, mut about: About) {
        if self.bytes > limits::OUTPUT_BYTES {
            self.problem(node.span, ProblemKind::TooMany);
            return self.unread(node.span, about.recognised);
        }
        match &node.value {
            Value::Object(_) | Value::List(_) => {
                let text = exact_text(node, source);
                self.policy(about, node.span, text);
            }
            Value::Text(text) => {
                let (text, wrappings) = unwrap(text.trimmed());
                about.recognised.push_str(wrappings);
                self.policy(about, node.span, text);
            }
            Value::Open(expression) => {
                let stands_for = StandsFor::Policy(about.kind);
                self.open(about, node.span, stands_for, expression.clone());
            }
            Value::Null => {}
            Value::Bool(_) | Value::Number(_) => {
                let kind = ProblemKind::WrongType {
                    name: about.name,
                    wanted: "a policy document",
                };
                self.problem(node.span, kind);
            }
        }
    }

    /// A member of that name, where it is there.
    pub(crate) fn document_in(
        &mut self,
        parent: &Node,
        names: &[&str],
        source: Source<'_>,
        about: About,
    ) -> bool {
        let Some(node) = parent.any(names) else {
            return false;
        };
        self.document(node, source, about);
        true
    }

    fn policy(&mut self, about: About, span: Span, text: Text) {
        self.bytes += text.value.len();
        let document = Document {
            kind: about.kind,
            text,
            resource: about.resource.clone(),
        };
        self.found(about, span, Content::Policy(document));
    }
}

/// The text of a node as it stands in JSON, or as it is printed.
pub(crate) fn exact_text(node: &Node, source: Source<'_>) -> Text {
    match (node.exact, source.json) {
        (Some(span), Some((json, map))) => dedented(json, span, map),
        _ => print(node),
    }
}

/// A stretch of JSON text without the indentation that its last bracket has. JSON strings hold no line breaks, so none is touched.
fn dedented(json: &str, span: Span, map: &PositionMap) -> Text {
    let exact = span.of(json);
    let last = exact
        .rfind('\n')
        .map_or("", |at| exact.get(at + 1..).unwrap_or_default());
    let indent = last.len() - last.trim_start_matches([' ', '\t']).len();
    let mut text = Text::default();
    let mut at = span.start;
    for (number, line) in exact.split_inclusive('\n').enumerate() {
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        let cut = if number == 0 { 0 } else { indent.min(blank) };
        let start = text.value.len();
        let kept = Span::new(at + cut, at + line.len());
        text.map.append(start, map, kept);
        text.value.push_str(kept.of(json));
        at += line.len();
    }
    text
}
