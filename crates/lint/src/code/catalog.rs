theme! {
    /// Names that the catalogue does not hold, and keys that do not go with their actions (semantics 1.7, 1.9.7, 1.11, 2.10).
    CatalogCode {
        /// A prefix of an action that no service has.
        UnknownService: Warning, "unknown-service",
            "No service in the catalogue of {:} has the prefix of {}.",
            "{:}Compare the prefix with AWS's list of actions; a service newer than the catalogue is no mistake.";
        /// An action that its service does not have.
        UnknownAction: Warning, "unknown-action",
            "{} is not in the catalogue of {:}.",
            "{:}Compare the name with AWS's list of actions; an action newer than the catalogue is no mistake.";
        /// An operation of the API in the place of the action that it needs (2.10).
        ApiOperation: Warning, "api-operation",
            "{} is an operation of the API and no action: AWS asks for {:}.",
            "Name that action instead.";
        /// A wildcard that stands for nothing.
        PatternMatchesNothing: Warning, "pattern-matches-nothing",
            "{} matches no action in the catalogue of {:}.",
            "Compare what stands before the wildcard with AWS's list of actions.";
        /// A condition key that no service has.
        UnknownKey: Warning, "unknown-key",
            "No service looks at {} in the catalogue of {:}, and a key that no request carries counts as absent.",
            "{:}Compare the name with the condition keys of the service.";
        /// A condition key that the statement's actions do not look at.
        KeyNotForAction: Warning, "key-not-for-action",
            "None of these actions looks at {}, so no request for them carries it.",
            "Use a key that these actions have, or move the condition to the actions that it is meant for.";
        /// A condition key that one of the statement's actions does not look at, though others do.
        KeyCutsAction: Warning, "key-cuts-action",
            "Requests for {} do not carry {}, so this condition always keeps the statement from granting it.",
            "Grant the action in a statement of its own, restricted by its resources.";
        /// The tag of a resource or request that the statement's actions do not look at.
        TagConditionUnsupported: Warning, "tag-condition-unsupported",
            "None of these actions looks at {}, so no request for them carries it.",
            "Restrict these actions by their resources, and keep tags for actions that support them.";
    }
}
