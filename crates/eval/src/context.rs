//! The context of a request: condition keys and their values (semantics 5.16).

use scopedown_policy::{ContextKey, Values};

/// The value of a condition key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContextValue {
    /// The request is known to lack the key.
    Absent,
    /// Nothing is known of the key.
    Unknown,
    /// A single-valued key.
    One(Box<str>),
    /// A multivalued key; without values it counts as absent.
    Many(Vec<Box<str>>),
}

/// What holds for a key that the context does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unlisted {
    /// The context is complete: the key is absent.
    #[default]
    Absent,
    /// The key may be there or not.
    Unknown,
}

/// The condition keys of a request. Names compare without regard to letter case.
#[derive(Debug, Clone, Default)]
pub struct Context {
    entries: Vec<(ContextKey, ContextValue)>,
    unlisted: Unlisted,
}

/// So many entries are sooner gone through than searched.
const FEW: usize = 12;

/// A key that a context lists twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepeatedKey(pub ContextKey);

impl Context {
    /// A context of the entries.
    ///
    /// # Errors
    /// The key that stands twice, also in different letter case.
    pub fn new(
        entries: impl IntoIterator<Item = (ContextKey, ContextValue)>,
        unlisted: Unlisted,
    ) -> Result<Self, RepeatedKey> {
        let mut context = Self {
            entries: Vec::new(),
            unlisted,
        };
        for (key, value) in entries {
            match context.position(&key) {
                Ok(_) => return Err(RepeatedKey(key)),
                Err(at) => context.entries.insert(at, (key, value)),
            }
        }
        Ok(context)
    }

    /// The same context with `overlay` laid over it.
    #[must_use]
    pub fn overlaid(&self, overlay: impl IntoIterator<Item = (ContextKey, ContextValue)>) -> Self {
        let mut context = self.clone();
        for (key, value) in overlay {
            match context.position(&key) {
                Ok(at) => {
                    if let Some(entry) = context.entries.get_mut(at) {
                        entry.1 = value;
                    }
                }
                Err(at) => context.entries.insert(at, (key, value)),
            }
        }
        context
    }

    /// Where a key stands, or where it would.
    fn position(&self, key: &ContextKey) -> Result<usize, usize> {
        self.entries.binary_search_by(|(entry, _)| entry.cmp(key))
    }

    /// What is known of a key.
    pub fn find(&self, key: &ContextKey) -> Found<'_> {
        self.found(self.entry(key))
    }

    /// The value of `aws:PrincipalArn`, where there is one.
    pub(crate) fn principal_arn(&self) -> Option<&str> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|(key, _)| is_principal_arn(key));
        match self.found(entry) {
            Found::One(arn) => Some(arn),
            _ => None,
        }
    }

    fn entry(&self, key: &ContextKey) -> Option<&(ContextKey, ContextValue)> {
        if self.entries.len() <= FEW {
            self.entries.iter().find(|(entry, _)| entry == key)
        } else {
            self.position(key).ok().and_then(|at| self.entries.get(at))
        }
    }

    fn found<'c>(&self, entry: Option<&'c (ContextKey, ContextValue)>) -> Found<'c> {
        match entry.map(|(_, value)| value) {
            Some(ContextValue::Absent) => Found::Absent,
            Some(ContextValue::Unknown) => Found::Unknown,
            Some(ContextValue::One(value)) => Found::One(value),
            Some(ContextValue::Many(values)) if values.is_empty() => Found::Absent,
            Some(ContextValue::Many(values)) => Found::Many(values),
            None if self.unlisted == Unlisted::Unknown => Found::Unknown,
            None => Found::Absent,
        }
    }

    /// Whether some key may be unknown.
    pub fn has_unknown(&self) -> bool {
        self.unlisted == Unlisted::Unknown
            || self
                .entries
                .iter()
                .any(|(_, value)| *value == ContextValue::Unknown)
    }

    /// The entries, sorted by name.
    pub fn entries(&self) -> &[(ContextKey, ContextValue)] {
        &self.entries
    }

    /// What holds for keys that are not listed.
    pub fn unlisted(&self) -> Unlisted {
        self.unlisted
    }
}

/// Whether a key is `aws:PrincipalArn`, asked for by its folded name so that no key is made for the question.
pub(crate) fn is_principal_arn(key: &ContextKey) -> bool {
    key.folded() == "aws:principalarn"
}

/// What a context says of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'c> {
    /// The request lacks the key.
    Absent,
    /// Nothing is known.
    Unknown,
    /// One value of a single-valued key.
    One(&'c str),
    /// The values of a multivalued key, at least one.
    Many(&'c [Box<str>]),
}

/// A variable takes a single, non-empty value; a multivalued key never has one (semantics 4.3, 4.15).
impl Values for Context {
    fn value(&self, key: &ContextKey) -> Option<&str> {
        match self.find(key) {
            Found::One(value) if !value.is_empty() => Some(value),
            _ => None,
        }
    }
}
