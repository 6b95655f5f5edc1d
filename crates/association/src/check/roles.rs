//! The role and the target role.

use crate::association::{Association, Field};
use crate::breach::Breach;
use crate::names;
use crate::rule::Rule;

pub(super) fn check(association: &Association) -> Vec<Breach> {
    let mut breaches: Vec<Breach> = [Field::RoleArn, Field::TargetRoleArn]
        .into_iter()
        .filter_map(|field| {
            let text = association.part(field).known()?;
            names::role(text)
                .is_none()
                .then(|| Breach::of(field, Rule::NotARole(text.into())))
        })
        .collect();
    breaches.extend(foreign(association));
    breaches.extend(across_partitions(association));
    breaches.extend(onto_itself(association));
    breaches
}

/// `roleArn` must be of the cluster's account; only a target role may be of another (semantics 8.2).
fn foreign(association: &Association) -> Option<Breach> {
    let role = names::role(association.role_arn.known()?)?;
    let cluster = association.stated_account()?;
    (role.account != cluster).then(|| {
        let rule = Rule::ForeignRole {
            role: role.account.into(),
            cluster: cluster.into(),
        };
        Breach::of(Field::RoleArn, rule)
    })
}

fn across_partitions(association: &Association) -> Option<Breach> {
    let role = names::role(association.role_arn.known()?)?;
    let target = names::role(association.target_role_arn.known()?)?;
    (role.partition != target.partition).then(|| {
        let rule = Rule::OtherPartition {
            target: target.partition.into(),
            role: role.partition.into(),
        };
        Breach::of(Field::TargetRoleArn, rule)
    })
}

fn onto_itself(association: &Association) -> Option<Breach> {
    let role = association.role_arn.known()?;
    let target = association.target_role_arn.known()?;
    (role == target).then(|| Breach::of(Field::TargetRoleArn, Rule::TargetIsRole))
}
