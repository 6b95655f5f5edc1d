//! Rows of packed cells, unpacked.

use std::collections::HashMap;
use std::rc::Rc;

use scopedown_eval::{Cell, LayerSet, OpenPoints, PackedCell, WholeMatrix};

/// The cells of rows that the same statements decide in the same way, kept once.
#[derive(Default)]
pub(super) struct Shared(HashMap<Vec<u16>, Rc<[Option<Cell>]>>);

impl Shared {
    /// The cells of an action.
    pub(super) fn cells(&mut self, whole: &WholeMatrix, action: usize) -> Rc<[Option<Cell>]> {
        let bits: Vec<u16> = (0..whole.columns())
            .map(|column| whole.cell(action, column).bits())
            .collect();
        if let Some(cells) = self.0.get(&bits) {
            return cells.clone();
        }
        let cells: Rc<[Option<Cell>]> = bits.iter().copied().map(unpacked).collect();
        self.0.insert(bits, cells.clone());
        cells
    }
}

fn unpacked(bits: u16) -> Option<Cell> {
    let packed = PackedCell::from_bits(bits);
    Some(Cell {
        role: packed.role()?,
        session: packed.session(),
        effective: packed.effective()?,
        state: packed.state(),
        by: LayerSet::NONE,
        likely: None,
        on: Vec::new(),
        assumed: OpenPoints::NONE,
    })
}
