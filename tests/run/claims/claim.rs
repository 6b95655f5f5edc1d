//! Which claim each code makes.

/// Something that can be found out by asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// Without the marked entries no request is decided otherwise.
    EntryIdle(Scope),
    /// Without the statement no request is decided otherwise.
    StatementIdle(Scope),
    /// Without the condition no request is decided otherwise.
    ConditionIdle,
    /// No request carries the key of the marked condition.
    KeyNeverCarried,
    /// Nothing is ever allowed.
    NothingAllowed,
    /// The session policy makes no difference.
    SessionIdle,
}

/// Of which policies and requests something is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Of the document alone, whatever is asked.
    Alone,
    /// Of the two together, whatever is asked.
    Together,
    /// Of the document alone, for requests that AWS could get.
    Possible,
}

/// The codes whose claims are held, each with its claim.
const CLAIMS: &[(&str, Claim)] = &[
    ("session-deny-only", Claim::NothingAllowed),
    ("session-changes-nothing", Claim::SessionIdle),
    ("dead-grant", Claim::EntryIdle(Scope::Together)),
    ("dead-grant-resource", Claim::EntryIdle(Scope::Together)),
    ("shadowed-by-deny", Claim::EntryIdle(Scope::Together)),
    ("redundant-action", Claim::EntryIdle(Scope::Alone)),
    ("redundant-resource", Claim::EntryIdle(Scope::Alone)),
    ("redundant-statement", Claim::StatementIdle(Scope::Alone)),
    ("repeated-statement", Claim::StatementIdle(Scope::Alone)),
    ("split-condition", Claim::StatementIdle(Scope::Alone)),
    ("condition-always", Claim::ConditionIdle),
    ("null-contradiction", Claim::StatementIdle(Scope::Alone)),
    (
        "statement-never-matches",
        Claim::StatementIdle(Scope::Possible),
    ),
    ("resource-never-matches", Claim::EntryIdle(Scope::Possible)),
    (
        "action-resource-mismatch",
        Claim::EntryIdle(Scope::Possible),
    ),
    ("action-needs-star", Claim::EntryIdle(Scope::Possible)),
    ("list-bucket-objects", Claim::EntryIdle(Scope::Possible)),
    ("key-cuts-action", Claim::EntryIdle(Scope::Possible)),
    ("pattern-matches-nothing", Claim::EntryIdle(Scope::Possible)),
    ("unknown-action", Claim::EntryIdle(Scope::Possible)),
    ("unknown-service", Claim::EntryIdle(Scope::Possible)),
    ("api-operation", Claim::EntryIdle(Scope::Possible)),
    ("key-not-for-action", Claim::KeyNeverCarried),
    ("tag-condition-unsupported", Claim::KeyNeverCarried),
    ("key-space", Claim::KeyNeverCarried),
    ("unknown-global-key", Claim::KeyNeverCarried),
    ("unknown-key", Claim::KeyNeverCarried),
    ("username-key", Claim::KeyNeverCarried),
];

/// Codes that random pairs must bring about, else nothing is known of their claims.
pub(crate) const CLAIMED: &[&str] = &[
    "session-deny-only",
    "session-changes-nothing",
    "dead-grant",
    "dead-grant-resource",
    "shadowed-by-deny",
    "redundant-action",
    "redundant-resource",
    "redundant-statement",
    "repeated-statement",
    "split-condition",
    "condition-always",
    "null-contradiction",
    "statement-never-matches",
    "resource-never-matches",
    "action-resource-mismatch",
    "action-needs-star",
    "list-bucket-objects",
    "key-cuts-action",
    "pattern-matches-nothing",
    "unknown-action",
    "key-not-for-action",
    "tag-condition-unsupported",
    "key-space",
    "unknown-global-key",
    "username-key",
];

/// What a code claims, if it claims anything that asking can refute.
pub(crate) fn of(code: &str) -> Option<Claim> {
    let found = CLAIMS.iter().find(|(name, _)| *name == code);
    found.map(|(_, claim)| *claim)
}
