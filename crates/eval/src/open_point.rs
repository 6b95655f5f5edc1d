//! Where AWS is silent or contradicts itself: the points of semantics section 15 that an answer may lean on.

/// One open point on which an evaluation can hang.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpenPoint {
    /// 15.2: variables are replaced under `Bool`.
    VariableInBool,
    /// 15.3: a negated operator holds where a variable has no value.
    UnresolvedInNegated,
    /// 15.4: an entry of `NotResource` with a variable without value excludes nothing.
    UnresolvedInNotResource,
    /// 15.5: a plain operator never matches a multivalued key.
    PlainOnMultivalued,
    /// 15.6: `ForAnyValue:…IfExists` does not hold where the key is absent.
    ForAnyValueIfExists,
    /// 15.7: a plain operator with an empty list: positive never holds, negated always.
    EmptyList,
    /// 15.8: unreadable values: a policy's matches nothing, a request's makes the condition false.
    Unreadable,
    /// 15.9: missing segments of an ARN count as `*`.
    ShortArn,
    /// 15.10: a `*` before the fifth colon of an ARN stays in its segment.
    StarAcrossColons,
    /// 15.11: the front of an ARN compares with letter case.
    FrontCase,
    /// 15.16: several session policies are a union.
    SessionUnion,
    /// 15.21: an empty string is an empty set for `ForAllValues`.
    EmptyStringForAllValues,
    /// 15.23: wildcard characters in the value of a variable are ordinary characters.
    WildcardInValue,
    /// 15.26: set operators apply to `Null` value by value.
    QuantifiedNull,
    /// 15.27: a grant to `*` is not limited by boundary or session policy.
    EveryoneUncapped,
    /// 15.28: an empty string is null for `Null` and for variables.
    EmptyStringNull,
    /// 15.29: a wildcard in the service segment, where it is not refused, matches like any other.
    ServiceWildcard,
    /// 15.31: `NotPrincipal` spares a principal whose account it does not name.
    SparedWithoutAccount,
}

impl OpenPoint {
    /// Every point.
    pub const ALL: [Self; 18] = [
        Self::VariableInBool,
        Self::UnresolvedInNegated,
        Self::UnresolvedInNotResource,
        Self::PlainOnMultivalued,
        Self::ForAnyValueIfExists,
        Self::EmptyList,
        Self::Unreadable,
        Self::ShortArn,
        Self::StarAcrossColons,
        Self::FrontCase,
        Self::SessionUnion,
        Self::EmptyStringForAllValues,
        Self::WildcardInValue,
        Self::QuantifiedNull,
        Self::EveryoneUncapped,
        Self::EmptyStringNull,
        Self::ServiceWildcard,
        Self::SparedWithoutAccount,
    ];

    /// The number for programs.
    pub const fn number(self) -> &'static str {
        match self {
            Self::VariableInBool => "15.2",
            Self::UnresolvedInNegated => "15.3",
            Self::UnresolvedInNotResource => "15.4",
            Self::PlainOnMultivalued => "15.5",
            Self::ForAnyValueIfExists => "15.6",
            Self::EmptyList => "15.7",
            Self::Unreadable => "15.8",
            Self::ShortArn => "15.9",
            Self::StarAcrossColons => "15.10",
            Self::FrontCase => "15.11",
            Self::SessionUnion => "15.16",
            Self::EmptyStringForAllValues => "15.21",
            Self::WildcardInValue => "15.23",
            Self::QuantifiedNull => "15.26",
            Self::EveryoneUncapped => "15.27",
            Self::EmptyStringNull => "15.28",
            Self::ServiceWildcard => "15.29",
            Self::SparedWithoutAccount => "15.31",
        }
    }
}

/// Some of the open points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct OpenPoints(u32);

impl OpenPoints {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// These and `point`.
    #[must_use]
    pub const fn with(self, point: OpenPoint) -> Self {
        Self(self.0 | 1 << point as u32)
    }

    /// These and those.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the point is among them.
    pub const fn contains(self, point: OpenPoint) -> bool {
        self.0 & 1 << point as u32 != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The points in order.
    pub fn iter(self) -> impl Iterator<Item = OpenPoint> {
        OpenPoint::ALL
            .into_iter()
            .filter(move |point| self.contains(*point))
    }
}
