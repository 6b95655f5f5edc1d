//! What is found in the texts of a case.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use scopedown_association::{Association, Record};
use scopedown_catalog::Catalog;
use scopedown_eval::{
    Authority, Caller, Context, Layers, ResourcePolicy, Situation, Target, Unlisted,
};
use scopedown_lint::{Document, Finding, Place, PodIdentity, Subject, findings};
use scopedown_policy::{Diagnostic, Parsed, parse};
use scopedown_scenario::{Document as Policy, Scenario};

use crate::case::{Given, Text};

/// Read once for all cases.
pub(crate) static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

/// What was found in the texts of a case.
pub(crate) struct Looked {
    pub(crate) findings: Vec<Finding>,
    /// The association as it is printed; spans at its place refer to that.
    pub(crate) record: Option<Record>,
    pub(crate) diagnostics: Vec<&'static str>,
}

impl Looked {
    /// The codes in order.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self
            .findings
            .iter()
            .map(|finding| finding.code.name())
            .chain(self.diagnostics.iter().copied())
            .collect();
        names.sort_unstable();
        names
    }

    /// How often each code was found.
    pub(crate) fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for name in self.names() {
            *counts.entry(name).or_insert(0) += 1;
        }
        counts
    }
}

/// Looks at the texts; a text that is refused is a fault of the case.
pub(crate) fn looked_at(texts: &[Text], given: &Given) -> Result<Looked, String> {
    let parsed: Vec<Parsed> = texts
        .iter()
        .map(|text| parse(&text.text, text.kind))
        .collect();
    for (text, parsed) in texts.iter().zip(&parsed) {
        if let Some(refusal) = parsed.diagnostics.iter().find(|found| found.refuses()) {
            return Err(format!(
                "{} is refused: {}",
                text.name,
                refusal.words().message
            ));
        }
    }
    let documents = texts
        .iter()
        .zip(&parsed)
        .map(|(text, parsed)| Document::new(text.place, &text.name, &text.text, parsed))
        .collect();
    let authority = given
        .resource_arn
        .as_deref()
        .map(|arn| authority(arn, texts, &parsed));
    let situation = given.principal.as_deref().map(situation).transpose()?;
    let association = given
        .association
        .as_deref()
        .map(|text| association(text, texts))
        .transpose()?;
    let record = association.as_ref().map(Record::of);
    let role_tags: Vec<(Box<str>, Box<str>)> = given
        .role_tags
        .iter()
        .map(|(key, value)| (key.as_str().into(), value.as_str().into()))
        .collect();
    let pods = association.as_ref().zip(record.as_ref());
    let subject = Subject {
        pods: pods.map(|(association, record)| PodIdentity {
            association,
            record,
            role_tags: &role_tags,
        }),
        role_arn: given.role_arn.as_deref(),
        authority: authority.as_ref(),
        situation: situation.as_ref(),
        catalog: Some(&CATALOG),
        ..Subject::new(documents)
    };
    Ok(Looked {
        findings: findings(&subject),
        record: record.clone(),
        diagnostics: parsed
            .iter()
            .flat_map(|parsed| &parsed.diagnostics)
            .map(|found: &Diagnostic| found.words().code)
            .collect(),
    })
}

/// An association as a scenario file has it, with the case's session policies.
fn association(text: &str, texts: &[Text]) -> Result<Association, String> {
    let file = format!(r#"{{ "role": {{ "policies": [] }}, "association": {text} }}"#);
    let read = Scenario::read(&file);
    let mut scenario = read.scenario.ok_or("`association` is a JSON object")?;
    let problems = [read.problems, scenario.read_beside(&file)].concat();
    if let Some(problem) = problems.first() {
        return Err(problem.to_string());
    }
    let sessions = texts.iter().filter(|text| text.place.is_session());
    let policies: Vec<Policy> = sessions
        .map(|text| Policy::new(&*text.name, text.kind, &*text.text))
        .collect();
    scenario.session.policies = (!policies.is_empty()).then_some(policies);
    scenario
        .pod_identity()
        .ok_or_else(|| "there is no association".to_owned())
}

fn authority(arn: &str, texts: &[Text], parsed: &[Parsed]) -> Authority {
    let hanging = texts
        .iter()
        .zip(parsed)
        .filter(|(text, _)| matches!(text.place, Place::Resource(_)));
    let policies = hanging.filter_map(|(_, parsed)| {
        Some(ResourcePolicy {
            target: Target::Arn(arn.into()),
            account: None,
            policy: parsed.policy.clone()?,
        })
    });
    Authority::new(Layers {
        resources: policies.collect(),
        ..Layers::default()
    })
}

fn situation(principal: &str) -> Result<Situation, String> {
    let context =
        Context::new(Vec::new(), Unlisted::Unknown).map_err(|fault| format!("{fault:?}"))?;
    Ok(Situation {
        caller: Caller::parse(principal)
            .ok_or("`principal` is the ARN of a session, role or user")?,
        resource_account: None,
        context,
    })
}
