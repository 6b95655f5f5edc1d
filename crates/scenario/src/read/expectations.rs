//! The member `expect`.

use scopedown_eval::{Decision, Layer};

use super::context::{Lists, entries};
use super::fields::{Fields, span};
use crate::problem::ProblemKind;
use crate::scenario::Expectation;

const VERDICTS: &str = "allowed, implicitDeny, explicitDeny, depends";

pub(super) fn expectations(fields: &mut Fields<'_, '_, '_>) -> Vec<Expectation> {
    let mut expectations = Vec::new();
    for (at, value) in fields.list("expect").unwrap_or_default().iter().enumerate() {
        let Some(mut member) = fields.element("expect", at, value) else {
            continue;
        };
        let action = member.text("action");
        let resource = member.text("resource").unwrap_or_else(|| "*".to_owned());
        let verdict = member.word("verdict", decision, VERDICTS);
        let by = by(&mut member);
        let context = entries(&mut member, "context", Lists::ByTable);
        for name in ["action", "verdict"] {
            if !member.has(name) {
                member.problem(name, ProblemKind::Missing);
            }
        }
        member.finish();
        if let (Some(action), Some(verdict)) = (action, verdict) {
            expectations.push(Expectation {
                action,
                resource,
                verdict,
                by,
                context,
                span: span(value),
            });
        }
    }
    expectations
}

fn by(member: &mut Fields<'_, '_, '_>) -> Option<Vec<Layer>> {
    let names = member.texts("by")?;
    let layer = |name: &String| Layer::ALL.into_iter().find(|layer| layer.name() == name);
    let layers: Option<Vec<Layer>> = names.iter().map(layer).collect();
    if layers.is_none() {
        member.problem(
            "by",
            ProblemKind::UnknownWord {
                known: "rcp, scp, resource, role, boundary, session",
            },
        );
    }
    layers
}

fn decision(word: &str) -> Option<Decision> {
    [
        Decision::Allowed,
        Decision::ImplicitDeny,
        Decision::ExplicitDeny,
        Decision::Depends,
    ]
    .into_iter()
    .find(|decision| decision.name() == word)
}
