theme! {
    /// Values of conditions (semantics 5.5, 5.9, 5.17).
    ValueCode {
        /// A wildcard in the number of an account, organization, VPC or endpoint (5.17).
        SensitiveWildcard: Warning, "sensitive-key-wildcard",
            "{} holds the identifier of one account, organization or network; no pattern of such identifiers belongs to one owner.",
            "Write the identifiers out.";
        /// `StringLike` with `*` alone.
        NullFalse: Info, "equivalent-to-null-false",
            "This only asks whether {} is there.",
            "Say so with `Null` and `\"false\"`.";
        /// A condition that every request fulfils.
        Always: Warning, "condition-always",
            "This holds for every request, whether it has {} or not.",
            "Delete the condition, or leave out the part that lets absent keys pass.";
        /// A private address where AWS sees public ones (5.9.5).
        PrivateSourceIp: Error, "private-source-ip",
            "`aws:SourceIp` never holds a private address, so {} matches nothing.",
            "Use `aws:VpcSourceIp` for requests that come through a VPC endpoint, or the public addresses of the NAT gateway.";
        /// Bits behind the prefix of a range (5.9.3).
        IpRange: Info, "improve-ip-range",
            "The bits behind the prefix of {} are ignored: it means a whole range, not one address.",
            "Write the first address of the range, or a longer prefix.";
        /// Several numbers under a comparison (5.5.2).
        Number: Info, "redundant-number",
            "One of several values suffices, so only the outermost counts.",
            "Keep the one that is meant.";
        /// A value that stands twice.
        Repeated: Info, "repeated-value",
            "{} stands in this list already.",
            "Delete it.";
    }
}
