//! Prints JSON text with two-space indent, keeping every member and every number as written.

/// Re-indents JSON text. Repeated members and the digits of numbers survive, which a value tree would lose; text that is not JSON comes back
/// with its spaces moved and nothing else changed.
pub fn indent(json: &str) -> String {
    let mut printer = Printer {
        out: String::with_capacity(json.len() * 2),
        depth: 0,
    };
    let mut characters = json.chars().filter_insignificant().peekable();
    while let Some(token) = characters.next() {
        match token {
            Token::Inside(character) => printer.out.push(character),
            Token::Open(character) => {
                printer.out.push(character);
                if let Some(Token::Close(close)) = characters.peek() {
                    printer.out.push(*close);
                    characters.next();
                } else {
                    printer.depth += 1;
                    printer.new_line();
                }
            }
            Token::Close(character) => {
                printer.depth = printer.depth.saturating_sub(1);
                printer.new_line();
                printer.out.push(character);
            }
            Token::Comma => {
                printer.out.push(',');
                printer.new_line();
            }
            Token::Colon => printer.out.push_str(": "),
        }
    }
    printer.out
}

struct Printer {
    out: String,
    depth: usize,
}

impl Printer {
    fn new_line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }
}

enum Token {
    /// A character of a string, number or word.
    Inside(char),
    Open(char),
    Close(char),
    Comma,
    Colon,
}

trait FilterInsignificant: Iterator<Item = char> + Sized {
    /// Drops white space outside strings and tells structure from content.
    fn filter_insignificant(self) -> impl Iterator<Item = Token> {
        let (mut in_string, mut escaped) = (false, false);
        self.filter_map(move |character| {
            if in_string {
                in_string = escaped || character != '"';
                escaped = !escaped && character == '\\';
                return Some(Token::Inside(character));
            }
            Some(match character {
                ' ' | '\t' | '\n' | '\r' => return None,
                '{' | '[' => Token::Open(character),
                '}' | ']' => Token::Close(character),
                ',' => Token::Comma,
                ':' => Token::Colon,
                _ => {
                    in_string = character == '"';
                    Token::Inside(character)
                }
            })
        })
    }
}

impl<I: Iterator<Item = char>> FilterInsignificant for I {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        let printed = indent(r#"{"a":[1.50,{}],"a":"x\" ,{y"}"#);
        assert_eq!(
            printed,
            "{\n  \"a\": [\n    1.50,\n    {}\n  ],\n  \"a\": \"x\\\" ,{y\"\n}"
        );
        assert_eq!(indent(&printed), printed);
    }
}
