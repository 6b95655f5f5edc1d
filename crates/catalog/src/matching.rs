//! Which actions of the catalogue a pattern stands for.

use scopedown_policy::{ActionPattern, Match, NoValues};

use crate::action::ActionEntry;
use crate::catalog::Catalog;
use crate::service::Service;

impl Catalog {
    /// The actions that a pattern matches, in the order of the services' prefixes and of lower-case names.
    pub fn matching(&self, pattern: &ActionPattern) -> Vec<ActionEntry<'_>> {
        match pattern {
            ActionPattern::Any => self.services().flat_map(Service::actions).collect(),
            ActionPattern::Named { service, .. } => self
                .service(service)
                .map(|service| service.matching(pattern))
                .unwrap_or_default(),
        }
    }
}

impl<'c> Service<'c> {
    /// The actions that a pattern matches, in the order of lower-case names.
    pub fn matching(self, pattern: &ActionPattern) -> Vec<ActionEntry<'c>> {
        let name = pattern
            .as_written()
            .split_once(':')
            .map_or("", |(_, name)| name);
        let head: String = name
            .chars()
            .take_while(|character| !matches!(character, '*' | '?'))
            .collect();
        let begins_alike = |entry: &ActionEntry<'_>| {
            let front = entry.name().get(..head.len());
            front.is_some_and(|front| front.eq_ignore_ascii_case(&head))
        };
        let ActionPattern::Named { name: wanted, .. } = pattern else {
            return self.actions().collect();
        };
        let mut folded = String::new();
        let matches = |entry: &ActionEntry<'_>| {
            folded.clear();
            folded.push_str(entry.name());
            folded.make_ascii_lowercase();
            wanted.matches(&folded, &NoValues) == Match::Yes
        };
        (self.first_not_below(&head)..self.record.actions.len())
            .map(|at| ActionEntry { service: self, at })
            .take_while(begins_alike)
            .filter(matches)
            .collect()
    }
}
