//! Whether one entry of a list makes another one superfluous.

use scopedown_policy::{ActionPattern, ArnPattern, Pattern, ResourcePattern};

use crate::atoms::{of_pattern, of_text};
use crate::inclusion::{Patience, includes};

/// Compares entries of `Action` or `Resource` by what they speak of.
pub trait Covers {
    /// Whether this entry speaks of everything that `other` speaks of, whatever values the variables have, and under every reading of the points
    /// that AWS leaves open (semantics 15). `false` also where that is not certain: where variables differ, or a comparison would take too long.
    fn covers(&self, other: &Self) -> bool;
}

impl Covers for ActionPattern {
    fn covers(&self, other: &Self) -> bool {
        self.covers_within(other, &mut Patience::ONE.clone())
    }
}

impl Covers for ResourcePattern {
    fn covers(&self, other: &Self) -> bool {
        self.covers_within(other, &mut Patience::ONE.clone())
    }
}

/// As [`Covers`], with the patience that is left for all comparisons of a rewrite.
pub(crate) trait CoversWithin {
    /// As [`Covers::covers`]; `false` also where the patience ends.
    fn covers_within(&self, other: &Self, patience: &mut Patience) -> bool;
}

impl CoversWithin for ActionPattern {
    fn covers_within(&self, other: &Self, patience: &mut Patience) -> bool {
        match (self, other) {
            (Self::Any, _) => true,
            (Self::Named { .. }, Self::Any) => false,
            (
                Self::Named { service, name, .. },
                Self::Named {
                    service: other_service,
                    name: other_name,
                    ..
                },
            ) => {
                patience.take(1)
                    && service == other_service
                    && covers_pattern(name, other_name, patience)
            }
        }
    }
}

impl CoversWithin for ResourcePattern {
    fn covers_within(&self, other: &Self, patience: &mut Patience) -> bool {
        match (self, other) {
            (Self::Any, _) => true,
            (Self::Arn(_), Self::Any) => false,
            (Self::Arn(wide), Self::Arn(narrow)) => {
                patience.take(1) && (wide == narrow || covers_arn(wide, narrow, patience))
            }
        }
    }
}

fn covers_pattern(wide: &Pattern, narrow: &Pattern, patience: &mut Patience) -> bool {
    // Most entries are literal, and one text covers no other.
    if wide == narrow || wide.is_literal() {
        return wide == narrow;
    }
    of_pattern(wide)
        .zip(of_pattern(narrow))
        .is_some_and(|(wide, narrow)| includes(&wide, &narrow, patience))
}

fn covers_arn(wide: &ArnPattern, narrow: &ArnPattern, patience: &mut Patience) -> bool {
    // Under the other reading of a short ARN, or of a wildcard in the service, the entry may match nothing at all (semantics 15.9, 15.29).
    if wide.is_padded_without_star() || wide.has_service_wildcard() {
        return false;
    }
    let front = front(wide)
        .zip(front(narrow))
        .all(|(wide, narrow)| includes(&of_text(wide), &of_text(narrow), patience));
    front
        && covers_across_colons(wide, narrow, patience)
        && covers_pattern(wide.resource(), narrow.resource(), patience)
}

/// The segments between `arn` and the resource; missing ones count as `*` (semantics 3.3.3).
fn front(pattern: &ArnPattern) -> impl Iterator<Item = &str> {
    pattern
        .as_written()
        .split(':')
        .skip(1)
        .chain(std::iter::repeat("*"))
        .take(4)
}

/// Whether the answer stays if a star before the fifth colon runs over colons after all (semantics 15.10): then the entry counts as one text.
fn covers_across_colons(wide: &ArnPattern, narrow: &ArnPattern, patience: &mut Patience) -> bool {
    let runs_on = |pattern: &ArnPattern| {
        let written = pattern.as_written().splitn(6, ':').take(5);
        written.into_iter().any(|segment| segment.contains('*'))
    };
    let is_plain = |pattern: &ArnPattern| !pattern.as_written().contains('$');
    if !runs_on(narrow) || !is_plain(narrow) {
        return true;
    }
    let [wide_text, narrow_text] = [wide, narrow].map(|pattern| of_text(&padded(pattern)));
    runs_on(wide) && is_plain(wide) && includes(&wide_text, &narrow_text, patience)
}

