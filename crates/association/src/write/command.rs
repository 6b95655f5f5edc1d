//! Commands of the AWS CLI, before a shell's quoting (semantics 8.6).

use std::borrow::Cow;

use serde::Serialize;

use crate::association::{Association, SessionTags};
use crate::part::Part;
use crate::session::{ExternalId, SESSION_NAME_PREFIX, TagValue, session};
use crate::write::Operation;
use crate::write::draft::Draft;
use crate::write::remark::Remark;

/// A command: words that need no quoting, and options.
pub(super) struct Command<'a> {
    pub(super) words: &'static str,
    pub(super) options: Vec<Opt<'a>>,
}

/// One option.
pub(super) struct Opt<'a> {
    /// `--policy`
    pub(super) name: &'static str,
    /// Its value, if it takes one.
    pub(super) value: Option<Cow<'a, str>>,
}

impl<'a> Command<'a> {
    const fn new(words: &'static str) -> Self {
        Self {
            words,
            options: Vec::new(),
        }
    }

    /// Adds an option with a value; U+0000 cannot stand in an argument.
    fn push(&mut self, name: &'static str, value: impl Into<Cow<'a, str>>) {
        let value = value.into();
        let value = match value.contains('\0') {
            true => value.replace('\0', "").into(),
            false => value,
        };
        self.options.push(Opt {
            name,
            value: Some(value),
        });
    }

    fn push_given(&mut self, name: &'static str, value: Option<&'a str>) {
        if let Some(value) = value {
            self.push(name, value);
        }
    }

    fn push_flag(&mut self, name: &'static str) {
        self.options.push(Opt { name, value: None });
    }
}

/// `aws eks create-pod-identity-association` or `update-…`.
pub(super) fn eks<'a>(draft: &mut Draft<'a>, operation: Operation) -> Command<'a> {
    draft.remark_arguments();
    let mut command = Command::new(match operation {
        Operation::Create => "aws eks create-pod-identity-association",
        Operation::Update => "aws eks update-pod-identity-association",
    });
    command.push_given("--region", draft.region());
    command.push("--cluster-name", draft.cluster_name);
    match operation {
        Operation::Create => {
            command.push("--namespace", draft.namespace);
            command.push("--service-account", draft.service_account);
        }
        Operation::Update => {
            let unused = ["NAMESPACE", "SERVICE_ACCOUNT", "TAG_VALUE"];
            draft.remarks.retain(|remark| {
                !matches!(remark, Remark::Placeholder { placeholder, .. } if unused.contains(placeholder))
            });
            command.push("--association-id", draft.id());
        }
    }
    command.push("--role-arn", draft.role_arn);
    command.push_given("--target-role-arn", draft.target_role_arn);
    match draft.disable_session_tags {
        Some(true) => command.push_flag("--disable-session-tags"),
        Some(false) => command.push_flag("--no-disable-session-tags"),
        None => {}
    }
    command.push_given("--policy", draft.policy);
    match operation {
        Operation::Create if !draft.tags.is_empty() => {
            let tags: serde_json::Map<String, serde_json::Value> = draft
                .tags
                .iter()
                .map(|(key, value)| ((*key).into(), (*value).into()))
                .collect();
            command.push("--tags", serde_json::Value::Object(tags).to_string());
        }
        Operation::Create => {}
        Operation::Update => {
            if !draft.tags.is_empty() {
                draft.remarks.push(Remark::OwnTagsLeftOut);
            }
            if draft.policy.is_none() {
                draft.remarks.push(Remark::PolicyLeft);
            }
        }
    }
    command
}

/// A tag as `aws sts assume-role` takes it.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct SessionTag<'a> {
    key: &'static str,
    value: &'a str,
}

/// `aws sts assume-role` into the role whose session the pod gets, with what EKS would pass.
pub(super) fn assume_role<'a>(draft: &mut Draft<'a>, association: &'a Association) -> Command<'a> {
    draft.remark_arguments();
    let wanted = ["ROLE_ARN", "TARGET_ROLE_ARN", "SESSION_POLICY"];
    draft.remarks.retain(|remark| {
        !matches!(remark, Remark::Placeholder { placeholder, .. } if !wanted.contains(placeholder))
    });
    if !draft.tags.is_empty() {
        draft.remarks.push(Remark::OwnTagsLeftOut);
    }
    // As the association would be written: with a session policy the session tags are off.
    let as_written = Association {
        session_tags: match draft.disable_session_tags {
            Some(true) => SessionTags::Disabled,
            _ => association.session_tags.clone(),
        },
        ..association.clone()
    };
    let made = session(&as_written);
    let mut command = Command::new("aws sts assume-role");
    command.push(
        "--role-arn",
        draft.target_role_arn.unwrap_or(draft.role_arn),
    );
    command.push("--role-session-name", session_name(association));
    if let ExternalId::Passed(text) = made.external_id {
        command.push("--external-id", String::from(text));
    }
    command.push_given("--policy", draft.policy);
    if made.tags.iter().any(|tag| tag.value != TagValue::Absent) {
        let known: Vec<SessionTag<'_>> = made
            .tags
            .iter()
            .filter_map(|tag| match &tag.value {
                TagValue::Known(value) => Some(SessionTag {
                    key: tag.key,
                    value,
                }),
                TagValue::Absent | TagValue::OfPod | TagValue::Unknown => None,
            })
            .collect();
        draft.remarks.push(Remark::PodTagsLeftOut);
        if let Ok(text) = serde_json::to_string(&known)
            && !known.is_empty()
        {
            command.push("--tags", text);
        }
    }
    command
}

/// A name like those that EKS makes, of the characters that STS takes (semantics 7.2.13, 8.4.3).
fn session_name(association: &Association) -> String {
    let part = |part: &Part| -> String {
        let text = part.known().unwrap_or("test");
        let legal = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        text.chars().filter(legal).take(10).collect()
    };
    format!(
        "{SESSION_NAME_PREFIX}{}-{}",
        part(&association.cluster_name),
        part(&association.service_account)
    )
}
