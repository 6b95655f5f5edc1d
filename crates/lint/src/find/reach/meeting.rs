//! Where the actions of a statement meet its resources: which entry of the one list fits which entry of the other.

use std::collections::BTreeMap;
use std::rc::Rc;

use scopedown_catalog::{ResourceType, Service};
use scopedown_policy::{ActionPattern, ResourceClause, ResourcePattern, Sense, Spanned, Statement};

use crate::lookup::{Kind, Listed, Lookup, Named, name_of, open_text};
use crate::view::{Sheet, View};

/// What holding a pattern against a form costs, beside a comparison of two entries.
const PRICE: usize = 8;

/// A statement that lists actions and ARNs.
pub(super) struct Meeting<'v, 'a> {
    view: &'v View<'a>,
    lookup: &'v Lookup<'a>,
    pub(super) sheet: &'v Sheet<'a>,
    pub(super) statement: &'a Statement,
    /// The clause that lists the ARNs; `*` is not among them.
    pub(super) clause: &'a ResourceClause,
    /// The entries of `Action` with what becomes of each.
    pub(super) actions: Vec<Entry<'a>>,
    /// The kinds of resources that each ARN can be of, in the order of the clause, among those that the actions act on.
    pub(super) resources: Vec<Vec<ResourceType<'a>>>,
}

/// An entry of `Action`.
pub(super) struct Entry<'a> {
    pub(super) entry: &'a Spanned<ActionPattern>,
    pub(super) named: Rc<Listed<'a>>,
    pub(super) fate: Fate,
}

/// What becomes of an entry of `Action` among the statement's ARNs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Some ARN fits some action that it names.
    Met,
    /// Every action that it names acts on no resource, which no ARN fits (semantics 3.5.2).
    NeedsStar,
    /// No ARN fits any action that it names.
    Unmet,
    /// The catalogue does not know what it names.
    Unknown,
}

impl<'v, 'a> Meeting<'v, 'a> {
    /// `None` where the statement has no list of ARNs, or the means are exhausted.
    pub(super) fn of(
        view: &'v View<'a>,
        lookup: &'v Lookup<'a>,
        sheet: &'v Sheet<'a>,
        statement: &'a Statement,
    ) -> Option<Self> {
        let clause = statement.resource.as_ref()?;
        let is_any = |entry: &Spanned<ResourcePattern>| entry.value == ResourcePattern::Any;
        let lists = statement.action.sense == Sense::Listed
            && clause.sense == Sense::Listed
            && !clause.patterns.iter().any(is_any);
        if !lists {
            return None;
        }
        let mut kinds: BTreeMap<Kind<'a>, ResourceType<'a>> = BTreeMap::new();
        let mut actions = Vec::new();
        for entry in &statement.action.patterns {
            let (named, fate) = match lookup.actions(&entry.value) {
                Named::Actions(named) if named.is_known() => (named, Fate::Unmet),
                _ => (Rc::default(), Fate::Unknown),
            };
            kinds.extend(named.kinds().iter().map(|kind| (name_of(*kind), *kind)));
            actions.push(Entry { entry, named, fate });
        }
        if !view.sets.pay(PRICE * kinds.len() * clause.patterns.len()) {
            return None;
        }
        let texts = clause.patterns.iter().map(|entry| open_text(&entry.value));
        let resources: Vec<Vec<ResourceType<'a>>> = texts
            .map(|text| {
                let all = kinds.values().copied();
                all.filter(|kind| lookup.fits(*kind, &text)).collect()
            })
            .collect();
        let met: BTreeMap<Kind<'a>, ()> = resources
            .iter()
            .flatten()
            .map(|kind| (name_of(*kind), ()))
            .collect();
        for entry in &mut actions {
            entry.settle(|kind| met.contains_key(&name_of(kind)));
        }
        Some(Self {
            view,
            lookup,
            sheet,
            statement,
            clause,
            actions,
            resources,
        })
    }

    /// Whether the catalogue knows all that the statement names.
    pub(super) fn is_known(&self) -> bool {
        !self.has(Fate::Unknown)
    }

    /// Whether another statement of the same layer speaks of an entry of `Action`, to the same effect and on resources that it acts on. The
    /// entry is then superfluous here and nothing is lost.
    pub(super) fn is_met_elsewhere(&self, entry: &Entry<'a>) -> bool {
        let kinds: Vec<ResourceType<'a>> = entry.kinds().collect();
        self.view.statements().any(|(sheet, other)| {
            other.span != self.statement.span
                && is_same_layer(sheet, self.sheet)
                && other.effect.value == self.statement.effect.value
                && self
                    .view
                    .sets
                    .names_action(&other.action, &entry.entry.value)
                && other
                    .resource
                    .as_ref()
                    .is_some_and(|clause| self.names_some(clause, &kinds))
        })
    }

    /// Whether a clause names a resource of one of the kinds, or everything.
    fn names_some(&self, clause: &ResourceClause, kinds: &[ResourceType<'a>]) -> bool {
        clause.sense == Sense::AllBut
            || clause.patterns.iter().any(|entry| {
                let text = open_text(&entry.value);
                entry.value == ResourcePattern::Any
                    || kinds.iter().any(|kind| self.lookup.fits(*kind, &text))
            })
    }

    /// Whether an entry of `Resource` can be of some kind that the services of the statement's actions have.
    pub(super) fn is_of_a_kind(&self, entry: &ResourcePattern) -> bool {
        let text = open_text(entry);
        let actions = self.actions.iter().filter_map(|entry| entry.named.first());
        let services: BTreeMap<&str, Service<'a>> = actions
            .map(|action| (action.service().prefix(), action.service()))
            .collect();
        let mut kinds = services
            .values()
            .flat_map(|service| service.resource_types());
        kinds.any(|kind| self.lookup.fits(kind, &text))
    }

    /// Whether some entry of `Action` has this fate.
    pub(super) fn has(&self, fate: Fate) -> bool {
        self.actions.iter().any(|entry| entry.fate == fate)
    }
}

fn is_same_layer(one: &Sheet<'_>, other: &Sheet<'_>) -> bool {
    let (one, other) = (one.place, other.place);
    one == other || (one.is_role() && other.is_role()) || (one.is_session() && other.is_session())
}

impl<'a> Entry<'a> {
    /// The kinds of resources that its actions act on.
    pub(super) fn kinds(&self) -> impl Iterator<Item = ResourceType<'a>> + use<'_, 'a> {
        self.named.kinds().iter().copied()
    }

    fn settle(&mut self, is_met: impl Fn(ResourceType<'a>) -> bool) {
        if self.fate == Fate::Unknown {
            return;
        }
        let meets = self.kinds().any(is_met);
        self.fate = match meets {
            true => Fate::Met,
            false if self.named.iter().all(|action| action.needs_star()) => Fate::NeedsStar,
            false => Fate::Unmet,
        };
    }
}
