//! What stands behind each code: a page in `explanations/`.

/// The page of a code, as Markdown; `None` where there is no such code.
pub fn explanation(code: &str) -> Option<&'static str> {
    EXPLANATIONS
        .iter()
        .find(|(name, _)| *name == code)
        .map(|(_, text)| *text)
}

macro_rules! explanations {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../explanations/", $name, ".md")))),*]
    };
}

const EXPLANATIONS: &[(&str, &str)] = explanations! {
    "allow-if-exists"
    "allow-not-action"
    "allow-not-resource"
    "arn-account"
    "arn-key-string"
    "arn-region"
    "caller-identity"
    "comparison-limit"
    "condition-always"
    "create-slr-not-action"
    "create-slr-not-resource"
    "create-slr-star"
    "dead-grant"
    "dead-grant-resource"
    "deny-bool-mfa"
    "deny-for-any-value"
    "equivalent-to-null-false"
    "for-all-values-absent"
    "for-all-values-single"
    "for-any-value-single"
    "if-exists-with-null"
    "improve-ip-range"
    "key-space"
    "key-variable"
    "kms-no-delegation"
    "list-bucket-objects"
    "missing-qualifier"
    "negated-absent"
    "not-resource-variable"
    "null-contradiction"
    "open-point"
    "operator-type"
    "pass-role-not-action"
    "pass-role-not-resource"
    "pass-role-star"
    "prefix-collision"
    "private-source-ip"
    "redundant-action"
    "redundant-number"
    "redundant-resource"
    "redundant-statement"
    "repeated-statement"
    "repeated-value"
    "resource-grant-uncapped"
    "role-chaining"
    "s3-account"
    "s3-prefix-forms"
    "secret-suffix"
    "self-assume"
    "sensitive-key-wildcard"
    "session-changes-nothing"
    "session-deny-only"
    "session-without-kms"
    "shadowed-by-deny"
    "sid-empty"
    "split-condition"
    "tag-key-missing"
    "transfer-variable"
    "unknown-global-key"
    "username-key"
    "username-variable"
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::registry::{Origin, codes};

    #[test]
    fn every_code_has_its_page_and_every_page_its_code() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("explanations");
        let files: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let wanted: BTreeSet<String> = codes()
            .iter()
            .filter(|code| code.origin == Origin::Lint)
            .map(|code| format!("{}.md", code.name))
            .collect();
        let table: BTreeSet<String> = EXPLANATIONS
            .iter()
            .map(|(name, _)| format!("{name}.md"))
            .collect();
        assert_eq!(files, wanted, "files on the left, codes on the right");
        assert_eq!(table, wanted, "the table on the left, codes on the right");
    }

    #[test]
    fn a_page_is_short_and_says_where_it_has_its_facts() {
        for (name, text) in EXPLANATIONS {
            assert!(text.starts_with(&format!("# {name}\n\n")), "{name}: title");
            assert!(text.contains("\nSource: "), "{name}: source");
            assert!(text.lines().count() <= 40, "{name}: length");
            assert!(text.lines().all(|line| line.len() <= 160), "{name}: width");
        }
    }
}
