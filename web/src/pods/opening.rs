//! What was found, put together with what stands in the page.

use std::rc::Rc;

use scopedown_eval::ContextValue;
use scopedown_intake::{As, Choice, Choices, Filled, Intake, Left, Slot, Taken, fill};
use scopedown_policy::ContextKey;
use scopedown_scenario::Scenario;

use super::form::Found;
use crate::advisor::advice::in_scenario;
use crate::advisor::areas::Texts;
use crate::state::workspace::Base;

/// What stands in the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Standing {
    /// The texts.
    pub(crate) texts: Rc<Texts>,
    /// The condition keys that are set.
    pub(crate) context: Vec<(ContextKey, ContextValue)>,
    /// The scenario that was opened, for what the page does not edit.
    pub(crate) base: Base,
}

/// How what was found is to be put together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Wanted {
    /// What a policy is that does not say so itself.
    pub(crate) bare: As,
    /// The role that was chosen.
    pub(crate) role: Option<String>,
    /// The association that was chosen.
    pub(crate) association: Option<String>,
    /// What becomes of the role policies that stand in the page where there are new ones.
    pub(crate) present: Present,
}

/// What becomes of role policies that are there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Present {
    /// The new ones take their place.
    #[default]
    Replaced,
    /// The new ones come beside them.
    Kept,
}

/// What would be opened.
#[derive(Debug, Clone)]
pub(crate) struct Opening {
    /// The scenario.
    pub(crate) scenario: Scenario,
    /// What went into it.
    pub(crate) taken: Vec<Taken>,
    /// What did not, and why.
    pub(crate) left: Vec<Left>,
    /// A session policy that is named and not shown. Nothing is opened without it: the page would show a session that nothing narrows.
    pub(crate) unseen: Option<Left>,
    /// What can be chosen.
    pub(crate) choices: Choices,
    /// What the fields of the panel take.
    pub(crate) found: Found,
}

impl Opening {
    /// Puts what was found beside what stands in the page.
    pub(crate) fn of(intake: &Intake, standing: &Standing, wanted: &Wanted) -> Self {
        let choice = Choice {
            role: wanted.role.as_deref(),
            association: wanted.association.as_deref(),
        };
        let alone = fill(Scenario::default(), intake, wanted.bare, choice, None);
        let unseen = alone.unseen_session_policy().cloned();
        let base = base(&alone, standing, wanted.present);
        let mut filled = fill(base, intake, wanted.bare, choice, None);
        filled.scenario.title = Some(title(&filled.choices));
        let association = filled
            .choices
            .association
            .and_then(|at| intake.associations().nth(at))
            .map(|(_, association)| association.clone());
        let trust = has(&filled, Slot::Trust).then_some(&filled.scenario.role.trust);
        let trust = trust
            .and_then(Option::as_ref)
            .map(|trust| trust.text.as_str().into());
        Self {
            found: Found { association, trust },
            scenario: filled.scenario,
            taken: filled.taken,
            left: filled.left,
            unseen,
            choices: filled.choices,
        }
    }

    /// Whether it can be opened, and anything would change in the page.
    pub(crate) fn changes_page(&self) -> bool {
        !self.taken.is_empty() && self.unseen.is_none()
    }
}

/// What stands in the page, less what the new takes the place of.
fn base(alone: &Filled, standing: &Standing, present: Present) -> Scenario {
    let mut base = standing.scenario();
    if has(alone, Slot::RolePolicy) && present == Present::Replaced {
        base.role.policies.clear();
    }
    if has(alone, Slot::SessionPolicy) {
        base.session.policies = None;
    }
    base
}

/// What is open, for the page's bar.
fn title(choices: &Choices) -> String {
    let association = choices
        .association
        .and_then(|at| choices.associations.get(at));
    match association.or(choices.role.as_ref()) {
        Some(name) => format!("Pasted: {name}"),
        None => "Pasted".to_owned(),
    }
}

fn has(filled: &Filled, slot: Slot) -> bool {
    filled.taken.iter().any(|taken| taken.slot == slot)
}

impl Standing {
    /// The texts alone.
    pub(crate) fn of(texts: Rc<Texts>) -> Self {
        Self {
            texts,
            context: Vec::new(),
            base: Base(Rc::default()),
        }
    }

    /// The page as a scenario: its texts and its condition keys, and the rest as it was opened; rows and columns are left to be derived.
    pub(crate) fn scenario(&self) -> Scenario {
        Scenario {
            context: self.context.clone(),
            expectations: Vec::new(),
            about: None,
            ..in_scenario(&self.texts, &self.base.0)
        }
    }
}

