//! Asking the evaluator, and now and then the referee.

use std::cell::OnceCell;

use scopedown_eval::{Authority, Decision, Layers, Request, decide};
use scopedown_policy::{Policy, print};
use scopedown_tests::claims::Asked;
use scopedown_tests::referee;
use serde_json::{Value, json};

/// What a role and, where there is one, a session policy decide.
pub(crate) struct Judge {
    role: Policy,
    session: Option<Policy>,
    authority: Authority,
    /// The two policies as the referee reads them, written when it is first asked.
    layers: OnceCell<Value>,
}

impl Judge {
    pub(crate) fn new(role: &Policy, session: Option<&Policy>) -> Self {
        let authority = Authority::new(Layers {
            role: vec![role.clone()],
            session: session.map(|session| vec![session.clone()]),
            ..Layers::default()
        });
        Self {
            role: role.clone(),
            session: session.cloned(),
            authority,
            layers: OnceCell::new(),
        }
    }

    /// The decision on a request.
    pub(crate) fn decide(&self, asked: &Asked) -> Decision {
        let request = Request {
            action: &asked.action,
            resource: &asked.resource,
            situation: &asked.situation,
        };
        decide(&self.authority, &request).decision
    }

    /// The referee's word on it; `None` where a policy cannot be told in words, because nothing is left of it.
    fn referee(&self, asked: &Asked) -> Option<&'static str> {
        let policies = [Some(&self.role), self.session.as_ref()];
        let mut statements = policies.into_iter().flatten().map(|it| it.statements.len());
        if statements.any(|count| count == 0) {
            return None;
        }
        let layers = self.layers.get_or_init(|| {
            let sessions = self.session.as_ref().map(|session| vec![print(session)]);
            json!({ "role_policies": [print(&self.role)], "session_policies": sessions })
        });
        let mut line = layers.clone();
        line.as_object_mut()?
            .insert("request".to_owned(), asked.line());
        Some(referee::judge(&line).verdict).filter(|verdict| *verdict != "error")
    }
}

/// Requests about which the referee is asked as well.
const REFEREED: usize = 2;

/// The first request that two judges decide in different ways.
pub(crate) fn difference<'a>(
    before: &Judge,
    after: &Judge,
    asked: impl IntoIterator<Item = &'a Asked>,
) -> Option<String> {
    asked.into_iter().enumerate().find_map(|(at, asked)| {
        let [was, is] = [before, after].map(|judge| judge.decide(asked));
        let both = || [before, after].map(|judge| judge.referee(asked));
        let by_referee = (at < REFEREED || was != is).then(both);
        let refereed = matches!(by_referee, Some([Some(was), Some(is)]) if was != is);
        (was != is || refereed).then(|| {
            let (was, is) = (was.name(), is.name());
            format!(
                "  {} was {was}, is {is}, by the referee {by_referee:?}",
                asked.line()
            )
        })
    })
}
