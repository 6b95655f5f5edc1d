theme! {
    /// Conditions that do not ask what they seem to ask (semantics 5, 12.12–12.19).
    ConditionLint {
        /// A plain operator on a key with several values (5.12, 12.19).
        MissingQualifier: Error, "missing-qualifier",
            "{} can have several values, and an operator without `ForAnyValue:` or `ForAllValues:` never matches such a key.",
            "Put `ForAnyValue:` before the operator to ask whether some value fits, or `ForAllValues:` and a `Null` condition to ask whether all do.";
    }
}
