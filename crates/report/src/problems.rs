//! Everything that is wrong with the documents of a scenario, in one list: what reading each text found, and what the lints find in all of them
//! together.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_eval::{Matrix, OpenPoints};
use scopedown_lint::{
    self as lint, Baseline, BaselineEntry, Finding, Fix, PodIdentity, Settings, Subject, findings,
};
use scopedown_policy::{PolicyKind, Severity, Span};
use scopedown_scenario::{Analysis, Document, Place, Scenario};

use crate::beside::Beside;
use crate::shape::{DiagnosticShape, Located};

/// One thing that is wrong.
#[derive(Debug, Clone)]
pub struct Listed {
    /// In which document.
    pub place: Place,
    /// That document; for the association its text as EKS would answer it.
    pub document: Rc<Document>,
    /// Where in its text.
    pub span: Span,
    /// Places that have a part in it.
    pub also: Vec<(Place, Span)>,
    /// How grave it is.
    pub severity: Severity,
    /// A change that mends it, where there is one.
    pub fix: Option<Fix>,
    /// The same for programs, with everything in words.
    pub shape: DiagnosticShape,
}

/// What is wrong with a scenario's association and its documents, in the order of the documents and of the places in them.
pub fn problems(scenario: &Scenario, analysis: &Analysis, catalog: &Catalog) -> Vec<Listed> {
    let beside = Beside::of(scenario);
    let subject = subject(scenario, analysis, &beside, catalog);
    let found = findings(&subject);
    let mut listed = of_association(&found, subject.pods);
    for reading in analysis.readings.iter().chain(&beside.readings) {
        let located = Located::document(&reading.document);
        let document = Rc::new(reading.document.clone());
        let start = listed.len();
        listed.extend(reading.parsed.diagnostics.iter().map(|diagnostic| Listed {
            place: reading.place,
            document: Rc::clone(&document),
            span: diagnostic.span,
            also: Vec::new(),
            severity: diagnostic.severity(),
            fix: None,
            shape: located.diagnostic(diagnostic),
        }));
        let here = found
            .iter()
            .filter(|finding| finding.place == reading.place);
        listed.extend(here.map(|finding| of_finding(finding, &document, &located)));
        if let Some(new) = listed.get_mut(start..) {
            new.sort_by_key(|listed| listed.span);
        }
    }
    listed
}

/// How many there are of each severity, as "1 error, 2 warnings"; empty where there is none.
pub fn counted(severities: impl Iterator<Item = Severity>) -> String {
    let (mut errors, mut warnings, mut remarks) = (0, 0, 0);
    for severity in severities {
        match severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
            Severity::Info => remarks += 1,
        }
    }
    let named = [
        (errors, "error"),
        (warnings, "warning"),
        (remarks, "remark"),
    ];
    let counts = named.into_iter().filter_map(|(count, name)| match count {
        0 => None,
        1 => Some(format!("1 {name}")),
        many => Some(format!("{many} {name}s")),
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// The problems as a team sees them: with its severities, and without those that its baseline knows.
///
/// Answers also with the entries of the baseline that nothing was found for.
pub fn judged<'b>(
    problems: Vec<Listed>,
    settings: &Settings,
    baseline: Option<&'b Baseline>,
) -> (Vec<Listed>, Vec<&'b BaselineEntry>) {
    let mut matching = baseline.map(Baseline::matching);
    let mut kept = Vec::new();
    for mut listed in problems {
        let Some(severity) = settings.severity(&listed.shape.code, listed.severity) else {
            continue;
        };
        let entry = entry(&listed);
        if matching.as_mut().is_some_and(|known| known.knows(&entry)) {
            continue;
        }
        listed.severity = severity;
        severity.name().clone_into(&mut listed.shape.severity);
        kept.push(listed);
    }
    (
        kept,
        matching.map(lint::Matching::stale).unwrap_or_default(),
    )
}

/// What a baseline holds of a problem.
pub fn entry(listed: &Listed) -> BaselineEntry {
    BaselineEntry::new(
        &listed.shape.code,
        &listed.document.name,
        listed.span.of(&listed.document.text),
    )
}

/// The documents of a scenario as the lints look at them.
pub fn subject<'a>(
    scenario: &'a Scenario,
    analysis: &'a Analysis,
    beside: &'a Beside,
    catalog: &'a Catalog,
) -> Subject<'a> {
    let readings = analysis.readings.iter().chain(&beside.readings);
    let documents = readings.map(|reading| lint::Document {
        place: reading.place,
        name: &reading.document.name,
        text: &reading.document.text,
        policy: analysis.policy_of(reading),
        diagnostics: &reading.parsed.diagnostics,
    });
    let ready = analysis.ready().ok();
    Subject {
        documents: documents.collect(),
        authority: ready.map(|(authority, _)| authority),
        situation: ready.map(|(_, situation)| situation),
        assumed: analysis.matrix().ok().as_ref().map(assumed),
        role_arn: scenario.role_arn(),
        catalog: Some(catalog),
        pods: beside.pods(),
    }
}

/// The open points that the cells of a matrix lean on.
fn assumed(matrix: &Matrix) -> OpenPoints {
    let cells = matrix.rows.iter().flatten().flatten();
    cells.fold(OpenPoints::default(), |points, cell| {
        points.union(cell.assumed)
    })
}

/// What is found of the association itself.
fn of_association(found: &[Finding], pods: Option<PodIdentity<'_>>) -> Vec<Listed> {
    let Some(pods) = pods else {
        return Vec::new();
    };
    // It is no policy, and nobody asks for the kind of it.
    let document = Document::new("association", PolicyKind::Session, &*pods.record.text);
    let document = Rc::new(document);
    let located = Located::document(&document);
    found
        .iter()
        .filter(|finding| finding.place == Place::Association)
        .map(|finding| of_finding(finding, &document, &located))
        .collect()
}

fn of_finding(finding: &Finding, document: &Rc<Document>, located: &Located<'_>) -> Listed {
    let words = finding.words();
    let mut shape = located.shape(
        finding.code.name(),
        finding.severity,
        words.message,
        words.help,
        finding.span,
    );
    shape.aws = words.aws;
    shape.fix = finding.fix.as_ref().and_then(|fix| located.fix(fix));
    Listed {
        place: finding.place,
        document: Rc::clone(document),
        span: finding.span,
        also: finding
            .also
            .iter()
            .map(|mark| (mark.place, mark.span))
            .collect(),
        severity: finding.severity,
        fix: finding.fix.clone(),
        shape,
    }
}
