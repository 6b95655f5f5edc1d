//! The circumstances of an association's session, put into a scenario.

use scopedown_association::{Part, SessionTags};
use scopedown_scenario::{Association, Scenario, SessionKindName, SessionTags as Passed};

use super::form::Form;

/// The scenario as one of the association's session: the kind, the association, and the role that the pod works as. What is not known of the
/// fields is left out. A session policy has the tags disabled, as EKS demands.
pub(crate) fn with_circumstances(mut scenario: Scenario, form: &Form) -> Scenario {
    let association = &form.association;
    let known = |part: &Part| part.known().map(str::to_owned);
    let has_policy = scenario.session.policies.is_some();
    let is_off = has_policy || association.session_tags == SessionTags::Disabled;
    scenario.session.kind = Some(SessionKindName::PodIdentity);
    scenario.role.arn = known(association.working_role()).or(scenario.role.arn);
    scenario.association = Some(Association {
        cluster_name: known(&association.cluster_name),
        namespace: known(&association.namespace),
        service_account: known(&association.service_account),
        role_arn: known(&association.role_arn),
        target_role_arn: known(&association.target_role_arn),
        session_tags: if is_off {
            Passed::Disabled
        } else {
            Passed::Passed
        },
        ..Association::default()
    });
    scenario
}

#[cfg(test)]
mod tests {
    use super::*;
    use scopedown_policy::PolicyKind;
    use scopedown_scenario::Document;

    #[test]
    fn the_session_is_that_of_the_target_role_with_tags_as_eks_has_them() {
        let mut form = Form::default();
        form.association.role_arn = "arn:aws:iam::111122223333:role/app".into();
        form.association.target_role_arn = "arn:aws:iam::444455556666:role/target".into();
        form.association.namespace = Part::Open("var.namespace".into());
        let scenario = with_circumstances(Scenario::default(), &form);
        assert_eq!(
            scenario.role.arn.as_deref(),
            Some("arn:aws:iam::444455556666:role/target")
        );
        let association = scenario.association.as_ref().unwrap();
        assert_eq!(association.namespace, None);
        assert_eq!(association.session_tags, Passed::Passed);

        let mut narrowed = scenario;
        narrowed.session.policies = Some(vec![Document::new("s", PolicyKind::Session, "{}")]);
        let narrowed = with_circumstances(narrowed, &form);
        assert_eq!(narrowed.association.unwrap().session_tags, Passed::Disabled);
    }
}
