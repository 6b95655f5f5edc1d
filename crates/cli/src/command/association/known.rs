//! An association with all that is known beside it.

use std::rc::Rc;

use scopedown_association::Association;
use scopedown_scenario::Document;

use crate::input::Input;
use scopedown_policy::Span;

/// One association, and the documents of its roles as far as they were given.
pub(super) struct Known {
    /// `namespace/service account`
    pub(super) name: String,
    pub(super) association: Association,
    /// As it was given, where another session policy takes the place of its own.
    pub(super) before: Option<Association>,
    /// The text that it stands in, and where.
    pub(super) input: Rc<Input>,
    pub(super) span: Span,
    /// The session policy, with its place.
    pub(super) policy: Option<Document>,
    /// The trust policy of the role that EKS assumes.
    pub(super) trust: Option<Document>,
    /// That of the target role.
    pub(super) target_trust: Option<Document>,
    /// The policies of the role that leads to the target role.
    pub(super) source: Vec<Document>,
    /// The tags of the role that the pod works as.
    pub(super) role_tags: Vec<(Box<str>, Box<str>)>,
}
