//! A trust policy is asked whether it lets a caller in.

use scopedown_eval::{
    Authority, Caller, Context, ContextValue, Decision, Layers, Request, ResourcePolicy, Situation,
    Target, Unlisted, decide,
};
use scopedown_policy::{Action, ContextKey, Policy, PolicyKind, Resource, parse};

/// A role's ARN, where nobody told one.
pub(super) const SOME_ROLE: &str = "arn:aws:iam::111122223333:role/role";

/// A trust policy and who asks it.
pub(super) struct Asked<'a> {
    pub(super) policy: &'a Policy,
    pub(super) caller: Caller,
    pub(super) resource: &'a str,
    pub(super) context: Vec<(ContextKey, ContextValue)>,
}

impl Asked<'_> {
    /// The decision, as if the caller's own policies allowed everything.
    pub(super) fn decide(
        &self,
        action: &Action,
        context: &[(ContextKey, ContextValue)],
    ) -> Decision {
        const ANYTHING: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
        let resource = Resource::new(self.resource);
        let account = resource.arn().map(|arn| arn.account.into());
        // Within one account an own grant would be enough without the trust policy, which is not so for roles (semantics 6.3).
        let own = match account.as_deref() == self.caller.account() {
            true => None,
            false => parse(ANYTHING, PolicyKind::Role).policy,
        };
        let authority = Authority::new(Layers {
            role: own.into_iter().collect(),
            resources: vec![ResourcePolicy {
                target: Target::Requested,
                account: account.clone(),
                policy: self.policy.clone(),
            }],
            ..Layers::default()
        });
        let Ok(context) = Context::new(context.iter().cloned(), Unlisted::Unknown) else {
            return Decision::Depends;
        };
        let situation = Situation {
            caller: self.caller.clone(),
            resource_account: account,
            context,
        };
        let request = Request {
            action,
            resource: &resource,
            situation: &situation,
        };
        decide(&authority, &request).decision
    }
}
