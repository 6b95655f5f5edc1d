//! A scenario made ready: its documents read, its layers compiled, its situation and axes known.

use scopedown_catalog::Catalog;
use scopedown_eval::{
    Authority, Column, Context, Layer, LayerTrace, Matrix, Place, Situation, WholeMatrix, matrix,
    whole_matrix,
};
use scopedown_policy::{Action, Diagnostic, Parsed, Policy, PolicyKind, Resource, limits};

use crate::applicability::Applicability;
use crate::axes::{Axes, Breadth};
use crate::document::Document;
use crate::layering::{layers, places};
use crate::problem::{Problem, ProblemKind};
use crate::scenario::Scenario;

/// What a scenario comes to.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// Every document and what reading it gave, in the order of the scenario.
    pub readings: Vec<Reading>,
    /// Faults outside the documents.
    pub problems: Vec<Problem>,
    /// The rows and columns.
    pub axes: Axes,
    /// Which actions act on which resources, as far as a catalogue was asked.
    pub applicability: Applicability,
    ready: Option<(Authority, Situation)>,
}

/// One document and what reading it gave.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Where it stands among the layers.
    pub place: Place,
    /// The document.
    pub document: Document,
    /// What reading it gave. Where the scenario can be evaluated the policy has moved on to its layer; see [`Analysis::policies`].
    pub parsed: Parsed,
}

/// Why there is no answer.
#[derive(Debug, Clone)]
pub struct Refused<'a> {
    /// Faults outside the documents.
    pub problems: Vec<&'a Problem>,
    /// The documents that AWS's grammar refuses, with the diagnostics that say why.
    pub documents: Vec<(&'a Reading, Vec<&'a Diagnostic>)>,
}

impl Analysis {
    /// Reads the documents of a scenario and compiles its layers.
    pub fn of(scenario: &Scenario) -> Self {
        Self::made(scenario, |readings, _| Axes::of(scenario, readings))
    }

    /// As [`Analysis::of`], with rows and columns derived by a catalogue, and cells that do not apply told from those that do.
    pub fn with_catalog(scenario: &Scenario, catalog: &Catalog) -> Self {
        Self::in_breadth(scenario, catalog, Breadth::Telling)
    }

    /// As [`Analysis::with_catalog`], with as many rows and columns as are asked for.
    pub fn in_breadth(scenario: &Scenario, catalog: &Catalog, breadth: Breadth) -> Self {
        let scenario = &scenario.typed(catalog);
        let mut analysis = Self::made(scenario, |readings, situation| {
            let nothing_known = Context::default();
            let values = situation.map_or(&nothing_known, |situation| &situation.context);
            Axes::with_catalog(scenario, readings, values, catalog, breadth)
        });
        let columns = || analysis.axes.resources.iter().take(limits::MATRIX_CELLS);
        let rows = limits::MATRIX_CELLS / analysis.axes.resources.len().max(1);
        analysis.applicability = Applicability::of(
            catalog,
            analysis
                .axes
                .actions
                .iter()
                .take(rows)
                .map(|entry| entry.text.as_str()),
            columns().map(|entry| entry.text.as_str()),
        );
        analysis
    }

    fn made(
        scenario: &Scenario,
        axes: impl FnOnce(&[Reading], Option<&Situation>) -> Axes,
    ) -> Self {
        let mut readings: Vec<Reading> = places(scenario)
            .into_iter()
            .map(|(place, document)| Reading::of(place, document))
            .collect();
        let mut problems = Vec::new();
        if scenario
            .session
            .policies
            .as_ref()
            .is_some_and(Vec::is_empty)
        {
            problems.push(Problem {
                path: "session.policies".into(),
                span: Default::default(),
                kind: ProblemKind::NoSessionPolicies,
            });
        }
        let situation = scenario.situation();
        let situation = situation.map_err(|problem| problems.push(problem)).ok();
        let axes = axes(&readings, situation.as_ref());
        let accepted = problems.is_empty()
            && readings
                .iter()
                .all(|reading| reading.parsed.policy.is_some());
        let ready = situation.filter(|_| accepted).map(|situation| {
            let authority = Authority::new(layers(scenario, &mut readings));
            (authority, situation)
        });
        Self {
            readings,
            problems,
            axes,
            applicability: Applicability::default(),
            ready,
        }
    }

    /// Every policy that the grammar accepts, whether or not the scenario as a whole can be evaluated.
    pub fn policies(&self) -> Vec<&Policy> {
        match &self.ready {
            Some((authority, _)) => authority.layers().policies(),
            None => self
                .readings
                .iter()
                .filter_map(|reading| reading.parsed.policy.as_ref())
                .collect(),
        }
    }

