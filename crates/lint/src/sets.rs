//! Statements as sets of requests: what one certainly covers, and where two can meet. Where an answer is not certain, it is the one that keeps
//! a lint silent.

use scopedown_policy::{
    ActionClause, ActionPattern, Condition, NoValues, Principal, ResourceClause, ResourcePattern,
    Sense, Shared, Statement, shared,
};
use scopedown_rewrite::Covers;

/// Whether a clause certainly names every action that an entry names.
pub(crate) fn names_action(clause: &ActionClause, entry: &ActionPattern) -> bool {
    let mut entries = clause.patterns.iter().map(|wide| &wide.value);
    match clause.sense {
        Sense::Listed => entries.any(|wide| action_covers(wide, entry)),
        Sense::AllBut => entries.all(|spared| !actions_meet(spared, entry)),
    }
}

/// Whether a clause certainly names every resource that an entry names.
pub(crate) fn names_resource(clause: &ResourceClause, entry: &ResourcePattern) -> bool {
    let mut entries = clause.patterns.iter().map(|wide| &wide.value);
    match clause.sense {
        Sense::Listed => entries.any(|wide| resource_covers(wide, entry)),
        Sense::AllBut => false,
    }
}

/// Whether a clause can name an action that an entry names.
pub(crate) fn can_name_action(clause: &ActionClause, entry: &ActionPattern) -> bool {
    let mut entries = clause.patterns.iter().map(|other| &other.value);
    match clause.sense {
        Sense::Listed => entries.any(|other| actions_meet(other, entry)),
        Sense::AllBut => !entries.any(|spared| action_covers(spared, entry)),
    }
}

/// Whether two resource clauses can name the same resource.
pub(crate) fn can_share_resource(one: &ResourceClause, other: &ResourceClause) -> bool {
    if one.sense == Sense::AllBut || other.sense == Sense::AllBut {
        return true;
    }
    one.patterns.iter().any(|left| {
        other
            .patterns
            .iter()
            .any(|right| resources_meet(&left.value, &right.value))
    })
}

/// Whether `wide` certainly applies wherever `narrow` does.
pub(crate) fn covers(wide: &Statement, narrow: &Statement) -> bool {
    conditions_within(&wide.conditions, &narrow.conditions)
        && same_principals(wide, narrow)
        && covers_actions(&wide.action, &narrow.action)
        && covers_resources(wide.resource.as_ref(), narrow.resource.as_ref())
}

/// Whether a clause certainly names every action that the other names.
pub(crate) fn covers_actions(wide: &ActionClause, narrow: &ActionClause) -> bool {
    match (wide.sense, narrow.sense) {
        (_, Sense::Listed) => narrow
            .patterns
            .iter()
            .all(|entry| names_action(wide, &entry.value)),
        (Sense::Listed, Sense::AllBut) => wide
            .patterns
            .iter()
            .any(|entry| entry.value == ActionPattern::Any),
        // Whatever the wide clause spares, the narrow one must spare as well.
        (Sense::AllBut, Sense::AllBut) => wide.patterns.iter().all(|spared| {
            let mut others = narrow.patterns.iter();
            others.any(|other| action_covers(&other.value, &spared.value))
        }),
    }
}

/// Whether a clause certainly names every resource that the other names; a clause that is left out names the resource that the policy hangs on.
pub(crate) fn covers_resources(
    wide: Option<&ResourceClause>,
    narrow: Option<&ResourceClause>,
) -> bool {
    let (Some(wide), Some(narrow)) = (wide, narrow) else {
        return wide.is_none() && narrow.is_none();
    };
    match (wide.sense, narrow.sense) {
        (Sense::Listed, Sense::Listed) => narrow
            .patterns
            .iter()
            .all(|entry| names_resource(wide, &entry.value)),
        (Sense::Listed, Sense::AllBut) => wide
            .patterns
            .iter()
            .any(|entry| entry.value == ResourcePattern::Any),
        (Sense::AllBut, Sense::AllBut) => wide.patterns.iter().all(|spared| {
            let mut others = narrow.patterns.iter();
            others.any(|other| other.value == spared.value)
        }),
        (Sense::AllBut, Sense::Listed) => false,
    }
}

/// Whether each of the first conditions stands among the others, so that it holds wherever all the others do.
pub(crate) fn conditions_within(few: &[Condition], many: &[Condition]) -> bool {
    few.iter()
        .all(|wanted| many.iter().any(|other| same_condition(wanted, other)))
}

/// Whether two conditions ask the same.
fn same_condition(one: &Condition, other: &Condition) -> bool {
    let (mut left, mut right) = (one.test.written(), other.test.written());
    if one.operator() != other.operator()
        || one.key.value != other.key.value
        || left.len() != right.len()
    {
        return false;
    }
    left.sort_unstable();
    right.sort_unstable();
    left == right
}

fn same_principals(one: &Statement, other: &Statement) -> bool {
    fn of(statement: &Statement) -> Option<(Sense, Vec<&Principal>)> {
        let clause = statement.principal.as_ref()?;
        let principals = clause.principals.iter().map(|entry| &entry.value);
        Some((clause.sense, principals.collect()))
    }
    of(one) == of(other)
}

/// Entries without wildcards, by far the most, cover nothing but themselves.
pub(crate) fn action_covers(wide: &ActionPattern, narrow: &ActionPattern) -> bool {
    match wide.literal() {
        Some(text) => text.eq_ignore_ascii_case(narrow.as_written()),
        None => wide.covers(narrow),
    }
}

/// As [`action_covers`].
pub(crate) fn resource_covers(wide: &ResourcePattern, narrow: &ResourcePattern) -> bool {
    match wide {
        ResourcePattern::Arn(arn) if arn.is_literal() => wide == narrow,
        _ => wide.covers(narrow),
    }
}

/// Whether some action fits both entries.
pub(crate) fn actions_meet(one: &ActionPattern, other: &ActionPattern) -> bool {
    let (
        ActionPattern::Named { service, name, .. },
        ActionPattern::Named {
            service: other_service,
            name: other_name,
            ..
        },
    ) = (one, other)
    else {
        return true;
    };
    service == other_service
        && meet(
            &name.wildcard_text(&NoValues),
            &other_name.wildcard_text(&NoValues),
        )
}

/// Whether some resource can fit both entries, under every reading of the points that AWS leaves open: stars run over colons here.
pub(crate) fn resources_meet(one: &ResourcePattern, other: &ResourcePattern) -> bool {
    match (one, other) {
        (ResourcePattern::Arn(_), ResourcePattern::Arn(_)) => {
            meet(&open_text(one), &open_text(other))
        }
        _ => true,
    }
}

/// An entry with `*` for its variables and for what is missing, in lower case.
fn open_text(entry: &ResourcePattern) -> String {
    let ResourcePattern::Arn(arn) = entry else {
        return "*".to_owned();
    };
    let written = arn.as_written();
    if arn
        .resource()
        .variables()
        .any(|variable| variable.default.is_some())
    {
        return "*".to_owned();
    }
    let front: String = written.split_inclusive(':').take(5).collect();
    let open = if written.matches(':').count() < 5 {
        format!("{written}*")
    } else {
        front + &arn.resource().wildcard_text(&NoValues)
    };
    open.to_lowercase()
}

fn meet(one: &str, other: &str) -> bool {
    shared(one, other, "_") != Shared::Nothing
}
