//! From a problem of a text to the next one. Pure.

use super::advice::Problem;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Forth,
    Back,
}

/// The problem of a text area's text that comes next after a place, in bytes, that way; round the end if need be. `None` where the text has none.
pub(crate) fn next<'a>(
    problems: &'a [Problem],
    area: &str,
    from: usize,
    way: Way,
) -> Option<&'a Problem> {
    let is_here = |problem: &&Problem| {
        let text = problem.area.as_ref();
        text.is_some_and(|text| *text.area == *area)
    };
    let here = || problems.iter().filter(is_here);
    let start = |problem: &&Problem| problem.span.start;
    match way {
        Way::Forth => here()
            .filter(|problem| problem.span.start > from)
            .min_by_key(start)
            .or_else(|| here().min_by_key(start)),
        Way::Back => here()
            .filter(|problem| problem.span.start < from)
            .max_by_key(start)
            .or_else(|| here().max_by_key(start)),
    }
}

#[cfg(test)]
mod tests {
    use scopedown_policy::{Severity, Span};

    use super::*;
    use crate::advisor::areas::AreaText;

    fn problem(area: &str, start: usize) -> Problem {
        Problem {
            area: Some(AreaText {
                area: area.into(),
                name: "Role policy".into(),
                text: "{}".into(),
            }),
            document: "Role policy".into(),
            span: Span::new(start, start + 1),
            line: 1,
            severity: Severity::Error,
            code: "code".into(),
            message: String::new(),
            help: String::new(),
            remedy: None,
            tags: None,
        }
    }

    #[test]
    fn problems_of_a_text_go_round_in_their_order_in_it() {
        let problems = [
            problem("role", 20),
            problem("session", 5),
            problem("role", 4),
        ];
        let start = |from, way| next(&problems, "role", from, way).map(|found| found.span.start);
        assert_eq!(start(0, Way::Forth), Some(4));
        assert_eq!(start(4, Way::Forth), Some(20));
        assert_eq!(start(20, Way::Forth), Some(4));
        assert_eq!(start(20, Way::Back), Some(4));
        assert_eq!(start(4, Way::Back), Some(20));
        assert_eq!(next(&problems, "other", 0, Way::Forth), None);
    }
}
