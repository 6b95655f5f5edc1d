//! Ten resources before the application's policies, made ready for a matrix over all of AWS; natively and in wasm alike.

use scopedown_catalog::Catalog;
use scopedown_eval::{
    Authority, Caller, Column, Context, Layers, SessionFacts, SessionKind, Situation, Unlisted,
};
use scopedown_policy::{Policy, PolicyKind, Resource, parse};

use super::application::{ROLE, SESSION};

/// Ten resources, each one thing.
pub(crate) const CONCRETE: [&str; 10] = [
    "arn:aws:s3:::reports",
    "arn:aws:s3:::reports/team-a/q1.csv",
    "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
    "arn:aws:sqs:eu-west-1:111122223333:orders-new",
    "arn:aws:kms:eu-west-1:111122223333:key/0f7b5f5e-5f0a-4f3e-9f0e-3c2f6a1b2c3d",
    "arn:aws:iam::111122223333:role/orders-worker",
    "arn:aws:logs:eu-west-1:111122223333:log-group:/orders/api",
    "arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0",
    "arn:aws:lambda:eu-west-1:111122223333:function:orders-api",
    "*",
];

/// Ten resources as policies write them, each of which stands for many things.
pub(crate) const WILD: [&str; 10] = [
    "arn:aws:s3:::rep*",
    "arn:aws:s3:::reports/*",
    "arn:aws:dynamodb:*:111122223333:table/orders*",
    "arn:aws:sqs:eu-west-1:111122223333:orders-*",
    "arn:aws:kms:eu-west-1:111122223333:key/*",
    "arn:aws:iam::111122223333:role/orders-*",
    "arn:aws:logs:*:111122223333:log-group:/orders/*",
    "arn:aws:ec2:*:111122223333:instance/*",
    "arn:aws:lambda:*:111122223333:function:orders-*",
    "*",
];

/// The application's two policies, compiled; `None` where one is refused.
pub(crate) fn authority() -> Option<Authority> {
    Some(Authority::new(Layers {
        role: vec![policy(ROLE, PolicyKind::Role)?],
        session: Some(vec![policy(SESSION, PolicyKind::Session)?]),
        ..Layers::default()
    }))
}

fn policy(text: &str, kind: PolicyKind) -> Option<Policy> {
    parse(text, kind).policy
}

/// A pod's session, of whose circumstances nothing else is known, as on the page; or everything, as in a batch.
pub(crate) fn situation(unlisted: Unlisted) -> Option<Situation> {
    let caller = Caller::parse("arn:aws:sts::111122223333:assumed-role/app/pod")?;
    let context = SessionKind::PodIdentity.context(&caller, &SessionFacts::default());
    Some(Situation {
        context: Context::new(context, unlisted).ok()?,
        caller,
        resource_account: None,
    })
}

/// Which actions act on which resource, by the catalogue.
pub(crate) fn by_catalogue(catalog: &Catalog, resources: &[&str]) -> Vec<Column> {
    let column = |text: &&str| {
        let resource = Resource::new(text);
        let applies = catalog.acting_on(&resource);
        Column { resource, applies }
    };
    resources.iter().map(column).collect()
}

/// Every action on every resource, for who does not ask which acts on which.
pub(crate) fn everything(catalog: &Catalog, resources: &[&str]) -> Vec<Column> {
    let column = |text: &&str| Column {
        resource: Resource::new(text),
        applies: std::iter::once(0..catalog.len()).collect(),
    };
    resources.iter().map(column).collect()
}
