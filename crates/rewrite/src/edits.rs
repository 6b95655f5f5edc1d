//! Edits of a text: which bytes give way to which text.

use scopedown_policy::Span;

/// One change of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the original text that give way; an empty span inserts.
    pub span: Span,
    /// What takes their place.
    pub text: String,
}

impl Edit {
    /// Puts `text` in the place of what stands at `span`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
        }
    }

    /// Takes away what stands at `span`.
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }

    /// Puts `text` before the byte `at`.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::new(at, at), text)
    }
}

/// Edits of one text that can be made together: sorted, and no two of them touch the same byte.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// The edits in the order of the text; `None` where two overlap or a span ends before it starts. Insertions at one place keep their order.
    pub fn new(mut edits: Vec<Edit>) -> Option<Self> {
        edits.sort_by_key(|edit| edit.span);
        let forward = edits.iter().all(|edit| edit.span.start <= edit.span.end);
        let apart = edits
            .iter()
            .zip(edits.iter().skip(1))
            .all(|(left, right)| left.span.end <= right.span.start);
        (forward && apart).then_some(Self(edits))
    }

    /// The edits in the order of the text.
    pub fn as_slice(&self) -> &[Edit] {
        &self.0
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with all edits made. A text other than the one that they were made for comes back as it is where some edit does not fit it.
    pub fn apply(&self, text: &str) -> String {
        self.applied(text).unwrap_or_else(|| text.to_owned())
    }

    /// The characters that the edits add to a text, fewer than none where they take more than they give.
    pub fn added_characters(&self, text: &str) -> i64 {
        self.0
            .iter()
            .map(|edit| signed(&edit.text) - signed(edit.span.of(text)))
            .sum()
    }

    fn applied(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut behind = 0;
        for edit in &self.0 {
            out.push_str(text.get(behind..edit.span.start)?);
            text.get(edit.span.start..edit.span.end)?;
            out.push_str(&edit.text);
            behind = edit.span.end;
        }
        out.push_str(text.get(behind..)?);
        Some(out)
    }
}

impl From<Edit> for Edits {
    fn from(edit: Edit) -> Self {
        Self::new(vec![edit]).unwrap_or_default()
    }
}

fn signed(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_from_front_to_back() {
        let edits = Edits::new(vec![
            Edit::delete(Span::new(4, 6)),
            Edit::insert(2, "X"),
            Edit::insert(2, "Y"),
            Edit::replace(Span::new(0, 1), "é"),
        ])
        .unwrap();
        assert_eq!(edits.apply("abcdef"), "ébXYcd");
        assert_eq!(edits.added_characters("abcdef"), 0);
    }

    #[test]
    fn overlapping_edits_are_none() {
        let of = |spans: [(usize, usize); 2]| {
            Edits::new(
                spans
                    .map(|(start, end)| Edit::delete(Span::new(start, end)))
                    .into(),
            )
        };
        assert_eq!(of([(0, 2), (1, 3)]), None);
        assert_eq!(of([(3, 2), (4, 5)]), None);
        assert!(of([(2, 3), (0, 2)]).is_some());
    }

    #[test]
    fn a_text_that_they_do_not_fit_stays() {
        let edits = Edits::from(Edit::delete(Span::new(1, 2)));
        assert_eq!(edits.apply("é"), "é");
        assert_eq!(edits.apply("a"), "a");
        assert_eq!(edits.apply("ab"), "a");
    }
}
