//! Lint cases in files.
