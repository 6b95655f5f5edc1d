use std::ops::Range;

use serde_json::Value;

/// A source of choices that is the same for the same seed.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    pub fn new(seed: u64) -> Self {
        // The generator below never leaves zero.
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Marsaglia's xorshift, with the multiplication that Vigna added.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number of the range.
    pub(crate) fn within(&mut self, range: Range<usize>) -> usize {
        let width = (range.end - range.start).max(1) as u64;
        range.start + (self.next() % width) as usize
    }

    /// True so many times of a hundred.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.next() % 100 < u64::from(percent)
    }

    /// One of a list.
    pub(crate) fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        let at = self.within(0..texts.len());
        texts.get(at).copied().unwrap_or_default()
    }

    /// One of a list of whatever.
    pub(crate) fn choose<'t, T>(&mut self, list: &'t [T]) -> Option<&'t T> {
        let at = self.within(0..list.len());
        list.get(at)
    }

    /// A value so many times of a hundred, else null.
    pub(super) fn perhaps(
        &mut self,
        percent: u32,
        value: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        if self.chance(percent) {
            value(self)
        } else {
            Value::Null
        }
    }
}
