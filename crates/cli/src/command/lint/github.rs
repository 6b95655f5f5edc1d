//! Findings as annotations of a GitHub workflow: `::warning file=…,line=…::message`.

use scopedown_report::Listed;

pub(super) fn report(found: &[Listed]) -> String {
    found.iter().map(annotation).collect()
}

fn annotation(listed: &Listed) -> String {
    let shape = &listed.shape;
    let level = match shape.severity.as_str() {
        "error" => "error",
        "warning" => "warning",
        _ => "notice",
    };
    let mut properties = Vec::new();
    if let Some(file) = &shape.file {
        properties.push(format!("file={}", property(file)));
        properties.push(format!("line={}", shape.line));
        properties.push(format!("endLine={}", shape.end_line));
        // GitHub takes columns only where a finding stands on one line.
        if shape.line == shape.end_line {
            properties.push(format!("col={}", shape.column));
            properties.push(format!("endColumn={}", shape.end_column));
        }
    }
    properties.push(format!("title={}", property(&shape.code)));
    let message = data(&format!("{} {}", shape.message, shape.help));
    format!("::{level} {}::{message}\n", properties.join(","))
}

/// The text of an annotation, escaped as the runner reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, in which commas and colons mean something as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_of_a_text_ends_an_annotation() {
        assert_eq!(data("50 %\nnext"), "50 %25%0Anext");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
