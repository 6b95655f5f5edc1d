theme! {
    /// `ForAllValues:` and `ForAnyValue:`, where they are missing and where they are too much (semantics 5.11, 5.12, 12.15, 12.19).
    QualifierCode {
        /// A plain operator on a key with several values (12.19).
        Missing: Error, "missing-qualifier",
            "{} can have several values, and an operator without `ForAnyValue:` or `ForAllValues:` never matches such a key.",
            "Put `ForAnyValue:` before the operator to ask whether some value fits, or `ForAllValues:` and a `Null` condition to ask whether all do.";
        /// `ForAllValues:` on a key with one value.
        ForAllValuesSingle: Warning, "for-all-values-single",
            "{} has one value, and `ForAllValues` also holds where it has none at all.",
            "Leave `ForAllValues:` out.";
        /// `ForAnyValue:` on a key with one value (12.15).
        ForAnyValueSingle: Info, "for-any-value-single",
            "{} has one value, so there is nothing to choose from; who reads `ForAnyValue` will look for more.",
            "Leave `ForAnyValue:` out.";
    }
}
