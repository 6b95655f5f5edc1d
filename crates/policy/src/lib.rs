//! The language: IAM policy text to a typed document with positions, and what is wrong with it.
