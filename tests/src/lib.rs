//! The corpus of cases and the harnesses that read it.
