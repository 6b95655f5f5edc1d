theme! {
    /// What policies that hang on resources do to a session (semantics 6.3, 6.4, 12.7, 12.8, 12.25).
    ResourceLint {
        /// A grant to the session itself, or to everyone (12.7, 12.8).
        Uncapped: Warning, "resource-grant-uncapped",
            "This grants to {} directly, so in the same account the session policy does not limit it; only a `Deny` does.",
            "Name the role's ARN instead, which the session policy limits, or deny in the session policy what must not be done.";
        /// A key policy that leaves IAM policies without effect (12.25).
        KmsNoDelegation: Warning, "kms-no-delegation",
            "This key policy does not give its account any access, so no policy of a role or session can grant the key.",
            "Allow `kms:*` to the account's root, or name the role here.";
    }
}
