theme! {
    /// What session policies come to beside the role (semantics 7.3, 12).
    SessionCode {
        /// Session policies without any `Allow` (12.2).
        DenyOnly: Error, "session-deny-only",
            "The session policy only denies, so the session may do nothing at all: what no session policy allows is denied.",
            "Add a statement that allows `*` on `*`; the denials then take their part away from it.";
    }
}
