//! What all services share: verbs, sets of verbs, and where each service's record stands.

use std::ops::Range;

use super::cursor::Cursor;
use crate::level::Level;
use crate::texts::{Lists, Texts};

/// The shared tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tables {
    /// First words of action names.
    pub(crate) verbs: Texts,
    /// The level that most actions with that verb have.
    pub(crate) levels: Vec<Level>,
    /// Sets of verbs that go with one noun.
    pub(crate) verb_sets: Lists<u16>,
    /// The services' prefixes, in order.
    pub(crate) prefixes: Texts,
    /// Their names for people.
    pub(crate) names: Texts,
    /// The record of each, in the bytes behind the tables.
    pub(crate) records: Vec<Range<usize>>,
    /// The number of the service's first action among all actions; one more entry than there are services.
    pub(crate) bases: Vec<usize>,
}

impl Tables {
    /// Reads the tables; answers with the bytes behind them.
    pub(crate) fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let mut cursor = Cursor::new(bytes);
        let verbs = cursor.lines()?.collect::<Texts>();
        let levels = cursor
            .bytes(verbs.len())?
            .iter()
            .map(|code| Level::from_code(usize::from(*code)))
            .collect::<Option<Vec<_>>>()?;
        let verb_sets = lists(&mut cursor)?;
        let prefixes = cursor.lines()?.collect::<Texts>();
        let names = cursor.lines()?.collect::<Texts>();
        let (mut records, mut start) = (Vec::with_capacity(prefixes.len()), 0usize);
        for _ in 0..prefixes.len() {
            let end = start.checked_add(cursor.number()?)?;
            records.push(start..end);
            start = end;
        }
        let (mut bases, mut base) = (vec![0], 0usize);
        for _ in 0..prefixes.len() {
            base = base.checked_add(cursor.number()?)?;
            bases.push(base);
        }
        let tables = Self {
            verbs,
            levels,
            verb_sets,
            prefixes,
            names,
            records,
            bases,
        };
        Some((tables, cursor.rest()))
    }
}

/// Lists of rising numbers: how many lists, then for each its length, its first number, and each further one less the one before and 1.
pub(super) fn lists(cursor: &mut Cursor<'_>) -> Option<Lists<u16>> {
    let mut lists = Lists::new();
    for _ in 0..cursor.count()? {
        let mut next = 0usize;
        for _ in 0..cursor.count()? {
            next = next.checked_add(cursor.number()?)?;
            lists.push(u16::try_from(next).ok()?);
            next = next.checked_add(1)?;
        }
        lists.close();
    }
    Some(lists)
}
