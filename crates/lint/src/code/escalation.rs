theme! {
    /// Grants of what hands on other permissions (semantics 12.26–12.31).
    EscalationCode {
        /// `iam:PassRole` on every role (12.26).
        PassRoleStar: Warning, "pass-role-star",
            "This lets any role of the account be passed to any service, and with it whatever that role may do.",
            "Name the roles in `Resource`, or narrow with a condition on `iam:PassedToService`.";
        /// `iam:PassRole` through `NotAction`.
        PassRoleNotAction: Warning, "pass-role-not-action",
            "`iam:PassRole` is among the actions that `NotAction` leaves allowed here, on every role.",
            "Add `iam:PassRole` to `NotAction`, and grant it in a statement of its own for the roles that are needed.";
        /// `iam:PassRole` with `NotResource`.
        PassRoleNotResource: Warning, "pass-role-not-resource",
            "This lets every role be passed but those that are listed, new ones included.",
            "Name the roles in `Resource`, or narrow with a condition on `iam:PassedToService`.";
        /// `iam:CreateServiceLinkedRole` for every service.
        CreateSlrStar: Warning, "create-slr-star",
            "This lets a service-linked role be created for any service.",
            "Narrow with a condition on `iam:AWSServiceName`, or name the role in `Resource`.";
        /// `iam:CreateServiceLinkedRole` through `NotAction`.
        CreateSlrNotAction: Warning, "create-slr-not-action",
            "`iam:CreateServiceLinkedRole` is among the actions that `NotAction` leaves allowed here, for every service.",
            "Add it to `NotAction`, and grant it in a statement of its own with a condition on `iam:AWSServiceName`.";
        /// `iam:CreateServiceLinkedRole` with `NotResource`.
        CreateSlrNotResource: Warning, "create-slr-not-resource",
            "This lets service-linked roles be created for every service but those that are listed.",
            "Narrow with a condition on `iam:AWSServiceName`.";
        /// `sts:AssumeRole` in a session (12.27).
        RoleChaining: Info, "role-chaining",
            "The session may assume another role, and the session policy does not follow it there.",
            "Name the roles that may be assumed, and make sure that none of them is wider than this session should be.";
        /// A session that may assume its own role afresh (12.29).
        SelfAssume: Warning, "self-assume",
            "The session may assume its own role again, without the session policy: role, session policy and trust policy all allow it.",
            "Deny `sts:AssumeRole` on {} in the session policy, or take the role out of its trust policy.";
        /// A denial of `sts:GetCallerIdentity` (12.31).
        CallerIdentity: Info, "caller-identity",
            "`sts:GetCallerIdentity` cannot be denied: whoever has credentials may ask whose they are.",
            "Delete the entry; to try whether something is denied, use another action.";
    }
}
