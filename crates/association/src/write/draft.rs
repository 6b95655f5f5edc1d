//! What is to be written, the same for every form: placeholders for what is not known, session tags as the session policy demands.

use crate::association::{Association, Field, SessionTags};
use crate::part::Part;
use crate::write::remark::Remark;

/// The fields with a text for each that is needed, and the remarks so far.
pub(super) struct Draft<'a> {
    pub(super) cluster_name: &'a str,
    pub(super) namespace: &'a str,
    pub(super) service_account: &'a str,
    pub(super) role_arn: &'a str,
    pub(super) target_role_arn: Option<&'a str>,
    /// `disableSessionTags`; `None` leaves it out.
    pub(super) disable_session_tags: Option<bool>,
    pub(super) policy: Option<&'a str>,
    pub(super) tags: Vec<(&'a str, &'a str)>,
    id: &'a Part,
    region: Option<&'a str>,
    pub(super) remarks: Vec<Remark>,
}

impl<'a> Draft<'a> {
    pub(super) fn of(association: &'a Association) -> Self {
        let mut remarks = Vec::new();
        let mut needed = |part: &'a Part, placeholder| fill(part, placeholder, &mut remarks);
        let cluster_name = needed(&association.cluster_name, "CLUSTER_NAME");
        let namespace = needed(&association.namespace, "NAMESPACE");
        let service_account = needed(&association.service_account, "SERVICE_ACCOUNT");
        let role_arn = needed(&association.role_arn, "ROLE_ARN");
        let mut wanted =
            |part: &'a Part, placeholder| part.is_given().then(|| needed(part, placeholder));
        let target_role_arn = wanted(&association.target_role_arn, "TARGET_ROLE_ARN");
        let policy = wanted(&association.policy, "SESSION_POLICY");
        let tags = association
            .tags
            .iter()
            .map(|tag| (&*tag.key, needed(&tag.value, "TAG_VALUE")))
            .collect();
        Self {
            cluster_name,
            namespace,
            service_account,
            role_arn,
            target_role_arn,
            disable_session_tags: session_tags(association, &mut remarks),
            policy,
            tags,
            id: &association.id,
            region: association.region(),
            remarks,
        }
    }

    /// The Region, where it is known.
    pub(super) const fn region(&self) -> Option<&'a str> {
        self.region
    }

    /// The Region, for a form that cannot do without.
    pub(super) fn needed_region(&mut self) -> &'a str {
        match self.region {
            Some(region) => region,
            None => fill(&Part::Absent, "REGION", &mut self.remarks),
        }
    }

    /// The association's id.
    pub(super) fn id(&mut self) -> &'a str {
        fill(self.id, "ASSOCIATION_ID", &mut self.remarks)
    }

    /// Remarks on values that a command cannot take as they are.
    pub(super) fn remark_arguments(&mut self) {
        let fields = [
            (Field::ClusterName, Some(self.cluster_name)),
            (Field::Namespace, Some(self.namespace)),
            (Field::ServiceAccount, Some(self.service_account)),
            (Field::RoleArn, Some(self.role_arn)),
            (Field::TargetRoleArn, self.target_role_arn),
            (Field::Policy, self.policy),
        ];
        for (field, text) in fields {
            let text = text.unwrap_or_default();
            if text.contains('\0') {
                self.remarks.push(Remark::NulLeftOut(field));
            }
            if text.starts_with("file://") || text.starts_with("fileb://") {
                self.remarks.push(Remark::ReadAsFile(field));
            }
        }
    }

    /// A name for the association in a file: letters, digits and `separator`, beginning with a letter.
    pub(super) fn name(&self, separator: char) -> String {
        let joined = format!("{}-{}", self.namespace, self.service_account).to_ascii_lowercase();
        let mut name: String = joined
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    c
                } else {
                    separator
                }
            })
            .take(60)
            .collect();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            name.insert_str(0, "pod");
        }
        while name.ends_with(separator) {
            name.pop();
        }
        name
    }
}

fn fill<'a>(part: &'a Part, placeholder: &'static str, remarks: &mut Vec<Remark>) -> &'a str {
    let written = match part {
        Part::Known(text) => return text,
        Part::Open(written) => Some(written.clone()),
        Part::Absent => None,
    };
    let remark = Remark::Placeholder {
        placeholder,
        written,
    };
    if !remarks.contains(&remark) {
        remarks.push(remark);
    }
    placeholder
}

/// Disabled where there is a session policy; otherwise as the association says.
fn session_tags(association: &Association, remarks: &mut Vec<Remark>) -> Option<bool> {
    if association.policy.is_given() {
        if association.session_tags != SessionTags::Disabled {
            remarks.push(Remark::TagsDisabled);
        }
        return Some(true);
    }
    match &association.session_tags {
        SessionTags::Unstated => None,
        SessionTags::Passed => Some(false),
        SessionTags::Disabled => Some(true),
        SessionTags::Open(written) => {
            remarks.push(Remark::TagsLeftOpen(written.clone()));
            None
        }
    }
}
