//! What shows the edge of a resource pattern: an ARN inside, one that misses it by a character, one well outside.

use scopedown_catalog::{ResourceType, Service};
use scopedown_policy::{Arn, ArnPattern, Match, NoValues, Pattern, Resource, WildcardUse};

use super::Origin;
use super::names::{Side, endings, filled, form};

/// Region, account and the like where a pattern leaves them open; the first that fits is taken.
const PARTITIONS: [&str; 3] = ["aws", "aws-us-gov", "aws-cn"];
const REGIONS: [&str; 6] = [
    "us-east-1",
    "eu-west-1",
    "ap-southeast-1",
    "ca-central-1",
    "us-gov-west-1",
    "cn-north-1",
];
const OTHER_ACCOUNT: &str = "444455556666";

/// A resource pattern whose variables have been replaced, taken apart. A missing segment stands for `*` (semantics 3.3.3).
#[derive(Debug)]
pub(super) struct Edge {
    pattern: ArnPattern,
    segments: [String; 4],
    resource: String,
}

/// ARNs around the edge, each of the same kind of resource.
#[derive(Debug)]
pub(super) struct Neighbours {
    /// One that the pattern matches.
    pub(super) inside: String,
    /// One whose name goes on where the pattern's literal text ends: [`Origin::AlsoInside`] or [`Origin::NearMiss`].
    pub(super) near: Option<(String, Origin)>,
    /// One that the pattern does not match.
    pub(super) outside: Option<String>,
}

impl Edge {
    /// The edge of a pattern, given as text of `*` and `?`.
    pub(super) fn of(text: &str) -> Self {
        let mut segments = text.splitn(6, ':').skip(1);
        let mut segment = || segments.next().unwrap_or("*").to_owned();
        Self {
            pattern: ArnPattern::literal_variables(text),
            segments: [segment(), segment(), segment(), segment()],
            resource: segment(),
        }
    }

    /// The service that the pattern names; it may hold wildcards.
    pub(super) fn service(&self) -> &str {
        let [_, service, ..] = &self.segments;
        service
    }

    /// Neighbours of one kind, where the pattern matches resources of that kind.
    pub(super) fn neighbours(&self, kind: ResourceType<'_>, account: &str) -> Option<Neighbours> {
        let form: Vec<&str> = form(kind).splitn(6, ':').collect();
        let [_, partition, service, region, owner, resource] = form.as_slice() else {
            return None;
        };
        let front = self.front([partition, service, region, owner], account)?;
        let arn = |resource: &str| format!("{front}:{resource}");
        let inside = self
            .insides(resource, kind)
            .into_iter()
            .find(|resource| self.matches(&arn(resource)) && is_of(kind, &arn(resource)))?;
        let near = self.near(&inside).map(|resource| arn(&resource));
        let near = near.filter(|arn| is_of(kind, arn)).map(|arn| {
            let origin = if self.matches(&arn) {
                Origin::AlsoInside
            } else {
                Origin::NearMiss
            };
            (arn, origin)
        });
        let outside = [
            arn(&filled(resource, Side::Outside)),
            arn(&format!("elsewhere-{inside}")),
            in_other_account(&arn(&inside)),
        ];
        let outside = outside
            .into_iter()
            .find(|arn| !self.matches(arn) && is_of(kind, arn));
        Some(Neighbours {
            inside: arn(&inside),
            near,
            outside,
        })
    }

    fn matches(&self, text: &str) -> bool {
        Arn::parse(text).is_some_and(|arn| self.pattern.matches(&arn, &NoValues) == Match::Yes)
    }

    /// All before the resource, so that both the pattern and a form fit.
    fn front(&self, form: [&str; 4], account: &str) -> Option<String> {
        let [partition, service, region, owner] = &self.segments;
        let [_, own_service, own_region, own_owner] = form;
        let open = |own: &str, names: &[&str]| -> Vec<String> {
            let own = if own.contains("${") { None } else { Some(own) };
            own.into_iter()
                .chain(names.iter().copied())
                .map(str::to_owned)
                .collect()
        };
        Some(format!(
            "arn:{}:{}:{}:{}",
            segment(partition, &open("${}", &PARTITIONS))?,
            segment(service, &open(own_service, &[]))?,
            segment(region, &open(own_region, &REGIONS))?,
            segment(owner, &open(own_owner, &[account]))?,
        ))
    }

