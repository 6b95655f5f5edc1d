//! Steps that take away what never means anything: brackets around one value, conditions that ask for nothing, names.

use crate::draft::{Brackets, Draft, Member};

/// Drops the brackets of lists of one value; says how many there are.
pub(super) fn drop_brackets(draft: &mut Draft) -> usize {
    draft.brackets = Brackets::Dropped;
    draft.single_lists()
}

/// Drops operators without keys, and `Condition` where no operator is left.
pub(super) fn drop_empty_conditions(draft: &mut Draft) -> usize {
    let mut dropped = 0;
    for statement in &mut draft.statements {
        let Some(operators) = statement.operators_mut() else {
            continue;
        };
        let before = operators.len();
        operators.retain(|operator| !operator.keys.is_empty());
        let is_empty = operators.is_empty();
        dropped += before - operators.len();
        if is_empty {
            dropped += usize::from(before == 0);
            statement
                .members
                .retain(|member| !matches!(member, Member::Condition(_)));
        }
    }
    dropped
}

/// Drops the names of the statements.
pub(super) fn drop_sids(draft: &mut Draft) -> usize {
    let mut dropped = 0;
    for statement in &mut draft.statements {
        let before = statement.members.len();
        statement
            .members
            .retain(|member| !matches!(member, Member::Sid(_)));
        dropped += before - statement.members.len();
    }
    dropped
}
