//! A `PodIdentityAssociation` for AWS Controllers for Kubernetes (semantics 8.6).

use super::draft::Draft;
use super::{manifest, yaml};

pub(super) fn write(draft: &mut Draft<'_>) -> String {
    format!(
        "apiVersion: eks.services.k8s.aws/v1alpha1
kind: PodIdentityAssociation
metadata:
  name: {}
spec:
  clusterName: {}
  namespace: {}
  serviceAccount: {}
{}",
        yaml::scalar(&draft.name('-')),
        yaml::scalar(draft.cluster_name),
        yaml::scalar(draft.namespace),
        yaml::scalar(draft.service_account),
        manifest::fields(draft, 2)
    )
}
