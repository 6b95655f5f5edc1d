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
    "access-point-lost"
    "action-colons"
    "action-missing"
    "action-name"
    "action-needs-star"
    "action-prefix"
    "action-prefix-missing"
    "action-resource-mismatch"
    "action-type"
    "allow-if-exists"
    "allow-not-action"
    "allow-not-principal"
    "allow-not-resource"
    "api-operation"
    "arn-account"
    "arn-case"
    "arn-key-string"
    "arn-region"
    "association-cached"
    "association-cluster-name"
    "association-empty-policy"
    "association-external-id"
    "association-first-hop"
    "association-foreign-role"
    "association-many-tags"
    "association-missing"
    "association-namespace"
    "association-not-a-role"
    "association-nothing-changed"
    "association-open"
    "association-owned"
    "association-partition"
    "association-policy-characters"
    "association-policy-grammar"
    "association-policy-json"
    "association-policy-long"
    "association-policy-packed"
    "association-policy-packed-unsure"
    "association-policy-removed"
    "association-second"
    "association-service-account"
    "association-several-policies"
    "association-tag-key"
    "association-tag-no-session-tag"
    "association-tag-repeated"
    "association-tag-reserved"
    "association-tag-value"
    "association-tags-beside-policy"
    "association-tags-open"
    "association-target-is-role"
    "association-unchangeable"
    "bool-values"
    "both-forms"
    "caller-identity"
    "character-range"
    "comparison-limit"
    "condition-always"
    "condition-arn-short"
    "condition-body-type"
    "condition-empty"
    "condition-mixed-types"
    "condition-no-values"
    "condition-type"
    "condition-value"
    "condition-value-type"
    "create-slr-not-action"
    "create-slr-not-resource"
    "create-slr-star"
    "dead-grant"
    "dead-grant-resource"
    "deny-bool-mfa"
    "deny-for-any-value"
    "document-not-object"
    "effect-case"
    "effect-missing"
    "effect-unknown"
    "equivalent-to-null-false"
    "for-all-values-absent"
    "for-all-values-single"
    "for-any-value-if-exists"
    "for-any-value-single"
    "forgotten-companion"
    "forgotten-index"
    "iam-region"
    "iam-resource"
    "id-not-string"
    "id-unused"
    "if-exists-with-null"
    "improve-ip-range"
    "json-bare-name"
    "json-byte-order-mark"
    "json-comment"
    "json-control-character"
    "json-empty"
    "json-escape"
    "json-missing-colon"
    "json-missing-comma"
    "json-more-text"
    "json-single-quote"
    "json-syntax"
    "json-trailing-comma"
    "json-truncated"
    "json-typographic-quote"
    "json-yaml"
    "key-case"
    "key-cuts-action"
    "key-form"
    "key-not-for-action"
    "key-space"
    "key-variable"
    "kms-no-delegation"
    "limit-bytes"
    "limit-depth"
    "limit-statements"
    "list-bucket-objects"
    "lost-grants"
    "member-not-in-kind"
    "missing-qualifier"
    "missing-resource-type"
    "negated-absent"
    "not-principal-account"
    "not-principal-trust"
    "not-resource-variable"
    "null-contradiction"
    "null-if-exists"
    "null-member"
    "null-quantifier"
    "open-point"
    "operator-type"
    "operator-unknown"
    "pass-role-not-action"
    "pass-role-not-resource"
    "pass-role-star"
    "pattern-matches-nothing"
    "prefix-collision"
    "principal-empty"
    "principal-forbidden"
    "principal-missing"
    "principal-shape"
    "principal-type"
    "principal-unresolvable"
    "principal-value-type"
    "private-source-ip"
    "quota"
    "rcp-effect"
    "rcp-principal"
    "redundant-action"
    "redundant-number"
    "redundant-resource"
    "redundant-statement"
    "repeated-member"
    "repeated-statement"
    "repeated-value"
    "resource-form"
    "resource-grant-uncapped"
    "resource-missing"
    "resource-never-matches"
    "resource-partition"
    "resource-segments"
    "resource-service-wildcard"
    "resource-short"
    "resource-type"
    "resource-type-wildcard"
    "role-chaining"
    "s3-account"
    "s3-prefix-forms"
    "s3-region"
    "secret-suffix"
    "self-assume"
    "sensitive-key-wildcard"
    "session-changes-nothing"
    "session-deny-only"
    "session-without-kms"
    "shadowed-by-deny"
    "sid-characters"
    "sid-empty"
    "sid-repeated"
    "sid-type"
    "source-role-cannot-assume"
    "source-role-workload"
    "split-condition"
    "statement-empty"
    "statement-missing"
    "statement-never-matches"
    "statement-type"
    "tag-condition-unsupported"
    "tag-key-missing"
    "tags-off-denial-lost"
    "tags-off-denial-widened"
    "tags-off-grant-lost"
    "tags-off-grant-widened"
    "tags-off-shifted"
    "target-trust-external-id"
    "target-trust-without-external-id"
    "target-trust-without-role"
    "transfer-variable"
    "trust-any-cluster"
    "trust-asks-for-tags"
    "trust-denies-pods"
    "trust-never-holds"
    "trust-resource"
    "trust-without-assume-role"
    "trust-without-pods"
    "trust-without-tag-session"
    "unknown-action"
    "unknown-global-key"
    "unknown-key"
    "unknown-member"
    "unknown-service"
    "username-key"
    "username-variable"
    "variable-bool"
    "variable-default"
    "variable-empty"
    "variable-operator"
    "variable-place"
    "variable-space"
    "variable-unclosed"
    "variable-version"
    "version-2008"
    "version-missing"
    "version-unknown"
    "wildcard-literal"
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::registry::codes;

    #[test]
    fn every_code_has_its_page_and_every_page_its_code() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("explanations");
        let files: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let wanted: BTreeSet<String> = codes()
            .iter()
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
