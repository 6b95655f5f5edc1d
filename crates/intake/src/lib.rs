//! Whatever a user has at hand to policies, associations and denials.
