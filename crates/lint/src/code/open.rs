theme! {
    /// What hangs on a question that AWS leaves open (semantics 15).
    OpenCode {
        /// A construct whose meaning AWS does not document.
        Point: Info, "open-point",
            "AWS does not document this for certain (open point {:}); here it is read so: {:}.",
            "Write it another way if much hangs on it, or try it against AWS.";
        /// The means for comparisons are exhausted.
        Limit: Info, "comparison-limit",
            "The policies are so large that not every entry was compared with every other.",
            "Look at them one by one to have all of them compared.";
    }
}
