//! Whom a `Principal` names, and how far a grant through it reaches (semantics 6.4, 6.8).

use scopedown_policy::{Arn, Principal, PrincipalClause, Sense, Spanned};

use crate::caller::{Caller, Identity};
use crate::case::Case;
use crate::open_point::OpenPoint;

/// The form in which a principal is named, from the weakest grant to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Through the account: it delegates, so identity-based policies must allow too.
    Account,
    /// Through the role's ARN, or the user's for a federated user: boundary and session policies still limit the grant.
    Role,
    /// Through `*`, or as everyone who is not excepted.
    Everyone,
    /// Through the caller's own ARN: nothing but a denial limits the grant.
    Own,
}

/// The strongest form in which an `Allow` names the caller.
pub(crate) fn grant(clause: &PrincipalClause, caller: &Caller) -> Option<Grade> {
    let strongest = strongest(&clause.principals, caller);
    match clause.sense {
        Sense::Listed => strongest,
        // Unsupported today; in older editions it grants to everyone who is not named (semantics 6.8.4).
        Sense::AllBut => strongest.is_none().then_some(Grade::Everyone),
    }
}

/// Whether a `Deny` hits the caller.
pub(crate) fn denial(clause: &PrincipalClause, case: &Case<'_>) -> bool {
    let caller = &case.request.situation.caller;
    let strongest = strongest(&clause.principals, caller);
    if clause.sense == Sense::Listed {
        return strongest.is_some();
    }
    // A principal with a boundary is always denied, whatever is listed (semantics 6.8.3).
    if case.authority.layers().boundary.is_some() && caller.identity().is_some() {
        return true;
    }
    match strongest {
        None => true,
        Some(Grade::Everyone | Grade::Account) => false,
        Some(Grade::Role | Grade::Own) => {
            let account_named = clause
                .principals
                .iter()
                .any(|principal| names(&principal.value, caller) == Some(Grade::Account));
            !account_named
                && caller.identity().is_some()
                && case.read(OpenPoint::SparedWithoutAccount, false, true)
        }
    }
}

fn strongest(principals: &[Spanned<Principal>], caller: &Caller) -> Option<Grade> {
    principals
        .iter()
        .filter_map(|principal| names(&principal.value, caller))
        .max()
}

/// The form in which one value names the caller. ARNs compare exactly, but for a role and its sessions.
pub(crate) fn names(principal: &Principal, caller: &Caller) -> Option<Grade> {
    let named = |is: bool, grade| is.then_some(grade);
    match (principal, caller) {
        (Principal::Everyone, _) => Some(Grade::Everyone),
        (Principal::Account(account), caller) => {
            named(caller.account() == Some(account), Grade::Account)
        }
        (Principal::User(arn), Caller::User(user)) => named(*arn == user.arn, Grade::Own),
        (Principal::User(arn), Caller::FederatedUser(session)) => {
            named(is_name_of(arn, session), Grade::Role)
        }
        (Principal::Role(arn), Caller::Role(role)) => named(*arn == role.arn, Grade::Role),
        (Principal::Role(arn), Caller::RoleSession(session)) => {
            named(is_name_of(arn, session), Grade::Role)
        }
        (Principal::RoleSession(arn), Caller::RoleSession(session)) => {
            named(*arn == session.arn, Grade::Own)
        }
        (Principal::FederatedUser(arn), Caller::FederatedUser(session)) => {
            named(*arn == session.arn, Grade::Own)
        }
        (Principal::Service(name), Caller::Service(service)) => named(name == service, Grade::Own),
        (Principal::Federated(name), Caller::Service(provider) | Caller::Provider(provider)) => {
            named(name == provider, Grade::Own)
        }
        _ => None,
    }
}

/// Whether a role's or user's ARN, whatever its path, is of the same partition, account and name.
fn is_name_of(arn: &str, identity: &Identity) -> bool {
    let Some(arn) = Arn::parse(arn) else {
        return false;
    };
    let last = arn.resource.rsplit('/').next();
    arn.partition == &*identity.partition
        && arn.account == &*identity.account
        && last == Some(&*identity.name)
}
