//! The answer of `aws iam get-account-authorization-details` as a stream: dozens of megabytes in slices, a role parsed when it is picked.
//!
//! ```
//! use scopedown_intake::{Details, Slice};
//!
//! let answer = r#"{"RoleDetailList": [{"RoleName": "app", "Arn": "arn:aws:iam::111122223333:role/app",
//!     "RolePolicyList": [{"PolicyName": "read", "PolicyDocument": {"Version": "2012-10-17", "Statement": []}}]}]}"#;
//! let mut details = Details::new();
//! for slice in answer.as_bytes().chunks(7) {
//!     details.feed(slice);
//! }
//! let role = details.find("AP").next().unwrap();
//! assert_eq!(role.name, "app");
//! let text = Slice { start: role.span.start, text: role.span.of(answer) };
//! let policies = details.needed(text); // the spans of its managed policies, to be cut out likewise
//! assert!(policies.is_empty());
//! assert_eq!(Details::read(text, &[]).policies().next().unwrap().0.name, "read");
//! ```

mod scanner;

use std::collections::HashMap;

use scopedown_policy::{PositionMap, Span};

use self::scanner::{List, Scanner};
use crate::found::Intake;
use crate::limits;
use crate::problem::{Problem, ProblemKind};
use crate::reader::{Reader, Source};
use crate::recognise::{Managed, role_detail};
use crate::tree::{Node, json};

const WORDS: &str = "the answer of `aws iam get-account-authorization-details`";

/// What a stream told so far: where each role and each managed policy stands.
#[derive(Debug, Clone, Default)]
pub struct Details {
    scanner: Scanner,
    roles: Vec<Entry>,
    /// Managed policies by ARN.
    policies: HashMap<String, Span>,
}

/// A role of the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `RoleName`
    pub name: String,
    /// `Arn`
    pub arn: String,
    /// Its bytes in the whole answer.
    pub span: Span,
}

/// A stretch of the answer, cut out by whoever holds it.
#[derive(Debug, Clone, Copy)]
pub struct Slice<'t> {
    /// The byte of the answer at which it begins.
    pub start: usize,
    /// The text.
    pub text: &'t str,
}

impl Details {
    /// A stream of which nothing was read yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads on. The work is proportional to the bytes given; slices may end anywhere, also inside a character.
    pub fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let Some(found) = self.scanner.byte(*byte) else {
                continue;
            };
            match found.list {
                List::Roles if self.roles.len() < limits::ROLES => self.roles.push(Entry {
                    name: found.name,
                    arn: found.arn,
                    span: found.span,
                }),
                List::Policies if self.policies.len() < limits::ROLES => {
                    self.policies.insert(found.arn, found.span);
                }
                List::Roles | List::Policies => {}
            }
        }
    }

    /// Bytes read so far.
    pub fn bytes(&self) -> usize {
        self.scanner.bytes()
    }

    /// The roles so far, in the order of the answer.
    pub fn roles(&self) -> &[Entry] {
        &self.roles
    }

    /// The roles whose name or ARN holds what was typed, whatever its case.
    pub fn find<'d>(&'d self, typed: &str) -> impl Iterator<Item = &'d Entry> + use<'d> {
        let typed = typed.trim().to_ascii_lowercase();
        let holds = move |text: &str| text.to_ascii_lowercase().contains(&typed);
        self.roles
            .iter()
            .filter(move |role| holds(&role.name) || holds(&role.arn))
    }

    /// What is wrong with the stream once it has ended: it holds no roles, or breaks off.
    pub fn problem(&self) -> Option<Problem> {
        let end = Span::new(self.bytes(), self.bytes());
        if self.scanner.is_open() {
            let kind = ProblemKind::NotJson("The text breaks off inside an object.".to_owned());
            return Some(Problem { span: end, kind });
        }
        self.roles.is_empty().then_some(Problem {
            span: Span::new(0, self.bytes()),
            kind: ProblemKind::Unknown,
        })
    }

    /// Where the managed policies stand that a role has attached or as boundary, as far as the answer shows them.
    pub fn needed(&self, role: Slice<'_>) -> Vec<Span> {
        let map = PositionMap::of(Span::new(role.start, role.start + role.text.len()));
        let Ok(node) = json(role.text, &map) else {
            return Vec::new();
        };
        let attached = node
            .get("AttachedManagedPolicies")
            .map(Node::elements)
            .unwrap_or_default();
        let boundary = node.at(&["PermissionsBoundary", "PermissionsBoundaryArn"]);
        let arns = attached
            .iter()
            .filter_map(|one| one.text_of("PolicyArn"))
            .chain(boundary.and_then(Node::text));
        let mut spans: Vec<_> = arns
            .filter_map(|arn| self.policies.get(arn).copied())
            .collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    /// Takes one role apart, as [`read`](crate::read) would have done with the whole answer; positions are those of the whole answer.
    pub fn read(role: Slice<'_>, policies: &[Slice<'_>]) -> Intake {
        let mut reader = Reader::default();
        let whole = Span::new(role.start, role.start + role.text.len());
        let Some(node) = part(&mut reader, role) else {
            return reader.finish();
        };
        let mut trees = Vec::new();
        for policy in policies {
            // Cut out of another text than the role, and so printed by itself.
            trees.extend(part(&mut reader, *policy).map(without_source));
        }
        let map = PositionMap::of(whole);
        let source = Source {
            json: Some((role.text, &map)),
            ..Source::default()
        };
        role_detail(&mut reader, &node, &Managed::of(&trees), source, WORDS);
        reader.finish()
    }
}

/// One stretch as a tree.
fn part(reader: &mut Reader, slice: Slice<'_>) -> Option<Node> {
    let whole = Span::new(slice.start, slice.start + slice.text.len());
    if slice.text.len() > limits::TEXT_BYTES {
        let limit = limits::TEXT_BYTES;
        reader.problem(whole, ProblemKind::TooLong { limit });
        return None;
    }
    let map = PositionMap::of(whole);
    match json(slice.text, &map) {
        Ok(node) => Some(node),
        Err(diagnostic) => {
            let words = diagnostic.words().message.to_string();
            reader.problem(map.outer(diagnostic.span), ProblemKind::NotJson(words));
            None
        }
    }
}

/// A tree whose documents are printed, since the text that they could be cut from is another.
fn without_source(mut node: Node) -> Node {
    node.forget_source();
    node
}
