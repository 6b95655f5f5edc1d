//! Sentences about decisions. The only place where they are written.

mod clause;
mod compare;
mod denial;
mod layer;
mod need;
mod open_point;
mod state;
mod tenants;
mod verdict;

pub use clause::{ClauseLine, clauses};
pub use compare::{change, change_before, change_now, direction, direction_summary};
pub use denial::{denial_facts, denial_headline, denial_next, denial_suspect, denial_suspicion};
pub use layer::{layer_line, mark_of_answer};
pub use need::{need_row, need_summary, when_name};
pub use open_point::assumption;
pub use state::{StateWords, cell_words, mark, short};
pub use tenants::{
    ReachMark, reach_mark, tenants_cell, tenants_collision, tenants_summary, thing_of,
};
pub use verdict::{headline, hint, next_step};
