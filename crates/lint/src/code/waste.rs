theme! {
    /// What could be left out, and what another statement takes back (semantics 6.2, 12.40, 12.41).
    WasteCode {
        /// An action that another entry of the list covers.
        Action: Info, "redundant-action",
            "{} is covered by {} beside it.",
            "Delete it.";
        /// A resource that another entry of the list covers.
        Resource: Info, "redundant-resource",
            "{} is covered by {} beside it.",
            "Delete it.";
        /// A statement that another one covers.
        Statement: Info, "redundant-statement",
            "Another statement does the same for all that this one speaks of.",
            "Delete it, or check whether the other one should be narrower.";
        /// A statement that says what another one says.
        Repeated: Info, "repeated-statement",
            "Another statement says the same.",
            "Delete one of them.";
        /// A condition that another statement makes void (12.40).
        SplitCondition: Warning, "split-condition",
            "Another statement allows the same without these conditions, so they restrict nothing: statements are alternatives.",
            "Put all conditions into one statement, or delete the one without.";
        /// A grant that a `Deny` takes back (12.41).
        Shadowed: Warning, "shadowed-by-deny",
            "{} is denied without conditions elsewhere, so this grants nothing; a denial cannot be lifted.",
            "Delete the entry, or narrow the denial.";
        /// An empty name.
        Sid: Info, "sid-empty",
            "The `Sid` is empty.",
            "Delete it, or say what the statement is for.";
    }
}