/// The entry with the segments that its last star stands for, for only texts of six segments are compared with it.
fn padded(pattern: &ArnPattern) -> String {
    let written = pattern.as_written();
    if !written.ends_with('*') {
        return written.to_owned();
    }
    let missing = 5_usize.saturating_sub(written.matches(':').count());
    written.to_owned() + &":*".repeat(missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;
    use scopedown_policy::{Action, Arn, Match, NoValues, PolicyKind, parse};

    fn action(text: &str) -> ActionPattern {
        ActionPattern::parse(text).unwrap()
    }

    /// An entry as a document holds it.
    fn resource(text: &str) -> ResourcePattern {
        let text = serde_json::Value::from(text);
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Deny","Action":"*","Resource":{text}}}}}"#
        );
        let policy = parse(&text, PolicyKind::Scp).policy.unwrap();
        let clause = policy.statements[0].resource.clone().unwrap();
        clause.patterns[0].value.clone()
    }

    #[track_caller]
    fn check(wide: &str, narrow: &str, expected: bool) {
        assert_eq!(
            resource(wide).covers(&resource(narrow)),
            expected,
            "{wide} over {narrow}"
        );
    }

    #[test]
    fn actions_fold_and_services_differ() {
        let covers = |wide, narrow| action(wide).covers(&action(narrow));
        assert!(covers("*", "s3:*"));
        assert!(covers("s3:*", "S3:GetObject"));
        assert!(covers("s3:GET*", "s3:getObject*"));
        assert!(covers("s3:?*", "s3:Get*"));
        assert!(!covers("s3:*", "*"));
        assert!(!covers("s3:*", "sqs:*"));
        assert!(!covers("s3:GetObject", "s3:Get*"));
    }

    #[test]
    fn segments_are_compared_one_by_one() {
        check("*", "arn:aws:s3:::b/*", true);
        check("arn:aws:s3:::b/*", "*", false);
        check("arn:aws:s3:::b*", "arn:aws:s3:::b/*", true);
        check("arn:aws:s3:::b/*", "arn:aws:s3:::b", false);
        check("arn:aws:s3:::b/*", "arn:aws:s3:::B/k", false);
        check("arn:*:s3:::b/*", "arn:aws:s3:::b/k", true);
        check("arn:aws:sqs:*:*:q", "arn:aws:sqs:eu-west-?:1:q", true);
        check("arn:aws:sqs:*:1:q", "arn:aws:sqs:*:*:q", false);
        check("arn:aws:logs:*:1:*", "arn:aws:logs:r:1:log-group:a:*", true);
        check("arn:aws:logs:r:1:*", "arn:aws:logs:r:x:1:a", false);
    }

    #[test]
    fn short_entries_are_compared_under_both_readings() {
        check("arn:aws:logs:*", "arn:aws:logs:*:1:log-group:a", true);
        check("arn:aws:logs:*", "arn:aws:logs:*:*:*", true);
        check("arn:aws:logs:*:*:*", "arn:aws:logs:*", true);
        check("arn:aws:logs:*", "arn:aws:logs:r", true);
        check("arn:aws:logs", "arn:aws:logs:r:1:a", false);
        check("arn:aws:logs", "arn:aws:logs", true);
        // Read as one text, `*:x` ends with `x`, and the wide one need not.
        check("arn:aws:logs:*:1:*", "arn:aws:logs:*:1", false);
        check("arn:*:*:*:*:*", "arn:aws:s3:::b", false);
    }

    #[test]
    fn variables_count_only_as_themselves() {
        check("arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:username}", true);
        check(
            "arn:aws:s3:::${aws:username}/*",
            "arn:aws:s3:::${AWS:UserName}/k",
            true,
        );
        check("arn:aws:s3:::b/${a:b}", "arn:aws:s3:::b/${a:c}", false);
        check("arn:aws:s3:::b/${a:b}*", "arn:aws:s3:::b/*", false);
        check("arn:aws:s3:::b/?", "arn:aws:s3:::b/${a:b}", false);
        check("arn:aws:s3:::b/${}", "arn:aws:s3:::b/${}", true);
        check("arn:aws:s3:::b/*", "arn:aws:s3:::b/${}", false);
        check("arn:aws:s3:${a:b}::b", "arn:aws:s3:${a:b}::b", true);
    }

    const SEGMENTS: [&str; 5] = ["", "a", "?", "*", "a*"];

    fn pattern() -> impl Strategy<Value = String> {
        let segment = || select(&SEGMENTS[..]);
        let rest = "[ab:*?]{0,5}";
        (segment(), segment(), rest)
            .prop_map(|(region, account, rest)| format!("arn:aws:s3:{region}:{account}:{rest}"))
    }

    fn request() -> impl Strategy<Value = String> {
        ("[ab]{0,2}", "[ab]{0,2}", "[abc:]{0,5}")
            .prop_map(|(region, account, rest)| format!("arn:aws:s3:{region}:{account}:{rest}"))
    }

    /// Whether the entry speaks of the resource, by the segments or as one text.
    fn speaks(pattern: &ResourcePattern, text: &str) -> (bool, bool) {
        let arn = Arn::parse(text).unwrap();
        let by_segments = pattern.matches(Some(&arn), &NoValues) == Match::Yes;
        let across = match pattern {
            ResourcePattern::Any => true,
            ResourcePattern::Arn(pattern) => pattern.matches_across_colons(text, &arn),
        };
        (by_segments, by_segments || across)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_covered_is_spoken_of(wide in pattern(), narrow in pattern(), requests in prop::collection::vec(request(), 8)) {
            let [wide, narrow] = [&wide, &narrow].map(|text| resource(text));
            if wide.covers(&narrow) {
                for request in requests {
                    let (wide, narrow) = (speaks(&wide, &request), speaks(&narrow, &request));
                    prop_assert!(wide.0 || !narrow.0, "{} by segments", request);
                    prop_assert!(wide.1 || !narrow.1, "{} across colons", request);
                }
            }
        }

        #[test]
        fn a_covered_action_is_matched(wide in "s3:[ab*?]{1,5}", narrow in "S3:[ab*?]{1,5}", names in prop::collection::vec("[abcAB]{1,5}", 8)) {
            let [wide, narrow] = [&wide, &narrow].map(|text| action(text));
            for name in names {
                let asked = Action::parse(&format!("s3:{name}")).unwrap();
                prop_assert!(!wide.covers(&narrow) || wide.matches(&asked) || !narrow.matches(&asked));
            }
        }
    }
}
