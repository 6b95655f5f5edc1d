//! What can be wrong with the roles of an association, with its weight and its words.

use scopedown_policy::{Severity, Words};

use super::{ASSUME_ROLE, PODS};
use crate::code::Code;
use scopedown_policy::quote;

/// A rule about the roles of an association.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleRule {
    /// A trust policy that does not name the service (8.4.1).
    WithoutPods,
    /// A trust policy that names the service and does not allow it one of the two actions (8.4.1).
    WithoutAction(&'static str),
    /// A trust policy that denies the service one of the two actions.
    DeniesPods(&'static str),
    /// A trust policy that asks for tags which the request does not bring (8.4.2).
    AsksForTags(&'static str),
    /// A trust policy whose conditions this association does not meet (8.4.2).
    NeverHolds(&'static str),
    /// A trust policy that any cluster of any account may use.
    AnyCluster,
    /// A target role's trust policy that does not name the role.
    WithoutRole(Box<str>),
    /// A target role's trust policy that asks for another external id, or for one where none is passed (8.4.7).
    ExternalId(Option<Box<str>>),
    /// A target role's trust policy that asks for no external id.
    WithoutExternalId(Box<str>),
    /// Permissions beside those that lead to the target role (12.28).
    Workload,
    /// No permission that leads to the target role.
    CannotAssume(&'static str),
}

impl RoleRule {
    /// How grave a breach is: `Error` where pods get no credentials.
    pub fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// The stable name.
    pub fn code(&self) -> Code {
        match self {
            Self::WithoutPods => Code::TrustWithoutPods,
            Self::WithoutAction(action) if *action == ASSUME_ROLE => Code::TrustWithoutAssumeRole,
            Self::WithoutAction(_) => Code::TrustWithoutTagSession,
            Self::DeniesPods(_) => Code::TrustDeniesPods,
            Self::AsksForTags(_) => Code::TrustAsksForTags,
            Self::NeverHolds(_) => Code::TrustNeverHolds,
            Self::AnyCluster => Code::TrustAnyCluster,
            Self::WithoutRole(_) => Code::TargetTrustWithoutRole,
            Self::ExternalId(_) => Code::TargetTrustExternalId,
            Self::WithoutExternalId(_) => Code::TargetTrustWithoutExternalId,
            Self::Workload => Code::SourceRoleWorkload,
            Self::CannotAssume(_) => Code::SourceRoleCannotAssume,
        }
    }

    pub(super) fn words(&self) -> Words {
        let (message, help) = self.sentences();
        Words {
            code: self.code().name(),
            message,
            help,
            aws: None,
        }
    }

    fn sentences(&self) -> (String, String) {
        match self {
            Self::WithoutPods => (
                format!("The trust policy does not let `{PODS}` in, so no pod gets credentials."),
                format!("Allow the service `{PODS}` the actions `sts:AssumeRole` and `sts:TagSession`."),
            ),
            Self::WithoutAction(action) => (
                format!("The trust policy names `{PODS}` and does not allow it `{action}`."),
                "EKS needs both `sts:AssumeRole` and `sts:TagSession`, also where session tags are disabled.".into(),
            ),
            Self::DeniesPods(action) => (
                format!("The trust policy denies `{PODS}` the action `{action}`."),
                "Narrow the denial, so that it spares this cluster's associations.".into(),
            ),
            Self::AsksForTags(action) => (
                format!("The trust policy allows `{action}` only with session tags, and the association disables them."),
                "Replace the conditions on request tags by one on `aws:SourceArn`, the ARN of the cluster.".into(),
            ),
            Self::NeverHolds(action) => (
                format!("The trust policy allows `{action}` under conditions that this association does not meet."),
                "Compare `aws:SourceArn` with the ARN of the cluster, `aws:SourceAccount` with its account, and the tags with namespace and service account.".into(),
            ),
            Self::AnyCluster => (
                "The trust policy asks for no cluster: an association of any cluster in the account may use the role.".into(),
                "Add a condition on `aws:SourceArn`, the ARN of the cluster.".into(),
            ),
            Self::WithoutRole(role) => (
                format!("The trust policy of the target role does not let {} in.", quote(role)),
                "Allow `sts:AssumeRole` to that role there; `sts:TagSession` as well where session tags are passed.".into(),
            ),
            Self::ExternalId(Some(expected)) => (
                format!("The trust policy of the target role asks for another external id than {}, which EKS passes.", quote(expected)),
                "Write the external id as EKS answers it: region/account/cluster/namespace/service-account.".into(),
            ),
            Self::ExternalId(None) => (
                "The trust policy of the target role asks for an external id, and EKS passes none while session tags are passed.".into(),
                "Disable the session tags, or replace the condition by one on `aws:PrincipalTag`.".into(),
            ),
            Self::WithoutExternalId(expected) => (
                "The trust policy of the target role asks for no external id, so every association with the same role may lead here.".into(),
                format!("Add a condition on `sts:ExternalId` with {}.", quote(expected)),
            ),
            Self::Workload => (
                "The role that leads to the target role is granted more than that, and the session policy does not limit it.".into(),
                "Move the permissions to the target role, and leave `sts:AssumeRole` and `sts:TagSession` here.".into(),
            ),
            Self::CannotAssume(action) => (
                format!("The role has no permission for `{action}` on the target role, so no pod gets credentials."),
                "Allow `sts:AssumeRole` on the target role; `sts:TagSession` as well where session tags are passed.".into(),
            ),
        }
    }
}
