//! The association: the fields of `CreatePodIdentityAssociation`, of `UpdatePodIdentityAssociation` and of their answers (semantics 8.2).

use scopedown_policy::Arn;

use crate::part::Part;

/// One EKS Pod Identity association, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Association {
    /// `clusterName`
    pub cluster_name: Part,
    /// `namespace`, of Kubernetes
    pub namespace: Part,
    /// `serviceAccount`, of Kubernetes
    pub service_account: Part,
    /// `roleArn`: the role that EKS assumes, in the cluster's account
    pub role_arn: Part,
    /// `targetRoleArn`: the role that EKS assumes from there, in any account
    pub target_role_arn: Part,
    /// `disableSessionTags`
    pub session_tags: SessionTags,
    /// `policy`: the session policy, as its exact text
    pub policy: Part,
    /// `tags`: the association's own tags, which are no session tags, in the order given
    pub tags: Vec<Tag>,
    /// `associationId`, which `UpdatePodIdentityAssociation` needs
    pub id: Part,
    /// `associationArn`
    pub arn: Part,
    /// `externalId`: what EKS passes to the target role
    pub external_id: Part,
    /// `ownerArn`: the add-on that owns the association
    pub owner_arn: Part,
    /// The Region of the cluster, where it was told beside the association
    pub region: Part,
    /// The account of the cluster, where it was told beside the association
    pub account: Part,
}

/// A tag of the association itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tag {
    /// Its key.
    pub key: Box<str>,
    /// Its value.
    pub value: Part,
}

/// Whether EKS passes its six session tags.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum SessionTags {
    /// Nothing is said: a new association passes them, an update changes nothing (semantics 8.2, 8.3.4).
    #[default]
    Unstated,
    /// `disableSessionTags: false`
    Passed,
    /// `disableSessionTags: true`, as a session policy demands.
    Disabled,
    /// Something that cannot be evaluated here, as written.
    Open(Box<str>),
}

/// A field of the association.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `clusterName`
    ClusterName,
    /// `namespace`
    Namespace,
    /// `serviceAccount`
    ServiceAccount,
    /// `roleArn`
    RoleArn,
    /// `targetRoleArn`
    TargetRoleArn,
    /// `disableSessionTags`
    SessionTags,
    /// `policy`
    Policy,
    /// `tags`
    Tags,
    /// `associationId`
    Id,
    /// `associationArn`
    Arn,
    /// `externalId`
    ExternalId,
    /// `ownerArn`
    OwnerArn,
}

impl Field {
    /// The name in EKS's API.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ClusterName => "clusterName",
            Self::Namespace => "namespace",
            Self::ServiceAccount => "serviceAccount",
            Self::RoleArn => "roleArn",
            Self::TargetRoleArn => "targetRoleArn",
            Self::SessionTags => "disableSessionTags",
            Self::Policy => "policy",
            Self::Tags => "tags",
            Self::Id => "associationId",
            Self::Arn => "associationArn",
            Self::ExternalId => "externalId",
            Self::OwnerArn => "ownerArn",
        }
    }

    /// The name in a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ClusterName => "cluster name",
            Self::Namespace => "namespace",
            Self::ServiceAccount => "service account",
            Self::RoleArn => "role",
            Self::TargetRoleArn => "target role",
            Self::SessionTags => "setting of session tags",
            Self::Policy => "session policy",
            Self::Tags => "list of tags",
            Self::Id => "association id",
            Self::Arn => "association ARN",
            Self::ExternalId => "external id",
            Self::OwnerArn => "owner",
        }
    }
}

impl SessionTags {
    /// Whether a session that the association makes has the six tags; `None` where that cannot be known. Unstated counts as passed, which is
    /// EKS's default.
    pub const fn are_passed(&self) -> Option<bool> {
        match self {
            Self::Unstated | Self::Passed => Some(true),
            Self::Disabled => Some(false),
            Self::Open(_) => None,
        }
    }
}

impl Association {
    /// The text field of that name; [`Part::Absent`] for the fields that are no texts.
    pub const fn part(&self, field: Field) -> &Part {
        match field {
            Field::ClusterName => &self.cluster_name,
            Field::Namespace => &self.namespace,
            Field::ServiceAccount => &self.service_account,
            Field::RoleArn => &self.role_arn,
            Field::TargetRoleArn => &self.target_role_arn,
            Field::Policy => &self.policy,
            Field::Id => &self.id,
            Field::Arn => &self.arn,
            Field::ExternalId => &self.external_id,
            Field::OwnerArn => &self.owner_arn,
            Field::SessionTags | Field::Tags => &Part::Absent,
        }
    }

    /// The Region of the cluster: as told, else as the association's ARN names it.
    pub fn region(&self) -> Option<&str> {
        let of_arn = || self.own_arn().map(|arn| arn.region);
        self.region
            .known()
            .or_else(of_arn)
            .filter(|text| !text.is_empty())
    }

    /// The account of the cluster: as told, else as the association's ARN names it, else the role's, which must be the same (semantics 8.2).
    pub fn account(&self) -> Option<&str> {
        self.stated_account()
            .or_else(|| Some(Arn::parse(self.role_arn.known()?)?.account))
            .filter(|text| !text.is_empty())
    }

    /// The account of the cluster without a look at the role.
    pub(crate) fn stated_account(&self) -> Option<&str> {
        let of_arn = || self.own_arn().map(|arn| arn.account);
        self.account
            .known()
            .or_else(of_arn)
            .filter(|text| !text.is_empty())
    }

    /// The partition of the cluster, by its own ARN or by the role's.
    pub fn partition(&self) -> Option<&str> {
        let of_role = || Arn::parse(self.role_arn.known()?);
        self.own_arn().or_else(of_role).map(|arn| arn.partition)
    }

    /// The role whose session the pod gets: the target role where there is one.
    pub const fn working_role(&self) -> &Part {
        match &self.target_role_arn {
            Part::Absent => &self.role_arn,
            target => target,
        }
    }

    fn own_arn(&self) -> Option<Arn<'_>> {
        Arn::parse(self.arn.known()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_and_region_come_from_the_best_source() {
        let mut association = Association {
            role_arn: "arn:aws:iam::111122223333:role/app".into(),
            ..Association::default()
        };
        assert_eq!(association.account(), Some("111122223333"));
        assert_eq!(association.region(), None);

        association.arn =
            "arn:aws-cn:eks:cn-north-1:444455556666:podidentityassociation/demo/a-1".into();
        assert_eq!(association.account(), Some("444455556666"));
        assert_eq!(association.region(), Some("cn-north-1"));
        assert_eq!(association.partition(), Some("aws-cn"));

        association.account = "777788889999".into();
        assert_eq!(association.account(), Some("777788889999"));
    }

    #[test]
    fn the_pod_works_as_the_target_role_even_where_that_is_open() {
        let mut association = Association {
            role_arn: "arn:aws:iam::111122223333:role/app".into(),
            ..Association::default()
        };
        assert_eq!(association.working_role(), &association.role_arn);
        association.target_role_arn = Part::Open("aws_iam_role.target.arn".into());
        assert_eq!(association.working_role(), &association.target_role_arn);
    }
}
