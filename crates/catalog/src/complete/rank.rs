//! How well a name fits what is typed of it.

/// How a name fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// It is the name.
    Whole,
    /// The name begins with it.
    Front,
    /// A word of the name begins with it: `obj`, `GetObject`.
    Word,
    /// Words of the name begin with its words: `PutAcl`, `PutBucketAcl`.
    Words,
    /// It stands somewhere in the name.
    Inside,
}

/// How a name fits what is typed, whatever the letter case; `None` where it does not. Everything begins with nothing.
pub(crate) fn rank(name: &str, typed: &str) -> Option<Rank> {
    if typed.len() > name.len() {
        return None;
    }
    let (lower, wanted) = (name.to_ascii_lowercase(), typed.to_ascii_lowercase());
    if lower == wanted {
        return Some(Rank::Whole);
    }
    if lower.starts_with(&wanted) {
        return Some(Rank::Front);
    }
    let starts = word_starts(name);
    let begins_there = |start: &usize| behind(&lower, *start).starts_with(&wanted);
    if starts.iter().any(begins_there) {
        return Some(Rank::Word);
    }
    if words_begin(&lower, &starts, typed) {
        return Some(Rank::Words);
    }
    lower.contains(&wanted).then_some(Rank::Inside)
}

/// Whether the words typed begin words of the name, in order.
fn words_begin(lower: &str, starts: &[usize], typed: &str) -> bool {
    let bounds = word_starts(typed);
    if bounds.len() < 2 {
        return false;
    }
    let ends = bounds.iter().skip(1).copied().chain([typed.len()]);
    let mut left = starts.iter();
    bounds.iter().zip(ends).all(|(start, end)| {
        let word = typed.get(*start..end).unwrap_or_default();
        let word = word.to_ascii_lowercase();
        left.any(|start| behind(lower, *start).starts_with(&word))
    })
}

/// Where words begin: at the front, behind what is no letter or digit, and at capitals, of which a run counts as one word.
fn word_starts(name: &str) -> Vec<usize> {
    let bytes = name.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or(b' ');
    let begins = |place: &usize| {
        let before = place.checked_sub(1).map_or(b' ', at);
        let here = at(*place);
        if !here.is_ascii_alphanumeric() {
            return false;
        }
        let is_capital = here.is_ascii_uppercase();
        let ends_run = at(place + 1).is_ascii_lowercase();
        !before.is_ascii_alphanumeric()
            || (is_capital && (!before.is_ascii_uppercase() || ends_run))
    };
    (0..bytes.len()).filter(begins).collect()
}

fn behind(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Rank, rank};

    #[test]
    fn names_fit_from_whole_to_somewhere() {
        for (name, typed, expected) in [
            ("GetObject", "getobject", Some(Rank::Whole)),
            ("GetObject", "", Some(Rank::Front)),
            ("GetObject", "getO", Some(Rank::Front)),
            ("GetObject", "obj", Some(Rank::Word)),
            ("GetObjectAcl", "objectacl", Some(Rank::Word)),
            ("DescribeDBClusters", "clu", Some(Rank::Word)),
            ("PutBucketAcl", "PutAcl", Some(Rank::Words)),
            ("PutBucketAcl", "AclPut", None),
            ("PutBucketAcl", "ucket", Some(Rank::Inside)),
            ("aws:SourceIp", "source", Some(Rank::Word)),
            ("GetObject", "Gte", None),
            ("GetObject", "é", None),
            ("Get", "GetObject", None),
        ] {
            assert_eq!(rank(name, typed), expected, "{name} {typed}");
        }
    }
}
