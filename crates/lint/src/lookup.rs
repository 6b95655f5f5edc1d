//! What the catalogue says of the things that a subject names, looked up once for all finders.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use scopedown_catalog::{ActionEntry, Catalog, KeyEntry, ResourceType, global_keys};
use scopedown_policy::{ActionPattern, ContextKey, NoValues, ResourcePattern};

/// The catalogue with what was asked of it.
pub(crate) struct Lookup<'a> {
    catalog: &'a Catalog,
    actions: RefCell<HashMap<Box<str>, Named<'a>>>,
    keys: RefCell<HashMap<Box<str>, Option<KeyEntry<'a>>>>,
    fits: RefCell<HashMap<(Kind<'a>, Rc<str>), bool>>,
}

/// What an entry of `Action` names.
#[derive(Clone)]
pub(crate) enum Named<'a> {
    /// A lone `*`.
    Everything,
    /// Nothing that the catalogue knows: it has no such service.
    NoService,
    /// These actions; none at all where the catalogue knows the service and not the action.
    Actions(Rc<[ActionEntry<'a>]>),
}

/// A resource type by its service and its name.
pub(crate) type Kind<'a> = (&'a str, &'a str);

impl<'a> Lookup<'a> {
    pub(crate) fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            actions: RefCell::default(),
            keys: RefCell::default(),
            fits: RefCell::default(),
        }
    }

    /// The catalogue itself.
    pub(crate) fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The day to which the catalogue is true.
    pub(crate) fn date(&self) -> &'a str {
        &self.catalog.about().date
    }

    /// What an entry names.
    pub(crate) fn actions(&self, entry: &ActionPattern) -> Named<'a> {
        let ActionPattern::Named { service, .. } = entry else {
            return Named::Everything;
        };
        let written = entry.as_written().to_ascii_lowercase();
        if let Some(known) = self.actions.borrow().get(&*written) {
            return known.clone();
        }
        let named = match self.catalog.service(service) {
            None => Named::NoService,
            Some(service) => Named::Actions(match entry.literal() {
                None => service.matching(entry).into(),
                Some(text) => {
                    let name = text.split_once(':').map_or("", |(_, name)| name);
                    service.action(name).into_iter().collect()
                }
            }),
        };
        let mut actions = self.actions.borrow_mut();
        actions.insert(written.into(), named.clone());
        named
    }

    /// A condition key that some service looks at, or all do.
    pub(crate) fn key(&self, key: &ContextKey) -> Option<KeyEntry<'a>> {
        let mut keys = self.keys.borrow_mut();
        *keys
            .entry(key.folded().into())
            .or_insert_with(|| self.catalog.key(key))
    }

    /// Whether some ARN of a resource type fits an entry, given as [`open_text`] writes it.
    pub(crate) fn fits(&self, kind: ResourceType<'a>, entry: &Rc<str>) -> bool {
        let key = (name_of(kind), Rc::clone(entry));
        let mut fits = self.fits.borrow_mut();
        *fits.entry(key).or_insert_with(|| kind.fits(entry))
    }
}

/// A resource type by its service and its name.
pub(crate) fn name_of(kind: ResourceType<'_>) -> Kind<'_> {
    (kind.service().prefix(), kind.name())
}

/// An entry of `Resource` with `*` for its variables.
pub(crate) fn open_text(entry: &ResourcePattern) -> Rc<str> {
    match entry {
        ResourcePattern::Any => "*".into(),
        ResourcePattern::Arn(arn) => arn.with_values(&NoValues).into(),
    }
}

/// Whether the name of a key is one that no service's list holds, because every request may carry it.
pub(crate) fn is_global(key: &ContextKey) -> bool {
    let folded = key.folded();
    folded.starts_with("aws:")
        || global_keys().any(|known| known.name().eq_ignore_ascii_case(folded))
}

/// Whether an action looks at a condition key of the catalogue, itself or on something that it acts on.
pub(crate) fn looks_at(action: ActionEntry<'_>, key: &KeyEntry<'_>) -> bool {
    let is_it = |own: KeyEntry<'_>| own.name().eq_ignore_ascii_case(key.name());
    action.keys().any(is_it)
        || action
            .resources()
            .any(|used| used.keys().any(is_it) || used.resource_type().keys().any(is_it))
}
