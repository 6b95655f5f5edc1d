//! The JavaScript door: converts, decides nothing.
