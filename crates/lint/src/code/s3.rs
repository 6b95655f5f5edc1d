theme! {
    /// Buckets, objects and prefixes (semantics 3.8.1, 12.4, 12.5).
    S3Code {
        /// A bucket's action on objects, or the reverse (12.4).
        ListBucketObjects: Warning, "list-bucket-objects",
            "{} acts on {:}, and this statement names none.",
            "Name both: `arn:aws:s3:::BUCKET` for the bucket's actions, `arn:aws:s3:::BUCKET/*` for those of its objects.";
        /// One form of `s3:prefix` without the others (12.5).
        PrefixForms: Info, "s3-prefix-forms",
            "{} matches neither a listing of {} without the slash nor one without a prefix; each is another text.",
            "Add the forms that clients send, such as the name without `/` and, for the root, the empty text.";
    }
}
