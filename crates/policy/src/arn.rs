//! ARNs: five segments and a remainder (semantics 3.3).

use smallvec::SmallVec;

use crate::glob::{Piece, match_pieces};
use crate::pattern::{Match, NoValues, Pattern, Values, WildcardUse};
use crate::same::same;

/// An ARN taken apart at its first five colons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arn<'t> {
    /// `aws`, `aws-cn`, …
    pub partition: &'t str,
    /// `s3`, `iam`, …
    pub service: &'t str,
    /// Empty for global services.
    pub region: &'t str,
    /// Empty where the ARN names no account.
    pub account: &'t str,
    /// All behind the fifth colon, colons included.
    pub resource: &'t str,
    /// The four segments before the resource, with the colons between them.
    pub front: &'t str,
    upper_case_front: bool,
}

impl<'t> Arn<'t> {
    /// Takes a text apart; `None` where it does not begin with `arn:` or has fewer than six segments.
    pub fn parse(text: &'t str) -> Option<Self> {
        Self::at(text, &Cuts::of(text)?)
    }

    /// Takes a text apart where it was found to be cut.
    pub(crate) fn at(text: &'t str, cuts: &Cuts) -> Option<Self> {
        let [first, second, third, fourth, fifth] = cuts.colons;
        Some(Self {
            partition: text.get(first + 1..second)?,
            service: text.get(second + 1..third)?,
            region: text.get(third + 1..fourth)?,
            account: text.get(fourth + 1..fifth)?,
            resource: text.get(fifth + 1..)?,
            front: text.get(first + 1..fifth)?,
            upper_case_front: cuts.upper_case_front,
        })
    }

    /// Whether the segments before the resource hold upper case.
    pub fn has_upper_case_front(&self) -> bool {
        self.upper_case_front
    }
}

/// Where an ARN is cut into its segments, found once and used for every comparison.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Cuts {
    colons: [usize; 5],
    upper_case_front: bool,
}

impl Cuts {
    /// The cuts of a text that begins with `arn:` and has five colons.
    pub(crate) fn of(text: &str) -> Option<Self> {
        text.strip_prefix("arn:")?;
        let is_colon = |(at, byte)| (byte == b':').then_some(at);
        let mut found = text.bytes().enumerate().filter_map(is_colon);
        let mut next = || found.next();
        let colons = [next()?, next()?, next()?, next()?, next()?];
        let [.., fifth] = colons;
        Some(Self {
            colons,
            upper_case_front: has_upper_case(text.get(..fifth)?),
        })
    }
}

/// The pattern of an ARN. Wildcards stay inside their segment, but for the remainder, where they match colons too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArnPattern {
    partition: Pattern,
    service: Pattern,
    region: Pattern,
    account: Pattern,
    resource: Pattern,
    written: Box<str>,
    front: Front,
}

/// What the first five segments hold that other readings of AWS's rules would treat in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Front {
    /// The four segments before the resource, where none of them has a wildcard and each is there.
    literal: Option<Box<str>>,
    star: bool,
    upper_case: bool,
    service_wildcard: bool,
    padded_without_star: bool,
}

impl Front {
    fn of(text: &str) -> Self {
        let front = || text.splitn(6, ':').take(5);
        let is_wild = |segment: &str| segment.contains(['*', '?']);
        Self {
            literal: Arn::parse(text)
                .map(|arn| arn.front)
                .filter(|front| !is_wild(front))
                .map(Into::into),
            star: front().any(|segment| segment.contains('*')),
            upper_case: front().any(has_upper_case),
            service_wildcard: text.split(':').nth(2).is_none_or(is_wild),
            padded_without_star: !text.ends_with('*') && text.splitn(6, ':').count() < 6,
        }
    }
}

impl ArnPattern {
    /// Reads the pattern of a `Resource` entry, which must begin with `arn:`. Missing segments count as `*` (semantics 3.3.3);
    /// variables are replaced only behind the fifth colon (3.8.7).
    pub(crate) fn of_resource(text: &str, variables: bool) -> Self {
        let mut segments = text.splitn(6, ':').skip(1);
        let mut segment = || segments.next().unwrap_or("*");
        let plain = |text| Pattern::without_variables(text, WildcardUse::Wild);
        Self {
            partition: plain(segment()),
            service: plain(segment()),
            region: plain(segment()),
            account: plain(segment()),
            resource: match segment() {
                resource if variables => Pattern::with_variables(resource, WildcardUse::Wild),
                resource => plain(resource),
            },
            written: text.into(),
            front: Front::of(text),
        }
    }

