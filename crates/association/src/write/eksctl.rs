//! An eksctl `ClusterConfig` with the association (semantics 8.6).

use super::draft::Draft;
use super::{manifest, yaml};

pub(super) fn write(draft: &mut Draft<'_>) -> String {
    let region = yaml::scalar(draft.needed_region());
    format!(
        "apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata:
  name: {}
  region: {region}
iam:
  podIdentityAssociations:
    - namespace: {}
      serviceAccountName: {}
{}",
        yaml::scalar(draft.cluster_name),
        yaml::scalar(draft.namespace),
        yaml::scalar(draft.service_account),
        manifest::fields(draft, 6)
    )
}
