//! An ordered universe of actions, in which a pattern is a few ranges.
//!
//! Which actions there are is the caller's knowledge: nothing here knows AWS.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::ops::Range;

use crate::action::{Action, ActionPattern};
use crate::glob::Piece;
use crate::pattern::{Match, NoValues, Pattern};

/// Actions in order: services by prefix, and inside a service the names in lower case. An action is its position in that order.
///
/// ```
/// use scopedown_policy::{Action, ActionPattern, Universe};
///
/// let names = ["s3:PutObject", "sqs:SendMessage", "s3:GetObject", "s3:GetBucketAcl"];
/// let universe: Universe = names.iter().filter_map(|name| Action::parse(name).ok()).collect();
/// assert_eq!(universe.name(1), Some("s3:GetObject"));
/// assert_eq!(universe.find(&Action::parse("S3:getobject").unwrap()), Some(1));
/// assert_eq!(universe.ranges(&ActionPattern::parse("s3:Get*").unwrap()), [0..2]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Universe {
    /// The names as they were given, one behind the other.
    written: String,
    /// The same in lower case; every name has the same place in both.
    folded: String,
    entries: Vec<Entry>,
    /// The positions of each service's actions.
    services: Vec<Range<usize>>,
}

/// The place of one name in the texts.
#[derive(Debug, Clone, Copy)]
struct Entry {
    start: usize,
    colon: usize,
    end: usize,
}

impl Universe {
    /// The number of actions.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no action at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The name of the action at a position, spelled as it was given first.
    pub fn name(&self, index: usize) -> Option<&str> {
        let entry = self.entries.get(index)?;
        self.written.get(entry.start..entry.end)
    }

    /// The position of an action.
    pub fn find(&self, action: &Action) -> Option<usize> {
        self.find_in(self.service(action.service())?, action.name())
    }

    /// The services in order: the prefix in lower case, and the positions of its actions.
    pub fn services(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let prefix_of = |actions: &Range<usize>| self.prefix(self.entries.get(actions.start));
        self.services
            .iter()
            .map(move |actions| (prefix_of(actions), actions.clone()))
    }

    /// The positions of a service's actions, given its prefix in lower case.
    pub fn service(&self, prefix: &str) -> Option<Range<usize>> {
        let prefix_of = |actions: &Range<usize>| self.prefix(self.entries.get(actions.start));
        let at = self
            .services
            .binary_search_by(|actions| prefix_of(actions).cmp(prefix));
        self.services.get(at.ok()?).cloned()
    }

    /// The actions of which a pattern speaks: ranges in order, none empty, with a gap between any two.
    pub fn ranges(&self, pattern: &ActionPattern) -> Vec<Range<usize>> {
        let (service, name) = match pattern {
            ActionPattern::Any => return one(0..self.len()),
            ActionPattern::Named { service, name, .. } => (service, name),
        };
        let Some(actions) = self.service(service) else {
            return Vec::new();
        };
        if name.is_literal() {
            return self
                .find_in(actions, head(name))
                .map_or_else(Vec::new, |at| one(at..at + 1));
        }
        let alike = self.beginning_with(actions, head(name));
        if is_prefix(name) {
            one(alike)
        } else {
            self.matching(alike, name)
        }
    }

    fn find_in(&self, actions: Range<usize>, name: &str) -> Option<usize> {
        let entries = self.entries.get(actions.clone())?;
        let at = entries.binary_search_by(|entry| self.rest(Some(entry)).cmp(name));
        Some(actions.start + at.ok()?)
    }

    /// The actions whose name begins with `head`.
    fn beginning_with(&self, actions: Range<usize>, head: &str) -> Range<usize> {
        let entries = self.entries.get(actions.clone()).unwrap_or_default();
        let start = entries.partition_point(|entry| self.rest(Some(entry)) < head);
        let behind = entries.get(start..).unwrap_or_default();
        let count = behind.partition_point(|entry| self.rest(Some(entry)).starts_with(head));
        let start = actions.start + start;
        start..start + count
    }

    /// The actions whose name matches, looked at one by one.
    fn matching(&self, actions: Range<usize>, name: &Pattern) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for index in actions {
            if name.matches(self.rest(self.entries.get(index)), &NoValues) != Match::Yes {
                continue;
            }
            match ranges.last_mut() {
                Some(last) if last.end == index => last.end += 1,
                _ => ranges.push(index..index + 1),
            }
        }
        ranges
    }

    fn prefix(&self, entry: Option<&Entry>) -> &str {
        entry
            .and_then(|entry| self.folded.get(entry.start..entry.colon))
            .unwrap_or_default()
    }

    /// The name behind the colon in lower case.
    fn rest(&self, entry: Option<&Entry>) -> &str {
        entry
            .and_then(|entry| self.folded.get(entry.colon + 1..entry.end))
            .unwrap_or_default()
    }

    /// `s3-object-lambda` comes behind `s3`, though a hyphen comes before a colon.
    fn order(&self, left: &Entry, right: &Entry) -> Ordering {
        self.prefix(Some(left))
            .cmp(self.prefix(Some(right)))
            .then_with(|| self.rest(Some(left)).cmp(self.rest(Some(right))))
    }
}

/// Actions in any order; one that comes again, also in other letter case, counts once.
impl FromIterator<Action> for Universe {
    fn from_iter<I: IntoIterator<Item = Action>>(actions: I) -> Self {
        let mut universe = Self::default();
        let mut entries = Vec::new();
        for action in actions {
            let start = universe.folded.len();
            universe.written.push_str(action.as_written());
            universe.folded.push_str(action.folded());
            entries.push(Entry {
                start,
                colon: start + action.service().len(),
                end: universe.folded.len(),
            });
        }
        entries.sort_by(|left, right| universe.order(left, right));
        entries.dedup_by(|left, right| universe.order(left, right) == Ordering::Equal);
        let mut services = Vec::new();
        let mut start = 0;
        for service in entries
            .chunk_by(|left, right| universe.prefix(Some(left)) == universe.prefix(Some(right)))
        {
            services.push(start..start + service.len());
            start += service.len();
        }
        universe.services = services;
        universe.entries = entries;
        universe
    }
}

/// The literal text with which a pattern begins.
fn head(name: &Pattern) -> &str {
    match name.piece(0, &NoValues) {
        Piece::Text(text) => text,
        _ => "",
    }
}

/// Whether the pattern is its head and a star, or a star alone.
fn is_prefix(name: &Pattern) -> bool {
    let last = name.len() - 1;
    let texts = usize::from(!head(name).is_empty());
    last == texts && name.piece(last, &NoValues) == Piece::Run
}

fn one(range: Range<usize>) -> Vec<Range<usize>> {
    if range.is_empty() {
        Vec::new()
    } else {
        vec![range]
    }
}
