theme! {
    /// What follows where a condition's key is absent (semantics 5.3, 5.15, 12.12–12.18).
    AbsenceCode {
        /// `Allow` with `…IfExists` (12.12).
        AllowIfExists: Warning, "allow-if-exists",
            "Where the request lacks {} this condition holds, and the statement grants.",
            "Leave `IfExists` out, or allow the actions that lack the key in a statement of their own.";
        /// `Allow` with `ForAllValues` (12.13, 12.14).
        ForAllValuesAbsent: Warning, "for-all-values-absent",
            "`ForAllValues` also holds where the request lacks {}, and then the statement grants.",
            "Add a `Null` condition that requires the key, or list only actions that carry it.";
        /// `Allow` with a negated operator (12.16).
        NegatedAbsent: Warning, "negated-absent",
            "A negated operator also holds where the request lacks {}, and then the statement grants.",
            "Add a `Null` condition that requires the key, or say with a positive operator what is allowed.";
        /// `Deny` with `ForAnyValue` and a negated operator (12.17).
        DenyForAnyValue: Info, "deny-for-any-value",
            "`ForAnyValue` does not hold where the request lacks {}, so such requests are not denied.",
            "Deny what lacks the key as well, with `Null` in a statement of its own, if it should be.";
        /// `Deny` with `Bool` on the MFA key (12.18).
        DenyBoolMfa: Warning, "deny-bool-mfa",
            "Requests without {} are not denied: `Bool` does not hold where the key is absent, as with long-term credentials.",
            "Write `BoolIfExists`; it denies sessions without the key as well, those of pods included.";
        /// `…IfExists` beside a `Null` that requires the key.
        IfExistsWithNull: Info, "if-exists-with-null",
            "A `Null` condition requires {} already, so `IfExists` changes nothing.",
            "Leave `IfExists` out.";
        /// `Null` that forbids a key beside an operator that needs it.
        NullContradiction: Warning, "null-contradiction",
            "One condition requires that {} is absent and another that it is there, so the statement never applies.",
            "Keep one of the two, or make two statements.";
    }
}
