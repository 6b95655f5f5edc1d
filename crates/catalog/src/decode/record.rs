//! One service's record, read when somebody asks for it.

use super::cursor::Cursor;
use super::tables::{Tables, lists};
use crate::fronts;
use crate::kind::{Cardinality, KeyType};
use crate::level::Level;
use crate::model::Need;
use crate::texts::{Lists, Texts};

/// A service in flat memory. Actions stand in the order of their lower-case names.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) actions: Texts,
    pub(crate) levels: Vec<Level>,
    /// For each action the number of its list among `uses`.
    pub(crate) action_uses: Vec<u16>,
    /// For each action the number of its list among `key_sets`.
    pub(crate) action_keys: Vec<u16>,
    pub(crate) types: Texts,
    pub(crate) arns: Texts,
    /// For each type the number of its list among `key_sets`.
    pub(crate) type_keys: Vec<u16>,
    pub(crate) keys: Texts,
    pub(crate) kinds: Vec<(KeyType, Cardinality)>,
    pub(crate) key_sets: Lists<u16>,
    pub(crate) uses: Lists<Use>,
}

/// A resource type in the list of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) resource_type: u16,
    pub(crate) need: Need,
    pub(crate) keys: u16,
}

/// The bit that says that a key has many values.
pub(crate) const MANY: u8 = 0x10;

impl Record {
    pub(crate) fn read(bytes: &[u8], prefix: &str, tables: &Tables) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let named = Named::read(&mut cursor, tables)?;
        let types = cursor.lines()?.collect::<Texts>();
        let arns = arns(&mut cursor, prefix, types.len())?;
        let type_keys = numbers(&mut cursor, types.len())?;
        let keys = keys(cursor.lines()?, prefix);
        let kinds = cursor
            .bytes(keys.len())?
            .iter()
            .map(|byte| kind(*byte))
            .collect::<Option<Vec<_>>>()?;
        let key_sets = lists(&mut cursor)?;
        let uses = uses(&mut cursor)?;
        let action_uses = numbers(&mut cursor, named.names.len())?;
        let action_keys = numbers(&mut cursor, named.names.len())?;
        let order = named.order();
        let mut actions = Texts::default();
        order
            .iter()
            .for_each(|at| actions.push(&[named.names.get(*at)]));
        Some(Self {
            actions,
            levels: reordered(&named.levels, &order),
            action_uses: reordered(&action_uses, &order),
            action_keys: reordered(&action_keys, &order),
            types,
            arns,
            type_keys,
            keys,
            kinds,
            key_sets,
            uses,
        })
    }
}

/// The actions in the order of the record: noun by noun.
struct Named {
    names: Texts,
    levels: Vec<Level>,
}

impl Named {
    fn read(cursor: &mut Cursor<'_>, tables: &Tables) -> Option<Self> {
        let nouns = cursor.lines()?.collect::<Texts>();
        let (mut names, mut levels) = (Texts::default(), Vec::new());
        for noun in nouns.iter() {
            for verb in tables.verb_sets.get(cursor.number()?) {
                let verb = usize::from(*verb);
                names.push(&[tables.verbs.get(verb), noun]);
                levels.push(*tables.levels.get(verb)?);
            }
        }
        let mut at = 0usize;
        for _ in 0..cursor.count()? {
            at = at.checked_add(cursor.number()?)?;
            *levels.get_mut(at)? = Level::from_code(cursor.number()?)?;
        }
        Some(Self { names, levels })
    }

    /// The actions' numbers in the order of their lower-case names.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order
            .sort_unstable_by(|left, right| compare(self.names.get(*left), self.names.get(*right)));
        order
    }
}

/// Compares texts of ASCII letters as if both were in lower case.
pub(crate) fn compare(left: &str, right: &str) -> std::cmp::Ordering {
    fn lower(text: &str) -> impl Iterator<Item = u8> + '_ {
        text.bytes().map(|byte| byte.to_ascii_lowercase())
    }
    lower(left).cmp(lower(right))
}

fn reordered<T: Copy>(items: &[T], order: &[usize]) -> Vec<T> {
    order
        .iter()
        .filter_map(|at| items.get(*at).copied())
        .collect()
}

fn arns(cursor: &mut Cursor<'_>, prefix: &str, count: usize) -> Option<Texts> {
    let fronts = cursor.bytes(count)?;
    let tails = cursor.lines()?;
    let mut arns = Texts::default();
    for (front, tail) in fronts.iter().zip(tails) {
        match fronts::parts(usize::from(*front))? {
            (before, Some(behind)) => arns.push(&[before, prefix, behind, tail]),
            (whole, None) => arns.push(&[whole, tail]),
        }
    }
    Some(arns)
}

fn keys<'b>(lines: impl Iterator<Item = &'b str>, prefix: &str) -> Texts {
    let mut keys = Texts::default();
    for line in lines {
        keys.push(&fronts::long_key(line, prefix));
    }
    keys
}

fn kind(byte: u8) -> Option<(KeyType, Cardinality)> {
    let cardinality = if byte & MANY == 0 {
        Cardinality::Single
    } else {
        Cardinality::Many
    };
    Some((KeyType::from_code(usize::from(byte & !MANY))?, cardinality))
}

fn uses(cursor: &mut Cursor<'_>) -> Option<Lists<Use>> {
    let mut uses = Lists::new();
    for _ in 0..cursor.count()? {
        for _ in 0..cursor.count()? {
            let packed = cursor.number()?;
            uses.push(Use {
                resource_type: u16::try_from(packed >> 1).ok()?,
                need: if packed & 1 == 0 {
                    Need::Optional
                } else {
                    Need::Required
                },
                keys: u16::try_from(cursor.number()?).ok()?,
            });
        }
        uses.close();
    }
    Some(uses)
}

fn numbers(cursor: &mut Cursor<'_>, count: usize) -> Option<Vec<u16>> {
    (0..count)
        .map(|_| u16::try_from(cursor.number()?).ok())
        .collect()
}
