//! A condition key of the catalogue.

use crate::kind::{Cardinality, KeyType};

/// A condition key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyEntry<'c> {
    pub(crate) name: &'c str,
    pub(crate) kind: KeyType,
    pub(crate) cardinality: Cardinality,
}

impl<'c> KeyEntry<'c> {
    /// Its name; a part that the author chooses stands as `${…}`.
    pub fn name(self) -> &'c str {
        self.name
    }

    /// The type of its values.
    pub fn kind(self) -> KeyType {
        self.kind
    }

    /// How many values it can have.
    pub fn cardinality(self) -> Cardinality {
        self.cardinality
    }

    /// Whether it can have several values, so that conditions need a set operator.
    pub fn is_multivalued(self) -> bool {
        self.cardinality == Cardinality::Many
    }

    /// Whether a part of the name is the author's to choose.
    pub fn is_open(self) -> bool {
        self.name.contains("${")
    }
}

/// Whether a catalogue's name stands for a key, whose name is in lower case. An open part stands for any text but the empty one.
pub(crate) fn names(name: &str, folded: &str) -> bool {
    let Some((before, behind)) = name.split_once("${") else {
        return name.eq_ignore_ascii_case(folded);
    };
    let behind = behind.split_once('}').map_or("", |(_, rest)| rest);
    let fits_front = folded
        .get(..before.len())
        .is_some_and(|front| front.eq_ignore_ascii_case(before));
    if !fits_front {
        return false;
    }
    let rest = folded.get(before.len()..).unwrap_or_default();
    // What follows the open part begins behind it, so each later place of its beginning is tried.
    (1..=rest.len())
        .filter_map(|at| rest.get(at..))
        .any(|rest| names(behind, rest))
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn open_parts_stand_for_some_text() {
        assert!(names("aws:RequestTag/${TagKey}", "aws:requesttag/team"));
        assert!(!names("aws:RequestTag/${TagKey}", "aws:requesttag/"));
        assert!(names(
            "codebuild:a/${x}.auth.type",
            "codebuild:a/b.auth.type"
        ));
        assert!(!names("codebuild:a/${x}.auth.type", "codebuild:a/b.auth"));
        assert!(names(
            "kms:EncryptionContext:${Key}",
            "kms:encryptioncontext:a:b"
        ));
    }
}
