//! The matrix that the author of a link saw, so that whoever opens it learns what has changed since.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use scopedown_eval::{Matrix, State};
use scopedown_policy::{Action, Resource};

use super::check::check;
use super::deflate::{deflate, inflate};

/// Cells whose states travel; of a larger matrix only the fingerprint does.
const CELLS: usize = 4_096;

/// Bytes of packed states that a link spends.
const PACKED: usize = 150;

/// What a link remembers of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    axes: [u8; 3],
    states: [u8; 3],
    /// The states row by row, two a byte, deflated; empty where they are too many.
    packed: Vec<u8>,
}

/// How a matrix stands to the one that the author saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreement {
    /// The same rows, columns and states.
    Same,
    /// The same rows and columns, and these cells are otherwise.
    Moved(Vec<Moved>),
    /// The same rows and columns; some cell is otherwise, and the link does not tell which.
    MovedSomewhere,
    /// Other rows or columns.
    OtherAxes,
}

/// A cell whose state has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// What the author saw.
    pub was: State,
    /// What it is.
    pub is: State,
}

impl Seen {
    /// What is remembered of a matrix.
    pub fn of(matrix: &Matrix) -> Self {
        let states: Vec<u8> = states(matrix).map(number).collect();
        let packed = if states.len() > CELLS {
            Vec::new()
        } else {
            deflate(b"", &pairs(&states))
        };
        Self {
            axes: axes(matrix),
            states: short(hash(HASH, &states)),
            packed: if packed.len() > PACKED {
                Vec::new()
            } else {
                packed
            },
        }
    }

    /// Holds a matrix against the one that the author saw.
    pub fn against(&self, matrix: &Matrix) -> Agreement {
        if self.axes != axes(matrix) {
            return Agreement::OtherAxes;
        }
        let now: Vec<u8> = states(matrix).map(number).collect();
        if short(hash(HASH, &now)) == self.states {
            return Agreement::Same;
        }
        self.unpacked(now.len())
            .map_or(Agreement::MovedSomewhere, |then| {
                Agreement::Moved(moved(matrix, &then))
            })
    }

    /// The states that the author saw; `None` where they do not travel, or do not fit the fingerprint.
    fn unpacked(&self, count: usize) -> Option<Vec<u8>> {
        if self.packed.is_empty() || count > CELLS {
            return None;
        }
        let pairs = inflate(b"", &self.packed, CELLS).ok()?;
        let mut states: Vec<u8> = pairs
            .iter()
            .flat_map(|pair| [pair >> 4, pair & 15])
            .collect();
        states.truncate(count);
        let fits = states.len() == count && short(hash(HASH, &states)) == self.states;
        fits.then_some(states)
    }

    /// As the value of a parameter, bound to the content by its check.
    pub(super) fn write(&self, content: &str) -> String {
        let bytes = [self.axes.as_slice(), &self.states, &self.packed].concat();
        let text = URL_SAFE_NO_PAD.encode(bytes);
        let bound = check(&format!("{content}{text}"));
        text + &bound
    }

    /// Reads the value; `None` where it is damaged or belongs to other content.
    pub(super) fn read(text: &str, content: &str) -> Option<Self> {
        let (text, bound) = text.split_at_checked(text.len().checked_sub(3)?)?;
        if check(&format!("{content}{text}")) != bound {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (axes, rest) = bytes.split_first_chunk()?;
        let (states, packed) = rest.split_first_chunk()?;
        Some(Self {
            axes: *axes,
            states: *states,
            packed: packed.to_vec(),
        })
    }
}

fn moved(matrix: &Matrix, then: &[u8]) -> Vec<Moved> {
    let columns = matrix.resources.len().max(1);
    let differing = states(matrix).zip(then).enumerate();
    differing
        .filter_map(|(at, (is, was))| {
            let was = State::ALL
                .into_iter()
                .find(|state| number(*state) == *was)?;
            (was != is).then_some(Moved {
                row: at / columns,
                column: at % columns,
                was,
                is,
            })
        })
        .collect()
}

fn states(matrix: &Matrix) -> impl Iterator<Item = State> {
    let cells = matrix.rows.iter().flatten();
    cells.map(|cell| {
        cell.as_ref()
            .map_or(State::NotApplicable, |cell| cell.state)
    })
}

/// The numbers in links; they never change.
const fn number(state: State) -> u8 {
    match state {
        State::NotApplicable => 0,
        State::Depends => 1,
        State::ExplicitDenyRole => 2,
        State::ExplicitDenySession => 3,
        State::DeniedElsewhere => 4,
        State::Allowed => 5,
        State::CutBySession => 6,
        State::MissingInRole => 7,
        State::Neither => 8,
    }
}

fn pairs(states: &[u8]) -> Vec<u8> {
    let pair = |pair: &[u8]| match pair {
        [first, second] => first << 4 | second,
        [last] => last << 4,
        _ => 0,
    };
    states.chunks(2).map(pair).collect()
}

/// The fingerprint of rows and columns.
fn axes(matrix: &Matrix) -> [u8; 3] {
    let actions = matrix.actions.iter().map(Action::as_written);
    let resources = matrix.resources.iter().map(Resource::as_written);
    let both = [actions.collect::<Vec<_>>(), resources.collect()];
    let all = both.iter().fold(HASH, |state, names| {
        let named = names.iter().fold(state, |state, name| {
            hash(hash(state, name.as_bytes()), &[0])
        });
        hash(named, &[1])
    });
    short(all)
}

/// Where FNV-1a of 64 bits begins. It need not withstand anybody: who makes a link can claim anything.
const HASH: u64 = 0xcbf2_9ce4_8422_2325;

fn hash(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |state, byte| {
        (state ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// All bits folded into 24.
fn short(hash: u64) -> [u8; 3] {
    let [a, b, c, d, e, f, g, h] = hash.to_be_bytes();
    [a ^ d ^ g, b ^ e ^ h, c ^ f]
}
