//! Rows and columns of one policy by itself.

use scopedown_catalog::Catalog;
use scopedown_policy::{Policy, Values};

use super::{Axes, Breadth, Derived, columns, rows};

/// What a policy speaks of, whatever stands beside it in a scenario.
pub(crate) fn alone(
    policy: &Policy,
    values: &dyn Values,
    account: &str,
    catalog: &Catalog,
) -> Axes {
    let policies = [policy];
    let Derived { entries, left_out } = rows::derived(&policies, catalog, Breadth::Telling);
    let mut axes = Axes {
        actions: entries,
        actions_left_out: left_out,
        ..Axes::default()
    };
    let Derived { entries, left_out } = columns::derived(
        &policies,
        &axes.actions,
        values,
        account,
        catalog,
        Breadth::Telling,
    );
    (axes.resources, axes.resources_left_out) = (entries, left_out);
    axes
}
