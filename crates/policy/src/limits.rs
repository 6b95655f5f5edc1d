//! The one table of limits, for page, terminal and JavaScript alike.
//!
//! Beyond a limit a text is kept but not analysed, and the message names the limit. The figures leave room: IAM itself takes at most 131,072
//! characters for a document.

/// Bytes of one policy text.
pub const POLICY_BYTES: usize = 1 << 20;

/// Brackets open at once in a policy text. The grammar needs seven.
pub const POLICY_DEPTH: usize = 64;

/// Statements of one policy.
pub const POLICY_STATEMENTS: usize = 10_000;

/// Diagnostics of one policy text; nobody reads on beyond them.
pub const DIAGNOSTICS: usize = 1_000;

/// Bytes of a scenario file, or of one line of a batch.
pub const SCENARIO_BYTES: usize = 16 << 20;

/// Condition keys of one request.
pub const CONTEXT_KEYS: usize = 1_000;

/// Combinations of values that are tried for the keys that a request leaves open.
pub const OPEN_COMBINATIONS: usize = 1_024;

/// Rows that are derived from policies; more can be stated.
pub const DERIVED_ACTIONS: usize = 500;

/// Columns that are derived from policies; more can be stated.
pub const DERIVED_RESOURCES: usize = 100;

/// Cells of a matrix that are computed at once.
pub const MATRIX_CELLS: usize = 250_000;

/// Cells that the page draws; the rest is counted and exported.
pub const DRAWN_CELLS: usize = 1_500;