    /// Reads a text in which `${…}` is ordinary: the resource of a question, which may stand for many ARNs.
    pub fn literal_variables(text: &str) -> Self {
        Self::of_resource(text, false)
    }

    /// The text with `run` for each run of stars and `one` for each `?`.
    pub fn fill(&self, run: &str, one: &str) -> String {
        self.written
            .split('*')
            .map(|part| part.replace('?', one))
            .collect::<Vec<_>>()
            .join(run)
    }

    /// The text with the variables of the resource part replaced where they have a value; a `?` behind a variable stays one character.
    pub fn with_values(&self, values: &dyn Values) -> String {
        if self.resource.variables().next().is_none() {
            return self.written.to_string();
        }
        let front: String = self.written.split_inclusive(':').take(5).collect();
        front + &self.resource.example_with(values, "*")
    }

    /// Whether an ARN fits.
    pub fn matches(&self, arn: &Arn<'_>, values: &dyn Values) -> Match {
        let fits = |pattern: &Pattern, text: &str| pattern.matches(text, &NoValues) == Match::Yes;
        let front = match &self.front.literal {
            Some(literal) => same(literal, arn.front),
            None => {
                fits(&self.service, arn.service)
                    && fits(&self.partition, arn.partition)
                    && fits(&self.region, arn.region)
                    && fits(&self.account, arn.account)
            }
        };
        if !front {
            return Match::No;
        }
        self.resource.matches(arn.resource, values)
    }

    /// Whether the first five segments hold upper case.
    pub fn has_upper_case_front(&self) -> bool {
        self.front.upper_case
    }

    /// Whether a wildcard stands where the service should be named.
    pub fn has_service_wildcard(&self) -> bool {
        self.front.service_wildcard
    }

    /// Whether the ARN has fewer than six segments and does not end with the `*` that would say so.
    pub fn is_padded_without_star(&self) -> bool {
        self.front.padded_without_star
    }

    /// Whether the pattern, taken as one text in which `*` runs over colons, matches an ARN that has more of them than six segments need.
    pub fn matches_across_colons(&self, text: &str, arn: &Arn<'_>) -> bool {
        let may_cross =
            self.front.star && arn.resource.contains(':') && !self.written.contains('$');
        may_cross
            && Pattern::without_variables(&self.written, WildcardUse::Wild).matches(text, &NoValues)
                == Match::Yes
    }

    /// Whether an ARN would fit if the letter case of its first five segments did not count.
    pub fn matches_front_ignoring_case(&self, arn: &Arn<'_>, values: &dyn Values) -> Match {
        if !self.front.upper_case && !arn.has_upper_case_front() {
            return Match::No;
        }
        let lower: String = self
            .written
            .splitn(6, ':')
            .take(5)
            .map(|segment| segment.to_ascii_lowercase() + ":")
            .collect();
        let pattern = Self {
            resource: self.resource.clone(),
            ..Self::of_resource(&lower, false)
        };
        let lower = format!("arn:{}:{}", arn.front.to_ascii_lowercase(), arn.resource);
        Arn::parse(&lower).map_or(Match::No, |arn| pattern.matches(&arn, values))
    }

    /// The pattern behind the fifth colon.
    pub fn resource(&self) -> &Pattern {
        &self.resource
    }

    /// The entry as the author wrote it.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// Whether the pattern names exactly one ARN.
    pub fn is_literal(&self) -> bool {
        [
            &self.partition,
            &self.service,
            &self.region,
            &self.account,
            &self.resource,
        ]
        .into_iter()
        .all(Pattern::is_literal)
    }

