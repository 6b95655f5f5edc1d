//! Every code that a report can hold: those of this crate, and those of the grammar.

use scopedown_policy::Severity;
use scopedown_policy::Severity::{Error, Info, Warning};

use crate::code::{AssociationCode, Code};

/// A code by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    /// The stable name.
    pub name: &'static str,
    /// How grave it is where nothing else is said.
    pub severity: Severity,
    /// Who finds it.
    pub origin: Origin,
}

/// Who finds what a code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Reading one text; the document is refused for it (semantics 1.12).
    Refusal,
    /// Reading one text; the document is evaluated all the same.
    Reading,
    /// Looking at the documents of a subject.
    Lint,
    /// Looking at an association as it is read, written, changed or listed.
    Association,
}

/// Every code, sorted by name.
pub fn codes() -> Vec<Registered> {
    let refusals = REFUSALS.iter().map(|name| Registered {
        name,
        severity: Error,
        origin: Origin::Refusal,
    });
    let readings = READINGS.iter().map(|(name, severity)| Registered {
        name,
        severity: *severity,
        origin: Origin::Reading,
    });
    let lints = Code::all().into_iter().map(|code| Registered {
        name: code.name(),
        severity: code.severity(),
        origin: Origin::Lint,
    });
    let of_associations = scopedown_association::Code::ALL
        .iter()
        .filter(|said| AssociationCode::of(**said).is_none())
        .map(|said| Registered {
            name: said.name(),
            severity: said.severity(),
            origin: Origin::Association,
        });
    let mut codes: Vec<Registered> = refusals
        .chain(readings)
        .chain(lints)
        .chain(of_associations)
        .collect();
    codes.sort_by_key(|code| code.name);
    codes
}

/// Diagnostics of `scopedown_policy` for which a document is refused.
const REFUSALS: &[&str] = &[
    "action-colons",
    "action-missing",
    "action-name",
    "action-prefix",
    "action-prefix-missing",
    "action-type",
    "both-forms",
    "condition-body-type",
    "condition-type",
    "condition-value-type",
    "document-not-object",
    "effect-case",
    "effect-missing",
    "effect-unknown",
    "id-not-string",
    "json-bare-name",
    "json-byte-order-mark",
    "json-comment",
    "json-control-character",
    "json-empty",
    "json-escape",
    "json-missing-colon",
    "json-missing-comma",
    "json-more-text",
    "json-single-quote",
    "json-syntax",
    "json-trailing-comma",
    "json-truncated",
    "json-typographic-quote",
    "json-yaml",
    "limit-bytes",
    "limit-depth",
    "limit-statements",
    "member-not-in-kind",
    "not-principal-trust",
    "null-if-exists",
    "null-member",
    "operator-unknown",
    "principal-forbidden",
    "principal-missing",
    "principal-shape",
    "principal-type",
    "principal-value-type",
    "rcp-effect",
    "rcp-principal",
    "repeated-member",
    "resource-form",
    "resource-missing",
    "resource-segments",
    "resource-type",
    "sid-type",
    "statement-empty",
    "statement-missing",
    "statement-type",
    "unknown-member",
    "version-unknown",
];

/// Diagnostics of `scopedown_policy` that refuse nothing, or not in every kind of policy.
const READINGS: &[(&str, Severity)] = &[
    ("allow-not-principal", Warning),
    ("arn-case", Warning),
    ("bool-values", Warning),
    ("character-range", Error),
    ("condition-arn-short", Warning),
    ("condition-empty", Info),
    ("condition-mixed-types", Warning),
    ("condition-no-values", Warning),
    ("condition-value", Warning),
    ("for-any-value-if-exists", Warning),
    ("iam-region", Error),
    ("iam-resource", Error),
    ("id-unused", Warning),
    ("key-case", Error),
    ("key-form", Warning),
    ("not-principal-account", Warning),
    ("null-quantifier", Warning),
    ("principal-empty", Info),
    ("principal-unresolvable", Warning),
    ("quota", Error),
    ("resource-partition", Error),
    ("resource-service-wildcard", Warning),
    ("resource-short", Warning),
    ("resource-type-wildcard", Warning),
    ("s3-region", Error),
    ("sid-characters", Warning),
    ("sid-repeated", Warning),
    ("trust-resource", Error),
    ("variable-bool", Warning),
    ("variable-default", Warning),
    ("variable-empty", Warning),
    ("variable-operator", Error),
    ("variable-place", Warning),
    ("variable-space", Warning),
    ("variable-unclosed", Warning),
    ("variable-version", Warning),
    ("version-2008", Warning),
    ("version-missing", Warning),
    ("wildcard-literal", Warning),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The files in which the diagnostics of the grammar have their words.
    const GRAMMAR: [&str; 7] = [
        include_str!("../../policy/src/diagnostic/condition.rs"),
        include_str!("../../policy/src/diagnostic/document.rs"),
        include_str!("../../policy/src/diagnostic/json.rs"),
        include_str!("../../policy/src/diagnostic/pattern.rs"),
        include_str!("../../policy/src/diagnostic/principal.rs"),
        include_str!("../../policy/src/diagnostic/size.rs"),
        include_str!("../../policy/src/diagnostic/statement.rs"),
    ];

    #[test]
    fn every_code_of_the_grammar_is_registered() {
        let is_name = |text: &&str| {
            let mut words = text.split('-');
            let word = |word: &str| {
                !word.is_empty()
                    && word
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            };
            words.clone().count() > 1 && words.all(word)
        };
        let mut written: Vec<&str> = GRAMMAR
            .iter()
            .flat_map(|file| file.lines())
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| line.split('"').skip(1).step_by(2))
            .filter(is_name)
            .chain(["quota"])
            .collect();
        written.sort_unstable();
        written.dedup();
        let registered: Vec<&str> = codes()
            .iter()
            .filter(|code| matches!(code.origin, Origin::Refusal | Origin::Reading))
            .map(|code| code.name)
            .collect();
        assert_eq!(written, registered);
    }

    #[test]
    fn names_are_not_given_twice() {
        let names: Vec<&str> = codes().iter().map(|code| code.name).collect();
        let mut once = names.clone();
        once.dedup();
        assert_eq!(names, once);
    }
}
