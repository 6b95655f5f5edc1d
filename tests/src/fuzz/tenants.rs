use scopedown_association::tenants::{
    Table, Template, Tenant, associations, collisions, file_names,
};
use scopedown_association::{Association, Form, Part};

use super::policy::assert_inside;

/// What stands between the template and the table.
const BORDER: &str = "\n---\n";

/// Rows that are held against each other.
const ROWS: usize = 32;

/// A template and a table: a fault has its place and its words, every finished policy has the template's statements and the characters that it
/// says, and every tenant has a file name of its own.
pub fn tenants(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let (template, table) = text.split_once(BORDER).unwrap_or((text, "tenant\nshop\n"));
    let table = Table::from_csv(table);
    if let Err(fault) = &table {
        assert!(!fault.message().is_empty());
    }
    let parsed = match Template::parse(template) {
        Ok(parsed) => parsed,
        Err(faults) => {
            assert!(!faults.is_empty());
            for fault in faults {
                assert_inside(template, fault.span());
                assert!(!fault.message().is_empty());
            }
            return;
        }
    };
    for slot in parsed.slots() {
        assert_inside(template, slot.span);
    }
    let Ok(table) = table else {
        return;
    };
    match parsed.fill(&table) {
        Ok(tenants) => filled(&parsed, &table, &tenants),
        Err(faults) => assert!(!faults.is_empty()),
    }
}

fn filled(template: &Template, table: &Table, tenants: &[Tenant]) {
    assert_eq!(tenants.len(), table.rows().len());
    for tenant in tenants {
        match &tenant.policy {
            Ok(finished) => {
                assert_eq!(finished.characters, finished.text.chars().count());
                assert!(serde_json::from_str::<serde_json::Value>(&finished.text).is_ok());
                if template.slots().is_empty() {
                    assert_eq!(&*finished.text, template.text());
                }
            }
            Err(refusals) => {
                assert!(!refusals.is_empty());
                assert!(refusals.iter().all(|refusal| !refusal.message().is_empty()));
            }
        }
    }
    let mut names = file_names(tenants, Form::Cli);
    names.sort();
    names.dedup();
    assert_eq!(names.len(), tenants.len());
    for (at, association) in associations(&Association::default(), table, tenants) {
        let finished = tenants.get(at).and_then(|one| one.policy.as_ref().ok());
        assert_eq!(
            association.policy,
            finished.map_or(Part::Absent, |one| Part::of(one.text.clone()))
        );
    }
    if tenants.len() <= ROWS {
        let found = collisions(template, tenants).found;
        for collision in found {
            assert!(collision.covers < tenants.len() && collision.covered < tenants.len());
            assert_inside(template.text(), collision.span);
        }
    }
}
