//! The language of IAM policies: text in, a typed document out, in which everything knows its place in the text.
//!
//! ```
//! use scopedown_policy::{PolicyKind, parse};
//!
//! let parsed = parse(
//!     r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}"#,
//!     PolicyKind::Session,
//! );
//! assert!(parsed.diagnostics.is_empty());
//! assert_eq!(parsed.policy.unwrap().statements.len(), 1);
//!
//! let refused = parse(r#"{"Statement": {"Effect": "allow"}}"#, PolicyKind::Session);
//! assert!(refused.policy.is_none());
//! assert!(refused.diagnostics.iter().any(|diagnostic| diagnostic.words().code == "effect-case"));
//! ```
//!
//! Reading never fails: [`parse`] answers with diagnostics, and with a document unless AWS's grammar refuses the text.
//! A half-read document is never handed out, so nothing downstream can take it for a whole one.
//!
//! In reading order: [`parse`] and [`PolicyKind`]; the document ([`Policy`], [`Statement`], [`Condition`], [`Principal`]); the patterns
//! inside it ([`ActionPattern`], [`ResourcePattern`], [`Pattern`]); the request's side of them ([`Action`], [`Resource`]); a document back as text
//! ([`print()`]); what can be wrong ([`Diagnostic`]); places in text ([`Span`], [`LineIndex`]); and the [`limits`].

mod action;
mod arn;
mod condition;
mod diagnostic;
mod document;
mod glob;
mod indent;
pub mod json;
mod key;
mod kind;
pub mod limits;
mod operator;
mod pattern;
mod position_map;
mod principal;
mod print;
mod read;
mod resource;
mod same;
mod shared;
mod template;
mod text;
mod universe;
mod value;

pub use action::{Action, ActionFault, ActionPattern};
pub use arn::{Arn, ArnPattern, matches_operand as matches_arn_operand};
pub use condition::{Condition, Operand, Test};
pub use diagnostic::{
    Code, ConditionCode, Consequence, Counted, Diagnostic, DocumentCode, JsonCode, PatternCode,
    PrincipalCode, Severity, SizeCode, StatementCode, Words, quote,
};
pub use document::{
    ActionClause, Effect, Policy, PrincipalClause, ResourceClause, Sense, Statement, Version,
};
pub use indent::indent;
pub use key::{ContextKey, fold};
pub use kind::PolicyKind;
pub use operator::{
    ArnComparison, Operator, Ordering, Presence, Quantifier, StringComparison, TestName,
};
pub use pattern::{Beside, Match, NoValues, Pattern, Values, Variable, WildcardUse};
pub use position_map::PositionMap;
pub use principal::Principal;
pub use print::print;
pub use read::{Parsed, parse};
pub use resource::{Resource, ResourcePattern};
pub use shared::{Shared, shared};
pub use template::VariableFault;
pub use text::{LineIndex, Place, Span, Spanned};
pub use universe::Universe;
pub use value::{AddressRange, Bytes, Decimal, Instant, read_boolean};
