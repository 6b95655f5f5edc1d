//! The playground: a workspace, and all that the whole page keeps beside it.

use std::rc::Rc;

use scopedown_eval::ContextValue;
use scopedown_policy::ContextKey;

use super::action::Action;
use super::axis::{Axis, AxisEdits};
use super::deed::Deed;
use super::reduce::reduce;
use super::suggested::Suggested;
use super::workspace::{PolicyId, PolicyText, Workspace};

/// Everything that the whole page edits. What follows from it is computed, never stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Playground {
    /// What the first program edits as well.
    pub workspace: Workspace,
    /// The rows and columns that are proposed beside those that the policies name.
    pub suggested: Option<Rc<Suggested>>,
    /// What was there before the last replacement.
    pub replaced: Option<Rc<Workspace>>,
}

/// The playground after `deed`.
#[must_use]
pub fn perform(playground: &Playground, deed: Deed) -> Playground {
    let mut next = playground.clone();
    let workspace = &mut next.workspace;
    match deed {
        Deed::Basic(action) => basic(&mut next, action),
        Deed::UndoLoad => undo_load(&mut next),
        Deed::AddRolePolicy => add_role_policy(workspace),
        Deed::RemoveRolePolicy { policy } => remove_role_policy(workspace, policy),
        Deed::RenameRolePolicy { policy, name } => rename_role_policy(workspace, policy, name),
        Deed::SetKey { key, value } => set_key(&mut workspace.content.context, key, value),
        Deed::AddEntry { axis, text } => add_entry(workspace.axis_mut(axis), axis, &text),
        Deed::RemoveEntry { axis, text } => workspace.axis_mut(axis).remove(text),
        Deed::ResetEntries { axis } => workspace.axis_mut(axis).reset(),
        Deed::Suggest { suggested } => next.suggested = Some(suggested),
    }
    next
}

impl Workspace {
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

fn basic(playground: &mut Playground, action: Action) {
    let before = &playground.workspace;
    let after = reduce(before, action);
    if after.loads != before.loads {
        let content = &before.content;
        let is_worth_keeping = !content.is_blank() && !content.is_base();
        playground.replaced = is_worth_keeping.then(|| Rc::new(before.clone()));
        playground.suggested = None;
    }
    playground.workspace = after;
}

fn undo_load(playground: &mut Playground) {
    if let Some(replaced) = playground.replaced.take() {
        let now = &playground.workspace;
        playground.workspace = Workspace {
            loads: now.loads + 1,
            panel: now.panel,
            ..(*replaced).clone()
        };
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

fn rename_role_policy(workspace: &mut Workspace, policy: PolicyId, name: Rc<str>) {
    if let Some(policy) = workspace
        .content
        .role
        .iter_mut()
        .find(|each| each.id == policy)
    {
        policy.name = name;
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
