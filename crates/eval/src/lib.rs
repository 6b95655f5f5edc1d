//! The shared evaluation crate: layers of policies and a request to a verdict; why, as data; the cells of a matrix.
//!
//! ```
//! use scopedown_eval::{Authority, Caller, Context, Decision, Layers, Request, Situation, decide};
//! use scopedown_policy::{Action, PolicyKind, Resource, parse};
//!
//! let role = parse(r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}"#, PolicyKind::Role);
//! let session = parse(r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}"#, PolicyKind::Session);
//! let authority = Authority::new(Layers { role: role.policy.into_iter().collect(), session: Some(session.policy.into_iter().collect()), ..Layers::default() });
//!
//! let situation = Situation { caller: Caller::parse("arn:aws:sts::111122223333:assumed-role/app/pod").unwrap(), resource_account: None, context: Context::default() };
//! let (action, resource) = (Action::parse("s3:PutObject").unwrap(), Resource::new("arn:aws:s3:::reports/q1.csv"));
//! let verdict = decide(&authority, &Request { action: &action, resource: &resource, situation: &situation });
//! assert_eq!(verdict.decision, Decision::ImplicitDeny);
//! assert_eq!(verdict.by.iter().map(|layer| layer.name()).collect::<Vec<_>>(), ["session"]);
//! ```
//!
//! How the layers combine (semantics 6.9), the first row that fits:
//!
//! | found | decision |
//! | --- | --- |
//! | `sts:GetCallerIdentity` | allowed |
//! | any layer denies | explicit deny |
//! | an SCP level does not allow | implicit deny |
//! | the resource's policy allows the session, user or everyone, same account | allowed |
//! | the role or the resource's policy (through the role's ARN) allows, and boundary and session allow, same account | allowed |
//! | role, boundary, session and the resource's policy all allow, across accounts | allowed |
//! | anything else | implicit deny |
//!
//! [`decide`] is the fast path and builds no strings; [`explain`] says for every layer, statement and clause what it found; [`cell`] gives the
//! three verdicts of one cell of the matrix. All three stand on the same clause functions. [`whole_matrix`] gives the cells of every action that
//! there is, deciding once for all that no statement tells apart.

mod answers;
mod authority;
mod caller;
mod case;
mod cell;
mod combine;
mod condition;
mod context;
mod decide;
mod everywhere;
mod explain;
mod index;
mod layer;
mod likely;
mod matrix;
mod open_point;
mod place;
mod principal;
mod request;
mod session_kind;
mod statement;
mod trace;
mod unknown;
mod verdict;
mod whole;

pub use authority::{Authority, Layers, ResourcePolicy, Target};
pub use caller::{Caller, Identity};
pub use cell::{Cell, State, cell};
pub use condition::{Because, ConditionOutcome};
pub use context::{Context, ContextValue, Found, RepeatedKey, Unlisted};
pub use decide::decide;
pub use everywhere::{cell_everywhere, explain_everywhere};
pub use explain::explain;
pub use layer::{Layer, LayerSet};
pub use matrix::{Matrix, matrix};
pub use open_point::{OpenPoint, OpenPoints};
pub use place::Place;
pub use principal::Grade;
pub use request::{Request, Situation};
pub use session_kind::{POD_TAGS, SessionFacts, SessionKind, is_multivalued, is_single_valued};
pub use trace::{
    ConditionTrace, LayerAnswer, LayerTrace, ListTrace, PolicyTrace, PrincipalTrace,
    StatementOutcome, StatementTrace, Trace,
};
pub use verdict::{Decision, Verdict};
pub use whole::{Column, PackedCell, StateCounts, WholeMatrix, whole_matrix};
