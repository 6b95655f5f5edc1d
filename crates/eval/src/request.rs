//! What is asked.

use scopedown_policy::{Action, Resource};

use crate::caller::Caller;
use crate::context::Context;

/// What is asked: one action on one resource, in a situation.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The action.
    pub action: &'a Action,
    /// The resource.
    pub resource: &'a Resource,
    /// Who asks, and under which circumstances.
    pub situation: &'a Situation,
}

/// What many requests share.
#[derive(Debug, Clone)]
pub struct Situation {
    /// Who makes the requests.
    pub caller: Caller,
    /// The account of the resources; `None` takes it from the resource's ARN, else from the caller (semantics 6.9.7).
    pub resource_account: Option<Box<str>>,
    /// The condition keys.
    pub context: Context,
}
