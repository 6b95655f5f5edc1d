//! The problems as marks in the texts.

use scopedown_policy::Severity;

use super::advice::Advice;
use super::assist::units;
use crate::host::highlight::{self, Stretch};

/// Problems that are marked; a text with more has something else to tell.
const MARKED: usize = 200;

/// Marks the problems, each under the name of its severity.
pub(crate) fn show(advice: &Advice) {
    for (severity, name) in [
        (Severity::Error, "advice-error"),
        (Severity::Warning, "advice-warning"),
        (Severity::Info, "advice-info"),
    ] {
        let marked = advice
            .problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .take(MARKED);
        let stretches: Vec<Stretch<'_>> = marked
            .filter_map(|problem| {
                let area = problem.area.as_ref()?;
                let text = &area.text;
                // Of a whole statement its first line is mark enough.
                let marked = problem.span.of(text).lines().next().unwrap_or_default();
                Some(Stretch {
                    area: &area.area,
                    text,
                    start: units(text, problem.span.start),
                    end: units(text, problem.span.start + marked.len()),
                })
            })
            .collect();
        highlight::mark(name, &stretches);
    }
}
