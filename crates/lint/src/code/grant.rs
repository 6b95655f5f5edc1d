theme! {
    /// Grants that are wider than they look (semantics 2.6, 3.7, 12.10, 12.11).
    GrantCode {
        /// `Allow` with `NotAction` (12.10).
        AllowNotAction: Warning, "allow-not-action",
            "`Allow` with `NotAction` grants every other action, those of all other services and of services to come included.",
            "List the actions that are needed in `Action`, or allow `*` and put what must not be done into a `Deny`.";
    }
}
