//! The catalogue: an index that is read at once, and services that are read when asked for.

use std::sync::OnceLock;

use scopedown_policy::{Action, ContextKey, Universe};

use crate::about::About;
use crate::action::ActionEntry;
use crate::decode::{Record, Tables};
use crate::global;
use crate::key::KeyEntry;
use crate::service::Service;

/// The bytes that the crate ships, made by `cargo xtask catalog`.
static EMBEDDED: &[u8] = include_bytes!("../data/catalog.bin");

/// What AWS has. Share it by reference: services that were read stay read.
#[derive(Debug)]
pub struct Catalog {
    about: About,
    tables: Tables,
    records: &'static [u8],
    read: Vec<OnceLock<Option<Record>>>,
    pub(crate) universe: OnceLock<Universe>,
}

/// Why bytes are no catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACatalog;

impl Catalog {
    /// The catalogue that the crate ships.
    pub fn embedded() -> Self {
        Self::read(EMBEDDED).unwrap_or_else(|_| Self::empty())
    }

    /// The bytes of the catalogue that the crate ships.
    pub const fn embedded_bytes() -> &'static [u8] {
        EMBEDDED
    }

    /// Reads a catalogue's header and index.
    ///
    /// # Errors
    /// Where the bytes are not a catalogue of this format.
    pub fn read(blob: &'static [u8]) -> Result<Self, NotACatalog> {
        let (about, rest) = About::read(blob).ok_or(NotACatalog)?;
        let (tables, records) = Tables::read(rest).ok_or(NotACatalog)?;
        let mut read = Vec::new();
        read.resize_with(tables.prefixes.len(), OnceLock::new);
        Ok(Self {
            about,
            tables,
            records,
            read,
            universe: OnceLock::new(),
        })
    }

    /// A catalogue that knows nothing, for bytes that cannot be read. A test sees to it that those that ship can.
    fn empty() -> Self {
        Self {
            about: About::default(),
            tables: Tables::default(),
            records: &[],
            read: Vec::new(),
            universe: OnceLock::new(),
        }
    }

    /// How old the catalogue is and where it comes from.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The number of actions.
    pub fn len(&self) -> usize {
        self.tables.bases.last().copied().unwrap_or_default()
    }

    /// Whether there is no action at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every service, in the order of their prefixes.
    pub fn services(&self) -> impl Iterator<Item = Service<'_>> {
        (0..self.tables.prefixes.len()).filter_map(|at| self.service_at(at))
    }

    /// The prefixes of all services, in order, without reading any.
    pub fn prefixes(&self) -> impl Iterator<Item = &str> {
        self.tables.prefixes.iter()
    }

    /// The service of a prefix in lower case.
    pub fn service(&self, prefix: &str) -> Option<Service<'_>> {
        let prefixes = &self.tables.prefixes;
        let (mut low, mut high) = (0, prefixes.len());
        while low < high {
            let middle = (low + high) / 2;
            match prefixes.get(middle).cmp(prefix) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.service_at(middle),
            }
        }
        None
    }

    /// An action.
    pub fn action(&self, action: &Action) -> Option<ActionEntry<'_>> {
        self.service(action.service())?.action(action.name())
    }

    /// A condition key, global or of a service. A name such as `aws:RequestTag/team` finds `aws:RequestTag/${TagKey}`.
    pub fn key(&self, key: &ContextKey) -> Option<KeyEntry<'_>> {
        if let Some(global) = global::find(key.folded()) {
            return Some(global);
        }
        let prefix = key.folded().split(':').next().unwrap_or_default();
        let own = self.service(prefix);
        own.and_then(|service| service.key(key.folded()))
            .or_else(|| {
                // Some services look at keys of others, and STS at those of identity providers.
                self.services()
                    .filter(|service| service.prefix() != prefix)
                    .find_map(|service| service.key(key.folded()))
            })
    }

    pub(crate) fn service_at(&self, at: usize) -> Option<Service<'_>> {
        let prefix = self.tables.prefixes.get(at);
        let read = || {
            let bytes = self.records.get(self.tables.records.get(at)?.clone())?;
            Record::read(bytes, prefix, &self.tables)
        };
        let record = self.read.get(at)?.get_or_init(read).as_ref()?;
        Some(Service {
            prefix,
            name: self.tables.names.get(at),
            base: self.tables.bases.get(at).copied().unwrap_or_default(),
            record,
        })
    }
}