/// The scenario with a title, unless it has one: the page shows it.
pub(crate) fn titled(scenario: Scenario, title: &str) -> Scenario {
    Scenario {
        title: scenario.title.or_else(|| Some(title.to_owned())),
        ..scenario
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advisor::areas::AreaText;
    use scopedown_intake::read;

    #[test]
    fn a_session_policy_that_is_not_shown_keeps_the_rest_from_being_opened() {
        let template = r#"{"Resources": {"Pods": {"Type": "AWS::EKS::PodIdentityAssociation", "Properties": {"ClusterName": "demo",
            "Namespace": "shop", "ServiceAccount": "app", "RoleArn": "arn:aws:iam::111122223333:role/app", "DisableSessionTags": true,
            "Policy": {"Ref": "SessionPolicy"}}}}}"#;
        let standing = Standing::of(Rc::new(Texts::default()));
        let opening = Opening::of(&read(template), &standing, &Wanted::default());
        assert!(opening.unseen.is_some());
        assert!(!opening.changes_page());
        let shown = template.replace(
            r#"{"Ref": "SessionPolicy"}"#,
            r#""{\"Version\": \"2012-10-17\", \"Statement\": []}""#,
        );
        let opening = Opening::of(&read(&shown), &standing, &Wanted::default());
        assert_eq!(opening.unseen, None);
        assert!(opening.changes_page());
    }

    const SESSION: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"#;

    fn standing() -> Standing {
        let text = |name: &str, text: &str| AreaText {
            area: name.into(),
            name: name.into(),
            text: text.into(),
        };
        Standing {
            texts: Rc::new(Texts {
                role: vec![text("Role policy", "mine")],
                session: Some(text("Session policy", "yours")),
            }),
            context: vec![(ContextKey::new("s3:prefix"), ContextValue::Absent)],
            base: Base(Rc::default()),
        }
    }

    fn names(opening: &Opening) -> Vec<&str> {
        let policies = opening.scenario.role.policies.iter();
        policies.map(|policy| policy.text.as_str()).collect()
    }

    fn session(opening: &Opening) -> Option<&str> {
        let policies = opening.scenario.session.policies.as_deref()?;
        policies.first().map(|policy| policy.text.as_str())
    }

    #[test]
    fn a_bare_policy_replaces_the_one_that_it_is_meant_for() {
        let intake = read(SESSION);
        let role = Opening::of(&intake, &standing(), &Wanted::default());
        assert_eq!(names(&role), [SESSION]);
        assert_eq!(session(&role), Some("yours"));
        let wanted = Wanted {
            present: Present::Kept,
            ..Wanted::default()
        };
        let both = Opening::of(&intake, &standing(), &wanted);
        assert_eq!(names(&both), ["mine", SESSION]);
        let wanted = Wanted {
            bare: As::Session,
            ..Wanted::default()
        };
        let other = Opening::of(&intake, &standing(), &wanted);
        assert_eq!(names(&other), ["mine"]);
        assert_eq!(session(&other), Some(SESSION));
        assert_eq!(other.scenario.context.len(), 1);
    }

    #[test]
    fn what_the_page_does_not_edit_stays_as_it_was_opened() {
        let opened = r#"{ "title": "t", "role": { "policies": [ "old" ], "tags": { "team": "a" } },
            "scps": [ [ { "name": "s", "document": "{}" } ] ], "matrix": { "actions": [ "s3:GetObject" ] } }"#;
        let standing = Standing {
            base: Base(Rc::new(Scenario::read(opened).scenario.unwrap())),
            ..standing()
        };
        let page = standing.scenario();
        assert_eq!(page.role.policies[0].text, "mine");
        assert_eq!(page.role.tags.len(), 1);
        assert_eq!(page.scps.len(), 1);
        assert!(page.actions.is_none());
        let opening = Opening::of(&read(SESSION), &standing, &Wanted::default());
        assert_eq!(opening.scenario.title.as_deref(), Some("Pasted"));
        assert_eq!(opening.scenario.scps.len(), 1);
    }

    #[test]
    fn an_association_brings_its_policy_and_fills_the_fields() {
        let answer = format!(
            r#"{{"association": {{"clusterName": "demo", "namespace": "shop", "serviceAccount": "app",
                "roleArn": "arn:aws:iam::111122223333:role/app", "disableSessionTags": true, "policy": {SESSION:?}}}}}"#
        );
        let opening = Opening::of(&read(&answer), &standing(), &Wanted::default());
        assert_eq!(names(&opening), ["mine"]);
        assert_eq!(session(&opening), Some(SESSION));
        let association = opening.found.association.as_ref().unwrap();
        assert_eq!(association.cluster_name.known(), Some("demo"));
        assert!(opening.scenario.association.is_some());
    }

    #[test]
    fn of_several_roles_none_is_taken_before_one_is_chosen() {
        let role = |name: &str| {
            format!(
                r#"{{"RoleName": "{name}", "Arn": "arn:aws:iam::111122223333:role/{name}", "RolePolicyList": [{{"PolicyName": "p", "PolicyDocument": {SESSION}}}]}}"#
            )
        };
        let answer = format!(r#"{{"RoleDetailList": [{}, {}]}}"#, role("a"), role("b"));
        let intake = read(&answer);
        let open = Opening::of(&intake, &standing(), &Wanted::default());
        assert_eq!(open.choices.roles, ["a", "b"]);
        assert!(open.choices.open.is_some());
        let wanted = Wanted {
            role: Some("b".to_owned()),
            ..Wanted::default()
        };
        let chosen = Opening::of(&intake, &standing(), &wanted);
        assert_eq!(
            chosen.scenario.role.arn.as_deref(),
            Some("arn:aws:iam::111122223333:role/b")
        );
        assert_eq!(names(&chosen).len(), 1);
    }
}
