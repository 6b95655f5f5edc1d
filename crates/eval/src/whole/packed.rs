//! A cell in sixteen bits.

use crate::cell::{Cell, State};
use crate::verdict::Decision;

/// State and verdicts of a cell in sixteen bits: the state's position in [`State::ALL`] in the lowest four, then three each for role, session
/// and effective verdict: 0 for none, 1 allowed, 2 implicit deny, 3 explicit deny, 4 depends. A cell that does not apply is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackedCell(u16);

const DECISIONS: [Decision; 4] = [
    Decision::Allowed,
    Decision::ImplicitDeny,
    Decision::ExplicitDeny,
    Decision::Depends,
];

const ROLE: u16 = 4;
const SESSION: u16 = 7;
const EFFECTIVE: u16 = 10;

impl PackedCell {
    /// The cell of an action that does not act on the resource.
    pub const NOT_APPLICABLE: Self = Self(0);

    /// Packs a cell.
    pub fn of(cell: &Cell) -> Self {
        Self(
            cell.state as u16
                | pack(Some(cell.role)) << ROLE
                | pack(cell.session) << SESSION
                | pack(Some(cell.effective)) << EFFECTIVE,
        )
    }

    /// The cell that [`PackedCell::bits`] gave.
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// The bits.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// The state.
    pub fn state(self) -> State {
        let position = usize::from(self.0 & 0b1111);
        State::ALL
            .get(position)
            .copied()
            .unwrap_or(State::NotApplicable)
    }

    /// The role's policies alone; `None` where the action does not apply.
    pub fn role(self) -> Option<Decision> {
        self.decision(ROLE)
    }

    /// The session policies alone; `None` also where there are none.
    pub fn session(self) -> Option<Decision> {
        self.decision(SESSION)
    }

    /// All layers together; `None` where the action does not apply.
    pub fn effective(self) -> Option<Decision> {
        self.decision(EFFECTIVE)
    }

    fn decision(self, place: u16) -> Option<Decision> {
        let number = usize::from(self.0 >> place & 0b111);
        DECISIONS.get(number.checked_sub(1)?).copied()
    }
}

fn pack(decision: Option<Decision>) -> u16 {
    match decision {
        None => 0,
        Some(Decision::Allowed) => 1,
        Some(Decision::ImplicitDeny) => 2,
        Some(Decision::ExplicitDeny) => 3,
        Some(Decision::Depends) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::LayerSet;
    use crate::open_point::OpenPoints;

    #[test]
    fn what_is_packed_comes_out_again() {
        let sessions = DECISIONS.into_iter().map(Some).chain([None]);
        for session in sessions {
            for (role, effective) in DECISIONS.into_iter().zip(DECISIONS.into_iter().rev()) {
                for state in State::ALL {
                    let cell = Cell {
                        role,
                        session,
                        effective,
                        state,
                        by: LayerSet::NONE,
                        likely: None,
                        on: Vec::new(),
                        assumed: OpenPoints::NONE,
                    };
                    let packed = PackedCell::from_bits(PackedCell::of(&cell).bits());
                    assert_eq!(packed.state(), state);
                    assert_eq!(packed.role(), Some(role));
                    assert_eq!(packed.session(), session);
                    assert_eq!(packed.effective(), Some(effective));
                }
            }
        }
    }

    #[test]
    fn a_cell_that_does_not_apply_has_no_verdict() {
        let cell = PackedCell::NOT_APPLICABLE;
        assert_eq!(cell.state(), State::NotApplicable);
        assert_eq!(
            (cell.role(), cell.session(), cell.effective()),
            (None, None, None)
        );
    }
}
