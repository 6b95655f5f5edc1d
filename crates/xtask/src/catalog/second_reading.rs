//! Where the second reading knows other actions than the source: kept beside the catalogue, so that doubt about an action can be settled.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use scopedown_catalog::About;
use scopedown_catalog::model::Model;

use super::cfn_lint::SecondReading;

/// The two readings compared, a line an action.
pub(super) fn text(model: &Model, about: &About, second: &SecondReading) -> String {
    let first: BTreeSet<String> = model
        .services
        .iter()
        .flat_map(|service| {
            let prefix = &service.prefix;
            let lower = |name: &str| format!("{prefix}:{}", name.to_ascii_lowercase());
            service
                .actions
                .iter()
                .map(move |action| lower(&action.name))
                .collect::<Vec<_>>()
        })
        .collect();
    let other: BTreeSet<String> = second
        .services
        .iter()
        .flat_map(|(prefix, actions)| actions.iter().map(move |name| format!("{prefix}:{name}")))
        .collect();
    let (here, there): (Vec<_>, Vec<_>) = (
        first.difference(&other).collect(),
        other.difference(&first).collect(),
    );
    let mut text = format!(
        "{} and {} agree on {} actions.\nOnly the first has {}, only the second has {}, in lower case:\n\n",
        about.source,
        about.compared,
        first.intersection(&other).count(),
        here.len(),
        there.len()
    );
    for (sign, names) in [('<', here), ('>', there)] {
        for name in names {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{sign} {name}");
        }
    }
    text
}
