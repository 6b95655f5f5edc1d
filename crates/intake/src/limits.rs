//! What is read at once. Beyond a limit nothing is taken apart, and the problem names the limit.

/// Bytes of one text. The answer of `get-account-authorization-details` may be longer: [`Details`](crate::Details) reads it in slices.
pub const TEXT_BYTES: usize = 4 << 20;

/// Bytes of a YAML text, of a Terraform file or of a program; their readers keep much beside each byte.
pub const MARKUP_BYTES: usize = 1 << 20;

/// Parts that are handed out; nobody reads on beyond them.
pub const FOUND: usize = 10_000;

/// Wrappings around one text: escaped in a string that is URL-encoded in a string, and so on.
pub const WRAPPINGS: usize = 6;

/// Nodes of one tree, what aliases repeat included.
pub const NODES: usize = 400_000;

/// Bytes of all documents that one text may be taken apart into. A document that many roles share is handed out for each of them.
pub const OUTPUT_BYTES: usize = 32 << 20;

/// Roles, and managed policies, of one answer of `get-account-authorization-details`. An account has at most some thousands.
pub const ROLES: usize = 100_000;
