//! The catalogue, which the module reads once and shares.

use std::sync::OnceLock;

use scopedown_catalog::{ActionEntry, Catalog};
use scopedown_policy::{ActionFault, ActionPattern};
use scopedown_report::shape::CatalogActionShape;
use scopedown_scenario::ProblemKind;
use serde::Serialize;
use tsify::Tsify;

use crate::failure::Failure;

/// The one catalogue of the module.
pub(crate) fn shared() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(Catalog::embedded)
}

/// Actions of the catalogue, or what is wrong with the pattern.
#[derive(Debug, Serialize, Tsify)]
#[serde(untagged)]
pub enum CatalogAnswer {
    /// The actions that match.
    Answered {
        /// Always true.
        #[tsify(type = "true")]
        ok: bool,
        /// The day to which the catalogue is true; what it does not know may exist.
        date: String,
        /// The actions, in the order of their services and names; none where nothing matches.
        actions: Vec<CatalogActionShape>,
    },
    /// What is wrong.
    Failed(Failure),
}

/// The actions that a pattern matches.
pub(crate) fn answer(pattern: &str) -> CatalogAnswer {
    match matching(shared(), pattern) {
        Some(found) => CatalogAnswer::Answered {
            ok: true,
            date: shared().about().date.clone(),
            actions: found.into_iter().map(CatalogActionShape::of).collect(),
        },
        None => CatalogAnswer::Failed(Failure::argument(
            "pattern",
            ProblemKind::WrongType {
                wanted: "an action or a pattern of actions, such as `s3:Get*`",
            },
        )),
    }
}

fn matching<'c>(catalog: &'c Catalog, text: &str) -> Option<Vec<ActionEntry<'c>>> {
    match ActionPattern::parse(text) {
        Ok(pattern) => Some(catalog.matching(&pattern)),
        Err(ActionFault::NoPrefix) => {
            let in_service = |prefix: &str| {
                let pattern = ActionPattern::parse(&format!("{prefix}:{text}")).ok()?;
                Some(catalog.matching(&pattern))
            };
            Some(
                catalog
                    .prefixes()
                    .filter_map(in_service)
                    .flatten()
                    .collect(),
            )
        }
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(pattern: &str) -> Option<Vec<String>> {
        let entries = matching(shared(), pattern)?;
        Some(entries.into_iter().map(ActionEntry::full).collect())
    }

    #[test]
    fn a_name_without_service_is_looked_for_in_all() {
        let found = names("GetObject").unwrap();
        assert!(found.contains(&"s3:GetObject".to_owned()));
        assert!(found.len() > 1);
    }

    #[test]
    fn nothing_found_is_no_failure_but_nonsense_is() {
        assert_eq!(names("s3:Nothing*"), Some(Vec::new()));
        assert_eq!(names("s3:Get:Object"), None);
    }
}
