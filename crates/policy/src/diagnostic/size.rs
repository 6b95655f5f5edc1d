use super::Words;
use crate::limits;

/// A limit of ours, or a quota of AWS's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeCode {
    /// More bytes than [`limits::POLICY_BYTES`].
    Bytes(usize),
    /// More open brackets than [`limits::POLICY_DEPTH`].
    Depth,
    /// More statements than [`limits::POLICY_STATEMENTS`].
    Statements(usize),
    /// More characters than AWS takes for a document of this kind.
    Quota {
        /// The characters that count.
        used: usize,
        /// The characters that AWS takes.
        quota: usize,
        /// Whether white space counts.
        counted: Counted,
    },
}

/// Which characters count towards a quota (semantics 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// All of them, as for session policies.
    Every,
    /// All but white space, as for stored IAM policies.
    WithoutSpace,
}

impl SizeCode {
    pub(super) fn words(self) -> Words {
        match self {
            Self::Bytes(bytes) => Words::new(
                "limit-bytes",
                format!(
                    "The text has {bytes} bytes; it is kept, but only texts of up to {} bytes are analysed.",
                    limits::POLICY_BYTES
                ),
                "Paste the one policy that matters; AWS itself takes at most 131,072 characters.",
            ),
            Self::Depth => Words::new(
                "limit-depth",
                format!(
                    "More than {} brackets are open here; the text is kept, but not analysed.",
                    limits::POLICY_DEPTH
                ),
                "A policy needs seven at most: look for a bracket that is repeated or never closed.",
            ),
            Self::Statements(statements) => Words::new(
                "limit-statements",
                format!(
                    "The policy has {statements} statements; it is kept, but only policies of up to {} are analysed.",
                    limits::POLICY_STATEMENTS
                ),
                "Split the policy, or merge statements that differ by one entry.",
            ),
            Self::Quota {
                used,
                quota,
                counted,
            } => {
                let spaces = match counted {
                    Counted::Every => "white space included",
                    Counted::WithoutSpace => "white space not counted",
                };
                Words::new(
                    "quota",
                    format!("The document has {used} characters, {spaces}; AWS takes {quota}."),
                    "Use wildcards, merge statements, or leave out what the other policies do not grant anyway.",
                )
            }
        }
    }
}
