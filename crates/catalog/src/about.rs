//! The catalogue's header: how old it is and where it comes from.

use std::fmt;

/// What a catalogue says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The day to which the data is true, as `2026-09-26`.
    pub date: String,
    /// The package that the data comes from, with its version.
    pub source: String,
    /// The package that it was compared with, with its version.
    pub compared: String,
    /// How much there is.
    pub counts: Counts,
}

/// How much a catalogue holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Services.
    pub services: usize,
    /// Actions.
    pub actions: usize,
    /// Resource types.
    pub resource_types: usize,
    /// Condition keys, each service's own counted.
    pub keys: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            services,
            actions,
            resource_types,
            keys,
        } = self;
        write!(
            f,
            "{services} services, {actions} actions, {resource_types} resource types, {keys} condition keys"
        )
    }
}

const FORMAT: &str = "scopedown-catalogue 1";

impl About {
    /// The header as text, a line for each fact, with an empty line at its end.
    pub(crate) fn to_header(&self) -> String {
        let Counts {
            services,
            actions,
            resource_types,
            keys,
        } = self.counts;
        format!(
            "{FORMAT}\ndate {}\nsource {}\ncompared {}\ncounts {services} {actions} {resource_types} {keys}\n\n",
            self.date, self.source, self.compared
        )
    }

    /// Reads a header; answers with what follows it.
    pub(crate) fn read(blob: &[u8]) -> Option<(Self, &[u8])> {
        let end = blob.windows(2).position(|pair| pair == b"\n\n")?;
        let (header, rest) = blob.split_at_checked(end + 2)?;
        let mut lines = std::str::from_utf8(header).ok()?.lines();
        (lines.next()? == FORMAT).then_some(())?;
        let mut about = Self::default();
        for line in lines.filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(' ')?;
            match name {
                "date" => about.date = value.to_owned(),
                "source" => about.source = value.to_owned(),
                "compared" => about.compared = value.to_owned(),
                "counts" => about.counts = Counts::read(value)?,
                _ => {}
            }
        }
        Some((about, rest))
    }
}

impl Counts {
    fn read(text: &str) -> Option<Self> {
        let mut numbers = text.split(' ').map(|number| number.parse().ok());
        let mut next = || numbers.next().flatten();
        Some(Self {
            services: next()?,
            actions: next()?,
            resource_types: next()?,
            keys: next()?,
        })
    }
}
