theme! {
    /// What session policies come to beside the role (semantics 7.3, 12).
    SessionCode {
        /// Session policies without any `Allow` (12.2).
        DenyOnly: Error, "session-deny-only",
            "The session policy only denies, so the session may do nothing at all: what no session policy allows is denied.",
            "Add a statement that allows `*` on `*`; the denials then take their part away from it.";
        /// Session policies that allow whatever the role allows.
        ChangesNothing: Warning, "session-changes-nothing",
            "The session policy takes nothing away: it allows all that the role allows.",
            "Allow only what the session needs, or pass no session policy.";
        /// An action that no role policy grants (12.1).
        DeadGrant: Warning, "dead-grant",
            "No policy of the role allows {}, so this grants nothing.",
            "Grant it to the role as well, or delete it here; a session never has more than its role.";
        /// An action that the role grants on other resources only (12.1).
        DeadGrantResource: Warning, "dead-grant-resource",
            "The role allows {}, but on none of these resources, so this grants nothing.",
            "Compare the resources with those of the role, letter by letter.";
        /// KMS in the role and not in the session (12.23).
        WithoutKms: Info, "session-without-kms",
            "The role may use KMS keys and the session may not, so data that is encrypted with a customer's key can be neither read nor written.",
            "Allow {} in the session policy as well if what is named here is encrypted with a key of yours.";
    }
}
