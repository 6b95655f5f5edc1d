//! The share of rows that a wildcard gets: a few actions of every access level, the popular ones first.

use scopedown_catalog::{ActionEntry, Level};

use super::popular;

/// The rows of one pattern, or of one service under a lone `*`.
pub(super) const ROWS: usize = 10;

/// Whose turn it is: who reads a pattern wants to see what it lets people read and write before all else, and that it lets them change
/// permissions. A level with nothing left is passed over.
const TURNS: [Level; ROWS] = [
    Level::Read,
    Level::Write,
    Level::List,
    Level::Read,
    Level::Write,
    Level::PermissionsManagement,
    Level::Read,
    Level::Write,
    Level::List,
    Level::Tagging,
];

/// The share of actions of one service.
pub(super) fn of<'c>(actions: Vec<ActionEntry<'c>>) -> Vec<ActionEntry<'c>> {
    let mut waiting = popular::first(actions);
    let mut chosen = Vec::new();
    while chosen.len() < ROWS && !waiting.is_empty() {
        for level in TURNS {
            let next = waiting.iter().position(|entry| entry.level() == level);
            if let Some(at) = next.filter(|_| chosen.len() < ROWS) {
                chosen.push(waiting.remove(at));
            }
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use scopedown_catalog::Catalog;
    use scopedown_policy::ActionPattern;

    use super::*;

    fn names(pattern: &str) -> Vec<String> {
        let catalog = Catalog::embedded();
        let pattern = ActionPattern::parse(pattern).unwrap();
        let shared = of(catalog.matching(&pattern));
        shared.into_iter().map(ActionEntry::full).collect()
    }

    #[test]
    fn a_share_shows_every_level() {
        assert_eq!(
            names("s3:*"),
            [
                "s3:GetObject",
                "s3:PutObject",
                "s3:ListBucket",
                "s3:GetBucketLocation",
                "s3:DeleteObject",
                "s3:PutBucketPolicy",
                "s3:GetBucketAcl",
                "s3:CreateBucket",
                "s3:ListAllMyBuckets",
                "s3:TagResource"
            ]
        );
    }

    #[test]
    fn a_narrow_pattern_is_shown_whole() {
        assert_eq!(names("s3:ListB*").len(), 3);
        assert!(names("s3:Nothing*").is_empty());
    }
}
