//! The model of a scenario. Only the role's policies are required.

use scopedown_eval::{ContextValue, Decision, Layer, Unlisted};
use scopedown_policy::{ContextKey, Span};

use crate::beside::Beside;
use crate::document::Document;

/// A question about a role, its session and their policies.
#[derive(Debug, Clone, Default)]
pub struct Scenario {
    /// One line.
    pub title: Option<String>,
    /// Free text, Markdown.
    pub about: Option<String>,
    /// The role, or the user where there is no session.
    pub role: Role,
    /// How its credentials are narrowed.
    pub session: Session,
    /// The EKS Pod Identity association that makes the session.
    pub association: Option<Association>,
    /// Service control policies, a list for each level, root first.
    pub scps: Vec<Vec<Document>>,
    /// Resource control policies likewise.
    pub rcps: Vec<Vec<Document>>,
    /// Policies that hang on resources.
    pub resource_policies: Vec<ResourceDocument>,
    /// Condition keys of the request; they override what the kind of session fixes.
    pub context: Vec<(ContextKey, ContextValue)>,
    /// What holds for keys that nothing lists; in a scenario they are unknown unless it says otherwise.
    pub unlisted: Option<Unlisted>,
    /// The principal that asks, where it is not a session of the role.
    pub principal: Option<String>,
    /// The account of the resources, where their ARNs do not tell it.
    pub resource_account: Option<String>,
    /// The rows of the matrix; `None` derives them from the policies.
    pub actions: Option<Vec<String>>,
    /// Its columns likewise.
    pub resources: Option<Vec<String>>,
    /// What the author expects.
    pub expectations: Vec<Expectation>,
}

/// The role that a session is of.
#[derive(Debug, Clone, Default)]
pub struct Role {
    /// Its ARN, where it is known.
    pub arn: Option<String>,
    /// Its identity-based policies.
    pub policies: Vec<Document>,
    /// Its tags.
    pub tags: Vec<(String, String)>,
    /// Its permissions boundary.
    pub boundary: Option<Document>,
    /// Its trust policy.
    pub trust: Option<Document>,
}

/// The session.
#[derive(Debug, Clone, Default)]
pub struct Session {
    /// How the credentials are obtained; `None` is Pod Identity where there is an association, else `sts:AssumeRole`.
    pub kind: Option<SessionKindName>,
    /// The session's name.
    pub name: Option<String>,
    /// Session tags.
    pub tags: Vec<(String, String)>,
    /// The session policies. `None` is no restriction; an empty list is an error that reading reports.
    pub policies: Option<Vec<Document>>,
}

/// The kinds of session that a scenario can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionKindName {
    /// `podIdentity`
    PodIdentity,
    /// `assumeRole`
    AssumeRole,
    /// `webIdentity`
    WebIdentity,
    /// `saml`
    Saml,
    /// `federatedUser`
    FederatedUser,
    /// `none`: the policies of a plain IAM principal.
    None,
}

impl SessionKindName {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::PodIdentity,
        Self::AssumeRole,
        Self::WebIdentity,
        Self::Saml,
        Self::FederatedUser,
        Self::None,
    ];

    /// The name in files and flags.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PodIdentity => "podIdentity",
            Self::AssumeRole => "assumeRole",
            Self::WebIdentity => "webIdentity",
            Self::Saml => "saml",
            Self::FederatedUser => "federatedUser",
            Self::None => "none",
        }
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What of an EKS Pod Identity association bears on a session.
#[derive(Debug, Clone, Default)]
pub struct Association {
    /// The cluster.
    pub cluster_name: Option<String>,
    /// The namespace of the service account.
    pub namespace: Option<String>,
    /// The service account.
    pub service_account: Option<String>,
    /// The role that Pod Identity assumes.
    pub role_arn: Option<String>,
    /// The role that it goes on to assume; the session policy then binds that one.
    pub target_role_arn: Option<String>,
    /// Whether the six session tags are left out.
    pub session_tags: SessionTags,
    /// The rest of it, where that was [read](Scenario::read_beside).
    pub beside: Option<Box<Beside>>,
}

/// Whether EKS passes its session tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SessionTags {
    /// The default.
    #[default]
    Passed,
    /// `disableSessionTags: true`, as a session policy demands.
    Disabled,
}

/// A policy that hangs on a resource.
#[derive(Debug, Clone)]
pub struct ResourceDocument {
    /// The resource; `None` is whatever resource is asked about.
    pub resource: Option<String>,
    /// Its account, where the ARN does not tell it.
    pub account: Option<String>,
    /// The policy.
    pub document: Document,
}

/// What the author of a scenario expects of one cell, or of all cells that two patterns name.
#[derive(Debug, Clone)]
pub struct Expectation {
    /// An action, or a pattern of actions.
    pub action: String,
    /// A resource, or a pattern of resources.
    pub resource: String,
    /// The decision.
    pub verdict: Decision,
    /// The layers that must be named, if any are.
    pub by: Option<Vec<Layer>>,
    /// Keys laid over the scenario's context.
    pub context: Vec<(ContextKey, ContextValue)>,
    /// Where in the scenario file it stands.
    pub span: Span,
}
