//! How a policy is made to fit, in the words of the terminal's flags.

use scopedown_policy::PolicyKind;
use scopedown_rewrite::{ActionNames, MinifyOptions, Sids};
use scopedown_scenario::ProblemKind;
use serde::Deserialize;
use tsify::Tsify;

use crate::catalog;
use crate::failure::Failure;

/// How a policy is made to fit.
#[derive(Debug, Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FitOptions {
    /// What the policy is; a session policy where nothing is said.
    pub(super) kind: FitKind,
    /// The characters that it may have; AWS's quota for the kind where nothing is said.
    pub(super) limit: Option<usize>,
    /// Drop the names of statements, at which no decision looks.
    drop_sids: bool,
    /// Put wildcards in the place of names where by the catalogue they stand for exactly the same actions. What AWS adds later can fall under
    /// them.
    shorten_actions: bool,
}

/// What a policy is.
#[derive(Debug, Clone, Copy, Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FitKind {
    /// An inline policy of a role.
    Role,
    /// A managed policy.
    Managed,
    /// A session policy.
    #[default]
    Session,
    /// A permissions boundary.
    Boundary,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// A policy on a resource. Its quota is the service's, so a limit must be given.
    Resource,
    /// A role's trust policy.
    Trust,
}

impl FitOptions {
    /// Reads the options' JSON; without any, the defaults hold.
    pub(crate) fn read(text: &str) -> Result<Self, Failure> {
        if matches!(text, "" | "null") {
            return Ok(Self::default());
        }
        let wanted = "an object of `kind`, `limit`, `dropSids` and `shortenActions`, each optional and as its type says";
        serde_json::from_str(text)
            .map_err(|_| Failure::argument("options", ProblemKind::WrongType { wanted }))
    }

    pub(super) fn for_rewrite(&self) -> MinifyOptions<'static> {
        MinifyOptions {
            sids: if self.drop_sids {
                Sids::Drop
            } else {
                Sids::Keep
            },
            actions: if self.shorten_actions {
                ActionNames::Shortened(catalog::shared())
            } else {
                ActionNames::AsWritten
            },
            ..MinifyOptions::default()
        }
    }
}

impl FitKind {
    pub(super) const fn policy_kind(self) -> PolicyKind {
        match self {
            Self::Role => PolicyKind::Role,
            Self::Managed => PolicyKind::Managed,
            Self::Session => PolicyKind::Session,
            Self::Boundary => PolicyKind::Boundary,
            Self::Scp => PolicyKind::Scp,
            Self::Rcp => PolicyKind::Rcp,
            Self::Resource => PolicyKind::Resource,
            Self::Trust => PolicyKind::Trust,
        }
    }
}
