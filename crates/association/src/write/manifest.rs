//! The fields that eksctl's file and ACK's manifest name alike (semantics 8.6).

use super::draft::Draft;
use super::yaml;

/// The role and what may be there besides, each line behind `indent` spaces.
pub(super) fn fields(draft: &Draft<'_>, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let mut text = format!("{margin}roleARN: {}\n", yaml::scalar(draft.role_arn));
    if let Some(target) = draft.target_role_arn {
        text += &format!("{margin}targetRoleARN: {}\n", yaml::scalar(target));
    }
    if let Some(disabled) = draft.disable_session_tags {
        text += &format!("{margin}disableSessionTags: {disabled}\n");
    }
    if let Some(policy) = draft.policy {
        text += &format!("{margin}policy: {}\n", yaml::block(policy, indent));
    }
    if !draft.tags.is_empty() {
        text += &format!("{margin}tags:\n");
    }
    for (key, value) in &draft.tags {
        text += &yaml::member(key, value, indent + 2);
    }
    text
}
