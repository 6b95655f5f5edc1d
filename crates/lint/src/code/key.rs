theme! {
    /// Names of condition keys (semantics 1.9.7, 4.13, 11, 14.19).
    KeyCode {
        /// A space in the name of a key (12.13, 14.19).
        Space: Error, "key-space",
            "There is a space in {}, so no request carries such a key.",
            "Delete the space.";
        /// A key that begins with `aws:` and that AWS does not have.
        UnknownGlobal: Error, "unknown-global-key",
            "AWS has no global condition key {}, so no request carries it.",
            "{:}Look the name up in AWS's list of global condition keys.";
        /// `aws:PrincipalTag` without the key of a tag.
        TagMissing: Error, "tag-key-missing",
            "{} does not say which tag is meant, so no request carries such a key.",
            "Write the tag's key behind a slash, such as `aws:PrincipalTag/team`.";
        /// `${…}` in the name of a key.
        Variable: Warning, "key-variable",
            "Variables are not replaced in the names of keys, so {} is looked for as it is written.",
            "Write the name out, or compare with the variable as a value.";
        /// `${aws:username}` in a role's session (12.21).
        Username: Warning, "username-variable",
            "`aws:username` has no value in the session of a role, so this matches nothing.",
            "Use `aws:PrincipalTag/…`, `aws:userid` or the name itself.";
        /// A condition on `aws:username` in a role's session (12.21).
        UsernameKey: Warning, "username-key",
            "No session of a role carries {}: a positive condition on it never holds, a negated one always.",
            "Use `aws:PrincipalTag/…`, `aws:userid` or `aws:PrincipalArn`.";
        /// A variable of Transfer Family in a role's policy (12.45).
        Transfer: Warning, "transfer-variable",
            "Variables of Transfer Family have a value in its session policies only, so this matches nothing.",
            "Move the statement into the session policy of the Transfer Family user.";
        /// An operator that compares another type than the key has.
        OperatorType: Warning, "operator-type",
            "{} holds {:}, and this operator compares something else: it matches nothing, or only by chance.",
            "Use an operator for that type.";
        /// `StringLike` on a key that holds an ARN.
        ArnAsString: Info, "arn-key-string",
            "{} holds an ARN, and `StringLike` lets a wildcard run over its colons.",
            "Use `ArnLike`, which compares segment by segment.";
    }
}
