//! Indexes of tables that the role may query and the session may not.

use scopedown_policy::{Action, ResourcePattern, Sense, Statement};
use scopedown_rewrite::append_entry;

use super::grants::role_and_session;
use crate::code::LostCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::quoted;
use crate::lookup::open_text;
use crate::view::View;

/// The actions that read an index.
const READS: [&str; 2] = ["dynamodb:Query", "dynamodb:Scan"];

/// Semantics 3.8.5. Only where the role names indexes: then somebody queries them. One finding is enough.
pub(super) fn forgotten_indexes(view: &View<'_>, found: &mut Found) {
    let Some((role, session)) = role_and_session(view) else {
        return;
    };
    for name in READS {
        let Ok(action) = Action::parse(name) else {
            continue;
        };
        let grants = role.of_action(&action);
        if !grants
            .iter()
            .any(|(_, statement)| entries(statement).any(is_index))
        {
            continue;
        }
        let grants = session.of_action(&action);
        let has_index = |statement: &Statement| {
            let listed = statement.resource.as_ref().map(|clause| clause.sense);
            listed != Some(Sense::Listed) || entries(statement).any(may_be_index)
        };
        if grants.iter().any(|(_, statement)| has_index(statement)) {
            continue;
        }
        let tables = grants.iter().find_map(|(sheet, statement)| {
            let clause = statement.resource.as_ref()?;
            let entry = clause
                .patterns
                .iter()
                .find(|entry| is_table(&entry.value))?;
            Some((sheet, clause, entry))
        });
        if let Some((sheet, clause, entry)) = tables {
            let index = format!("{}/index/*", entry.value.as_written());
            let spans: Vec<_> = clause.patterns.iter().map(|entry| entry.span).collect();
            let edits = append_entry(sheet.document.text, &spans, &quoted(&index));
            let finding = Finding::new(LostCode::Index, sheet.place, entry.span);
            let fix = Fix::new(format!("Name `{index}` as well"), edits);
            return found.add(finding.naming(name).mended(fix));
        }
    }
}

fn entries(statement: &Statement) -> impl Iterator<Item = &ResourcePattern> {
    let clauses = statement.resource.iter();
    clauses.flat_map(|clause| clause.patterns.iter().map(|entry| &entry.value))
}

fn is_index(entry: &ResourcePattern) -> bool {
    entry.as_written().contains("/index/")
}

/// Whether an entry matches an index of something: a star runs over slashes.
fn may_be_index(entry: &ResourcePattern) -> bool {
    is_index(entry) || open_text(entry).ends_with('*')
}

fn is_table(entry: &ResourcePattern) -> bool {
    entry.as_written().contains(":table/")
}
