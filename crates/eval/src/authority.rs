//! The layers of policies, compiled once.

use scopedown_policy::{Policy, Resource, Statement};

use crate::index::Index;
use crate::request::Request;

/// The policies that bear on a caller, layer by layer. Only documents that the grammar accepts can stand here.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    /// The identity-based policies of the role or user: a union.
    pub role: Vec<Policy>,
    /// The session policies: a union. `None` is no restriction; an empty list allows nothing.
    pub session: Option<Vec<Policy>>,
    /// The permissions boundary, if there is one.
    pub boundary: Option<Policy>,
    /// Service control policies, a list for each level of the organization, root first.
    pub scps: Vec<Vec<Policy>>,
    /// Resource control policies likewise; the default full-access policy is implied at every level.
    pub rcps: Vec<Vec<Policy>>,
    /// The policies that hang on resources, trust and key policies among them.
    pub resources: Vec<ResourcePolicy>,
}

impl Layers {
    /// Every policy of every layer.
    pub fn policies(&self) -> Vec<&Policy> {
        let mut policies = self.of_caller();
        policies.extend(self.resources.iter().map(|policy| &policy.policy));
        policies
    }

    /// The policies of every layer but those that hang on resources.
    pub(crate) fn of_caller(&self) -> Vec<&Policy> {
        let mut policies: Vec<&Policy> = self.role.iter().collect();
        policies.extend(self.session.iter().flatten());
        policies.extend(&self.boundary);
        policies.extend(self.scps.iter().flatten());
        policies.extend(self.rcps.iter().flatten());
        policies
    }
}

/// A policy that hangs on a resource.
#[derive(Debug, Clone)]
pub struct ResourcePolicy {
    /// What it hangs on.
    pub target: Target,
    /// The account of that resource, where it is known.
    pub account: Option<Box<str>>,
    /// The document.
    pub policy: Policy,
}

/// What a resource policy hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Whatever resource a request names.
    Requested,
    /// The resource of that ARN and, for a bucket, its objects.
    Arn(Box<str>),
}

impl Target {
    /// Whether the policy bears on a request for `resource`.
    pub fn covers(&self, resource: &Resource) -> bool {
        let Self::Arn(arn) = self else {
            return true;
        };
        let Some(rest) = resource.as_written().strip_prefix(&**arn) else {
            return false;
        };
        let is_bucket = arn.split(':').nth(2) == Some("s3") && !arn.contains('/');
        rest.is_empty() || (is_bucket && rest.starts_with('/'))
    }
}

/// The layers, ready to decide.
#[derive(Debug, Clone)]
pub struct Authority {
    layers: Layers,
    role: Option<Index>,
    session: Option<Index>,
}

impl Authority {
    /// Compiles the layers.
    pub fn new(layers: Layers) -> Self {
        let role = Index::of(&layers.role);
        let session = layers.session.as_deref().and_then(Index::of);
        Self {
            layers,
            role,
            session,
        }
    }

    /// The layers as they were given.
    pub fn layers(&self) -> &Layers {
        &self.layers
    }

    /// Whether session policies restrict the caller.
    pub fn has_session_policy(&self) -> bool {
        self.layers.session.is_some()
    }

    pub(crate) fn role(&self) -> PolicySet<'_> {
        PolicySet {
            policies: &self.layers.role,
            index: self.role.as_ref(),
        }
    }

    pub(crate) fn session(&self) -> Option<PolicySet<'_>> {
        self.layers.session.as_deref().map(|policies| PolicySet {
            policies,
            index: self.session.as_ref(),
        })
    }
}

/// A set of policies that answers as one, with an index where it is large.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PolicySet<'a> {
    pub(crate) policies: &'a [Policy],
    index: Option<&'a Index>,
}

impl<'a> PolicySet<'a> {
    /// A set without index.
    pub(crate) fn unindexed(policies: &'a [Policy]) -> Self {
        Self {
            policies,
            index: None,
        }
    }

    /// Hands over every statement that can speak of a request, some perhaps twice.
    pub(crate) fn candidates(&self, request: &Request<'_>, each: impl FnMut(&'a Statement)) {
        match self.index {
            Some(index) => index.candidates(self.policies, request.action, request.resource, each),
            None => self
                .policies
                .iter()
                .flat_map(|policy| &policy.statements)
                .for_each(each),
        }
    }
}