    /// Resource parts that the pattern may match, the most plausible first.
    fn insides(&self, form: &str, kind: ResourceType<'_>) -> Vec<String> {
        let whole = filled(form, Side::Inside);
        let Some(body) = self.resource.strip_suffix('*') else {
            return vec![fill(&self.resource), whole];
        };
        if body.trim_end_matches('*').is_empty() {
            return vec![whole];
        }
        let text = fill(body);
        let tails = tails(body, form, kind).into_iter();
        tails
            .map(|tail| format!("{text}{tail}"))
            .chain([whole])
            .collect()
    }

    /// The resource whose name has a character more where the pattern's literal text ends.
    fn near(&self, inside: &str) -> Option<String> {
        let head = self.resource.split(['*', '?']).next().unwrap_or_default();
        let stem = head.trim_end_matches(is_delimiter);
        let rest = inside.strip_prefix(stem)?;
        let more = next(stem)?;
        Some(format!("{stem}{more}{rest}"))
    }
}

/// Whether an ARN is of a kind.
fn is_of(kind: ResourceType<'_>, text: &str) -> bool {
    let resource = Resource::new(text);
    let kinds = resource.arn().map(|arn| kind.service().types_of(&arn));
    kinds.is_some_and(|kinds| kinds.iter().any(|other| other.name() == kind.name()))
}

/// Some text for a segment of a pattern: the pattern's own, or the first of some candidates that it matches.
fn segment(pattern: &str, candidates: &[String]) -> Option<String> {
    if !pattern.contains(['*', '?']) {
        return Some(pattern.to_owned());
    }
    let matcher = Pattern::without_variables(pattern, WildcardUse::Wild);
    let fits = |text: &&String| matcher.matches(text, &NoValues) == Match::Yes;
    candidates.iter().find(fits).cloned().or_else(|| {
        let text = fill(pattern);
        fits(&&text).then_some(text)
    })
}

/// A text for each wildcard of a pattern's body.
fn fill(body: &str) -> String {
    let mut text = String::new();
    for character in body.chars() {
        match character {
            '*' if text.is_empty() || text.ends_with(is_delimiter) => text.push_str("example"),
            '*' => {}
            '?' => text.push('1'),
            other => text.push(other),
        }
    }
    text
}

/// What may stand for the star that ends a pattern, the most plausible first.
fn tails(body: &str, form: &str, kind: ResourceType<'_>) -> Vec<String> {
    let (name, rests) = endings(form);
    let mut names = vec![name.to_owned(), "example".to_owned()];
    if body.ends_with(['-', '_', '.']) {
        names.reverse();
    }
    let mut within: Vec<String> = names.clone();
    within.extend(rests.iter().map(|rest| format!("example{rest}")));
    if body.ends_with(is_delimiter) {
        return within;
    }
    // An object's name goes on behind a slash, as if it were in a folder; most other names may end here.
    let nested = rests.into_iter().chain([format!("/{name}")]);
    let plain = [String::new()];
    if kind.name() == "object" {
        nested.chain(plain).collect()
    } else {
        plain.into_iter().chain(nested).collect()
    }
}

/// The character that makes another name of one: `team-ab`, `reports2`.
fn next(stem: &str) -> Option<char> {
    let mut last = stem.chars().rev();
    let (end, before) = (last.next()?, last.next());
    let is_letter_alone = end.is_ascii_alphabetic() && before.is_none_or(is_delimiter);
    Some(match end {
        'b' if is_letter_alone => 'c',
        _ if is_letter_alone => 'b',
        _ => '2',
    })
}

fn is_delimiter(character: char) -> bool {
    matches!(character, '/' | ':' | '-' | '_' | '.')
}

fn in_other_account(arn: &str) -> String {
    let mut segments: Vec<&str> = arn.splitn(6, ':').collect();
    if let Some(account) = segments.get_mut(4).filter(|account| !account.is_empty()) {
        *account = OTHER_ACCOUNT;
    }
    segments.join(":")
}

/// The kinds of a service's resources that a pattern may match some of, as far as the beginnings of both tell.
pub(super) fn kinds<'e, 'c>(
    edge: &'e Edge,
    service: Service<'c>,
) -> impl Iterator<Item = ResourceType<'c>> + use<'e, 'c> {
    let services = Pattern::without_variables(edge.service(), WildcardUse::Wild);
    let head = edge.resource.split(['*', '?']).next().unwrap_or_default();
    service.resource_types().filter(move |kind| {
        let mut form = form(*kind).splitn(6, ':').skip(2);
        let (own, resource) = (
            form.next().unwrap_or_default(),
            form.nth(2).unwrap_or_default(),
        );
        let fixed = resource.split("${").next().unwrap_or_default();
        let begin_alike = head.starts_with(fixed) || fixed.starts_with(head);
        let fits = own.contains("${") || services.matches(own, &NoValues) == Match::Yes;
        begin_alike && fits
    })
}
