//! Findings for people: an excerpt each, and a count at the end.

use scopedown_report::{Listed, counted};

use crate::excerpt;

pub(super) fn report(found: &[Listed]) -> String {
    let excerpts = found.iter().map(|listed| {
        let (text, span) = listed.document.given(listed.span);
        excerpt::diagnostic(&listed.shape, span, text)
    });
    excerpts.collect::<String>() + &summary(found)
}

fn summary(found: &[Listed]) -> String {
    if found.is_empty() {
        return "Nothing found.\n".to_owned();
    }
    let counts = counted(found.iter().map(|listed| listed.severity));
    format!("{counts}. `scopedown lint --explain CODE` says more of each.\n")
}
