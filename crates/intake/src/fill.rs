//! What a text held, put into a scenario.
//!
//! ```
//! use scopedown_intake::{As, Choice, fill, read};
//! use scopedown_scenario::Scenario;
//!
//! let answer = r#"{"RoleName": "app", "PolicyName": "list", "PolicyDocument": "%7B%22Statement%22%3A%5B%5D%7D"}"#;
//! let filled = fill(Scenario::default(), &read(answer), As::Role, Choice::default(), None);
//! assert_eq!(filled.scenario.role.policies[0].name, "list");
//! assert!(filled.left.is_empty());
//! ```

mod association;
mod chosen;
mod left;
mod purpose;
mod put;
mod source;
mod values;
mod walk;
mod whose;

use scopedown_policy::Span;
use scopedown_scenario::Scenario;

use crate::found::Intake;
pub use left::{Left, Why};
pub use purpose::As;

/// Which of several roles and associations is meant.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice<'c> {
    /// A role, by its name or ARN. Without it: the role of the association, the role that the scenario names, or the only one.
    pub role: Option<&'c str>,
    /// An association, by `namespace/service account`, its id, or the service account alone. Without it: that of the role, or the only one.
    pub association: Option<&'c str>,
}

/// The text that was read, for the way back from each document to its place there.
#[derive(Debug, Clone, Copy)]
pub struct Given<'g> {
    /// The file, where there is one.
    pub file: Option<&'g str>,
    /// The whole text.
    pub text: &'g str,
}

/// A scenario with what was found added to it.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The scenario.
    pub scenario: Scenario,
    /// What went into it, in the order of the text.
    pub taken: Vec<Taken>,
    /// What did not, and why. With [`Filled::taken`] this is everything that was found.
    pub left: Vec<Left>,
    /// What can be chosen, and has to be.
    pub choices: Choices,
}

/// A part that went into the scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it is there.
    pub slot: Slot,
    /// Its name.
    pub name: String,
    /// What it was recognised as, in words.
    pub recognised: String,
    /// Where it stands in the text as given.
    pub span: Span,
}

/// What a part is in a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The role: its ARN and tags.
    Role,
    /// A policy of the role.
    RolePolicy,
    /// The boundary of the role.
    Boundary,
    /// The trust policy of the role.
    Trust,
    /// The association that makes the session.
    Association,
    /// The call that makes the session: its name and tags.
    Session,
    /// A session policy.
    SessionPolicy,
    /// A policy of the role that leads to the target role.
    SourcePolicy,
    /// The trust policy of that role.
    SourceTrust,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// A policy that hangs on a resource.
    ResourcePolicy,
}

/// What a text leaves to choose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// The names of the roles, in the order of the text.
    pub roles: Vec<String>,
    /// The associations, as `namespace/service account`.
    pub associations: Vec<String>,
    /// The role that was taken, by its name.
    pub role: Option<String>,
    /// The association that was taken, by its position among the associations.
    pub association: Option<usize>,
    /// What must be chosen first: nothing that hangs on it was taken.
    pub open: Option<Unchosen>,
}

/// A choice that is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unchosen {
    /// There are several roles.
    Role,
    /// There are several associations.
    Association,
    /// There is no role of the name that was given.
    NoSuchRole,
    /// There is no association of the name that was given.
    NoSuchAssociation,
}

/// Adds what was found to a scenario. Lists grow, single values are replaced; what is there already and finds no other in the text stays.
pub fn fill(
    scenario: Scenario,
    intake: &Intake,
    purpose: As,
    choice: Choice<'_>,
    given: Option<Given<'_>>,
) -> Filled {
    let choices = chosen::of(intake, purpose, choice, &scenario);
    walk::walk(scenario, intake, purpose, choices, given)
}

/// The same with one of several associations, by its position among them, and its roles.
pub fn fill_association(
    scenario: Scenario,
    intake: &Intake,
    at: usize,
    given: Option<Given<'_>>,
) -> Filled {
    let choices = chosen::with_association(intake, at, &scenario);
    walk::walk(scenario, intake, As::Whatever, choices, given)
}

impl Filled {
    /// A session policy that the text names and does not show, where it shows no other: without it the session would seem to be free of any.
    pub fn unseen_session_policy(&self) -> Option<&Left> {
        if self.scenario.session.policies.is_some() {
            return None;
        }
        self.left.iter().find(|left| left.is_session_policy())
    }
}

impl Slot {
    /// What it is, for a sentence: "the session policy".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Role => "the role",
            Self::RolePolicy => "a policy of the role",
            Self::Boundary => "the permissions boundary",
            Self::Trust => "the trust policy",
            Self::Association => "the association",
            Self::Session => "the session",
            Self::SessionPolicy => "the session policy",
            Self::SourcePolicy => "a policy of the source role",
            Self::SourceTrust => "the trust policy of the source role",
            Self::Scp => "a service control policy",
            Self::Rcp => "a resource control policy",
            Self::ResourcePolicy => "a policy of a resource",
        }
    }
}

#[cfg(test)]
mod tests;
