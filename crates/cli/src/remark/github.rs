//! Remarks as annotations of a GitHub workflow: `::warning file=…,line=…::message`.

use scopedown_policy::Severity;

use super::Remark;

pub(crate) fn report(remarks: &[Remark]) -> String {
    remarks.iter().map(annotation).collect()
}

fn annotation(remark: &Remark) -> String {
    let level = match remark.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut properties = Vec::new();
    if let Some(file) = &remark.file {
        properties.push(format!("file={}", property(file)));
        if let Some(place) = remark.place {
            properties.push(format!("line={}", place.line));
            properties.push(format!("endLine={}", place.end_line));
            // GitHub takes columns only where a finding stands on one line.
            if place.line == place.end_line {
                properties.push(format!("col={}", place.column));
                properties.push(format!("endColumn={}", place.end_column));
            }
        }
    }
    properties.push(format!("title={}", property(&remark.code)));
    let message = data(&remark.message);
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
