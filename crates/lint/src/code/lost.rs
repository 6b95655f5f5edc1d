theme! {
    /// What the session takes from the role without meaning to (semantics 7.3, 12.4, 12.23, 12.34, 14.21).
    LostCode {
        /// What the role grants and the session does not, in all.
        Grants: Info, "lost-grants",
            "The role grants {:} that the session does not: {:}.",
            "If one of them is needed, allow it in the session policy as well.";
        /// An action that goes with one that the session has.
        Companion: Warning, "forgotten-companion",
            "The session has {} and not {}, which the role has. {:}",
            "Allow it in the session policy as well if it is needed.";
        /// The indexes of a table that the session may query (3.8.5).
        Index: Warning, "forgotten-index",
            "The role also has {} on the indexes of its tables, and the session has not: a query of an index is authorised on the index.",
            "Add the ARN of the table with `/index/*` behind it.";
        /// Buckets whose access points the role names (12.34).
        AccessPoint: Info, "access-point-lost",
            "The role reaches objects through access points, and this statement names buckets only, which do not stand for them.",
            "Add the ARNs of the access points if the session uses them.";
    }
}
