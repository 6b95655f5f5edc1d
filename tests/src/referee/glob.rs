//! Wildcards: a pattern as a row of tokens, matched by trying both ways at each star.

/// One token of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// This character.
    Exactly(char),
    /// `?`
    One,
    /// `*`
    Run,
}

/// Every character stands for itself.
pub(super) fn literal(text: &str) -> Vec<Token> {
    text.chars().map(Token::Exactly).collect()
}

/// `*` and `?` are wildcards (2.2, 3.1.1).
pub(super) fn wild(text: &str) -> Vec<Token> {
    let token = |character| match character {
        '*' => Token::Run,
        '?' => Token::One,
        other => Token::Exactly(other),
    };
    text.chars().map(token).collect()
}

/// Whether the whole text fits, by the table of which beginnings of the pattern fit which beginnings of the text.
pub(super) fn fits(pattern: &[Token], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut reached = vec![false; text.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for token in pattern {
        let mut next = vec![false; text.len() + 1];
        for (at, is_reached) in reached.iter().enumerate() {
            if !is_reached {
                continue;
            }
            let steps = match token {
                Token::Run => at..=text.len(),
                Token::One if at < text.len() => at + 1..=at + 1,
                Token::Exactly(character) if text.get(at) == Some(character) => at + 1..=at + 1,
                Token::One | Token::Exactly(_) => continue,
            };
            for step in steps {
                if let Some(place) = next.get_mut(step) {
                    *place = true;
                }
            }
        }
        reached = next;
    }
    reached.last() == Some(&true)
}
