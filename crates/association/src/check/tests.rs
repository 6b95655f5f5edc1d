use super::*;
use crate::association::{SessionTags, Tag};
use crate::figures::PackedShare;

const POLICY: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"#;

fn sound() -> Association {
    Association {
        cluster_name: "demo".into(),
        namespace: "shop".into(),
        service_account: "app".into(),
        role_arn: "arn:aws:iam::111122223333:role/app".into(),
        session_tags: SessionTags::Disabled,
        policy: POLICY.into(),
        ..Association::default()
    }
}

fn codes(change: impl FnOnce(&mut Association)) -> Vec<&'static str> {
    let mut association = sound();
    change(&mut association);
    check(&association, &Figures::default())
        .iter()
        .map(|breach| breach.words().code)
        .collect()
}

fn tag(key: &str, value: &str) -> Tag {
    Tag {
        key: key.into(),
        value: value.into(),
    }
}

#[test]
fn a_sound_association_breaks_nothing() {
    assert_eq!(codes(|_| ()), [""; 0]);
}

#[test]
fn an_empty_one_misses_what_is_required() {
    let breaches = check(&Association::default(), &Figures::default());
    assert_eq!(
        breaches
            .iter()
            .map(|breach| breach.field)
            .collect::<Vec<_>>(),
        REQUIRED
    );
    assert!(breaches.iter().all(|breach| breach.rule == Rule::Missing));
}

#[test]
fn names_and_roles_have_their_forms() {
    let code = "association-cluster-name";
    assert_eq!(codes(|a| a.cluster_name = "-demo".into()), [code]);
    let code = "association-namespace";
    assert_eq!(codes(|a| a.namespace = "team-*".into()), [code]);
    let code = "association-service-account";
    assert_eq!(codes(|a| a.service_account = "App".into()), [code]);
    let code = "association-not-a-role";
    assert_eq!(codes(|a| a.role_arn = "app".into()), [code]);
    let code = "association-open";
    assert_eq!(
        codes(|a| a.role_arn = Part::Open("aws_iam_role.app.arn".into())),
        [code]
    );
}

#[test]
fn the_role_is_of_the_clusters_account_and_the_target_of_any() {
    assert_eq!(
        codes(|a| a.account = "444455556666".into()),
        ["association-foreign-role"]
    );
    assert_eq!(
        codes(|a| a.target_role_arn = "arn:aws:iam::444455556666:role/t".into()),
        ["association-first-hop"]
    );
    assert_eq!(
        codes(|a| a.target_role_arn = "arn:aws-cn:iam::444455556666:role/t".into()),
        ["association-partition", "association-first-hop"]
    );
    assert_eq!(
        codes(|a| a.target_role_arn = a.role_arn.clone()),
        ["association-target-is-role", "association-first-hop"]
    );
}

#[test]
fn a_policy_wants_the_tags_off() {
    let beside = "association-tags-beside-policy";
    assert_eq!(codes(|a| a.session_tags = SessionTags::Unstated), [beside]);
    assert_eq!(codes(|a| a.session_tags = SessionTags::Passed), [beside]);
    assert_eq!(
        codes(|a| a.session_tags = SessionTags::Open("var.x".into())),
        ["association-tags-open"]
    );
    let without = codes(|a| {
        a.session_tags = SessionTags::Passed;
        a.policy = Part::Absent;
    });
    assert_eq!(without, [""; 0]);
}

