//! What a text held.

use scopedown_association::Association;
use scopedown_policy::{PolicyKind, Span};

use crate::denial::Denial;
use crate::problem::Problem;
use crate::text::Text;

/// A text taken apart. Nothing of it is dropped: every object and list is found, tells something of a part elsewhere, is a problem, or is listed
/// as unread.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intake {
    /// The parts, in the order of the text.
    pub found: Vec<Found>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What was not looked into, because it holds nothing of interest: words around code, resources of other types.
    pub unread: Vec<Unread>,
    /// Stretches that tell something of a part elsewhere: a local that a resource uses, the name and Region of a cluster.
    pub used: Vec<Span>,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its name for people: of the policy, the role, the association.
    pub name: String,
    /// What it was recognised as, in words: "the answer of `aws iam get-role-policy`".
    pub recognised: String,
    /// Where it stands in the text as given.
    pub span: Span,
    /// The role that it belongs to, by its name there.
    pub owner: Option<String>,
    /// The part itself.
    pub content: Content,
}

/// The kinds of part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A policy document.
    Policy(Document),
    /// A role, whose policies are parts of their own with this role as owner.
    Role(Role),
    /// A call of `sts:AssumeRole`; its policy is a part of its own.
    Session(Session),
    /// An EKS Pod Identity association; its policy is a part of its own as well.
    Association(Box<Association>),
    /// A message that says what was denied.
    Denial(Box<Denial>),
    /// What only another program, or another answer, can tell.
    Open(OpenPart),
}

/// A policy document as it stood in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is for, where the text tells.
    pub kind: Option<PolicyKind>,
    /// The document's own text, and the way back. A document that was written as JSON is kept to the letter, less the indentation that its
    /// wrapper gave it; one in another language is printed as JSON.
    pub text: Text,
    /// The resource that it hangs on, where the text tells.
    pub resource: Option<String>,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Role {
    /// Its name in AWS, which in a template need not be the name that it has there.
    pub name: Option<String>,
    /// Its ARN.
    pub arn: Option<String>,
    /// Its tags, in the order of the text. What is still open has its expression as `${…}`.
    pub tags: Vec<(String, String)>,
}

/// A call of `sts:AssumeRole` or of one of its sisters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// `RoleArn`
    pub role_arn: Option<String>,
    /// `RoleSessionName`
    pub name: Option<String>,
    /// `Tags`: session tags.
    pub tags: Vec<(String, String)>,
}

/// A part that is named and not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPart {
    /// What it would be.
    pub stands_for: StandsFor,
    /// The reference as written: an ARN, a function, an expression.
    pub reference: String,
}

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StandsFor {
    /// A policy of that kind, or of an unknown one.
    Policy(Option<PolicyKind>),
    /// A managed policy, by ARN: its document is in the answer of `aws iam get-policy-version`.
    ManagedPolicy,
    /// A permissions boundary, by ARN.
    Boundary,
    /// A managed policy that is passed as session policy, by ARN.
    SessionPolicy,
    /// Policies that a tool makes by itself, such as eksctl's `wellKnownPolicies`.
    Generated,
    /// A role.
    Role,
    /// Something that is not known here.
    Unknown,
}

/// A stretch that was not looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub span: Span,
    /// What it is: "words", "AWS::S3::Bucket".
    pub what: String,
}

impl Intake {
    /// The policy documents, in the order of the text.
    pub fn policies(&self) -> impl Iterator<Item = (&Found, &Document)> {
        self.found.iter().filter_map(|found| match &found.content {
            Content::Policy(document) => Some((found, document)),
            _ => None,
        })
    }

    /// The associations, in the order of the text.
    pub fn associations(&self) -> impl Iterator<Item = (&Found, &Association)> {
        self.found.iter().filter_map(|found| match &found.content {
            Content::Association(association) => Some((found, &**association)),
            _ => None,
        })
    }

    /// The roles, in the order of the text.
    pub fn roles(&self) -> impl Iterator<Item = (&Found, &Role)> {
        self.found.iter().filter_map(|found| match &found.content {
            Content::Role(role) => Some((found, role)),
            _ => None,
        })
    }

    /// The parts that belong to a role, by its name or its ARN, the role itself included.
    pub fn of_role<'i>(&'i self, role: &'i str) -> impl Iterator<Item = &'i Found> {
        let name = role.rsplit('/').next().unwrap_or(role);
        self.found.iter().filter(move |found| match &found.content {
            Content::Role(one) => {
                let named = found.name == name || one.name.as_deref() == Some(name);
                named && fits(one, role)
            }
            _ => found.owner.as_deref() == Some(name),
        })
    }
}

/// Whether an ARN, where one was asked for, is the role's.
fn fits(role: &Role, asked: &str) -> bool {
    !asked.starts_with("arn:") || role.arn.as_deref().is_none_or(|arn| arn == asked)
}
