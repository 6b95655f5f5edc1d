//! The EKS Pod Identity association: model, rules, the session it makes, the forms it is written in.
//!
//! In reading order: the [`Association`] and its [`Part`]s; [`check()`] and the [`Rule`]s that it may break; the [`session()`] that it makes;
//! [`tag_effects()`] and [`check_trust()`] for the policies of its role; [`write()`] for the forms that AWS's tools read;
//! [`tenants`] for one policy a tenant.

mod association;
mod breach;
mod change;
mod check;
mod code;
mod effect;
mod figures;
mod names;
mod part;
mod record;
mod roles;
mod rule;
mod session;
pub mod tenants;
mod write;

pub use association::{Association, Field, SessionTags, Tag};
pub use breach::Breach;
pub use change::check_update;
pub use check::{check, check_together};
pub use code::Code;
pub use effect::{
    Instead, Lean, LeanPlace, Reach, Seen, TagChange, TagContexts, TagEffect, tag_contexts,
    tag_effects,
};
pub use figures::{Figures, PackedShare, TAGS_SHARE};
pub use part::Part;
pub use record::Record;
pub use roles::{
    RoleBreach, RoleDocument, RoleRule, check_source_policies, check_target_trust, check_trust,
};
pub use rule::{Rule, Stage};
pub use session::{
    ExternalId, Narrowing, PodTag, SESSION_NAME_FORM, SESSION_NAME_PREFIX, Session, TagValue,
    cluster_arn, session, tags_if_passed,
};
pub use write::{Form, Operation, Remark, Written, write};
