//! An eksctl `ClusterConfig` with the association (semantics 8.6).

use super::draft::Draft;
use super::yaml;

pub(super) fn write(draft: &mut Draft<'_>) -> String {
    let region = yaml::scalar(draft.needed_region());
    let mut text = format!(
        "apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata:
  name: {}
  region: {region}
iam:
  podIdentityAssociations:
    - namespace: {}
      serviceAccountName: {}
      roleARN: {}
",
        yaml::scalar(draft.cluster_name),
        yaml::scalar(draft.namespace),
        yaml::scalar(draft.service_account),
        yaml::scalar(draft.role_arn)
    );
    if let Some(target) = draft.target_role_arn {
        text += &format!("      targetRoleARN: {}\n", yaml::scalar(target));
    }
    if let Some(disabled) = draft.disable_session_tags {
        text += &format!("      disableSessionTags: {disabled}\n");
    }
    if let Some(policy) = draft.policy {
        text += &format!("      policy: {}\n", yaml::block(policy, 6));
    }
    if !draft.tags.is_empty() {
        text += "      tags:\n";
    }
    for (key, value) in &draft.tags {
        text += &format!("        {}: {}\n", yaml::scalar(key), yaml::scalar(value));
    }
    text
}
