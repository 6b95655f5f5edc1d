//! Names that are too long for a heading.

use scopedown_policy::Arn;

/// The longest text that a heading takes whole, in characters.
const LONGEST: usize = 26;

/// A resource in two short lines: what it ends with, and where it belongs.
pub fn shorten(resource: &str) -> [String; 2] {
    if resource == "*" {
        return ["*".into(), "no resource".into()];
    }
    let Some(Arn {
        service,
        resource: name,
        ..
    }) = Arn::parse(resource)
    else {
        return [middle(resource), String::new()];
    };
    match name.split_once(['/', ':']) {
        Some((parent, rest)) if !rest.is_empty() => {
            [middle(rest), middle(&format!("{service} {parent}"))]
        }
        _ => [middle(name), service.to_owned()],
    }
}

/// The text with its middle left out where it is too long.
pub fn middle(text: &str) -> String {
    let length = text.chars().count();
    if length <= LONGEST {
        return text.to_owned();
    }
    let kept = LONGEST - 1;
    let front: String = text.chars().take(kept / 2).collect();
    let back: String = text.chars().skip(length - kept.div_ceil(2)).collect();
    format!("{front}…{back}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_is_named_by_its_end() {
        assert_eq!(
            shorten("arn:aws:s3:::reports/team-a/q1.csv"),
            ["team-a/q1.csv", "s3 reports"]
        );
        assert_eq!(shorten("arn:aws:s3:::reports"), ["reports", "s3"]);
        assert_eq!(
            shorten("arn:aws:dynamodb:eu-west-1:111122223333:table/orders"),
            ["orders", "dynamodb table"]
        );
        assert_eq!(shorten("*"), ["*", "no resource"]);
        assert_eq!(shorten("arn:odd"), ["arn:odd", ""]);
    }

    #[test]
    fn the_middle_is_left_out_by_characters() {
        let short = middle(&"é".repeat(40));
        assert_eq!(short.chars().count(), LONGEST);
        assert!(short.contains('…'));
    }
}
