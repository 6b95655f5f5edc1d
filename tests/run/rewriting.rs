//! Rewriting keeps what a policy means.
