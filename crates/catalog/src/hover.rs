//! What the word at a place of a policy means, in one sentence.

mod action;
mod arn;
mod key;
mod member;
mod operator;
mod variable;
mod words;

use scopedown_policy::{Span, TestName, limits};

pub(crate) use operator::in_short;

use crate::catalog::Catalog;
use crate::complete::{Outline, Role, Spot, Token, operator as operator_of};

/// Bytes of a word that is explained. Nothing that means something is longer.
const WORD: usize = 2_048;

/// What a word means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The word, without its quotes.
    pub span: Span,
    /// What it means, as a sentence.
    pub sentence: String,
}

/// What the word at `at` means, a place in bytes as for [`complete`](crate::complete()). The text need not be whole.
///
/// ```
/// use scopedown_catalog::{Catalog, hover};
///
/// let text = r#"{"Statement": [{"Effect": "Allow", "Action": "sqs:SendMessage"#;
/// let hover = hover(&Catalog::embedded(), text, text.len()).unwrap();
/// assert_eq!(hover.span.of(text), "sqs:SendMessage");
/// assert!(hover.sentence.starts_with("sqs:SendMessage of Amazon SQS is of level Write, acts on queue"));
/// ```
pub fn hover(catalog: &Catalog, text: &str, at: usize) -> Option<Hover> {
    if text.len() > limits::POLICY_BYTES {
        return None;
    }
    let outline = Outline::of(text, text.floor_char_boundary(at));
    match outline.spot {
        Spot::Name(node) => name(catalog, &outline, node),
        Spot::Value(node) => value(catalog, &outline, node),
        Spot::Gap(_) | Spot::Nowhere => None,
    }
}

fn name(catalog: &Catalog, outline: &Outline<'_>, node: usize) -> Option<Hover> {
    let member = outline.node(node)?;
    let token = short(member.name?)?;
    let name = readable(outline, token);
    let sentence = match outline.part(member.parent?)?.role {
        Role::Document => member::of_document(&name),
        Role::Statement => member::of_statement(&name),
        Role::Condition => operator::sentence(&name),
        Role::Tests => key::sentence(catalog, &name),
        _ => return None,
    };
    let span = token.span;
    Some(Hover { span, sentence })
}

fn value(catalog: &Catalog, outline: &Outline<'_>, node: usize) -> Option<Hover> {
    let token = short(outline.node(node)?.value.text()?)?;
    let role = outline.part(node)?.role;
    if matches!(role, Role::Action(_) | Role::Resource(_) | Role::Operand)
        && let Some(hover) = variable::at(catalog, outline, node, token)
    {
        return Some(hover);
    }
    let text = readable(outline, token);
    let sentence = match role {
        Role::Version => member::version(&text),
        Role::Effect => member::effect(&text),
        Role::Action(sense) => action::sentence(catalog, &text, sense),
        Role::Resource(sense) => arn::sentence(catalog, &text, sense),
        Role::Operand => operand(outline, node, &text)?,
        _ => return None,
    };
    let span = token.span;
    Some(Hover { span, sentence })
}

/// What a value says that a key is compared with; only where the operator makes a question of it.
fn operand(outline: &Outline<'_>, node: usize, text: &str) -> Option<String> {
    let operator = operator_of(outline, node)?;
    (operator.test == TestName::Null).then(|| operator::null_operand(text))
}

/// What a token says, without the control characters that an escape can bring in: they have no place in a sentence.
fn readable(outline: &Outline<'_>, token: Token) -> String {
    outline.read(token).replace(char::is_control, "\u{FFFD}")
}

fn short(token: Token) -> Option<Token> {
    (token.span.end - token.span.start <= WORD).then_some(token)
}
