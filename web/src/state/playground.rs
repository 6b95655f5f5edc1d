//! The playground: a workspace, and all that the whole page keeps beside it.

use std::rc::Rc;

use scopedown_eval::ContextValue;
use scopedown_policy::ContextKey;

use super::action::Action;
use super::arrival::{self, Arrival};
use super::axis::{Axis, AxisEdits};
use super::comparing::Frozen;
use super::deed::Deed;
use super::expecting::Expected;
use super::lens::{Lens, Only};
use super::reduce::reduce;
use super::suggested::Suggested;
use super::workspace::{Content, Panel, PolicyId, PolicyText, Workspace};

/// Everything that the whole page edits. What follows from it is computed, never stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Playground {
    /// What the first program edits as well.
    pub workspace: Workspace,
    /// The rows and columns that are proposed beside those that the policies name.
    pub suggested: Option<Rc<Suggested>>,
    /// Through what the matrix is looked at.
    pub lens: Lens,
    /// What is to be said of the link that was opened.
    pub arrival: Option<Arrival>,
    /// What was there before condition keys were tried.
    pub tried: Option<Rc<Content>>,
    /// What everything is compared with.
    pub frozen: Option<Rc<Frozen>>,
    /// What the user expects; `None` as long as that is what the scenario that was opened expects.
    pub expectations: Option<Vec<Expected>>,
    /// What was to be expected and contradicts what is expected already.
    pub refused: Option<(Expected, Expected)>,
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
        Deed::Arrive { fragment } => self::arrive(&mut next, &fragment),
        Deed::DismissArrival => next.arrival = None,
        Deed::AddRolePolicy => add_role_policy(workspace),
        Deed::RemoveRolePolicy { policy } => remove_role_policy(workspace, policy),
        Deed::RenameRolePolicy { policy, name } => rename_role_policy(workspace, policy, name),
        Deed::SetKey { key, value } => set_key(&mut workspace.content.context, key, value),
        Deed::TryKey { key, value } => try_key(&mut next, key, value),
        Deed::UndoTries => undo_tries(&mut next),
        Deed::KeepTries => next.tried = None,
        Deed::Freeze { frozen } => {
            next.frozen = Some(frozen);
            next.lens.only = Only::Changed;
        }
        Deed::EndComparing => next.frozen = None,
        Deed::Expect { new } => expect(&mut next, new),
        Deed::Refuse { new, standing } => next.refused = Some((new, standing)),
        Deed::DismissRefusal => next.refused = None,
        Deed::Unexpect { number } => unexpect(&mut next, number),
        Deed::AddEntry { axis, text } => add_entry(workspace.axis_mut(axis), axis, &text),
        Deed::RemoveEntry { axis, text } => workspace.axis_mut(axis).remove(text),
        Deed::ResetEntries { axis } => workspace.axis_mut(axis).reset(),
        Deed::Suggest { suggested } => next.suggested = Some(suggested),
        Deed::Filter { words } => next.lens.filter = words,
        Deed::ToggleState { state } => next.lens.toggle_state(state),
        Deed::Show { only } => next.lens.only = only,
        Deed::Reach { reach } => next.lens.reach = reach,
        Deed::Group { grouping } => next.lens.grouping = grouping,
        Deed::ShowAs { form } => next.lens.form = form,
        Deed::TogglePin { cell } => next.lens.toggle_pin(cell),
        Deed::ToggleFold { service } => next.lens.toggle_fold(service),
        Deed::UnfoldAll => next.lens.folded.clear(),
        Deed::ClearLens => next.lens.clear(),
    }
    if next.baseline().is_none() && next.lens.only == Only::Changed {
        next.lens.only = Only::Everything;
    }
    next
}

impl Playground {
    /// What the matrix is held against: A, or what was there before keys were tried.
    pub fn baseline(&self) -> Option<&Content> {
        let frozen = self.frozen.as_ref().map(|frozen| &frozen.content);
        frozen.or(self.tried.as_deref())
    }

    /// What is expected. The opened scenario expects something of its own policies, not of those that took their place.
    pub fn expected(&self) -> Vec<Expected> {
        if let Some(expectations) = &self.expectations {
            return expectations.clone();
        }
        let content = &self.workspace.content;
        let opened = content.base.0.expectations.iter();
        opened
            .filter(|_| content.resembles_base())
            .map(|expectation| Expected(Rc::new(expectation.clone())))
            .collect()
    }

