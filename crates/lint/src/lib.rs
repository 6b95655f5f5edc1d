//! What is wrong, risky or wasted in a pair of policies.
