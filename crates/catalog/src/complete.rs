//! What can be written at a place of a policy that is being typed.
//!
//! The text need not be whole: it is read in one pass that makes the best of it ([`scan`]), and everything else follows from what a place
//! is: a member, an action, a resource, an operator, a key, a value, a variable.

mod actions;
mod keys;
mod lex;
mod members;
mod named;
mod node;
mod offers;
mod operands;
mod operators;
mod outline;
mod place;
mod rank;
mod resources;
mod scan;
mod template;
mod unescape;
mod variables;

use scopedown_policy::{Span, limits};

pub(crate) use keys::keys_of;
pub(crate) use node::{Spot, Token};
pub(crate) use operands::operator;
pub(crate) use outline::{Outline, Role};
pub(crate) use template::values_of_open_parts;
pub(crate) use variables::replaces;

use crate::catalog::Catalog;
use offers::Offers;
use place::{Place, Wanted};

/// Proposals of one list; the rest is counted.
pub const PROPOSALS: usize = 100;

/// What can be written at a place, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What a proposal replaces; inside the quotes, where there are some.
    pub span: Span,
    /// The proposals, at most [`PROPOSALS`].
    pub proposals: Vec<Proposal>,
    /// How many more there are.
    pub more: usize,
}

/// Something that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What replaces the span. Where no quotes stand around it yet, it brings them; words in capitals in an ARN or a key are to be filled in.
    pub text: String,
    /// The name in a list.
    pub label: String,
    /// A few words about it; may be empty.
    pub detail: String,
    /// What it is.
    pub kind: ProposalKind,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProposalKind {
    /// A member of the policy or of a statement.
    Member,
    /// A fixed value: `Allow`, `2012-10-17`, `true`.
    Value,
    /// The prefix of a service, with its colon.
    Service,
    /// An action.
    Action,
    /// `*` or the form of an ARN.
    Resource,
    /// A condition operator.
    Operator,
    /// A condition key.
    Key,
    /// A policy variable or an escape.
    Variable,
}

/// What can be written at `at`, a place in bytes: one inside a character counts as before it, one behind the text as its end.
///
/// `None` where there is nothing to propose, and for texts beyond the [limit](limits::POLICY_BYTES).
///
/// ```
/// use scopedown_catalog::{Catalog, complete};
///
/// let text = r#"{"Statement": [{"Effect": "Allow", "Action": "s3:getobj"#;
/// let completion = complete(&Catalog::embedded(), text, text.len()).unwrap();
/// assert_eq!(completion.span.of(text), "s3:getobj");
/// assert_eq!(completion.proposals[0].text, "s3:GetObject");
/// assert_eq!(completion.proposals[0].detail, "Read");
/// ```
pub fn complete(catalog: &Catalog, text: &str, at: usize) -> Option<Completion> {
    if text.len() > limits::POLICY_BYTES {
        return None;
    }
    let outline = Outline::of(text, text.floor_char_boundary(at));
    let place = variables::narrowed(&outline, Place::of(&outline)?);
    let mut offers = Offers::new(&place);
    propose(catalog, &outline, &place, &mut offers);
    offers.finish()
}

fn propose(catalog: &Catalog, outline: &Outline<'_>, place: &Place, offers: &mut Offers<'_>) {
    match place.wanted {
        Wanted::Variable => variables::variables(outline, place, offers),
        Wanted::Name { object, role } => match role {
            Role::Condition => operators::operators(catalog, outline, place, object, offers),
            Role::Tests => keys::keys(catalog, outline, place, object, offers),
            _ => members::members(outline, place, object, role, offers),
        },
        Wanted::Value { owner, role } => match role {
            Role::Version => members::versions(place, offers),
            Role::Effect => members::effects(place, offers),
            Role::Action(sense) => actions::actions(catalog, outline, place, sense, offers),
            Role::Resource(sense) => resources::resources(catalog, outline, place, sense, offers),
            Role::Operand => operands::operands(catalog, outline, place, owner, offers),
            _ => {}
        },
    }
}
