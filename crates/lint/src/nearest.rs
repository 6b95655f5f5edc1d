//! The known name that somebody most likely meant.

/// Names that are farther away are not offered.
const FARTHEST: usize = 2;

/// The nearest of the known names, regardless of letter case; `None` where none is near.
pub(crate) fn nearest<'n>(
    written: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let written = written.to_ascii_lowercase();
    known
        .into_iter()
        .filter_map(|name| Some((distance(&written, &name.to_ascii_lowercase())?, name)))
        .min()
        .map(|(_, name)| name)
}

/// A question before the help of a sentence; nothing where no name is near.
pub(crate) fn did_you_mean(name: Option<&str>) -> String {
    name.map(|name| format!("Did you mean `{name}`? "))
        .unwrap_or_default()
}

/// Characters to put in, take out or replace to make one text of the other; `None` beyond [`FARTHEST`].
fn distance(one: &str, other: &str) -> Option<usize> {
    if one.len().abs_diff(other.len()) > FARTHEST {
        return None;
    }
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, character) in one.chars().enumerate() {
        let mut left = at + 1;
        let mut diagonal = at;
        let mut next = vec![left];
        for (beside, above) in other.iter().zip(row.iter().skip(1)) {
            let replaced = diagonal + usize::from(*beside != character);
            left = replaced.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().filter(|distance| *distance <= FARTHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_not() {
        let known = ["aws:PrincipalArn", "aws:PrincipalOrgID", "aws:SourceIp"];
        assert_eq!(nearest("aws:PrincipleArn", known), Some("aws:PrincipalArn"));
        assert_eq!(nearest("aws:sourceip", known), Some("aws:SourceIp"));
        assert_eq!(nearest("aws:Source", known), Some("aws:SourceIp"));
        assert_eq!(nearest("s3:prefix", known), None);
        assert_eq!(distance("ab", "ba"), Some(2));
        assert_eq!(distance("", "abc"), None);
    }
}
