//! What the word at an offset of a policy text means.

use scopedown_catalog::hover;
use serde::Serialize;
use tsify::Tsify;

use crate::{catalog, units};

/// What a word means.
#[derive(Debug, Serialize, Tsify)]
pub struct Hovered {
    /// The word, without its quotes.
    pub range: units::TextRange,
    /// What it means, as a sentence.
    pub sentence: String,
}

/// What the word at an offset means.
pub(crate) fn answer(text: &str, offset: usize) -> Option<Hovered> {
    let hover = hover(catalog::shared(), text, units::byte(text, offset))?;
    Some(Hovered {
        range: units::TextRange::of(hover.span, text),
        sentence: hover.sentence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_behind_a_character_of_two_units() {
        let text =
            r#"{"Statement": [{"Sid": "😀", "Effect": "Allow", "Action": "sqs:SendMessage"}]}"#;
        let before = text.split("sqs:").next().unwrap().encode_utf16().count();
        let hovered = answer(text, before + 2).unwrap();
        assert_eq!(hovered.range.from, before);
        assert_eq!(hovered.range.to, before + "sqs:SendMessage".len());
        assert!(hovered.sentence.starts_with("sqs:SendMessage"));
    }
}
