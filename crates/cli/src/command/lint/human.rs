//! Findings for people: an excerpt each, and a count at the end.

use scopedown_policy::Severity;
use scopedown_report::Listed;
use scopedown_scenario::Analysis;

use crate::excerpt;

pub(super) fn report(found: &[Listed], analysis: &Analysis) -> String {
    let excerpts = found.iter().map(|listed| {
        let text = analysis
            .reading(listed.place)
            .map_or("", |reading| &reading.document.text);
        excerpt::diagnostic(&listed.shape, listed.span, text)
    });
    excerpts.collect::<String>() + &summary(found)
}

fn summary(found: &[Listed]) -> String {
    if found.is_empty() {
        return "Nothing found.\n".to_owned();
    }
    let count = |severity: Severity, one: &str| {
        let count = found
            .iter()
            .filter(|listed| listed.severity == severity)
            .count();
        match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            many => Some(format!("{many} {one}s")),
        }
    };
    let counts: Vec<String> = [
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
        count(Severity::Info, "remark"),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!(
        "{}. `scopedown lint --explain CODE` says more of each.\n",
        counts.join(", ")
    )
}
