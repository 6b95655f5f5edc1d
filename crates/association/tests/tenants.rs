//! The law of a closed template: whatever the names, each tenant reaches its own and nobody reaches another's.

use proptest::prelude::*;
use scopedown_association::tenants::{Belonging, Table, Template, Tenant, collisions, probes};
use scopedown_eval::{
    Authority, Caller, Context, Decision, Layers, Request, Situation, Unlisted, decide,
};
use scopedown_policy::{Action, NoValues, Resource};

const TEMPLATE: &str = r#"{"Version":"2012-10-17","Statement":[
  {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{tenant}}/*"},
  {"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::in/x-{{tenant}}/new"}
]}"#;

/// Whether the tenant's session policy lets an action on what belongs to somebody through, beside a role that allows everything it does.
fn allows(tenant: &Tenant, action: &str, belonging: &Belonging) -> Option<bool> {
    let policy = &tenant.policy.as_ref().ok()?.policy;
    let authority = Authority::new(Layers {
        role: vec![policy.clone()],
        ..Layers::default()
    });
    let situation = Situation {
        caller: Caller::parse("arn:aws:sts::111122223333:assumed-role/app/eks-x")?,
        resource_account: None,
        context: Context::new([], Unlisted::Absent).ok()?,
    };
    let request = Request {
        action: &Action::parse(action).ok()?,
        resource: &Resource::new(&belonging.resource),
        situation: &situation,
    };
    Some(decide(&authority, &request).decision == Decision::Allowed)
}

proptest! {
    #[test]
    fn closed_templates_isolate(names in prop::collection::btree_set("[a-c*?${}'\"\\\\.:é-]{1,5}", 1..6)) {
        let template = Template::parse(TEMPLATE).unwrap();
        let table = Table::of_column("tenant", names.iter().map(|name| &**name));
        let tenants = template.fill(&table).unwrap();
        for tenant in &tenants {
            prop_assert!(tenant.policy.is_ok(), "{:?}", tenant.policy);
        }
        prop_assert_eq!(collisions(&template, &tenants).found, []);
        let probes = probes(&template, &NoValues);
        prop_assert_eq!(probes.len(), 2);
        for probe in &probes {
            for (owner, row) in table.rows().iter().enumerate() {
                let belonging = probe.belonging(&table, row).unwrap();
                for (asked, tenant) in tenants.iter().enumerate() {
                    prop_assert_eq!(
                        allows(tenant, &probe.actions[0], &belonging),
                        Some(asked == owner),
                        "{} asked about {:?}",
                        tenant.name,
                        belonging
                    );
                }
            }
        }
    }

    #[test]
    fn any_template_is_read_without_harm(text in "[{}a-z$\"\\\\:,*\\[\\] ]{0,60}", value in "\\PC{0,8}") {
        let text = TEMPLATE.replace("data/", &text);
        if let Ok(template) = Template::parse(&text) {
            let tenants = template.fill(&Table::of_column("tenant", [&*value]));
            for tenant in tenants.into_iter().flatten() {
                if let Ok(finished) = tenant.policy {
                    prop_assert_eq!(finished.policy.statements.len(), 2);
                }
            }
        }
        let _ = Table::from_csv(&text);
    }
}
