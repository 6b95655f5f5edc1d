//! The stable names of all that is said of associations, their roles, and what session tags change, each with its weight.

use scopedown_policy::Severity;

macro_rules! codes {
    ($($(#[$about:meta])* $code:ident: $severity:ident, $name:literal;)*) => {
        /// What is said of an association.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$about])* $code,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The name for programs.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// How grave it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)* }
            }
        }
    };
}

// `Error` where AWS refuses the association, or makes no session of it.
codes! {
    /// A field without which there is no association (8.2).
    Missing: Error, "association-missing";
    /// A field that cannot be evaluated.
    Open: Info, "association-open";
    /// A cluster name of another form (8.2).
    ClusterName: Error, "association-cluster-name";
    /// A namespace that is no DNS label (8.2).
    Namespace: Error, "association-namespace";
    /// A service account that is no DNS subdomain (8.2).
    ServiceAccount: Error, "association-service-account";
    /// A text that is not the ARN of a role.
    NotARole: Error, "association-not-a-role";
    /// A role outside the cluster's account (8.2).
    ForeignRole: Error, "association-foreign-role";
    /// A target role in another partition.
    OtherPartition: Error, "association-partition";
    /// A target role that is the role itself.
    TargetIsRole: Warning, "association-target-is-role";
    /// A session policy while session tags are passed (8.3.2).
    TagsBesidePolicy: Error, "association-tags-beside-policy";
    /// A session policy, and it is not known whether session tags are passed (8.3.2).
    TagsOpen: Warning, "association-tags-open";
    /// More session policies than the one that an association takes (8.2).
    SeveralPolicies: Error, "association-several-policies";
    /// A session policy without any text.
    EmptyPolicy: Error, "association-empty-policy";
    /// A session policy that is not JSON (8.3.6).
    PolicyJson: Error, "association-policy-json";
    /// A session policy with a character that IAM does not take (8.3.6).
    PolicyCharacters: Error, "association-policy-characters";
    /// A session policy that the grammar refuses (8.3.6).
    PolicyGrammar: Error, "association-policy-grammar";
    /// A session policy of too many characters (8.2, 8.3.6).
    PolicyLong: Error, "association-policy-long";
    /// A session policy that probably packs into too much (7.2.4).
    PolicyPacked: Warning, "association-policy-packed";
    /// A session policy that may pack into too much (7.2.4).
    PolicyPackedUnsure: Info, "association-policy-packed-unsure";
    /// Beside a target role, what the session policy leaves alone (8.3.5).
    FirstHop: Info, "association-first-hop";
    /// Too many tags (8.2).
    ManyTags: Error, "association-many-tags";
    /// A tag's key that is empty or too long (8.2).
    TagKey: Error, "association-tag-key";
    /// A tag's value that is too long (8.2).
    TagValue: Error, "association-tag-value";
    /// A tag's key that begins with `aws:`.
    ReservedTag: Error, "association-tag-reserved";
    /// A tag's key that stands twice.
    RepeatedTag: Error, "association-tag-repeated";
    /// A tag with the name of a session tag, which it is not.
    TagNoSessionTag: Warning, "association-tag-no-session-tag";
    /// A second association for a service account (8.3.8).
    Second: Error, "association-second";
    /// An association that belongs to an add-on (8.2).
    Owned: Warning, "association-owned";
    /// An external id that is not the one which EKS makes (8.4.7).
    ExternalId: Info, "association-external-id";
    /// A change of what an update cannot change (8.2).
    Unchangeable: Error, "association-unchangeable";
    /// An update that changes nothing (8.2).
    NothingChanged: Warning, "association-nothing-changed";
    /// A session policy that is taken away (8.3.9).
    PolicyRemoved: Warning, "association-policy-removed";
    /// Credentials that pods keep after a change (8.5.2).
    Cached: Info, "association-cached";
    /// A trust policy that does not name the service (8.4.1).
    TrustWithoutPods: Error, "trust-without-pods";
    /// A trust policy that does not allow the service `sts:AssumeRole` (8.4.1).
    TrustWithoutAssumeRole: Error, "trust-without-assume-role";
    /// A trust policy that does not allow the service `sts:TagSession` (8.4.1).
    TrustWithoutTagSession: Error, "trust-without-tag-session";
    /// A trust policy that denies the service one of the two.
    TrustDeniesPods: Error, "trust-denies-pods";
    /// A trust policy that asks for tags which do not come (8.4.2).
    TrustAsksForTags: Error, "trust-asks-for-tags";
    /// A trust policy whose conditions the association does not meet (8.4.2).
    TrustNeverHolds: Error, "trust-never-holds";
    /// A trust policy that any cluster may use.
    TrustAnyCluster: Info, "trust-any-cluster";
    /// A target role's trust policy that does not let the role in.
    TargetTrustWithoutRole: Error, "target-trust-without-role";
    /// A target role's trust policy that asks for another external id (8.4.7).
    TargetTrustExternalId: Error, "target-trust-external-id";
    /// A target role's trust policy that asks for no external id.
    TargetTrustWithoutExternalId: Info, "target-trust-without-external-id";
    /// A role with permissions of its own beside a target role (12.28).
    SourceRoleWorkload: Warning, "source-role-workload";
    /// A role that may not assume the target role.
    SourceRoleCannotAssume: Error, "source-role-cannot-assume";
    /// A grant that is lost without session tags (8.4.6).
    TagsOffGrantLost: Warning, "tags-off-grant-lost";
    /// A grant that is wider without session tags (8.4.6).
    TagsOffGrantWidened: Warning, "tags-off-grant-widened";
    /// A denial that is lost without session tags (8.4.6).
    TagsOffDenialLost: Warning, "tags-off-denial-lost";
    /// A denial that is wider without session tags (8.4.6).
    TagsOffDenialWidened: Warning, "tags-off-denial-widened";
    /// A statement that speaks of something else without session tags (8.4.6).
    TagsOffShifted: Warning, "tags-off-shifted";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_not_given_twice() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
