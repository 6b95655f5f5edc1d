//! Who is asked about whom: everybody about everything while that can be paid, else about what is next to it in the alphabet.
//!
//! Names that begin alike stand together in the alphabet: whatever a prefix reaches of another's, the name that follows it is reached too. So a
//! tenant that is asked about its neighbours alone is found out all the same where its policy is open at the end.

use scopedown_policy::limits::OPEN_COMBINATIONS;

/// Who was asked about whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Every tenant that has a policy about what is every tenant's.
    Everybody,
    /// The first so many tenants, about their own and about what of each kind is next to it in the alphabet.
    Neighbours {
        /// The tenants that were asked.
        tenants: usize,
        /// The tenants that have a policy.
        of: usize,
        /// The others that each was asked about.
        others: usize,
    },
}

/// What one question costs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cost {
    /// The actions on all things of one tenant.
    pub(super) actions: usize,
    /// Statements of the layers.
    pub(super) statements: usize,
    /// Combinations of values that may be tried for keys that are not known.
    pub(super) combinations: usize,
}

/// Statements that are looked at in about the time that a decision takes anyway.
const FEW_STATEMENTS: usize = 64;

/// A neighbour on either side.
const FEWEST_OTHERS: usize = 2;

impl Cost {
    /// The pairs of tenants that can be asked with so many decisions.
    fn pairs(self, decisions: usize) -> usize {
        let of_decision =
            self.combinations.clamp(1, OPEN_COMBINATIONS) * (1 + self.statements / FEW_STATEMENTS);
        decisions / of_decision.saturating_mul(self.actions.max(1)).max(1)
    }
}

/// Who of so many tenants is asked about whom, within so many decisions.
pub(super) fn asked(tenants: usize, cost: Cost, decisions: usize) -> Asked {
    let pairs = cost.pairs(decisions);
    if tenants <= 1 || tenants.saturating_mul(tenants) <= pairs {
        return Asked::Everybody;
    }
    let others = (pairs / tenants).saturating_sub(1);
    if others >= FEWEST_OTHERS {
        return Asked::Neighbours {
            tenants,
            of: tenants,
            others,
        };
    }
    Asked::Neighbours {
        tenants: (pairs / (FEWEST_OTHERS + 1)).clamp(1, tenants),
        of: tenants,
        others: FEWEST_OTHERS,
    }
}

impl Asked {
    /// The tenants that are asked, of so many that have a policy.
    pub(super) const fn tenants(self, all: usize) -> usize {
        match self {
            Self::Everybody => all,
            Self::Neighbours { tenants, .. } => tenants,
        }
    }

    /// The ranks to ask about for the tenant of a rank: its own first, then to either side in turn.
    pub(super) fn ranks(self, rank: usize, all: usize) -> Vec<usize> {
        let Self::Neighbours { others, .. } = self else {
            return (0..all).collect();
        };
        let steps = 1..all;
        let around = steps.flat_map(|step| [rank.checked_add(step), rank.checked_sub(step)]);
        let others = around.flatten().filter(|rank| *rank < all).take(others);
        std::iter::once(rank).chain(others).collect()
    }
}
