//! Why, as data: for every layer, policy, statement and clause what was found. No sentences here; they live in `report`.

use scopedown_policy::{ContextKey, Effect, Operator, Sense, Span};

use crate::condition::ConditionOutcome;
use crate::layer::Layer;
use crate::principal::Grade;
use crate::verdict::Verdict;

/// Everything that was found about a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The verdict, equal to what [`crate::decide`] answers.
    pub verdict: Verdict,
    /// Every layer that bears on the request, in the order of [`Layer`]; each level of an organization is one entry.
    pub layers: Vec<LayerTrace>,
}

/// What one layer, or one level of an organization, says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerTrace {
    /// The layer.
    pub layer: Layer,
    /// The level, root first, for layers that have levels.
    pub level: Option<usize>,
    /// What its statements come to.
    pub answer: LayerAnswer,
    /// Whether the verdict hangs on this answer: it is among those that deny, or that had to allow and did not.
    pub blocks: bool,
    /// Its policies, in the order in which they were given. For resource policies only those that hang on the resource.
    pub policies: Vec<PolicyTrace>,
}

/// The answer of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LayerAnswer {
    /// A statement denies.
    Denies,
    /// A statement allows and none denies.
    Allows,
    /// The resource's policy allows through this form of the principal.
    Grants(Grade),
    /// No statement applies.
    Silent,
    /// A statement hangs on a key that is not known, and none that is known decides.
    Depends,
    /// The layer does not bear on this caller.
    NotApplied,
}

/// What the statements of one policy found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyTrace {
    /// The position of the policy among those given for its layer; for a level, in that level.
    pub policy: usize,
    /// Its statements in order.
    pub statements: Vec<StatementTrace>,
}

/// What one statement found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementTrace {
    /// The position of the statement in its policy, from 0.
    pub statement: usize,
    /// The whole statement.
    pub span: Span,
    /// Its effect.
    pub effect: Effect,
    /// Its name, where it has one.
    pub sid: Option<Box<str>>,
    /// Whether it applies.
    pub outcome: StatementOutcome,
    /// The principal clause, where there is one.
    pub principal: Option<PrincipalTrace>,
    /// The action clause.
    pub action: ListTrace,
    /// The resource clause; `None` where the statement speaks of the resource that its policy hangs on.
    pub resource: Option<ListTrace>,
    /// The conditions in order.
    pub conditions: Vec<ConditionTrace>,
}

/// Whether a statement applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatementOutcome {
    /// Every clause matches.
    Applies,
    /// Some clause misses.
    Missed,
    /// No clause misses, and some hang on a key that is not known.
    Depends,
}

/// What a principal clause found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrincipalTrace {
    /// The clause.
    pub span: Span,
    /// Whether it is `Principal` or `NotPrincipal`.
    pub sense: Sense,
    /// Whether it hits the caller.
    pub matched: bool,
    /// For an `Allow`, the form in which it names the caller.
    pub grade: Option<Grade>,
}

/// What an action or resource clause found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListTrace {
    /// The clause.
    pub span: Span,
    /// Whether the clause lists what it means or what it spares.
    pub sense: Sense,
    /// The entry that lists the action or resource, if one does.
    pub entry: Option<Span>,
    /// An entry whose variable has no value, where that is why nothing is listed.
    pub unresolved: Option<Span>,
    /// Whether the clause matches.
    pub matched: bool,
}

/// What a condition found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionTrace {
    /// Key and values in the text.
    pub span: Span,
    /// The operator.
    pub operator: Operator,
    /// The key.
    pub key: ContextKey,
    /// Whether it holds, and why.
    pub outcome: ConditionOutcome,
}
