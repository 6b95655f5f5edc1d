//! A workspace and what happened to the next workspace.

use std::rc::Rc;

use scopedown_eval::ContextValue;
use scopedown_policy::ContextKey;
use scopedown_scenario::Scenario;

use super::action::Action;
use super::axis::{Axis, AxisEdits};
use super::workspace::{Base, Content, DocumentId, PolicyId, PolicyText, Workspace};

/// The workspace after `action`.
#[must_use]
pub fn reduce(workspace: &Workspace, action: Action) -> Workspace {
    let mut next = workspace.clone();
    match action {
        Action::Type { document, text } => type_text(&mut next.content, document, text),
        Action::Load { scenario } => return load(workspace, scenario),
        Action::UndoLoad => return undo_load(workspace),
        Action::AddRolePolicy => add_role_policy(&mut next),
        Action::RemoveRolePolicy { policy } => remove_role_policy(&mut next, policy),
        Action::RenameRolePolicy { policy, name } => {
            if let Some(policy) = next.content.role.iter_mut().find(|each| each.id == policy) {
                policy.name = name;
            }
        }
        Action::ShowRolePolicy { policy } => next.front = policy,
        Action::SetKey { key, value } => set_key(&mut next.content.context, key, value),
        Action::AddEntry { axis, text } => add_entry(next.axis_mut(axis), axis, &text),
        Action::RemoveEntry { axis, text } => next.axis_mut(axis).remove(text),
        Action::ResetEntries { axis } => next.axis_mut(axis).reset(),
        Action::Suggest { suggested } => next.suggested = Some(suggested),
        Action::Select { cell } => next.selected = Some(cell),
        Action::Peel { peel } => next.peel = peel,
        Action::ShowPanel { panel } => next.panel = panel,
    }
    next
}

impl Workspace {
    /// The edits of an axis.
    pub fn axis(&self, axis: Axis) -> &AxisEdits {
        match axis {
            Axis::Actions => &self.actions,
            Axis::Resources => &self.resources,
        }
    }

    fn axis_mut(&mut self, axis: Axis) -> &mut AxisEdits {
        match axis {
            Axis::Actions => &mut self.actions,
            Axis::Resources => &mut self.resources,
        }
    }

    /// An id that no policy has had.
    fn fresh_id(&self) -> PolicyId {
        let highest = self.content.role.iter().map(|policy| policy.id.0).max();
        // Ids of one load are counted on from those of the one before, so that no editor is taken for another.
        PolicyId(highest.unwrap_or_default().max(self.loads * 100) + 1)
    }
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
        replaced: (!before.content.is_blank() && !before.content.is_base()).then(|| {
            Rc::new(Workspace {
                replaced: None,
                ..before.clone()
            })
        }),
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

fn undo_load(workspace: &Workspace) -> Workspace {
    match &workspace.replaced {
        Some(replaced) => Workspace {
            loads: workspace.loads + 1,
            panel: workspace.panel,
            ..(**replaced).clone()
        },
        None => workspace.clone(),
    }
}

fn add_role_policy(workspace: &mut Workspace) {
    let id = workspace.fresh_id();
    let name = format!("Role policy {}", workspace.content.role.len() + 1);
    workspace.content.role.push(PolicyText::new(id, &name, ""));
    workspace.front = id;
}

fn remove_role_policy(workspace: &mut Workspace, policy: PolicyId) {
    if policy == PolicyId::FIRST {
        return;
    }
    workspace.content.role.retain(|each| each.id != policy);
    if workspace.front == policy {
        workspace.front = PolicyId::FIRST;
    }
}

fn add_entry(edits: &mut AxisEdits, axis: Axis, text: &str) {
    match axis.read(text) {
        Ok(entry) => {
            edits.add(entry);
            edits.fault = None;
        }
        Err(fault) => edits.fault = Some(fault),
    }
}

fn set_key(
    context: &mut Vec<(ContextKey, ContextValue)>,
    key: ContextKey,
    value: Option<ContextValue>,
) {
    context.retain(|(known, _)| *known != key);
    if let Some(value) = value {
        context.push((key, value));
    }
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
    fn policies_are_added_named_and_removed_each_with_its_text() {
        let workspace = after([Action::AddRolePolicy]);
        let second = workspace.front;
        let workspace = [
            typed(DocumentId::Role(second), "second"),
            Action::RenameRolePolicy {
                policy: second,
                name: "Logs".into(),
            },
            Action::ShowRolePolicy {
                policy: PolicyId::FIRST,
            },
        ]
        .into_iter()
        .fold(workspace, |workspace, action| reduce(&workspace, action));
        assert_eq!(
            workspace
                .content
                .text(DocumentId::Role(second))
                .map(|text| &**text),
            Some("second")
        );
        assert_eq!(&*workspace.content.role[1].name, "Logs");
        let workspace = reduce(&workspace, Action::RemoveRolePolicy { policy: second });
        assert_eq!(workspace.content.role.len(), 1);
        let workspace = reduce(
            &workspace,
            Action::RemoveRolePolicy {
                policy: PolicyId::FIRST,
            },
        );
        assert_eq!(workspace.content.role.len(), 1, "the first stays");
    }

    #[test]
    fn what_a_load_replaces_comes_back() {
        let scenario = Rc::new(Scenario::default());
        assert!(
            after([
                Action::Load {
                    scenario: scenario.clone()
                },
                Action::Load {
                    scenario: scenario.clone()
                }
            ])
            .replaced
            .is_none()
        );
        let workspace = after([
            typed(DocumentId::Session, "mine"),
            Action::Load {
                scenario: scenario.clone(),
            },
        ]);
        assert_eq!(&*workspace.content.session, "");
        let workspace = reduce(&workspace, Action::UndoLoad);
        assert_eq!(&*workspace.content.session, "mine");
        assert_eq!(
            workspace.loads, 2,
            "the editors take the texts of both changes"
        );
        assert!(
            after([Action::Load { scenario }]).replaced.is_none(),
            "nothing was there to come back"
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

    #[test]
    fn a_row_that_is_none_is_a_fault_until_one_is_added() {
        let add = |text: &str| Action::AddEntry {
            axis: Axis::Actions,
            text: text.into(),
        };
        let workspace = after([add("s3:*")]);
        assert!(workspace.actions.fault.is_some() && workspace.actions.added.is_empty());
        let workspace = reduce(&workspace, add(" s3:GetObject"));
        assert!(workspace.actions.fault.is_none());
        assert_eq!(*workspace.actions.added, ["s3:GetObject".into()]);
    }

    #[test]
    fn a_key_has_one_value_whatever_its_letter_case() {
        let workspace = after([
            Action::SetKey {
                key: ContextKey::new("s3:prefix"),
                value: Some(ContextValue::Absent),
            },
            Action::SetKey {
                key: ContextKey::new("S3:Prefix"),
                value: Some(ContextValue::One("a".into())),
            },
        ]);
        assert_eq!(workspace.content.context.len(), 1);
        let workspace = reduce(
            &workspace,
            Action::SetKey {
                key: ContextKey::new("s3:prefix"),
                value: None,
            },
        );
        assert!(workspace.content.context.is_empty());
    }
}
