use super::{SYNTAX_ERRORS, Words};

/// Why a text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonCode {
    /// Nothing, or only white space.
    Empty,
    /// U+FEFF before the first brace.
    ByteOrderMark,
    /// `“Version”`
    TypographicQuote,
    /// `'Version'`
    SingleQuote,
    /// `["a",]`
    TrailingComma,
    /// `["a" "b"]`
    MissingComma,
    /// `{"a" "b"}`
    MissingColon,
    /// `// …`, `/* … */`, `# …`
    Comment,
    /// `Version: "2012-10-17"`: YAML.
    Yaml,
    /// `{Version: …}`
    BareName,
    /// The text ends before all brackets are closed.
    Truncated,
    /// `"a⏎b"`: a line break or another control character inside a string.
    ControlCharacter,
    /// `"\d"`
    BadEscape,
    /// A second document behind the first.
    MoreText,
    /// Anything else.
    Unexpected,
}

impl JsonCode {
    pub(super) fn words(self) -> Words {
        let (code, message, help) = match self {
            Self::Empty => (
                "json-empty",
                "There is no text here.",
                "Paste a policy: a JSON object with a `Statement`.",
            ),
            Self::ByteOrderMark => (
                "json-byte-order-mark",
                "The text begins with a byte-order mark, an invisible character that AWS does not take.",
                "Delete the first character, or save the file as UTF-8 without BOM.",
            ),
            Self::TypographicQuote => (
                "json-typographic-quote",
                "This is a typographic quotation mark; JSON knows only the straight `\"`.",
                "Replace it, and its partner, by `\"`; word processors and chat programs put such marks in.",
            ),
            Self::SingleQuote => (
                "json-single-quote",
                "JSON strings stand in double quotation marks.",
                "Replace `'` by `\"`.",
            ),
            Self::TrailingComma => (
                "json-trailing-comma",
                "A comma stands before the closing bracket.",
                "Delete the comma, or add the entry that should follow.",
            ),
            Self::MissingComma => (
                "json-missing-comma",
                "A comma is missing before this.",
                "Put a `,` between the two entries.",
            ),
            Self::MissingColon => (
                "json-missing-colon",
                "A colon is missing between name and value.",
                "Put a `:` behind the member's name.",
            ),
            Self::Comment => (
                "json-comment",
                "JSON has no comments, and AWS takes none in a policy.",
                "Delete the comment.",
            ),
            Self::Yaml => (
                "json-yaml",
                "This looks like YAML; a policy document is JSON.",
                "Paste the JSON form of the policy; most tools print it with an option such as `-o json`.",
            ),
            Self::BareName => (
                "json-bare-name",
                "A name stands here without quotation marks.",
                "Put it in double quotation marks.",
            ),
            Self::Truncated => (
                "json-truncated",
                "The text ends before the document does: a closing bracket or quotation mark is missing.",
                "Look whether the end was cut off while copying, and close what is open.",
            ),
            Self::ControlCharacter => (
                "json-control-character",
                "A line break or another control character stands inside a string.",
                "Close the string on its line, or write the character as an escape such as `\\n`.",
            ),
            Self::BadEscape => (
                "json-escape",
                "This escape is not one that JSON knows.",
                "Write a backslash as `\\\\`; the others are `\\\" \\/ \\b \\f \\n \\r \\t \\uXXXX`.",
            ),
            Self::MoreText => (
                "json-more-text",
                "The document ends before this, and more text follows.",
                "Keep one policy here and put the other in a place of its own.",
            ),
            Self::Unexpected => (
                "json-syntax",
                "This is not JSON.",
                "Look at the brackets, quotation marks and commas just before this place.",
            ),
        };
        Words::new(code, message, help).aws(SYNTAX_ERRORS)
    }
}
