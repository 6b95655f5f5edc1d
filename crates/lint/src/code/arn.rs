theme! {
    /// Entries of `Resource` that name something else than they seem to (semantics 3.8, 12.6).
    ArnCode {
        /// An account that is not twelve digits.
        Account: Error, "arn-account",
            "{} is not the number of an account, which has twelve digits, so this matches nothing.",
            "Write the account's twelve digits, leading zeros included.";
        /// A Region that cannot be one.
        Region: Error, "arn-region",
            "{} does not have the form of a Region, so this matches nothing.",
            "Write the Region's code, such as `eu-west-1`.";
        /// An account in the ARN of a bucket (3.8.4).
        S3Account: Error, "s3-account",
            "ARNs of S3 buckets and objects have no account; with one the entry matches nothing.",
            "Leave it empty: `arn:aws:s3:::bucket`; to ask for the owner, use a condition on `aws:ResourceAccount`.";
        /// A secret without the six characters that Secrets Manager appends (3.8.6).
        SecretSuffix: Warning, "secret-suffix",
            "Secrets Manager appends a hyphen and six characters to the name of a secret, so this matches no secret of that name.",
            "Write the whole ARN, or `-??????` behind the name.";
        /// A wildcard directly behind a letter or digit (12.6).
        PrefixCollision: Info, "prefix-collision",
            "The wildcard follows {} directly, so this also covers every neighbour whose name begins like that.",
            "Put a separator before the wildcard, such as `/` or `-`, if only one name is meant.";
    }
}
