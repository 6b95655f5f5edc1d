//! Tenants beside their role: the grid of who reaches what is whose, by the rule "own yes, others no".
//!
//! ```
//! use scopedown_association::tenants::{Table, Template};
//! use scopedown_catalog::Catalog;
//! use scopedown_scenario::{Analysis, Scenario, tenants};
//!
//! let template = Template::parse(r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{tenant}}*"}}"#).unwrap();
//! let table = Table::from_csv("tenant\nteam-a\nteam-ab\n").unwrap();
//! let filled = template.fill(&table).unwrap();
//! let analysis = Analysis::of(&tenants::beside(&Scenario::default(), &filled));
//! let grid = tenants::grid(&template, &table, &filled, &analysis, &Catalog::embedded(), 1_000).unwrap();
//! assert_eq!(grid.reaching().collect::<Vec<_>>(), [0]);
//! ```

mod ask;
mod grid;
mod scope;
mod tenancy;
mod thing;

#[cfg(test)]
mod tests;

pub use ask::grid;
pub use grid::{Cell, Column, Grid, GridRow, Judgement, Reach, Side, Telling};
pub use scope::Asked;
pub use tenancy::Tenancy;
pub use thing::{AskedAction, Thing};

use scopedown_association::tenants::Tenant;
use scopedown_policy::PolicyKind;

use crate::document::Document;
use crate::scenario::{Scenario, SessionKindName};

/// What stands for a role that nobody gave, and for a session policy where no tenant has one.
const EVERYTHING: &str =
    r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;

/// The scenario in which tenants are asked: that of the role, in a session with the policy of the first tenant that has one, so that the session
/// is as a session policy makes it. A role without policies allows everything here; then the grid shows what the session policies do alone.
pub fn beside(role: &Scenario, tenants: &[Tenant]) -> Scenario {
    let mut scenario = role.clone();
    if scenario.role.policies.is_empty() {
        let document = Document::new("everything", PolicyKind::Role, EVERYTHING);
        scenario.role.policies.push(document);
    }
    let mut finished = tenants
        .iter()
        .filter_map(|tenant| tenant.policy.as_ref().ok());
    let text = finished.next().map_or(EVERYTHING, |first| &first.text);
    scenario.session.policies = Some(vec![Document::new("tenant", PolicyKind::Session, text)]);
    scenario
        .session
        .kind
        .get_or_insert(SessionKindName::PodIdentity);
    scenario
}
