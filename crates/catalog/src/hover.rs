//! What the word at a place of a policy means, in one sentence.

mod operator;

pub(crate) use operator::in_short;
