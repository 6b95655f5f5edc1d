//! Holds an association against the rules of semantics 8.2 to 8.4.

mod policy;
mod roles;
mod tags;
mod together;

pub use together::check_together;

use crate::association::{Association, Field};
use crate::breach::Breach;
use crate::figures::Figures;
use crate::names;
use crate::part::Part;
use crate::rule::Rule;
use crate::session::external_id;

/// The fields without which there is no association.
const REQUIRED: [Field; 4] = [
    Field::ClusterName,
    Field::Namespace,
    Field::ServiceAccount,
    Field::RoleArn,
];

/// The fields of which it is said where they cannot be evaluated.
const EVALUATED: [Field; 6] = [
    Field::ClusterName,
    Field::Namespace,
    Field::ServiceAccount,
    Field::RoleArn,
    Field::TargetRoleArn,
    Field::Policy,
];

/// Every rule that the association breaks by itself, field by field.
///
/// ```
/// use scopedown_association::{Association, Figures, check};
///
/// let association = Association {
///     cluster_name: "demo".into(),
///     namespace: "shop".into(),
///     service_account: "app".into(),
///     role_arn: "arn:aws:iam::111122223333:role/app".into(),
///     policy: r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"#.into(),
///     ..Association::default()
/// };
/// let breaches = check(&association, &Figures::default());
/// assert_eq!(breaches.len(), 1);
/// assert_eq!(breaches[0].words().code, "association-tags-beside-policy");
/// ```
pub fn check(association: &Association, figures: &Figures) -> Vec<Breach> {
    let mut breaches = Vec::new();
    breaches.extend(missing(association));
    breaches.extend(open(association));
    breaches.extend(malformed(association));
    breaches.extend(roles::check(association));
    breaches.extend(policy::check(association, figures));
    breaches.extend(tags::check(&association.tags, figures));
    breaches.extend(answered(association));
    breaches.sort_by_key(|breach| breach.field);
    breaches
}

fn missing(association: &Association) -> impl Iterator<Item = Breach> {
    REQUIRED
        .into_iter()
        .filter(|field| association.part(*field).is_absent())
        .map(|field| Breach::of(field, Rule::Missing))
}

fn open(association: &Association) -> impl Iterator<Item = Breach> {
    EVALUATED
        .into_iter()
        .filter_map(|field| match association.part(field) {
            Part::Open(written) => Some(Breach::of(field, Rule::Open(written.clone()))),
            Part::Absent | Part::Known(_) => None,
        })
}

fn malformed(association: &Association) -> impl Iterator<Item = Breach> {
    type Form = (Field, fn(&str) -> bool, fn(Box<str>) -> Rule);
    let forms: [Form; 3] = [
        (
            Field::ClusterName,
            names::is_cluster_name,
            Rule::ClusterName,
        ),
        (Field::Namespace, names::is_namespace, Rule::Namespace),
        (
            Field::ServiceAccount,
            names::is_service_account,
            Rule::ServiceAccount,
        ),
    ];
    forms.into_iter().filter_map(|(field, fits, rule)| {
        let text = association.part(field).known()?;
        (!fits(text)).then(|| Breach::of(field, rule(text.into())))
    })
}

/// What only an answer of EKS has.
fn answered(association: &Association) -> Vec<Breach> {
    let owned = association
        .owner_arn
        .known()
        .map(|owner| Breach::of(Field::OwnerArn, Rule::Owned(owner.into())));
    let expected = external_id(association);
    let other = association
        .external_id
        .known()
        .zip(expected)
        .filter(|(given, expected)| given != expected)
        .map(|(_, expected)| Breach::of(Field::ExternalId, Rule::ExternalId(expected.into())));
    owned.into_iter().chain(other).collect()
}

#[cfg(test)]
mod tests;
