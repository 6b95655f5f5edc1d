//! Several associations at once: each service account of a cluster can have one (semantics 8.3.8).

use std::collections::BTreeMap;

use crate::association::{Association, Field};
use crate::breach::Breach;
use crate::rule::Rule;

/// What is wrong with associations beside each other, with the position of the one that is too many. Associations whose service account is not
/// known are passed over.
pub fn check_together(associations: &[Association]) -> Vec<(usize, Breach)> {
    let mut first = BTreeMap::new();
    let mut breaches = Vec::new();
    for (at, association) in associations.iter().enumerate() {
        let Some(place) = place(association) else {
            continue;
        };
        match first.get(&place) {
            Some(earlier) => breaches.push((
                at,
                Breach::of(Field::ServiceAccount, Rule::SecondAssociation(*earlier)),
            )),
            None => {
                first.insert(place, at);
            }
        }
    }
    breaches
}

/// Account, Region, cluster, namespace and service account. Where account or Region are not told they are taken to be the same.
fn place(association: &Association) -> Option<[&str; 5]> {
    Some([
        association.account().unwrap_or_default(),
        association.region().unwrap_or_default(),
        association.cluster_name.known()?,
        association.namespace.known()?,
        association.service_account.known()?,
    ])
}
