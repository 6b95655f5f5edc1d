//! From texts to answers, by way of the crates that know.

use scopedown_eval::{Request, cell_everywhere, explain_everywhere};
use scopedown_policy::{Action, Resource, Severity, Span};
use scopedown_report::shape::{
    AnswerShape, DiagnosticShape, ExplanationShape, Located, MatrixShape,
};
use scopedown_scenario::{Analysis, Problem, ProblemKind, Scenario, batch};

use crate::answers::{ExplainAnswer, MatrixAnswer};

/// The matrix of a scenario's text.
pub(crate) fn matrix(text: &str) -> MatrixAnswer {
    let (analysis, diagnostics) = match read(text) {
        Ok(read) => read,
        Err(diagnostics) => {
            return MatrixAnswer::Failed {
                ok: false,
                diagnostics,
            };
        }
    };
    match analysis.matrix() {
        Ok(matrix) => MatrixAnswer::Answered {
            ok: true,
            matrix: MatrixShape::from(&matrix),
            diagnostics,
        },
        Err(refused) => MatrixAnswer::Failed {
            ok: false,
            diagnostics: DiagnosticShape::of_refused(&refused, text, None),
        },
    }
}

/// Why one action on one resource is decided as it is.
pub(crate) fn explain(text: &str, action: &str, resource: &str) -> ExplainAnswer {
    let failed = |diagnostics| ExplainAnswer::Failed {
        ok: false,
        diagnostics,
    };
    let (analysis, _) = match read(text) {
        Ok(read) => read,
        Err(diagnostics) => return failed(diagnostics),
    };
    let Ok(action) = Action::parse(action) else {
        let problem = Problem {
            path: "action".to_owned(),
            span: Span::default(),
            kind: ProblemKind::BadAction,
        };
        return failed(vec![Located::text(action, None).problem(&problem)]);
    };
    let resource = Resource::new(resource);
    match analysis.ready() {
        Ok((authority, situation)) => {
            let request = Request {
                action: &action,
                resource: &resource,
                situation,
            };
            let (cell, trace) = (
                cell_everywhere(authority, &request),
                explain_everywhere(authority, &request),
            );
            ExplainAnswer::Answered {
                ok: true,
                explanation: Box::new(ExplanationShape::of(&request, &cell, &trace, &analysis)),
            }
        }
        Err(refused) => failed(DiagnosticShape::of_refused(&refused, text, None)),
    }
}

/// The answer to one line of a batch.
pub(crate) fn decide(line: &str, number: usize) -> AnswerShape {
    AnswerShape::of(&batch::answer(line), line, number)
}

/// A scenario's analysis and the warnings about it, or the errors that keep it from being one.
fn read(text: &str) -> Result<(Analysis, Vec<DiagnosticShape>), Vec<DiagnosticShape>> {
    let read = Scenario::read(text);
    let located = Located::text(text, None);
    let errors = read
        .problems
        .iter()
        .any(|problem| problem.severity() == Severity::Error);
    let problems = read.problems.iter().map(|problem| located.problem(problem));
    let Some(scenario) = read.scenario.filter(|_| !errors) else {
        return Err(problems.collect());
    };
    let analysis = Analysis::of(&scenario);
    let lints = analysis.readings.iter().flat_map(|reading| {
        let located = Located::document(&reading.document);
        reading
            .parsed
            .diagnostics
            .iter()
            .map(move |diagnostic| located.diagnostic(diagnostic))
            .collect::<Vec<_>>()
    });
    let diagnostics = problems.chain(lints).collect();
    Ok((analysis, diagnostics))
}
