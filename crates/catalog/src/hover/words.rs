//! Lists and counts in sentences.

use crate::catalog::Catalog;

/// `a, b and c`; from the fifth on, how many more there are.
pub(super) fn listed<T: AsRef<str>>(items: &[T]) -> String {
    const SHOWN: usize = 4;
    let mut shown: Vec<String> = items
        .iter()
        .take(SHOWN)
        .map(|item| item.as_ref().to_owned())
        .collect();
    if items.len() > SHOWN {
        shown.push(format!("{} more", items.len() - SHOWN));
    }
    let last = shown.pop().unwrap_or_default();
    if shown.is_empty() {
        return last;
    }
    format!("{} and {last}", shown.join(", "))
}

/// `1 action`, `2 actions`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// `the catalogue of 2026-09-26`.
pub(super) fn the_catalogue(catalog: &Catalog) -> String {
    format!("the catalogue of {}", catalog.about().date)
}

/// `x is not in the catalogue of 2026-09-26`.
pub(super) fn not_there(catalog: &Catalog, what: &str) -> String {
    format!("{what} is not in {}", the_catalogue(catalog))
}
