//! The answer of `aws iam get-account-authorization-details` as a file that is read piece by piece.

use scopedown_intake::{Details, Entry, Intake, Slice};
use scopedown_policy::Span;

/// Bytes that are read at once: a few milliseconds of work, so that the page never stands still.
pub(crate) const PIECE: usize = 256 << 10;

/// Bytes from which a text is read piece by piece and never shown as a text.
pub(crate) const LARGE: usize = 400_000;

/// Roles that are listed at once.
pub(crate) const LISTED: usize = 50;

/// The roles that are listed for what was typed, and how many more there are.
pub(crate) fn listed<'d>(details: &'d Details, typed: &str) -> (Vec<&'d Entry>, usize) {
    let mut found = details.find(typed);
    let listed: Vec<&Entry> = found.by_ref().take(LISTED).collect();
    (listed, found.count())
}

/// A stretch of the file that was read again.
pub(crate) struct Cut {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

impl Cut {
    fn slice(&self) -> Option<Slice<'_>> {
        Some(Slice {
            start: self.span.start,
            text: str::from_utf8(&self.bytes).ok()?,
        })
    }
}

/// Where the managed policies of a role stand.
pub(crate) fn needed(details: &Details, role: &Cut) -> Vec<Span> {
    role.slice()
        .map(|slice| details.needed(slice))
        .unwrap_or_default()
}

/// A role and its managed policies taken apart; `None` where their bytes are no text.
pub(crate) fn role(role: &Cut, policies: &[Cut]) -> Option<Intake> {
    let policies: Vec<Slice<'_>> = policies.iter().filter_map(Cut::slice).collect();
    Some(Details::read(role.slice()?, &policies))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = r#"{"RoleDetailList": [{"RoleName": "app", "Arn": "arn:aws:iam::111122223333:role/app",
        "AttachedManagedPolicies": [{"PolicyName": "read", "PolicyArn": "arn:aws:iam::111122223333:policy/read"}]},
        {"RoleName": "other", "Arn": "arn:aws:iam::111122223333:role/other"}],
        "Policies": [{"PolicyName": "read", "Arn": "arn:aws:iam::111122223333:policy/read", "DefaultVersionId": "v1",
            "PolicyVersionList": [{"VersionId": "v1", "IsDefaultVersion": true, "Document": {"Version": "2012-10-17", "Statement": []}}]}]}"#;

    fn cut(span: Span) -> Cut {
        Cut {
            span,
            bytes: span.of(ANSWER).as_bytes().to_vec(),
        }
    }

    #[test]
    fn a_role_is_found_and_cut_out_with_its_policies() {
        let mut details = Details::new();
        details.feed(ANSWER.as_bytes());
        let (roles, more) = listed(&details, "APP");
        assert_eq!((roles.len(), more), (1, 0));
        let span = roles[0].span;
        let spans = needed(&details, &cut(span));
        let policies: Vec<Cut> = spans.into_iter().map(cut).collect();
        let intake = role(&cut(span), &policies).unwrap();
        assert_eq!(intake.policies().count(), 1);
    }

    #[test]
    fn the_list_is_short_and_counts_the_rest() {
        let mut details = Details::new();
        let roles: Vec<String> = (0..LISTED + 7)
            .map(|at| {
                format!(r#"{{"RoleName": "r{at}", "Arn": "arn:aws:iam::111122223333:role/r{at}"}}"#)
            })
            .collect();
        details.feed(format!(r#"{{"RoleDetailList": [{}]}}"#, roles.join(",")).as_bytes());
        let (roles, more) = listed(&details, "");
        assert_eq!((roles.len(), more), (LISTED, 7));
    }

    #[test]
    fn bytes_that_are_no_text_are_no_role() {
        let cut = Cut {
            span: Span::new(0, 1),
            bytes: vec![0xFF],
        };
        assert!(role(&cut, &[]).is_none());
        assert!(needed(&Details::new(), &cut).is_empty());
    }
}
