//! The grants of a layer, to ask for single actions.

use std::collections::HashMap;

use scopedown_policy::{
    Action, ActionPattern, Effect, ResourceClause, ResourcePattern, Sense, Spanned, Statement,
};

use crate::view::{Sheet, View};

/// What the policies of a role, or those of a session, allow and deny.
pub(super) struct Grants<'v, 'a> {
    view: &'v View<'a>,
    allows: Vec<(&'v Sheet<'a>, &'a Statement)>,
    denies: Vec<&'a Statement>,
    /// The statements that name an action without a wildcard, by their places among those that allow.
    literal: HashMap<String, Vec<usize>>,
    /// The places of the others.
    open: Vec<usize>,
}

/// The two layers between which something can be lost, where both are known.
pub(super) fn role_and_session<'v, 'a>(
    view: &'v View<'a>,
) -> Option<(Grants<'v, 'a>, Grants<'v, 'a>)> {
    Some((
        Grants::of(view, &view.role()?),
        Grants::of(view, &view.session()?),
    ))
}

impl<'v, 'a> Grants<'v, 'a> {
    fn of(view: &'v View<'a>, sheets: &[&'v Sheet<'a>]) -> Self {
        let statements = sheets.iter().flat_map(|sheet| sheet.statements());
        let (allows, denies): (Vec<_>, Vec<_>) =
            statements.partition(|(_, statement)| statement.effect.value == Effect::Allow);
        let mut grants = Self {
            view,
            allows,
            denies: denies.into_iter().map(|(_, statement)| statement).collect(),
            literal: HashMap::new(),
            open: Vec::new(),
        };
        for (at, (_, statement)) in grants.allows.iter().enumerate() {
            let clause = &statement.action;
            let literal = |entry: &Spanned<ActionPattern>| entry.value.literal().is_some();
            if clause.sense == Sense::AllBut || !clause.patterns.iter().all(literal) {
                grants.open.push(at);
                continue;
            }
            for entry in &clause.patterns {
                let name = entry.value.as_written().to_ascii_lowercase();
                grants.literal.entry(name).or_default().push(at);
            }
        }
        grants
    }

    /// The statements that allow, each on its sheet.
    pub(super) fn statements(&self) -> &[(&'v Sheet<'a>, &'a Statement)] {
        &self.allows
    }

    /// The statements that allow an action on something, where nothing denies it everywhere.
    pub(super) fn of_action(&self, action: &Action) -> Vec<(&'v Sheet<'a>, &'a Statement)> {
        let is_denied = |statement: &&Statement| {
            statement.conditions.is_empty()
                && speaks_of_everything(statement.resource.as_ref())
                && names(statement, action)
        };
        let price = 1 + self.open.len() + self.denies.len();
        if !self.view.sets.pay(price) || self.denies.iter().any(is_denied) {
            return Vec::new();
        }
        let open = self.open.iter().copied();
        let statement = |at: usize| self.allows.get(at).copied();
        let open = open.filter(|at| statement(*at).is_some_and(|(_, it)| names(it, action)));
        let literal = self.literal.get(action.folded()).into_iter().flatten();
        let mut places: Vec<usize> = literal.copied().chain(open).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(statement).collect()
    }

    /// Whether an action is allowed on something.
    pub(super) fn has(&self, action: &Action) -> bool {
        !self.of_action(action).is_empty()
    }

    /// Whether some grant of an action says so by more than `*` or `service:*`: then its author thought of it.
    pub(super) fn names_on_purpose(&self, action: &Action) -> bool {
        self.of_action(action).iter().any(|(_, statement)| {
            statement.action.sense == Sense::Listed
                && statement
                    .action
                    .patterns
                    .iter()
                    .any(|entry| entry.value.matches(action) && !is_broad(&entry.value))
        })
    }
}

fn is_broad(entry: &ActionPattern) -> bool {
    let written = entry.as_written();
    written.split_once(':').map_or(written, |(_, name)| name) == "*"
}

fn names(statement: &Statement, action: &Action) -> bool {
    let clause = &statement.action;
    let mut entries = clause.patterns.iter();
    clause
        .sense
        .of(entries.any(|entry| entry.value.matches(action)))
}

/// Whether a clause names every resource there is.
pub(super) fn speaks_of_everything(clause: Option<&ResourceClause>) -> bool {
    clause.is_some_and(|clause| {
        let mut entries = clause.patterns.iter();
        clause.sense == Sense::Listed && entries.any(|entry| entry.value == ResourcePattern::Any)
    })
}
