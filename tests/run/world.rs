//! Random layers, and requests that nearly fit them.
#![allow(
    dead_code,
    reason = "each harness compiles its own copy and uses a part"
)]

use proptest::prelude::*;
use proptest::sample::select;
use scopedown_eval::{
    Authority, Caller, Context, ContextValue, Layers, Request, ResourcePolicy, Situation, Target,
    Unlisted,
};
use scopedown_policy::{Action, ContextKey, Policy, PolicyKind, Resource, parse};

use crate::alphabet::{Document, VALUES, document, text};

const KEYS: [&str; 2] = ["test:v", "test:w"];
const ACTIONS: [&str; 3] = ["s3:GetObject", "s3:PutObject", "sqs:SendMessage"];
const RESOURCES: [&str; 5] = [
    "*",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::b/x",
    "arn:aws:s3:::b",
    "arn:aws:sqs:eu-west-1:111122223333:q",
];
const CALLERS: [&str; 6] = [
    "arn:aws:sts::111122223333:assumed-role/app/s",
    "arn:aws:sts::111122223333:assumed-role/app/t",
    "arn:aws:iam::111122223333:role/app",
    "arn:aws:iam::111122223333:user/ann",
    "arn:aws:sts::444455556666:assumed-role/app/s",
    "anonymous",
];

/// Layers and a request.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) role: Vec<Document>,
    pub(crate) session: Option<Vec<Document>>,
    pub(crate) boundary: Option<Document>,
    pub(crate) scps: Vec<Vec<Document>>,
    pub(crate) resource: Option<Document>,
    pub(crate) caller: &'static str,
    pub(crate) action: &'static str,
    pub(crate) asked: &'static str,
    pub(crate) context: Vec<(ContextKey, ContextValue)>,
}

impl World {
    pub(crate) fn authority(&self) -> Authority {
        let all =
            |documents: &[Document], kind| documents.iter().map(|one| policy(one, kind)).collect();
        Authority::new(Layers {
            role: all(&self.role, PolicyKind::Role),
            session: self
                .session
                .as_deref()
                .map(|documents| all(documents, PolicyKind::Session)),
            boundary: self
                .boundary
                .as_ref()
                .map(|document| policy(document, PolicyKind::Boundary)),
            scps: self
                .scps
                .iter()
                .map(|level| all(level, PolicyKind::Scp))
                .collect(),
            rcps: Vec::new(),
            resources: self.resource.iter().map(hanging).collect(),
        })
    }

    /// Hands the request over, in the world's own context.
    pub(crate) fn ask<T>(&self, answer: impl FnOnce(&Authority, &Request<'_>) -> T) -> T {
        self.ask_in(&self.context, answer)
    }

    /// Hands the request over in another context.
    pub(crate) fn ask_in<T>(
        &self,
        context: &[(ContextKey, ContextValue)],
        answer: impl FnOnce(&Authority, &Request<'_>) -> T,
    ) -> T {
        let situation = Situation {
            caller: Caller::parse(self.caller).unwrap(),
            resource_account: None,
            context: Context::new(context.to_vec(), Unlisted::Absent).unwrap(),
        };
        let (action, resource) = (
            Action::parse(self.action).unwrap(),
            Resource::new(self.asked),
        );
        let request = Request {
            action: &action,
            resource: &resource,
            situation: &situation,
        };
        answer(&self.authority(), &request)
    }

    /// Every document, of whatever layer.
    pub(crate) fn documents(&mut self) -> impl Iterator<Item = &mut Document> {
        let session = self.session.iter_mut().flatten();
        let scps = self.scps.iter_mut().flatten();
        self.role
            .iter_mut()
            .chain(session)
            .chain(&mut self.boundary)
            .chain(scps)
            .chain(&mut self.resource)
    }
}

fn policy(document: &Document, kind: PolicyKind) -> Policy {
    let text = text(document);
    parse(&text, kind)
        .policy
        .unwrap_or_else(|| panic!("refused: {text}"))
}

fn hanging(document: &Document) -> ResourcePolicy {
    ResourcePolicy {
        target: Target::Requested,
        account: None,
        policy: policy(document, PolicyKind::Resource),
    }
}

fn value() -> impl Strategy<Value = ContextValue> {
    let text = || select(&VALUES[..]).prop_map(Into::into);
    prop_oneof![
        Just(ContextValue::Absent),
        text().prop_map(ContextValue::One),
        prop::collection::vec(text(), 0..3).prop_map(ContextValue::Many),
    ]
}

pub(crate) fn world() -> impl Strategy<Value = World> {
    let documents = |range| prop::collection::vec(document(false), range);
    let layers = (
        documents(0..3),
        prop::option::of(documents(1..3)),
        prop::option::weighted(0.3, document(false)),
        prop::collection::vec(documents(1..3), 0..2),
        prop::option::of(document(true)),
    );
    let request = (
        select(&CALLERS[..]),
        select(&ACTIONS[..]),
        select(&RESOURCES[..]),
        value(),
        value(),
    );
    (layers, request).prop_map(
        |((role, session, boundary, scps, resource), (caller, action, asked, v, w))| World {
            role,
            session,
            boundary,
            scps,
            resource,
            caller,
            action,
            asked,
            context: KEYS.into_iter().map(ContextKey::new).zip([v, w]).collect(),
        },
    )
}