    /// The compiled layers and the situation.
    ///
    /// # Errors
    /// What keeps the scenario from being evaluated.
    pub fn ready(&self) -> Result<(&Authority, &Situation), Refused<'_>> {
        match &self.ready {
            Some((authority, situation)) => Ok((authority, situation)),
            None => Err(self.refused()),
        }
    }

    /// The matrix of the scenario's rows and columns.
    ///
    /// # Errors
    /// What keeps the scenario from being evaluated.
    pub fn matrix(&self) -> Result<Matrix, Refused<'_>> {
        self.matrix_within(limits::MATRIX_CELLS)
    }

    /// The first rows of the matrix, as many as make no more than `cells` cells.
    ///
    /// # Errors
    /// What keeps the scenario from being evaluated.
    pub fn matrix_within(&self, cells: usize) -> Result<Matrix, Refused<'_>> {
        let (authority, situation) = self.ready()?;
        let actions = self
            .axes
            .actions
            .iter()
            .filter_map(|entry| Action::parse(&entry.text).ok());
        let resources: Vec<Resource> = self
            .axes
            .resources
            .iter()
            .map(|entry| Resource::new(&entry.text))
            .collect();
        let rows = cells / resources.len().max(1);
        Ok(matrix(
            authority,
            situation,
            actions.take(rows).collect(),
            resources,
            |action, resource| self.applicability.applies(action, resource),
        ))
    }

    /// The matrix of every action of a catalogue and some resources; an action's position is its number in the catalogue.
    ///
    /// # Errors
    /// What keeps the scenario from being evaluated.
    pub fn whole(
        &self,
        catalog: &Catalog,
        resources: &[Resource],
    ) -> Result<WholeMatrix, Refused<'_>> {
        let (authority, situation) = self.ready()?;
        let columns: Vec<Column> = resources
            .iter()
            .map(|resource| Column {
                resource: resource.clone(),
                applies: catalog.acting_on(resource),
            })
            .collect();
        Ok(whole_matrix(
            authority,
            situation,
            catalog.universe(),
            &columns,
        ))
    }

    /// The document at a place.
    pub fn reading(&self, place: Place) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.place == place)
    }

    /// The policy of a reading: with it, or in the layer that it has moved to.
    pub fn policy_of<'a>(&'a self, reading: &'a Reading) -> Option<&'a Policy> {
        let Some((authority, _)) = &self.ready else {
            return reading.parsed.policy.as_ref();
        };
        let layers = authority.layers();
        match reading.place {
            Place::Role(number) => layers.role.get(number),
            Place::Session(number) => layers.session.as_ref()?.get(number),
            Place::Boundary => layers.boundary.as_ref(),
            Place::Scp { level, number } => layers.scps.get(level)?.get(number),
            Place::Rcp { level, number } => layers.rcps.get(level)?.get(number),
            Place::Resource(number) => layers.resources.get(number).map(|hung| &hung.policy),
            // It stands behind those of the other resources.
            Place::Trust => {
                let others = self
                    .readings
                    .iter()
                    .filter(|reading| matches!(reading.place, Place::Resource(_)));
                let trust = layers.resources.get(others.count());
                trust.map(|hung| &hung.policy)
            }
            Place::Association | Place::SourceRole(_) | Place::SourceTrust => {
                reading.parsed.policy.as_ref()
            }
        }
    }

    /// Where the document stands that a policy of a traced layer came from.
    pub fn place_of(&self, layer: &LayerTrace, policy: usize) -> Place {
        let (level, number) = (layer.level.unwrap_or_default(), policy);
        match layer.layer {
            Layer::Rcp => Place::Rcp { level, number },
            Layer::Scp => Place::Scp { level, number },
            Layer::Role => Place::Role(number),
            Layer::Boundary => Place::Boundary,
            Layer::Session => Place::Session(number),
            Layer::Resource if self.reading(Place::Resource(number)).is_some() => {
                Place::Resource(number)
            }
            Layer::Resource => Place::Trust,
        }
    }

    fn refused(&self) -> Refused<'_> {
        let refusals = |reading: &'_ Reading| -> Vec<usize> {
            let refusing = reading
                .parsed
                .diagnostics
                .iter()
                .enumerate()
                .filter(|(_, diagnostic)| diagnostic.refuses());
            refusing.map(|(at, _)| at).collect()
        };
        let documents = self
            .readings
            .iter()
            .filter(|reading| reading.parsed.policy.is_none());
        let documents = documents.map(|reading| {
            let at = refusals(reading);
            (
                reading,
                at.into_iter()
                    .filter_map(|at| reading.parsed.diagnostics.get(at))
                    .collect(),
            )
        });
        Refused {
            problems: self.problems.iter().collect(),
            documents: documents.collect(),
        }
    }
}

impl Reading {
    fn of(place: Place, document: &Document) -> Self {
        Self {
            place,
            document: document.clone(),
            parsed: document.parse(),
        }
    }
}

/// The kind of a policy that hangs on a resource: on a role that is to be assumed it is the trust policy.
pub(crate) fn kind_of_resource_policy(action: &Action, resource: &Resource) -> PolicyKind {
    let is_role = resource
        .arn()
        .is_some_and(|arn| arn.service == "iam" && arn.resource.starts_with("role/"));
    if is_role && action.service() == "sts" {
        PolicyKind::Trust
    } else {
        PolicyKind::Resource
    }
}
