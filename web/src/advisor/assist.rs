//! What may be written at the caret. Pure: a text, a place, keys in; a list out.

use std::rc::Rc;

use scopedown_catalog::{Catalog, Completion, complete};

/// A list that is open beside a text area.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Open {
    /// The text area.
    pub(crate) area: Rc<str>,
    /// The text that the list was made for.
    pub(crate) text: Rc<str>,
    /// What may be written.
    pub(crate) completion: Rc<Completion>,
    /// The entry that is chosen.
    pub(crate) chosen: usize,
}

/// Why a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Occasion {
    /// Something was typed: only what continues it is worth a list.
    Typed,
    /// Somebody asked.
    Asked,
}

impl Open {
    /// The list for a place of a text, in UTF-16 units.
    pub(crate) fn at(
        catalog: &Catalog,
        area: &str,
        text: &str,
        offset: usize,
        occasion: Occasion,
    ) -> Option<Self> {
        let completion = complete(catalog, text, bytes(text, offset))?;
        let written = completion.span.of(text);
        let is_done = completion
            .proposals
            .iter()
            .any(|proposal| proposal.text == written);
        let is_idle = occasion == Occasion::Typed && (written.is_empty() || is_done);
        (!completion.proposals.is_empty() && !is_idle).then(|| Self {
            area: area.into(),
            text: text.into(),
            completion: Rc::new(completion),
            chosen: 0,
        })
    }

    /// The list with another entry chosen; the ends meet.
    pub(crate) fn moved(&self, steps: isize) -> Self {
        let count = self.completion.proposals.len().max(1);
        let chosen = (self.chosen + count).saturating_add_signed(steps) % count;
        Self {
            chosen,
            ..self.clone()
        }
    }

    /// The stretch that an entry replaces, in UTF-16 units, and what stands there then.
    pub(crate) fn edit(&self, entry: usize) -> Option<(usize, usize, String)> {
        let span = self.completion.span;
        let proposal = self.completion.proposals.get(entry)?;
        let (start, end) = (units(&self.text, span.start), units(&self.text, span.end));
        Some((start, end, proposal.text.clone()))
    }
}

/// A place in UTF-16 units as a place in bytes.
pub(crate) fn bytes(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, character) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(character.len_utf16());
    }
    text.len()
}

/// A place in bytes as a place in UTF-16 units.
pub(crate) fn units(text: &str, bytes: usize) -> usize {
    text.get(..bytes)
        .map_or(0, |front| front.encode_utf16().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"Statement":[{"Sid":"😀é","Effect":"Allow","Action":["s3:getobj"#;

    fn at_end(occasion: Occasion) -> Open {
        let offset = units(TEXT, TEXT.len());
        Open::at(&Catalog::embedded(), "role-policy", TEXT, offset, occasion).unwrap()
    }

    #[test]
    fn places_convert_both_ways() {
        for (at, _) in TEXT.char_indices() {
            assert_eq!(bytes(TEXT, units(TEXT, at)), at);
        }
        assert_eq!(bytes(TEXT, usize::MAX), TEXT.len());
    }

    #[test]
    fn an_entry_replaces_what_was_typed() {
        let open = at_end(Occasion::Typed);
        let (start, end, text) = open.edit(0).unwrap();
        assert_eq!(text, "s3:GetObject");
        assert_eq!(
            (bytes(TEXT, start), bytes(TEXT, end)),
            (TEXT.len() - "s3:getobj".len(), TEXT.len())
        );
    }

    #[test]
    fn the_ends_of_the_list_meet() {
        let open = at_end(Occasion::Asked);
        let last = open.completion.proposals.len() - 1;
        assert_eq!(open.moved(-1).chosen, last);
        assert_eq!(open.moved(-1).moved(1).chosen, 0);
    }
}
