use scopedown_association::Code as Said;
use scopedown_policy::Severity;

/// What can be found of an EKS Pod Identity association and of the policies of its roles (semantics 8). The sentences stand in
/// `scopedown_association`, beside the rules; a finding brings them along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AssociationCode(Said);

impl AssociationCode {
    /// Every code that looking at the documents of a session can find.
    pub const ALL: &[Self] = &[
        Self(Said::Missing),
        Self(Said::ClusterName),
        Self(Said::Namespace),
        Self(Said::ServiceAccount),
        Self(Said::NotARole),
        Self(Said::ForeignRole),
        Self(Said::OtherPartition),
        Self(Said::TargetIsRole),
        Self(Said::TagsBesidePolicy),
        Self(Said::SeveralPolicies),
        Self(Said::PolicyPacked),
        Self(Said::PolicyPackedUnsure),
        Self(Said::FirstHop),
        Self(Said::ManyTags),
        Self(Said::TagKey),
        Self(Said::TagValue),
        Self(Said::ReservedTag),
        Self(Said::RepeatedTag),
        Self(Said::TagNoSessionTag),
        Self(Said::Owned),
        Self(Said::ExternalId),
        Self(Said::Cached),
        Self(Said::TrustWithoutPods),
        Self(Said::TrustWithoutAssumeRole),
        Self(Said::TrustWithoutTagSession),
        Self(Said::TrustDeniesPods),
        Self(Said::TrustAsksForTags),
        Self(Said::TrustNeverHolds),
        Self(Said::TrustAnyCluster),
        Self(Said::TargetTrustWithoutRole),
        Self(Said::TargetTrustExternalId),
        Self(Said::TargetTrustWithoutExternalId),
        Self(Said::SourceRoleWorkload),
        Self(Said::SourceRoleCannotAssume),
        Self(Said::TagsOffGrantLost),
        Self(Said::TagsOffGrantWidened),
        Self(Said::TagsOffDenialLost),
        Self(Said::TagsOffDenialWidened),
        Self(Said::TagsOffShifted),
    ];

    /// The code that stands for something said; `None` where the documents of a session cannot show it, or show it by a diagnostic of their own.
    pub fn of(said: Said) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.0 == said)
    }

    pub(crate) const fn about(self) -> crate::code::About {
        crate::code::About {
            name: self.0.name(),
            severity: self.severity(),
            message: "",
            help: "",
        }
    }

    const fn severity(self) -> Severity {
        match self.0 {
            // A scenario need not tell more of an association than bears on its question.
            Said::Missing => Severity::Info,
            said => said.severity(),
        }
    }
}