#[test]
fn a_policy_passes_five_stages() {
    assert_eq!(
        codes(|a| a.policy = " ".into()),
        ["association-empty-policy"]
    );
    assert_eq!(
        codes(|a| a.policy = "{".into()),
        ["association-policy-json"]
    );
    assert_eq!(
        codes(|a| a.policy =
            r#"{"Statement":{"Effect":"allow","Action":"s3:GetObject","Resource":"*"}}"#.into()),
        ["association-policy-grammar"]
    );
    assert_eq!(
        codes(|a| a.policy = POLICY
            .replace("\"*\"", "\"arn:aws:s3:::b/漢\"")
            .as_str()
            .into()),
        ["association-policy-characters"]
    );
    let at_limit = format!("{POLICY}{}", " ".repeat(2_048 - POLICY.len()));
    assert_eq!(codes(|a| a.policy = at_limit.as_str().into()), [""; 0]);
    assert_eq!(
        codes(|a| a.policy = format!("{at_limit} ").as_str().into()),
        ["association-policy-long"]
    );
}

#[test]
fn a_refused_policy_says_where() {
    let association = Association {
        policy: r#"{"Statement":{"Effect":"allow","Action":"s3:GetObject","Resource":"*"}}"#.into(),
        ..sound()
    };
    let breaches = check(&association, &Figures::default());
    let span = breaches[0].span.unwrap();
    assert_eq!(span.of(association.policy.known().unwrap()), "\"allow\"");
}

#[test]
fn the_packed_size_is_somebody_elses_estimate() {
    let with = |low, high| {
        let figures = Figures {
            packed: Some(PackedShare { low, high }),
            ..Figures::default()
        };
        let breaches = check(&sound(), &figures);
        breaches
            .iter()
            .map(|breach| breach.words().code)
            .collect::<Vec<_>>()
    };
    assert_eq!(with(20, 100), [""; 0]);
    assert_eq!(with(90, 120), ["association-policy-packed-unsure"]);
    assert_eq!(with(101, 140), ["association-policy-packed"]);
}

#[test]
fn own_tags_have_their_limits() {
    let many = (0..51).map(|n| tag(&format!("k{n}"), "")).collect();
    assert_eq!(codes(|a| a.tags = many), ["association-many-tags"]);
    let cases = [
        (tag("", "x"), "association-tag-key"),
        (tag(&"ä".repeat(129), "x"), "association-tag-key"),
        (tag("k", &"ä".repeat(257)), "association-tag-value"),
        (tag("AWS:x", "x"), "association-tag-reserved"),
        (
            tag("kubernetes-namespace", "x"),
            "association-tag-no-session-tag",
        ),
    ];
    for (tag, code) in cases {
        assert_eq!(codes(|a| a.tags = vec![tag]), [code]);
    }
    let fits = [
        tag(&"ä".repeat(128), &"ä".repeat(256)),
        tag("Team", ""),
        tag("team", ""),
    ];
    assert_eq!(codes(|a| a.tags = fits.to_vec()), [""; 0]);
    assert_eq!(
        codes(|a| a.tags = vec![tag("a", "1"), tag("a", "2")]),
        ["association-tag-repeated"]
    );
}

#[test]
fn what_an_answer_tells_is_looked_at() {
    let owned = codes(|a| a.owner_arn = "arn:aws:eks:eu-west-1:111122223333:addon/demo/x/y".into());
    assert_eq!(owned, ["association-owned"]);
    let id = codes(|a| {
        a.region = "eu-west-1".into();
        a.external_id = "eu-west-1/111122223333/demo/shop/other".into();
    });
    assert_eq!(id, ["association-external-id"]);
}

#[test]
fn a_service_account_has_one_association() {
    let other = Association {
        namespace: "other".into(),
        ..sound()
    };
    let open = Association {
        namespace: Part::Open("var.namespace".into()),
        ..sound()
    };
    let list = [sound(), other, sound(), open.clone(), open];
    let breaches = check_together(&list);
    assert_eq!(breaches.len(), 1);
    assert_eq!(breaches[0].0, 2);
    assert_eq!(breaches[0].1.rule, Rule::SecondAssociation(0));
    assert_eq!(
        breaches[0].1.words().aws.unwrap(),
        "Association already exists"
    );
}

#[test]
fn every_rule_has_words() {
    let association = Association {
        cluster_name: "*".into(),
        namespace: Part::Absent,
        service_account: "*".into(),
        role_arn: "x".into(),
        target_role_arn: Part::Open("x".into()),
        policy: "[".into(),
        tags: vec![tag("aws:", "")],
        ..Association::default()
    };
    for breach in check(&association, &Figures::default()) {
        let words = breach.words();
        assert!(
            !words.message.is_empty() && !words.help.is_empty(),
            "{words:?}"
        );
        assert!(words.code.starts_with("association-"));
        assert!(
            words.message.ends_with('.') && words.help.ends_with('.'),
            "{words:?}"
        );
    }
}
