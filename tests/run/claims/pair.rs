//! A role's policy and a session policy, and what is found in them.

use scopedown_lint::{Document, Finding, Place, Subject, findings};
use scopedown_policy::{Parsed, Policy, PolicyKind, parse};

use crate::CATALOG;

/// Two texts that were read.
#[derive(Debug)]
pub(crate) struct Pair {
    texts: [String; 2],
    parsed: [Parsed; 2],
}

/// The places of the two.
const PLACES: [Place; 2] = [Place::Role(0), Place::Session(0)];

impl Pair {
    /// Reads both; `None` where one is refused.
    pub(crate) fn read(role: &str, session: &str) -> Option<Self> {
        let texts = [role.to_owned(), session.to_owned()];
        // Longer than what customers may write, because AWS's own are.
        let parsed = [role, session].map(|text| parse(text, PolicyKind::Managed));
        let both = parsed.iter().all(|parsed| parsed.policy.is_some());
        both.then_some(Self { texts, parsed })
    }

    /// Everything that is found.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let documents = PLACES
            .iter()
            .zip(&self.texts)
            .zip(&self.parsed)
            .map(|((place, text), parsed)| Document::new(*place, "policy", text, parsed));
        findings(&Subject {
            catalog: Some(&CATALOG),
            ..Subject::new(documents.collect())
        })
    }

    /// The role's policy and the session policy.
    pub(crate) fn policies(&self) -> Option<[Policy; 2]> {
        let [role, session] = &self.parsed;
        Some([role.policy.clone()?, session.policy.clone()?])
    }

    /// The text at a place.
    pub(crate) fn text(&self, place: Place) -> &str {
        let [role, session] = &self.texts;
        if place.is_role() { role } else { session }
    }

    /// The pair with another text at a place; `None` where it is refused.
    pub(crate) fn with(&self, place: Place, text: &str) -> Option<Self> {
        let [role, session] = &self.texts;
        if place.is_role() {
            Self::read(text, session)
        } else {
            Self::read(role, text)
        }
    }

    /// Both texts, for people.
    pub(crate) fn show(&self) -> String {
        let squeezed = self.texts.iter().map(|text| {
            let value: Option<serde_json::Value> = serde_json::from_str(text).ok();
            value.map(|value| value.to_string()).unwrap_or_default()
        });
        let squeezed: Vec<String> = squeezed.collect();
        format!("  role    {}", squeezed.join("\n  session "))
    }
}
