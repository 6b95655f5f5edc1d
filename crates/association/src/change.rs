//! From one association to another: what an update can change, and when it shows (semantics 8.2, 8.3.9, 8.5).

use crate::association::{Association, Field, SessionTags};
use crate::breach::Breach;
use crate::part::Part;
use crate::rule::Rule;
use crate::session::session;

/// What an update cannot change.
const FIXED: [Field; 3] = [Field::ClusterName, Field::Namespace, Field::ServiceAccount];

/// What is to be said of an update that turns `before` into `after`. A field that is absent in `after` is taken as left alone, but for the session
/// policy, of which the absence is taken as meant.
pub fn check_update(before: &Association, after: &Association) -> Vec<Breach> {
    let mut breaches: Vec<Breach> = FIXED
        .into_iter()
        .filter(|field| is_changed(before.part(*field), after.part(*field)))
        .map(|field| Breach::of(field, Rule::Unchangeable))
        .collect();
    if before.policy.is_given() && after.policy.is_absent() {
        breaches.push(Breach::of(Field::Policy, Rule::PolicyRemoved));
    }
    breaches.push(match first_change(before, after) {
        Some(field) => {
            let minutes = session(before).cached_minutes;
            Breach::of(field, Rule::CachedCredentials(minutes))
        }
        None => Breach::of(Field::Id, Rule::NothingChanged),
    });
    breaches
}

fn is_changed(before: &Part, after: &Part) -> bool {
    after.is_given() && before != after
}

/// The first of the fields that an update can change and that this one does.
fn first_change(before: &Association, after: &Association) -> Option<Field> {
    let tags = after.session_tags != SessionTags::Unstated
        && before.session_tags.are_passed() != after.session_tags.are_passed();
    [
        (
            Field::RoleArn,
            is_changed(&before.role_arn, &after.role_arn),
        ),
        (
            Field::TargetRoleArn,
            is_changed(&before.target_role_arn, &after.target_role_arn),
        ),
        (Field::SessionTags, tags),
        (Field::Policy, before.policy != after.policy),
    ]
    .into_iter()
    .find_map(|(field, changed)| changed.then_some(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(after: &Association) -> Vec<&'static str> {
        let before = Association {
            cluster_name: "demo".into(),
            namespace: "shop".into(),
            role_arn: "arn:aws:iam::111122223333:role/app".into(),
            policy: "{}".into(),
            ..Association::default()
        };
        check_update(&before, after)
            .iter()
            .map(|breach| breach.words().code)
            .collect()
    }

    #[test]
    fn what_an_update_may_and_may_not() {
        let same = Association {
            policy: "{}".into(),
            ..Association::default()
        };
        assert_eq!(codes(&same), ["association-nothing-changed"]);
        assert_eq!(
            codes(&Association {
                policy: "{ }".into(),
                ..same.clone()
            }),
            ["association-cached"]
        );
        assert_eq!(
            codes(&Association {
                namespace: "other".into(),
                session_tags: SessionTags::Disabled,
                ..same
            }),
            ["association-unchangeable", "association-cached"]
        );
        assert_eq!(
            codes(&Association::default()),
            ["association-policy-removed", "association-cached"]
        );
    }

    #[test]
    fn pods_with_a_target_role_see_a_change_within_the_hour() {
        let before = Association {
            target_role_arn: "arn:aws:iam::111122223333:role/target".into(),
            ..Association::default()
        };
        let after = Association {
            policy: "{}".into(),
            ..Association::default()
        };
        let breaches = check_update(&before, &after);
        assert_eq!(breaches.len(), 1);
        assert_eq!(breaches[0].rule, Rule::CachedCredentials(59));
        assert!(breaches[0].words().message.contains("59 minutes"));
    }
}
