//! What the lints look at beside the documents of an analysis: the association, and the role that leads to its target role.

use scopedown_association::{Association, Record};
use scopedown_lint::PodIdentity;
use scopedown_scenario::{Document, Place, Reading, Scenario};

/// What a scenario says of its EKS Pod Identity association, made ready for the lints.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The documents that no evaluation needs.
    pub readings: Vec<Reading>,
    pods: Option<(Association, Record)>,
    role_tags: Vec<(Box<str>, Box<str>)>,
}

impl Beside {
    /// Reads what a scenario has of it.
    pub fn of(scenario: &Scenario) -> Self {
        let pods = scenario.pod_identity().map(|association| {
            let record = Record::of(&association);
            (association, record)
        });
        let role_tags = scenario.role.tags.iter();
        Self {
            readings: readings(scenario),
            pods,
            role_tags: role_tags
                .map(|(key, value)| (key.as_str().into(), value.as_str().into()))
                .collect(),
        }
    }

    /// The association as the lints look at it.
    pub fn pods(&self) -> Option<PodIdentity<'_>> {
        let (association, record) = self.pods.as_ref()?;
        Some(PodIdentity {
            association,
            record,
            role_tags: &self.role_tags,
        })
    }
}

fn readings(scenario: &Scenario) -> Vec<Reading> {
    let association = scenario.association.as_ref();
    let Some(beside) = association.and_then(|association| association.beside.as_deref()) else {
        return Vec::new();
    };
    let policies = beside.source.policies.iter().enumerate();
    let trust = beside.source.trust.iter();
    policies
        .map(|(number, document)| reading(Place::SourceRole(number), document))
        .chain(trust.map(|document| reading(Place::SourceTrust, document)))
        .collect()
}

fn reading(place: Place, document: &Document) -> Reading {
    Reading {
        place,
        document: document.clone(),
        parsed: document.parse(),
    }
}
