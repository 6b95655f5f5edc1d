//! Buckets whose access points the role names and the session does not.

use scopedown_policy::{Action, ResourcePattern, Sense, Statement};

use super::grants::role_and_session;
use crate::code::LostCode;
use crate::finding::Finding;
use crate::found::Found;
use crate::view::View;

/// The actions that go through access points most.
const THROUGH: [&str; 3] = ["s3:GetObject", "s3:PutObject", "s3:ListBucket"];

/// Semantics 3.8.3, 12.34. One finding is enough.
pub(super) fn lost_access_points(view: &View<'_>, found: &mut Found) {
    let Some((role, session)) = role_and_session(view) else {
        return;
    };
    for name in THROUGH {
        let Ok(action) = Action::parse(name) else {
            continue;
        };
        let names_points = |statement: &Statement| entries(statement).any(is_access_point);
        if !role
            .of_action(&action)
            .iter()
            .any(|(_, it)| names_points(it))
        {
            continue;
        }
        let grants = session.of_action(&action);
        if grants
            .iter()
            .any(|(_, statement)| may_name_point(statement))
        {
            continue;
        }
        if let Some((sheet, statement)) = grants.first() {
            let clause = statement.resource.as_ref();
            let span = clause.map_or(statement.span, |clause| clause.span);
            return found.add(Finding::new(LostCode::AccessPoint, sheet.place, span));
        }
    }
}

fn entries(statement: &Statement) -> impl Iterator<Item = &ResourcePattern> {
    let clauses = statement.resource.iter();
    clauses.flat_map(|clause| clause.patterns.iter().map(|entry| &entry.value))
}

fn is_access_point(entry: &ResourcePattern) -> bool {
    entry.as_written().contains(":accesspoint/")
}

/// Whether a statement can stand for an access point: an entry does that has an account, or leaves it open.
fn may_name_point(statement: &Statement) -> bool {
    let lists = statement
        .resource
        .as_ref()
        .is_some_and(|clause| clause.sense == Sense::Listed);
    let is_bucket = |entry: &ResourcePattern| entry.as_written().contains(":s3:::");
    !lists || !entries(statement).all(is_bucket)
}
