//! What the catalogue says of the things that a subject names, looked up once for all finders.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::rc::Rc;

use scopedown_catalog::{ActionEntry, Catalog, KeyEntry, ResourceType, global_keys};
use scopedown_policy::{ActionPattern, ContextKey, NoValues, ResourcePattern};

/// Keys that are looked for in every service.
const SOUGHT: usize = 24;

/// The catalogue with what was asked of it.
pub(crate) struct Lookup<'a> {
    catalog: &'a Catalog,
    actions: RefCell<HashMap<Box<str>, Named<'a>>>,
    keys: RefCell<HashMap<Box<str>, Known<'a>>>,
    sought: Cell<usize>,
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
    Actions(Rc<Listed<'a>>),
}

/// Actions, in the catalogue's order, with the kinds of resources on which they act, each once.
#[derive(Default)]
pub(crate) struct Listed<'a> {
    actions: Vec<ActionEntry<'a>>,
    kinds: Vec<ResourceType<'a>>,
}

/// What is known of a condition key.
#[derive(Clone, Copy)]
pub(crate) enum Known<'a> {
    /// The catalogue has it.
    Key(KeyEntry<'a>),
    /// No service has it.
    Nowhere,
    /// Its own service does not have it, and the others were not asked.
    Perhaps,
}

/// A resource type by its service and its name.
pub(crate) type Kind<'a> = (&'a str, &'a str);

impl<'a> Lookup<'a> {
    pub(crate) fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            actions: RefCell::default(),
            keys: RefCell::default(),
            sought: Cell::new(SOUGHT),
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
            Some(service) => {
                let actions = match entry.literal() {
                    None => service.matching(entry),
                    Some(text) => {
                        let name = text.split_once(':').map_or("", |(_, name)| name);
                        service.action(name).into_iter().collect()
                    }
                };
                Named::Actions(Rc::new(Listed::of(actions)))
            }
        };
        let mut actions = self.actions.borrow_mut();
        actions.insert(written.into(), named.clone());
        named
    }

    /// A condition key that some service looks at, or all do.
    pub(crate) fn key(&self, key: &ContextKey) -> Known<'a> {
        let mut keys = self.keys.borrow_mut();
        *keys
            .entry(key.folded().into())
            .or_insert_with(|| self.look_for(key))
    }

    /// Looks in the key's own service, and then in all the others, which takes its time and is done for a few keys only.
    fn look_for(&self, key: &ContextKey) -> Known<'a> {
        let folded = key.folded();
        let prefix = folded.split(':').next().unwrap_or_default();
        let own = self.catalog.service(prefix);
        if let Some(found) = own.and_then(|service| service.key(folded)) {
            return Known::Key(found);
        }
        let Some(left) = self.sought.get().checked_sub(1) else {
            return Known::Perhaps;
        };
        self.sought.set(left);
        self.catalog.key(key).map_or(Known::Nowhere, Known::Key)
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

/// Whether one of some actions looks at a condition key of the catalogue, itself or on something that it acts on.
pub(crate) fn some_looks_at(actions: &[ActionEntry<'_>], key: &KeyEntry<'_>) -> bool {
    let is_it = |own: KeyEntry<'_>| own.name().eq_ignore_ascii_case(key.name());
    let looks = |action: &ActionEntry<'_>| {
        action.keys().any(is_it)
            || action
                .resources()
                .any(|used| used.keys().any(is_it) || used.resource_type().keys().any(is_it))
    };
    // Most services that do not look at a key do not have it at all.
    let services =
        actions.chunk_by(|one, other| one.service().prefix() == other.service().prefix());
    services
        .filter(|of_service| {
            let service = of_service.first().map(|action| action.service());
            service.is_some_and(|service| service.keys().any(is_it))
        })
        .any(|of_service| of_service.iter().any(looks))
}

impl<'a> Listed<'a> {
    fn of(actions: Vec<ActionEntry<'a>>) -> Self {
        let used = actions.iter().flat_map(|action| action.resources());
        let kinds: BTreeMap<Kind<'a>, ResourceType<'a>> = used
            .map(|used| (name_of(used.resource_type()), used.resource_type()))
            .collect();
        Self {
            actions,
            kinds: kinds.into_values().collect(),
        }
    }

    /// Whether there are actions, and the catalogue can tell what they act on and which keys they look at. The reference has several pages for
    /// the actions of some prefixes, of which the catalogue's source keeps less than all.
    pub(crate) fn is_known(&self) -> bool {
        const ON_SEVERAL_PAGES: [&str; 5] = [
            "apigateway",
            "aws-marketplace",
            "elasticloadbalancing",
            "ses",
            "sso",
        ];
        let service = self.first().map(|action| action.service().prefix());
        service.is_some_and(|service| !ON_SEVERAL_PAGES.contains(&service))
    }

    /// The kinds of resources on which the actions act.
    pub(crate) fn kinds(&self) -> &[ResourceType<'a>] {
        &self.kinds
    }
}

impl<'a> Deref for Listed<'a> {
    type Target = [ActionEntry<'a>];

    fn deref(&self) -> &Self::Target {
        &self.actions
    }
}

impl<'a> Known<'a> {
    /// The catalogue's entry.
    pub(crate) fn entry(self) -> Option<KeyEntry<'a>> {
        match self {
            Self::Key(entry) => Some(entry),
            Self::Nowhere | Self::Perhaps => None,
        }
    }
}
