//! Proposals while they are collected: each with its rank, then in order, without doubles, and no more than a list shows.

use std::collections::BTreeSet;

use super::place::Place;
use super::rank::Rank;
use super::{Completion, PROPOSALS, Proposal, ProposalKind};

/// What was found for a place.
pub(crate) struct Offers<'p> {
    place: &'p Place,
    found: Vec<Offer>,
}

/// A proposal and what it is sorted by. What ranks alike keeps the order in which it was found.
struct Offer {
    rank: Rank,
    group: u8,
    proposal: Proposal,
}

impl<'p> Offers<'p> {
    pub(crate) fn new(place: &'p Place) -> Self {
        Self {
            place,
            found: Vec::new(),
        }
    }

    /// A proposal; among those of one rank, lower groups come first.
    pub(crate) fn add(
        &mut self,
        rank: Rank,
        group: u8,
        text: &str,
        detail: String,
        kind: ProposalKind,
    ) {
        self.add_member(rank, group, text, "[]", detail, kind);
    }

    /// As [`Offers::add`], for a name whose member is to begin with a value.
    pub(crate) fn add_member(
        &mut self,
        rank: Rank,
        group: u8,
        text: &str,
        value: &str,
        detail: String,
        kind: ProposalKind,
    ) {
        let proposal = Proposal {
            text: self.place.insertion(text, value),
            label: text.to_owned(),
            detail,
            kind,
        };
        self.found.push(Offer {
            rank,
            group,
            proposal,
        });
    }

    /// The list; `None` where it would be empty.
    pub(crate) fn finish(mut self) -> Option<Completion> {
        self.found.sort_by_key(|offer| (offer.rank, offer.group));
        let mut seen = BTreeSet::new();
        let mut proposals: Vec<Proposal> =
            self.found.into_iter().map(|offer| offer.proposal).collect();
        proposals.retain(|proposal| seen.insert(proposal.label.clone()));
        let more = proposals.len().saturating_sub(PROPOSALS);
        proposals.truncate(PROPOSALS);
        (!proposals.is_empty()).then_some(Completion {
            span: self.place.span,
            proposals,
            more,
        })
    }
}
