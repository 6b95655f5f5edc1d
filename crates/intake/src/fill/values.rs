//! Expressions that somebody tells the values of.

use scopedown_association::{Association, Part};

use crate::found::{Content, Intake};

impl Intake {
    /// What was found, with the values of expressions put in their place: each `(expression, value)`, the expression as it was written.
    #[must_use]
    pub fn valued(mut self, values: &[(String, String)]) -> Self {
        let value = |expression: &str| {
            let mut known = values.iter();
            known
                .find(|(known, _)| known == expression)
                .map(|(_, value)| value.clone())
        };
        for found in &mut self.found {
            match &mut found.content {
                Content::Policy(document) => document.text = document.text.filled(value),
                Content::Association(association) => fill(association, value),
                _ => {}
            }
        }
        // What is known is open no more.
        self.found.retain(|found| match &found.content {
            Content::Open(part) => value(&part.reference).is_none(),
            _ => true,
        });
        self
    }
}

fn fill(association: &mut Association, value: impl Fn(&str) -> Option<String>) {
    let parts = [
        &mut association.cluster_name,
        &mut association.namespace,
        &mut association.service_account,
        &mut association.role_arn,
        &mut association.target_role_arn,
    ];
    for part in parts {
        if let Part::Open(expression) = part
            && let Some(value) = value(expression)
        {
            *part = Part::of(value);
        }
    }
}
