//! A workspace and what happened to the next workspace.

use std::rc::Rc;

use scopedown_scenario::Scenario;

use super::action::Action;
use super::axis::AxisEdits;
use super::workspace::{Base, Content, DocumentId, PolicyId, PolicyText, Workspace};

/// The workspace after `action`.
#[must_use]
pub fn reduce(workspace: &Workspace, action: Action) -> Workspace {
    let mut next = workspace.clone();
    match action {
        Action::Type { document, text } => type_text(&mut next.content, document, text),
        Action::Load { scenario } => return load(workspace, scenario),
        Action::ShowRolePolicy { policy } => next.front = policy,
        Action::Select { cell } => next.selected = Some(cell),
        Action::Peel { peel } => next.peel = peel,
        Action::ShowPanel { panel } => next.panel = panel,
    }
    next
}

fn type_text(content: &mut Content, document: DocumentId, text: Rc<str>) {
    match document {
        DocumentId::Session => content.session = text,
        DocumentId::Role(id) => {
            if let Some(policy) = content.role.iter_mut().find(|policy| policy.id == id) {
                policy.text = text;
            }
        }
    }
}

fn load(before: &Workspace, scenario: Rc<Scenario>) -> Workspace {
    let mut next = Workspace {
        peel: before.peel,
        panel: before.panel,
        actions: AxisEdits::stated(scenario.actions.as_deref()),
        resources: AxisEdits::stated(scenario.resources.as_deref()),
        loads: before.loads + 1,
        ..Workspace::default()
    };
    let mut role = Vec::new();
    for policy in &scenario.role.policies {
        let id = if role.is_empty() {
            PolicyId::FIRST
        } else {
            PolicyId(next.loads * 100 + role.len() as u32)
        };
        role.push(PolicyText::new(id, &policy.name, &policy.text));
    }
    if !role.is_empty() {
        next.content.role = role;
    }
    let session = scenario.session.policies.iter().flatten().next();
    next.content.session = session
        .map(|policy| policy.text.as_str().into())
        .unwrap_or_default();
    next.content.context = scenario.context.clone();
    next.content.base = Base(scenario);
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::presets::Preset;

    fn after(actions: impl IntoIterator<Item = Action>) -> Workspace {
        actions
            .into_iter()
            .fold(Workspace::default(), |workspace, action| {
                reduce(&workspace, action)
            })
    }

    fn typed(document: DocumentId, text: &str) -> Action {
        Action::Type {
            document,
            text: text.into(),
        }
    }

    #[test]
    fn typing_changes_the_one_text() {
        let workspace = after([
            typed(DocumentId::Role(PolicyId::FIRST), "{"),
            typed(DocumentId::Session, " \n"),
        ]);
        assert_eq!(&*workspace.content.role[0].text, "{");
        assert!(
            !workspace.content.has_session(),
            "white space is no session policy"
        );
    }

    #[test]
    fn stated_rows_hold_until_the_policy_is_another() {
        let scenario = Rc::new(Preset::ALL[0].scenario());
        let opened = after([Action::Load { scenario }]);
        assert!(opened.content.is_base() && opened.content.resembles_base());
        let role = DocumentId::Role(PolicyId::FIRST);
        let edited = opened.content.role[0]
            .text
            .replace("s3:PutObject", "s3:PutObjectTagging");
        let edited = reduce(&opened, typed(role, &edited));
        assert!(!edited.content.is_base() && edited.content.resembles_base());
        let pasted = reduce(
            &opened,
            typed(role, r#"{"Version": "2012-10-17", "Statement": []}"#),
        );
        assert!(!pasted.content.resembles_base());
    }
}
