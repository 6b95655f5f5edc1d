//! Gives equal things one number, in the order in which they are first met.

/// Things and their numbers.
#[derive(Debug, Clone)]
pub(super) struct Interned<T> {
    pub(super) items: Vec<T>,
}

impl<T: PartialEq> Interned<T> {
    pub(super) const fn new() -> Self {
        Self { items: Vec::new() }
    }

    /// The number of a thing, a new one where it was not met before.
    pub(super) fn number(&mut self, item: T) -> usize {
        match self.items.iter().position(|known| *known == item) {
            Some(number) => number,
            None => {
                self.items.push(item);
                self.items.len() - 1
            }
        }
    }
}
