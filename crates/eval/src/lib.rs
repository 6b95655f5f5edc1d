//! The shared evaluation crate: layers of policies and a request to a verdict, and why.
