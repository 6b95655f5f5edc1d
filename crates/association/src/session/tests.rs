use super::*;
use crate::association::SessionTags;

fn full() -> Association {
    Association {
        cluster_name: "demo".into(),
        namespace: "shop".into(),
        service_account: "app".into(),
        role_arn: "arn:aws:iam::111122223333:role/team/app".into(),
        region: "eu-west-1".into(),
        ..Association::default()
    }
}

fn value(keys: &[(ContextKey, ContextValue)], name: &str) -> Option<ContextValue> {
    let key = ContextKey::new(name);
    keys.iter()
        .find(|(known, _)| *known == key)
        .map(|(_, value)| value.clone())
}

#[test]
fn tags_are_there_unless_they_are_disabled() {
    let association = full();
    let tagged = session(&association);
    assert_eq!(tagged.kind, Some(SessionKind::PodIdentityTagged));
    let values: Vec<_> = tagged.tags.iter().map(|tag| tag.value.clone()).collect();
    assert_eq!(
        values,
        [
            TagValue::Known("arn:aws:eks:eu-west-1:111122223333:cluster/demo".into()),
            TagValue::Known("demo".into()),
            TagValue::Known("shop".into()),
            TagValue::Known("app".into()),
            TagValue::OfPod,
            TagValue::OfPod,
        ]
    );

    let association = Association {
        session_tags: SessionTags::Disabled,
        ..full()
    };
    let bare = session(&association);
    assert_eq!(bare.kind, Some(SessionKind::PodIdentity));
    assert!(bare.tags.iter().all(|tag| tag.value == TagValue::Absent));

    let association = Association {
        session_tags: SessionTags::Open("var.tags".into()),
        ..full()
    };
    let open = session(&association);
    assert_eq!(open.kind, None);
    assert!(open.tags.iter().all(|tag| tag.value == TagValue::Unknown));
}

#[test]
fn a_policy_binds_the_target_role_alone() {
    let mut association = Association {
        policy: "{}".into(),
        ..full()
    };
    assert_eq!(session(&association).first_hop, None);
    assert_eq!(session(&association).cached_minutes, 360);

    association.target_role_arn = "arn:aws:iam::444455556666:role/target".into();
    let two = session(&association);
    assert_eq!(two.narrowing, Narrowing::Policy);
    assert_eq!(two.role, &association.target_role_arn);
    assert_eq!(two.first_hop, Some(&association.role_arn));
    assert_eq!(two.cached_minutes, 59);
}

#[test]
fn the_external_id_is_for_target_roles_without_tags() {
    let mut association = Association {
        session_tags: SessionTags::Disabled,
        ..full()
    };
    assert_eq!(session(&association).external_id, ExternalId::NotPassed);

    association.target_role_arn = "arn:aws:iam::444455556666:role/target".into();
    let made = ExternalId::Passed("eu-west-1/111122223333/demo/shop/app".into());
    assert_eq!(session(&association).external_id, made);

    association.region = Part::Absent;
    assert_eq!(session(&association).external_id, ExternalId::Unknown);
    association.external_id = "x/y".into();
    assert_eq!(
        session(&association).external_id,
        ExternalId::Passed("x/y".into())
    );

    association.session_tags = SessionTags::Passed;
    assert_eq!(session(&association).external_id, ExternalId::NotPassed);
}

#[test]
fn session_tags_win_over_tags_of_the_role_while_they_are_passed() {
    let role_tags = [("Kubernetes-Namespace".into(), "role".into())];
    let name = "aws:PrincipalTag/kubernetes-namespace";

    let association = full();
    let tagged = session(&association);
    let caller = tagged.caller("eks-demo-app-1").unwrap();
    assert_eq!(
        caller.text(),
        "arn:aws:sts::111122223333:assumed-role/app/eks-demo-app-1"
    );
    let keys = tagged.principal_keys(&caller, &role_tags);
    assert_eq!(value(&keys, name), Some(ContextValue::One("shop".into())));
    assert_eq!(
        value(&keys, "aws:PrincipalTag/kubernetes-pod-name"),
        Some(ContextValue::Unknown)
    );
    assert_eq!(
        value(&keys, "aws:PrincipalArn"),
        Some(ContextValue::One(
            "arn:aws:iam::111122223333:role/team/app".into()
        ))
    );

    let association = Association {
        session_tags: SessionTags::Disabled,
        ..full()
    };
    let keys = session(&association).principal_keys(&caller, &role_tags);
    assert_eq!(value(&keys, name), Some(ContextValue::One("role".into())));
    assert_eq!(
        value(&keys, "aws:PrincipalTag/eks-cluster-name"),
        Some(ContextValue::Absent)
    );
}
