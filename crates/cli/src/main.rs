//! The terminal door of Scopedown.

fn main() {}