    /// Some ARN that the pattern matches, with plausible segments where the pattern leaves them open.
    pub fn example(&self, run: &str) -> String {
        let [partition, service, region, account] = [
            self.partition.example("aws"),
            self.service.example("s3"),
            self.region.example("us-east-1"),
            self.account.example("111122223333"),
        ];
        // S3 and IAM ARNs have no Region, S3 ARNs no account (semantics 3.8.4).
        let region = if matches!(&*service, "s3" | "iam") && !self.region.is_literal() {
            String::new()
        } else {
            region
        };
        let account = if service == "s3" && !self.account.is_literal() {
            String::new()
        } else {
            account
        };
        format!(
            "arn:{partition}:{service}:{region}:{account}:{}",
            self.resource.example(run)
        )
    }
}

fn has_upper_case(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Whether an ARN fits a value of an ARN operator. Variables are replaced first and the text split into its six segments afterwards, so
/// colons of a value count (semantics 4.16); a pattern of fewer segments matches nothing (5.10.5).
pub fn matches_operand(pattern: &Pattern, arn: &Arn<'_>, values: &dyn Values) -> Match {
    if pattern.lacks_value(values) {
        return Match::NoValue;
    }
    let (pieces, colons) = split_at_colons(pattern, values);
    let [first, second, third, fourth, fifth, ..] = colons.as_slice() else {
        return Match::No;
    };
    let segments = [
        (0..*first, "arn"),
        (*first..*second, arn.partition),
        (*second..*third, arn.service),
        (*third..*fourth, arn.region),
        (*fourth..*fifth, arn.account),
        (*fifth..pieces.len(), arn.resource),
    ];
    let fits = |(range, text): (std::ops::Range<usize>, &str)| {
        let pieces = pieces.get(range).unwrap_or_default();
        match_pieces(
            pieces.len(),
            &|at| pieces.get(at).copied().unwrap_or(Piece::NoValue),
            text,
        )
    };
    Match::from_bool(segments.into_iter().all(fits))
}

type Pieces<'a> = SmallVec<[Piece<'a>; 16]>;

/// The pieces of a pattern without its first five colons, and where those were.
fn split_at_colons<'a>(
    pattern: &'a Pattern,
    values: &'a dyn Values,
) -> (Pieces<'a>, SmallVec<[usize; 5]>) {
    let (mut pieces, mut colons) = (Pieces::new(), SmallVec::new());
    for at in 0..pattern.len() {
        let Piece::Text(mut text) = pattern.piece(at, values) else {
            pieces.push(pattern.piece(at, values));
            continue;
        };
        while let (true, Some((before, behind))) = (colons.len() < 5, text.split_once(':')) {
            pieces.push(Piece::Text(before));
            colons.push(pieces.len());
            text = behind;
        }
        pieces.push(Piece::Text(text));
    }
    (pieces, colons)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, matches: &[&str], misses: &[&str]) {
        let pattern = ArnPattern::of_resource(pattern, true);
        for (texts, expected) in [(matches, Match::Yes), (misses, Match::No)] {
            for text in texts {
                assert_eq!(
                    pattern.matches(&Arn::parse(text).unwrap(), &NoValues),
                    expected,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn stars_stay_in_their_segment_but_for_the_last() {
        check(
            "arn:aws:logs:*:1:log-group:*",
            &["arn:aws:logs:r:1:log-group:a:log-stream:b"],
            &["arn:aws:logs:r:x:1:log-group:a"],
        );
        check(
            "arn:aws:logs:*",
            &["arn:aws:logs:r:1:log-group:a"],
            &["arn:aws:s3:::a"],
        );
        check(
            "arn:aws:s3:::b",
            &["arn:aws:s3:::b"],
            &["arn:aws:s3:::B", "arn:aws:s3:::b/k"],
        );
    }

    #[test]
    fn operands_are_not_padded() {
        let arn = Arn::parse("arn:aws:iam::1:role/a:b").unwrap();
        let matches = |text| {
            matches_operand(
                &Pattern::with_variables(text, WildcardUse::Wild),
                &arn,
                &NoValues,
            )
        };
        assert_eq!(matches("arn:aws:iam::1:role/*"), Match::Yes);
        assert_eq!(matches("arn:*:iam:*:*:role/a:?"), Match::Yes);
        assert_eq!(matches("arn:aws:iam::*"), Match::No);
        assert_eq!(matches("*"), Match::No);
        assert_eq!(matches("${x:y, 'arn:aws:iam'}::1:role/a:b"), Match::Yes);
    }
}
