//! What policies that hang on resources do to a session.

use scopedown_eval::{Place, Target};
use scopedown_policy::{Effect, Principal, Sense, Statement};

use super::Finder;
use crate::code::ResourceLint;
use crate::finding::Finding;
use crate::found::Found;
use crate::view::{Sheet, View};

pub(super) const FINDERS: &[Finder] = &[uncapped, kms_no_delegation];

/// Semantics 6.4, 12.7, 12.8. Without a session policy there is nothing that could be got around.
fn uncapped(view: &View<'_>, found: &mut Found) {
    if view.session().is_none() {
        return;
    }
    for (sheet, statement) in view.allows() {
        if !matches!(sheet.place, Place::Resource(_)) {
            continue;
        }
        let clause = statement.principal.iter();
        let named = clause.filter(|clause| clause.sense == Sense::Listed);
        for entry in named.flat_map(|clause| &clause.principals) {
            let goes_round = matches!(
                entry.value,
                Principal::Everyone | Principal::RoleSession(_) | Principal::FederatedUser(_)
            );
            if goes_round {
                let finding = Finding::new(ResourceLint::Uncapped, sheet.place, entry.span);
                found.add(finding.naming(entry.value.text()));
            }
        }
    }
}

/// Semantics 6.3.2. Which of the documents is a key's policy, the layers know.
fn kms_no_delegation(view: &View<'_>, found: &mut Found) {
    let Some(authority) = view.subject.authority else {
        return;
    };
    for (number, policy) in authority.layers().resources.iter().enumerate() {
        let is_key =
            matches!(&policy.target, Target::Arn(arn) if arn.split(':').nth(2) == Some("kms"));
        let sheet = view
            .sheets
            .iter()
            .find(|sheet| sheet.place == Place::Resource(number));
        if let (true, Some(sheet)) = (is_key, sheet)
            && !delegates(sheet)
        {
            let span = sheet.policy.statements.first().map(|first| first.span);
            let (code, place) = (ResourceLint::KmsNoDelegation, sheet.place);
            found.add(Finding::new(code, place, span.unwrap_or_default()));
        }
    }
}

/// Whether some statement gives an account, a role or everyone any access.
fn delegates(sheet: &Sheet<'_>) -> bool {
    let gives = |statement: &Statement| {
        let mut principals = statement
            .principal
            .iter()
            .flat_map(|clause| &clause.principals);
        statement.effect.value == Effect::Allow
            && principals.any(|entry| {
                matches!(
                    entry.value,
                    Principal::Account(_) | Principal::Everyone | Principal::Role(_)
                )
            })
    };
    sheet.policy.statements.iter().any(gives)
}
