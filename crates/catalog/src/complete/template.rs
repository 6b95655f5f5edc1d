//! Forms with open parts, `arn:${Partition}:s3:::${BucketName}`, as something to fill in.
//!
//! An open part becomes a word in capitals, `BUCKET_NAME`: it is seen to be missing, it grants nothing if it is forgotten, and it is no policy
//! variable, as `${BucketName}` would be.

/// Bytes of a text that is carried on. No ARN is longer.
const TYPED: usize = 2_048;

/// AWS's partitions, the commonest first.
const PARTITIONS: [&str; 3] = ["aws", "aws-cn", "aws-us-gov"];

/// A piece of a form.
#[derive(Debug, Clone, Copy)]
enum Piece<'f> {
    Text(&'f str),
    Open(&'f str),
}

/// A form with a placeholder for each open part.
pub(super) fn placeholders(form: &str) -> String {
    pieces(form).into_iter().map(Piece::written).collect()
}

/// A form that begins with what is typed and has placeholders for the rest; `None` where it cannot begin so.
pub(super) fn carry_on(form: &str, typed: &str) -> Option<String> {
    let would_need_escapes =
        |character: char| matches!(character, '"' | '\\') || character.is_control();
    if typed.len() > TYPED || typed.contains(would_need_escapes) {
        return None;
    }
    let pieces = pieces(form);
    let mut filled = String::new();
    let mut rest = typed;
    for (at, piece) in pieces.iter().enumerate() {
        if rest.is_empty() {
            filled.push_str(&piece.written());
            continue;
        }
        match piece {
            Piece::Text(text) => {
                rest = behind(text, rest)?;
                filled.push_str(text);
            }
            Piece::Open(name) => {
                let (value, behind) = value(rest, pieces.get(at + 1))?;
                rest = behind;
                filled.push_str(spelled_out(name, value, rest));
            }
        }
    }
    rest.is_empty().then_some(filled)
}

/// What a whole text has for each open part of a form, with the part's name; `None` where it is not of that form.
pub(crate) fn values_of_open_parts<'f, 't>(
    form: &'f str,
    text: &'t str,
) -> Option<Vec<(&'f str, &'t str)>> {
    let pieces = pieces(form);
    let mut rest = text;
    let mut values = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        rest = match piece {
            Piece::Text(literal) => rest.strip_prefix(literal)?,
            Piece::Open(name) => {
                let (value, behind) = value(rest, pieces.get(at + 1))?;
                values.push((*name, value));
                behind
            }
        };
    }
    rest.is_empty().then_some(values)
}

/// What is typed behind a literal text, of which only the beginning may be there.
fn behind<'t>(text: &str, typed: &'t str) -> Option<&'t str> {
    match typed.strip_prefix(text) {
        Some(rest) => Some(rest),
        None => text.starts_with(typed).then_some(""),
    }
}

/// What is typed for an open part, and what stands behind it.
fn value<'t>(typed: &'t str, next: Option<&Piece<'_>>) -> Option<(&'t str, &'t str)> {
    let Some(Piece::Text(next)) = next else {
        return Some((typed, ""));
    };
    let begun = || {
        let mut last = typed.len().saturating_sub(next.len())..typed.len();
        last.find(|at| typed.get(*at..).is_some_and(|end| next.starts_with(end)))
    };
    let end = typed.find(next).or_else(begun).unwrap_or(typed.len());
    let (value, rest) = typed.split_at_checked(end)?;
    // Where a colon ends a part, it has none.
    let is_whole = !(next.starts_with(':') && value.contains(':'));
    is_whole.then_some((value, rest))
}

/// A value; the name of a partition of which only the beginning is typed is spelled out.
fn spelled_out<'t>(name: &str, value: &'t str, rest: &str) -> &'t str {
    if name != "Partition" || !rest.is_empty() {
        return value;
    }
    PARTITIONS
        .into_iter()
        .find(|partition| partition.starts_with(value))
        .unwrap_or(value)
}

fn pieces(form: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = form;
    while let Some((before, behind)) = rest.split_once("${") {
        let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(Piece::Open(name));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

impl Piece<'_> {
    fn written(self) -> String {
        match self {
            Self::Text(text) => text.to_owned(),
            Self::Open("Partition") => "aws".to_owned(),
            Self::Open(name) => capitals(name),
        }
    }
}

/// `BucketName` as `BUCKET_NAME`.
fn capitals(name: &str) -> String {
    let mut capitals = String::new();
    let mut before = ' ';
    for character in name.chars() {
        if character.is_ascii_uppercase() && before.is_ascii_lowercase() {
            capitals.push('_');
        }
        let is_plain = character.is_ascii_alphanumeric();
        capitals.push(if is_plain {
            character.to_ascii_uppercase()
        } else {
            '_'
        });
        before = character;
    }
    capitals
}

#[cfg(test)]
mod tests {
    use super::{carry_on, placeholders};

    const OBJECT: &str = "arn:${Partition}:s3:::${BucketName}/${ObjectName}";
    const QUEUE: &str = "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}";
    const TABLE: &str = "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}";

    #[test]
    fn open_parts_are_words_in_capitals() {
        assert_eq!(placeholders(OBJECT), "arn:aws:s3:::BUCKET_NAME/OBJECT_NAME");
        assert_eq!(placeholders("s3:prefix"), "s3:prefix");
        assert_eq!(placeholders("a:${x"), "a:X");
    }

    #[test]
    fn what_is_typed_is_kept() {
        for (form, typed, expected) in [
            (OBJECT, "", Some("arn:aws:s3:::BUCKET_NAME/OBJECT_NAME")),
            (OBJECT, "ar", Some("arn:aws:s3:::BUCKET_NAME/OBJECT_NAME")),
            (
                OBJECT,
                "arn:a",
                Some("arn:aws:s3:::BUCKET_NAME/OBJECT_NAME"),
            ),
            (
                OBJECT,
                "arn:aws-c",
                Some("arn:aws-cn:s3:::BUCKET_NAME/OBJECT_NAME"),
            ),
            (
                OBJECT,
                "arn:aws:s3::",
                Some("arn:aws:s3:::BUCKET_NAME/OBJECT_NAME"),
            ),
            (
                OBJECT,
                "arn:aws:s3:::my-é",
                Some("arn:aws:s3:::my-é/OBJECT_NAME"),
            ),
            (OBJECT, "arn:aws:s3:::a/b/c", Some("arn:aws:s3:::a/b/c")),
            (OBJECT, "arn:aws:sqs:", None),
            (
                QUEUE,
                "arn:aws:s",
                Some("arn:aws:sqs:REGION:ACCOUNT:QUEUE_NAME"),
            ),
            (
                QUEUE,
                "arn:aws:sqs:eu-",
                Some("arn:aws:sqs:eu-:ACCOUNT:QUEUE_NAME"),
            ),
            (
                QUEUE,
                "arn:aws:sqs:*:",
                Some("arn:aws:sqs:*:ACCOUNT:QUEUE_NAME"),
            ),
            (
                TABLE,
                "arn:aws:dynamodb:r:1:ta",
                Some("arn:aws:dynamodb:r:1:table/TABLE_NAME"),
            ),
            (TABLE, "arn:aws:dynamodb:r:1:x", None),
            (OBJECT, "arn:aws:s3:::a\"", None),
        ] {
            assert_eq!(carry_on(form, typed).as_deref(), expected, "{typed}");
        }
    }
}