    /// The workspace whose rows and columns are shown: with those of A where something is compared.
    pub fn looked_at(&self) -> Workspace {
        match &self.frozen {
            Some(frozen) => frozen.beside(&self.workspace),
            None => self.workspace.clone(),
        }
    }
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
        let is_worth_keeping = !before.content.is_blank() && playground.preset().is_none();
        playground.replaced = is_worth_keeping.then(|| Rc::new(before.clone()));
        playground.suggested = None;
        playground.lens = Lens::default();
        playground.arrival = None;
        playground.expectations = None;
        playground.refused = None;
    }
    let content = &playground.workspace.content;
    if after.content.role != content.role || after.content.session != content.session {
        playground.tried = None;
    }
    playground.workspace = after;
}

fn arrive(playground: &mut Playground, fragment: &str) {
    let (arrived, arrival) = arrival::arrive(fragment);
    if let Some(arrived) = arrived {
        let scenario = Rc::new(arrived.scenario);
        basic(playground, Action::Load { scenario });
        if arrived.cell.is_some() {
            playground.workspace.selected = arrived.cell;
            playground.workspace.panel = Panel::Why;
        }
    }
    playground.arrival = Some(arrival);
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

fn try_key(playground: &mut Playground, key: ContextKey, value: Option<ContextValue>) {
    let content = &mut playground.workspace.content;
    if playground.tried.is_none() {
        playground.tried = Some(Rc::new(content.clone()));
    }
    set_key(&mut content.context, key, value);
}

fn undo_tries(playground: &mut Playground) {
    if let Some(before) = playground.tried.take() {
        playground.workspace.content.context = before.context.clone();
    }
}

fn expect(playground: &mut Playground, new: Expected) {
    let mut expected = playground.expected();
    let is_new = |old: &Expected| old.0.action != new.0.action || old.0.resource != new.0.resource;
    // What says the same again, or more of the same cells, takes the place of what was said.
    expected.retain(is_new);
    expected.push(new);
    playground.expectations = Some(expected);
    playground.refused = None;
}

fn unexpect(playground: &mut Playground, number: usize) {
    let mut expected = playground.expected();
    if number < expected.len() {
        expected.remove(number);
        playground.expectations = Some(expected);
        playground.refused = None;
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
    use scopedown_scenario::Scenario;

    use super::*;
    use crate::state::analysis::Answer;
    use crate::state::expecting::Demand;
    use crate::state::table::Table;
    use crate::state::workspace::DocumentId;

    fn after(deeds: impl IntoIterator<Item = Deed>) -> Playground {
        deeds
            .into_iter()
            .fold(Playground::default(), |playground, deed| {
                perform(&playground, deed)
            })
    }

    fn typed(document: DocumentId, text: &str) -> Deed {
        let text = text.into();
        Action::Type { document, text }.into()
    }

    fn load(scenario: &Rc<Scenario>) -> Deed {
        let scenario = scenario.clone();
        Action::Load { scenario }.into()
    }
    #[test]
    fn policies_are_added_named_and_removed_each_with_its_text() {
        let playground = after([Deed::AddRolePolicy]);
        let second = playground.workspace.front;
        let playground = [
            typed(DocumentId::Role(second), "second"),
            Deed::RenameRolePolicy {
                policy: second,
                name: "Logs".into(),
            },
        ]
        .into_iter()
        .fold(playground, |playground, deed| perform(&playground, deed));
        let content = &playground.workspace.content;
        let text = content.text(DocumentId::Role(second));
        assert_eq!(text.map(|text| &**text), Some("second"));
        assert_eq!(&*content.role[1].name, "Logs");

        let playground = perform(&playground, Deed::RemoveRolePolicy { policy: second });
        assert_eq!(playground.workspace.content.role.len(), 1);
        assert_eq!(playground.workspace.front, PolicyId::FIRST);
        let first = Deed::RemoveRolePolicy {
            policy: PolicyId::FIRST,
        };
        let playground = perform(&playground, first);
        assert_eq!(
            playground.workspace.content.role.len(),
            1,
            "the first stays"
        );
    }

    #[test]
    fn what_a_load_replaces_comes_back() {
        let scenario = Rc::new(Scenario::default());
        let twice = after([load(&scenario), load(&scenario)]);
        assert!(twice.replaced.is_none());
        let playground = after([typed(DocumentId::Session, "mine"), load(&scenario)]);
        assert_eq!(&*playground.workspace.content.session, "");
        let playground = perform(&playground, Deed::UndoLoad);
        assert_eq!(&*playground.workspace.content.session, "mine");
        assert_eq!(
            playground.workspace.loads, 2,
            "the editors take the texts of both changes"
        );
        assert!(
            after([load(&scenario)]).replaced.is_none(),
            "nothing was there to come back"
        );
    }

    #[test]
    fn a_row_that_is_none_is_a_fault_until_one_is_added() {
        let add = |text: &str| Deed::AddEntry {
            axis: Axis::Actions,
            text: text.into(),
        };
        let playground = after([add("s3:*")]);
        let actions = &playground.workspace.actions;
        assert!(actions.fault.is_some() && actions.added.is_empty());
        let playground = perform(&playground, add(" s3:GetObject"));
        let actions = &playground.workspace.actions;
        assert!(actions.fault.is_none());
        assert_eq!(*actions.added, ["s3:GetObject".into()]);
    }

    #[test]
    fn what_is_expected_stays_through_edits_and_goes_with_a_load() {
        let scenario = Rc::new(Scenario::default());
        let expected = |action: &str| {
            let content = Content::default();
            let edits = AxisEdits::default();
            let table = Table::of(&Answer::of(&content), &edits, &edits, None).unwrap();
            Expected(Rc::new(Demand::Allowed.of(action, "*", &content, &table)))
        };
        let new = expected("s3:GetObject");
        let again = expected("s3:GetObject");
        let playground = after([
            Deed::Expect { new },
            Deed::Expect { new: again },
            Deed::Expect {
                new: expected("s3:PutObject"),
            },
            typed(DocumentId::Role(PolicyId::FIRST), "another"),
        ]);
        assert_eq!(playground.expected().len(), 2);
        assert_eq!(playground.scenario().expectations.len(), 2);
        let fewer = perform(&playground, Deed::Unexpect { number: 0 });
        assert_eq!(fewer.scenario().expectations[0].action, "s3:PutObject");
        assert!(perform(&playground, load(&scenario)).expected().is_empty());
    }

    #[test]
    fn tried_keys_are_taken_back_all_at_once() {
        let try_key = |key: &str, value: &str| Deed::TryKey {
            key: ContextKey::new(key),
            value: Some(ContextValue::One(value.into())),
        };
        let tried = after([try_key("a:b", "1"), try_key("a:c", "2")]);
        assert_eq!(tried.workspace.content.context.len(), 2);
        assert!(tried.baseline().is_some());
        let kept = perform(&tried, Deed::KeepTries);
        assert!(kept.baseline().is_none() && kept.workspace == tried.workspace);
        let back = perform(&tried, Deed::UndoTries);
        assert!(back.workspace.content.context.is_empty());
        let typed = perform(&tried, typed(DocumentId::Session, "another"));
        assert!(typed.baseline().is_none(), "what moved is no longer told");
    }

    #[test]
    fn comparing_shows_changed_rows_until_it_ends() {
        let frozen = Rc::new(Frozen {
            content: Content::default(),
            actions: vec!["s3:GetObject".into()],
            resources: Vec::new(),
        });
        let comparing = after([Deed::Freeze { frozen }]);
        assert_eq!(comparing.lens.only, Only::Changed);
        assert_eq!(
            *comparing.looked_at().actions.added,
            ["s3:GetObject".into()]
        );
        let ended = perform(&comparing, Deed::EndComparing);
        assert_eq!(ended.lens.only, Only::Everything);
        assert!(ended.looked_at().actions.added.is_empty());
    }

    #[test]
    fn a_key_has_one_value_whatever_its_letter_case() {
        let set = |key: &str, value| Deed::SetKey {
            key: ContextKey::new(key),
            value,
        };
        let playground = after([
            set("s3:prefix", Some(ContextValue::Absent)),
            set("S3:Prefix", Some(ContextValue::One("a".into()))),
        ]);
        assert_eq!(playground.workspace.content.context.len(), 1);
        let playground = perform(&playground, set("s3:prefix", None));
        assert!(playground.workspace.content.context.is_empty());
    }
}
