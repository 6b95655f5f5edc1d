theme! {
    /// Actions and resources that do not meet (semantics 1.8.8, 3.5, 3.6, 3.8, 12.4, 12.32, 12.33).
    ReachCode {
        /// An action without resource types beside ARNs (3.5.2, 12.32).
        ActionNeedsStar: Warning, "action-needs-star",
            "AWS knows no kind of resource for {:}, so no ARN fits and this statement never applies to it.",
            "Put it into a statement with `*` as the resource.";
        /// An ARN that is none of the kinds on which the statement's actions act (1.8.8).
        ResourceNeverMatches: Warning, "resource-never-matches",
            "None of these actions acts on such a resource as {}.",
            "Compare the ARN, letter by letter, with the kinds of resources that the actions act on: {:}.";
        /// An action that acts on none of the statement's resources (1.8.8, 12.4).
        ActionResourceMismatch: Warning, "action-resource-mismatch",
            "{} acts on none of these resources, so this statement never applies to it.",
            "Name what it acts on: {:}.";
        /// A statement that no request fits (1.8.8).
        StatementNeverMatches: Warning, "statement-never-matches",
            "No request fits this statement: {:}.",
            "Mend or delete it.";
        /// A kind of resource that is missing beside the others (3.6, 12.33).
        MissingResourceType: Warning, "missing-resource-type",
            "A request for {} needs each of its resources allowed, and the statements here name none of these kinds: {:}.",
            "Name what is missing as well, or allow the action on `*`.";
    }
}
