theme! {
    /// Grants that are wider than they look (semantics 2.6, 3.7, 12.10, 12.11).
    GrantCode {
        /// `Allow` with `NotAction` (12.10).
        AllowNotAction: Warning, "allow-not-action",
            "`Allow` with `NotAction` grants every other action, those of all other services and of services to come included.",
            "List the actions that are needed in `Action`, or allow `*` and put what must not be done into a `Deny`.";
        /// `Allow` with `NotResource` (12.11).
        AllowNotResource: Warning, "allow-not-resource",
            "`Allow` with `NotResource` grants these actions on every other resource there is.",
            "List the resources that are needed in `Resource`, or put those that must be spared into a `Deny`.";
        /// `NotResource` with a variable, under `Allow` (3.7.2, 12.11).
        NotResourceVariable: Warning, "not-resource-variable",
            "Where the variable has no value this entry excludes nothing, and the statement grants on all resources.",
            "Exclude with a `Deny`, or require the key with a `Null` condition.";
    }
}
