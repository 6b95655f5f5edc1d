//! What is wrong with associations, their roles and each other, with the place of each.

use scopedown_association::{
    Association, Breach, Figures, PackedShare, RoleBreach, SessionTags, check,
    check_source_policies, check_target_trust, check_together, check_trust, check_update,
};
use scopedown_policy::{Diagnostic, Policy, Severity, Span, Words};
use scopedown_report::shape::{DiagnosticShape, Located};
use scopedown_rewrite::packed_estimate;
use scopedown_scenario::Document;

use super::{Known, Options};
use crate::excerpt;

/// One thing that is wrong, or worth knowing.
pub(super) struct Problem {
    pub(super) severity: Severity,
    /// For programs.
    pub(super) shape: DiagnosticShape,
    /// For people.
    pub(super) said: String,
}

impl Problem {
    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    fn of_breach(breach: &Breach, known: &Known) -> Self {
        let document = known.policy.as_ref();
        match breach.span.zip(document) {
            Some((span, document)) => {
                Self::in_document(breach.words(), breach.severity(), span, document)
            }
            None => Self::of_known(breach.words(), breach.severity(), known),
        }
    }

    /// A problem of the association as a whole, or of what is missing.
    fn of_known(words: Words, severity: Severity, known: &Known) -> Self {
        let located = Located::text(&known.input.text, None);
        let places = located.places(known.span);
        let mut said = format!("{}[{}]: {}\n", severity.name(), words.code, words.message);
        if let Some(aws) = &words.aws {
            said += &format!("  AWS says: {aws}\n");
        }
        said += &format!("  help: {}\n\n", words.help);
        Self {
            severity,
            said,
            shape: shape(
                words,
                severity,
                places,
                &known.name,
                Some(&known.input.name),
            ),
        }
    }

    /// A problem at a place of a document.
    fn in_document(words: Words, severity: Severity, span: Span, document: &Document) -> Self {
        let places = Located::document(document).places(span);
        let file = document.file.as_deref();
        let shape = shape(words, severity, places, &document.name, file);
        Self {
            severity,
            said: excerpt::in_document(&shape, span, document),
            shape,
        }
    }
}

fn shape(
    words: Words,
    severity: Severity,
    [line, column, end_line, end_column]: [usize; 4],
    policy: &str,
    file: Option<&str>,
) -> DiagnosticShape {
    DiagnosticShape {
        code: words.code.to_owned(),
        severity: severity.name().to_owned(),
        message: words.message,
        help: words.help,
        policy: Some(policy.to_owned()),
        file: file.map(str::to_owned),
        line,
        column,
        end_line,
        end_column,
        fix: None,
        aws: words.aws,
        tags: None,
    }
}

/// The problems of each association as it is.
pub(super) fn of_all(associations: &[Known], options: &Options) -> Vec<Vec<Problem>> {
    let models: Vec<Association> = associations
        .iter()
        .map(|known| known.association.clone())
        .collect();
    of_models(associations, &models, options)
}

/// The problems of each association as it is written: with its session tags disabled where there is a session policy.
pub(super) fn of_written(associations: &[Known], options: &Options) -> Vec<Vec<Problem>> {
    let models: Vec<Association> = associations
        .iter()
        .map(|known| as_written(&known.association))
        .collect();
    of_models(associations, &models, options)
}

fn as_written(association: &Association) -> Association {
    let mut written = association.clone();
    if written.policy.is_given() && !matches!(written.session_tags, SessionTags::Open(_)) {
        written.session_tags = SessionTags::Disabled;
    }
    written
}

fn of_models(
    associations: &[Known],
    models: &[Association],
    options: &Options,
) -> Vec<Vec<Problem>> {
    let mut problems: Vec<Vec<Problem>> = associations
        .iter()
        .zip(models)
        .map(|(known, model)| of_one(known, model, options))
        .collect();
    for (at, breach) in check_together(models) {
        if let (Some(list), Some(known)) = (problems.get_mut(at), associations.get(at)) {
            list.push(Problem::of_breach(&breach, known));
        }
    }
    problems
}

fn of_one(known: &Known, model: &Association, options: &Options) -> Vec<Problem> {
    let mut breaches = check(model, &figures(model));
    if known.before.is_some() || options.update {
        breaches.extend(check_update(
            known.before.as_ref().unwrap_or(&known.association),
            model,
        ));
    }
    let mut problems: Vec<Problem> = breaches
        .iter()
        .map(|breach| Problem::of_breach(breach, known))
        .collect();
    if let Some(document) = &known.trust {
        problems.extend(of_document(document, known, |policy| {
            check_trust(policy, model)
        }));
    }
    if let Some(document) = &known.target_trust {
        problems.extend(of_document(document, known, |policy| {
            check_target_trust(policy, model)
        }));
    }
    problems.extend(of_source(known, model));
    problems
}

/// What the session policy takes of the packed size, as it is estimated.
pub(super) fn figures(association: &Association) -> Figures {
    let packed = association.policy.known().map(|text| {
        let estimate = packed_estimate([text], [], []);
        PackedShare {
            low: estimate.low,
            high: estimate.high,
        }
    });
    Figures {
        packed,
        ..Figures::default()
    }
}

/// What is wrong with a trust policy: what the grammar refuses, else what its check says.
fn of_document(
    document: &Document,
    known: &Known,
    check: impl FnOnce(&Policy) -> Vec<RoleBreach>,
) -> Vec<Problem> {
    let parsed = document.parse();
    let Some(policy) = parsed.policy else {
        return refused(&parsed.diagnostics, document);
    };
    let breaches = check(&policy);
    let problem = |breach: &RoleBreach| of_role(breach, Some(document), known);
    breaches.iter().map(problem).collect()
}

fn of_source(known: &Known, model: &Association) -> Vec<Problem> {
    let mut problems = Vec::new();
    let (mut documents, mut policies) = (Vec::new(), Vec::new());
    for document in &known.source {
        let parsed = document.parse();
        match parsed.policy {
            Some(policy) => {
                documents.push(document);
                policies.push(policy);
            }
            None => problems.extend(refused(&parsed.diagnostics, document)),
        }
    }
    if policies.is_empty() {
        return problems;
    }
    for breach in check_source_policies(&policies, model) {
        let document = match breach.document {
            scopedown_association::RoleDocument::Policy(at) => documents.get(at).copied(),
            _ => None,
        };
        problems.push(of_role(&breach, document, known));
    }
    problems
}

fn of_role(breach: &RoleBreach, document: Option<&Document>, known: &Known) -> Problem {
    match breach.span.zip(document) {
        Some((span, document)) => {
            Problem::in_document(breach.words(), breach.severity(), span, document)
        }
        None => Problem::of_known(breach.words(), breach.severity(), known),
    }
}

/// A document that AWS refuses.
fn refused(diagnostics: &[Diagnostic], document: &Document) -> Vec<Problem> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.refuses())
        .map(|diagnostic| {
            Problem::in_document(
                diagnostic.words(),
                diagnostic.severity(),
                diagnostic.span,
                document,
            )
        })
        .collect()
}
