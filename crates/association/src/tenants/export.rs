//! Associations of tenants, and the files that they are written to.

use std::collections::BTreeSet;

use super::fill::Tenant;
use super::probe::fill_text;
use super::table::{Row, Table};
use crate::association::{Association, SessionTags, Tag};
use crate::part::Part;
use crate::write::Form;

/// An association for every tenant that has a policy, with the tenant's position: `base` with the placeholders of its texts filled, the tenant's
/// policy, and session tags disabled, as a policy demands. A text whose placeholder has no column stays as it is.
pub fn associations(
    base: &Association,
    table: &Table,
    tenants: &[Tenant],
) -> Vec<(usize, Association)> {
    let rows = table.rows().iter();
    tenants
        .iter()
        .zip(rows)
        .enumerate()
        .filter_map(|(at, (tenant, row))| {
            let finished = tenant.policy.as_ref().ok()?;
            let association = Association {
                policy: Part::of(finished.text.clone()),
                session_tags: SessionTags::Disabled,
                ..filled(base, table, row)
            };
            Some((at, association))
        })
        .collect()
}

fn filled(base: &Association, table: &Table, row: &Row) -> Association {
    let fill = |part: &Part| match part {
        Part::Known(text) => fill_text(text, table, row).map_or_else(|| part.clone(), Part::of),
        other => other.clone(),
    };
    let tag = |tag: &Tag| Tag {
        key: tag.key.clone(),
        value: fill(&tag.value),
    };
    Association {
        cluster_name: fill(&base.cluster_name),
        namespace: fill(&base.namespace),
        service_account: fill(&base.service_account),
        role_arn: fill(&base.role_arn),
        target_role_arn: fill(&base.target_role_arn),
        tags: base.tags.iter().map(tag).collect(),
        ..base.clone()
    }
}

/// A file name for each tenant, none twice: its letters, digits, dots, hyphens and underscores, with a number behind it where that is not enough.
pub fn file_names(tenants: &[Tenant], form: Form) -> Vec<String> {
    file_names_ending(tenants, form.extension())
}

/// The same for files of another ending.
pub(super) fn file_names_ending(tenants: &[Tenant], extension: &str) -> Vec<String> {
    let mut taken = BTreeSet::new();
    tenants
        .iter()
        .enumerate()
        .map(|(at, tenant)| {
            let base = base_name(&tenant.name);
            // File systems of Windows and macOS take names that differ by case for one.
            let name = if taken.insert(base.to_ascii_lowercase()) {
                base
            } else {
                format!("{base}~{}", at + 1)
            };
            format!("{name}.{extension}")
        })
        .collect()
}

fn base_name(name: &str) -> String {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let base: String = name
        .chars()
        .map(|c| if legal(c) { c } else { '_' })
        .take(80)
        .collect();
    if base.is_empty() {
        String::from("tenant")
    } else {
        base
    }
}
