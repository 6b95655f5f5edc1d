//! An association as a scenario holds it.

use scopedown_association as model;
use scopedown_association::{Association, Part};
use scopedown_scenario as scenario;
use scopedown_scenario::{Beside, SessionTags};

/// What is known of an association; what is open in it is a part of its own. The session policy goes to the session.
pub(super) fn light(association: &Association) -> scenario::Association {
    let text = |part: &Part| part.known().map(str::to_owned);
    let tag = |tag: &model::Tag| {
        let value = tag.value.known().unwrap_or_default();
        (tag.key.to_string(), value.to_owned())
    };
    scenario::Association {
        cluster_name: text(&association.cluster_name),
        namespace: text(&association.namespace),
        service_account: text(&association.service_account),
        role_arn: text(&association.role_arn),
        target_role_arn: text(&association.target_role_arn),
        session_tags: match association.session_tags {
            model::SessionTags::Disabled => SessionTags::Disabled,
            model::SessionTags::Unstated
            | model::SessionTags::Passed
            | model::SessionTags::Open(_) => SessionTags::Passed,
        },
        beside: Some(Box::new(Beside {
            tags: association.tags.iter().map(tag).collect(),
            id: text(&association.id),
            arn: text(&association.arn),
            external_id: text(&association.external_id),
            owner_arn: text(&association.owner_arn),
            ..Beside::default()
        })),
    }
}
