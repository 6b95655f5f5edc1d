//! What is to be said of an association and of the roles beside it. Pure: fields and texts in, findings out.

use scopedown_association::{
    Association, Figures, PackedShare, RoleDocument, Seen, TagEffect, check, check_source_policies,
    check_target_trust, check_trust, tag_effects,
};
use scopedown_policy::{LineIndex, Policy, PolicyKind, Severity, Span, Words, parse};
use scopedown_rewrite::packed_estimate;

use super::form::Form;
use crate::advisor::areas::{AreaText, Texts};

/// Something that is said.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    /// How grave it is.
    pub(crate) severity: Severity,
    /// Its stable name.
    pub(crate) code: &'static str,
    /// What it is about.
    pub(crate) about: About,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum About {
    /// A field, by its name in a sentence.
    Field(&'static str),
    /// A place of a text of the page.
    Text(AreaText, Span),
    /// A line, from 1, of a text that is typed in the panel; without one it is the whole.
    Panel(&'static str, Option<usize>),
}

/// Everything that is said, the gravest first.
pub(crate) fn told(form: &Form, association: &Association, texts: &Texts) -> Vec<Told> {
    let figures = Figures {
        packed: association.policy.known().map(packed),
        ..Figures::default()
    };
    let mut all: Vec<Told> = check(association, &figures)
        .into_iter()
        .map(|breach| {
            let about = match (breach.span, &texts.session) {
                (Some(span), Some(text)) => About::Text(text.clone(), span),
                _ => About::Field(breach.field.label()),
            };
            said(breach.severity(), breach.words(), about)
        })
        .collect();
    all.extend(roles(form, association));
    all.extend(tags(form, association, texts));
    all.sort_by_key(|told| std::cmp::Reverse(told.severity));
    all
}

/// What the session policy takes of AWS's packed size, as it is estimated.
fn packed(policy: &str) -> PackedShare {
    let estimate = packed_estimate([policy], [], []);
    PackedShare {
        low: estimate.low,
        high: estimate.high,
    }
}

const TRUST: &str = "trust policy";
const TARGET_TRUST: &str = "trust policy of the target role";
const SOURCE: &str = "policy of the role on the way";

/// What the policies of the roles beside break, and what keeps them from being read.
fn roles(form: &Form, association: &Association) -> Vec<Told> {
    let mut all = Vec::new();
    let trust = typed(&form.trust, PolicyKind::Trust, TRUST, &mut all);
    let target = typed(
        &form.target_trust,
        PolicyKind::Trust,
        TARGET_TRUST,
        &mut all,
    );
    let source = typed(&form.source, PolicyKind::Role, SOURCE, &mut all);
    let mut breaches = Vec::new();
    if let Some(trust) = &trust {
        breaches.extend(check_trust(trust, association));
    }
    if let Some(target) = &target {
        breaches.extend(check_target_trust(target, association));
    }
    if let Some(source) = source {
        breaches.extend(check_source_policies(&[source], association));
    }
    all.extend(breaches.into_iter().map(|breach| {
        let (name, text) = match breach.document {
            RoleDocument::Trust => (TRUST, &form.trust),
            RoleDocument::TargetTrust => (TARGET_TRUST, &form.target_trust),
            RoleDocument::Policy(_) => (SOURCE, &form.source),
        };
        let line = breach.span.map(|span| line(text, span));
        said(breach.severity(), breach.words(), About::Panel(name, line))
    }));
    all
}

/// A text of the panel as a policy; what is wrong with it is said.
fn typed(text: &str, kind: PolicyKind, name: &'static str, all: &mut Vec<Told>) -> Option<Policy> {
    if text.trim().is_empty() {
        return None;
    }
    let parsed = parse(text, kind);
    all.extend(parsed.diagnostics.iter().map(|diagnostic| {
        let about = About::Panel(name, Some(line(text, diagnostic.span)));
        said(diagnostic.severity(), diagnostic.words(), about)
    }));
    parsed.policy
}

fn line(text: &str, span: Span) -> usize {
    LineIndex::new(text).place(span.start).line
}

/// The statements that mean something else without session tags. They are of interest where the tags are off, or would have to be.
fn tags(form: &Form, association: &Association, texts: &Texts) -> Vec<Told> {
    let off = association.session_tags.are_passed() == Some(false);
    if !off && association.policy.is_absent() {
        return Vec::new();
    }
    let held = texts.role.iter().map(|text| (text, PolicyKind::Role));
    let held = held.chain(texts.session.iter().map(|text| (text, PolicyKind::Session)));
    let mut all = Vec::new();
    for (text, kind) in held {
        let Some(policy) = parse(&text.text, kind).policy else {
            continue;
        };
        let effects = tag_effects(&[&policy], Seen::Principal, association, &[]);
        all.extend(
            effects
                .iter()
                .filter_map(|effect| changed(effect, About::Text(text.clone(), effect.span))),
        );
    }
    if let Some(trust) = parse(&form.trust, PolicyKind::Trust).policy {
        let effects = tag_effects(&[&trust], Seen::Request, association, &[]);
        all.extend(effects.iter().filter_map(|effect| {
            changed(
                effect,
                About::Panel(TRUST, Some(line(&form.trust, effect.span))),
            )
        }));
    }
    all
}

/// Nothing is said of a statement that means the same with and without tags.
fn changed(effect: &TagEffect, about: About) -> Option<Told> {
    let change = effect.change();
    let code = change.code()?;
    Some(Told {
        severity: code.severity(),
        code: code.name(),
        about,
        message: change.message().to_owned(),
        help: change.help().to_owned(),
    })
}

fn said(severity: Severity, words: Words, about: About) -> Told {
    Told {
        severity,
        code: words.code,
        about,
        message: words.message,
        help: words.help,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    use scopedown_association::SessionTags;

    const LEANS: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${aws:PrincipalTag/kubernetes-namespace}/*"}}"#;
    const SESSION: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"#;
    const TRUST_OF_EC2: &str = "{\"Version\":\"2012-10-17\",\n\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}";

    fn form() -> Form {
        Form {
            association: Association {
                cluster_name: "demo".into(),
                namespace: "shop".into(),
                service_account: "app".into(),
                role_arn: "arn:aws:iam::111122223333:role/app".into(),
                ..Association::default()
            },
            ..Form::default()
        }
    }

    fn texts(role: &str, session: Option<&str>) -> Texts {
        let text = |name: &str, text: &str| AreaText {
            area: name.into(),
            name: name.into(),
            text: text.into(),
        };
        Texts {
            role: vec![text("Role policy", role)],
            session: session.map(|session| text("Session policy", session)),
        }
    }

    fn codes(form: &Form, texts: &Texts) -> Vec<&'static str> {
        let session = texts.session.as_ref().map(|text| &*text.text);
        let all = told(form, &form.with_policy(session), texts);
        all.iter().map(|told| told.code).collect()
    }

    #[test]
    fn tags_beside_a_policy_and_what_leans_on_them() {
        assert!(
            codes(&form(), &texts(LEANS, None)).is_empty(),
            "with tags and without a policy nothing is wrong"
        );
        let found = codes(&form(), &texts(LEANS, Some(SESSION)));
        assert!(
            found.contains(&"association-tags-beside-policy"),
            "{found:?}"
        );
        assert!(found.contains(&"tags-off-grant-lost"), "{found:?}");
        let mut off = form();
        off.association.session_tags = SessionTags::Disabled;
        let found = codes(&off, &texts(LEANS, Some(SESSION)));
        assert_eq!(found, ["tags-off-grant-lost"]);
    }

    #[test]
    fn a_trust_policy_is_checked_and_its_lines_are_named() {
        let mut form = form();
        form.trust = Rc::from(TRUST_OF_EC2);
        let all = told(&form, &form.with_policy(None), &Texts::default());
        assert!(
            all.iter().any(|told| told.code.starts_with("trust-")),
            "{all:?}"
        );
        form.trust = Rc::from("{");
        let all = told(&form, &form.with_policy(None), &Texts::default());
        assert!(
            all.iter()
                .any(|told| told.about == About::Panel(TRUST, Some(1))),
            "{all:?}"
        );
    }

    #[test]
    fn the_gravest_is_first() {
        let all = told(&Form::default(), &Association::default(), &Texts::default());
        assert!(all.iter().any(|told| told.code == "association-missing"));
        assert!(all.is_sorted_by_key(|told| std::cmp::Reverse(told.severity)));
    }
}
