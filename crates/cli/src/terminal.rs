//! What suits the terminal that standard output is, if it is one.

use comfy_table::Table;

/// Its columns; `None` where the output goes to a file or another program.
pub(crate) fn width() -> Option<usize> {
    Table::new().width().map(usize::from)
}

/// A text whose lines break between words where the terminal ends; what follows a line's first words is indented by so many blanks. Without a
/// terminal nothing breaks, for whoever searches the output looks for whole sentences.
pub(crate) fn wrapped(text: &str, indent: usize) -> String {
    match width() {
        Some(width) => broken(text, indent, width),
        None => text.to_owned(),
    }
}

/// The same for a text that begins behind so many characters of its line, and whose printer indents what follows by as many.
pub(crate) fn continued(text: &str, behind: usize) -> String {
    match width() {
        Some(width) => broken(text, 0, width.saturating_sub(behind).max(NARROWEST)),
        None => text.to_owned(),
    }
}

/// Narrower than this no sentence can be read.
const NARROWEST: usize = 24;

/// A word that is longer than a line stays whole, so that it can be copied.
fn broken(text: &str, indent: usize, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut used = 0;
    for line in text.split_inclusive('\n') {
        for word in line.split_inclusive(' ') {
            let length = word.trim_end().chars().count();
            if used > indent && used + length > width {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                used = indent;
            }
            out.push_str(word);
            used = if word.ends_with('\n') {
                0
            } else {
                used + word.chars().count()
            };
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(
            broken("one two three\nfour", 2, 8),
            "one two\n  three\nfour"
        );
        assert_eq!(
            broken("arn:aws:s3:::reports/q1.csv is long", 0, 8),
            "arn:aws:s3:::reports/q1.csv\nis long"
        );
        assert_eq!(broken("  one two", 2, 4), "  one\n  two");
        assert_eq!(broken("", 2, 8), "");
    }
}
