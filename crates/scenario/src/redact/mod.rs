//! Pseudonyms for what identifies somebody: account ids, and the names in ARNs, tags, conditions, associations, of policies and statements.
//!
//! A word is replaced wherever it stands, by one of the same length and letter case, so equal stays equal, different stays different, a pattern
//! stays a pattern, and no verdict changes. What AWS fixes keeps its name: actions, condition keys, services, regions, types of resources and
//! the accounts of AWS's own examples. Words that a wildcard cuts (`acme*`), and those that it could reach, are kept and [named](Mapping::kept).
//! The length of a word, its letter case and its place still show; a pseudonym hides a name from a reader, not from whoever guesses it.

mod cuts;
mod kept;
mod pseudonym;
mod visit;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use scopedown_catalog::Catalog;
use scopedown_eval::State;

use crate::analysis::Analysis;
use crate::scenario::Scenario;
use cuts::Cuts;
use kept::Vocabulary;
use visit::{Part, visit};
use words::{Piece, pieces, replaced};

/// Cells on which the two scenarios are held against each other.
const CELLS: usize = 2_000;

/// Which pseudonym stands for which word. It stays with the author, who can put the names back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// In lower case.
    pseudonyms: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
    kept: Vec<String>,
}

impl Mapping {
    /// The mapping of words and their pseudonyms, as [`pairs`](Self::pairs) gave them.
    pub fn of_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self::new(pairs.into_iter().collect(), BTreeSet::new())
    }

    /// Every word and its pseudonym, in lower case, in the order of the words.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.pseudonyms.iter();
        pairs.map(|(word, pseudonym)| (word.as_str(), pseudonym.as_str()))
    }

    /// Names that are still there: a pattern cuts them, so a pseudonym could change a verdict.
    pub fn kept(&self) -> &[String] {
        &self.kept
    }

    /// Puts the names back into a text, such as the answer of whoever got the scenario.
    pub fn restore(&self, text: &str) -> String {
        replaced(text, &self.names)
    }

    /// Puts the names back into a scenario.
    pub fn restore_scenario(&self, scenario: &Scenario) -> Scenario {
        renamed(scenario, &self.names)
    }

    fn new(pseudonyms: BTreeMap<String, String>, kept: BTreeSet<String>) -> Self {
        let turned = pseudonyms
            .iter()
            .map(|(word, pseudonym)| (pseudonym.clone(), word.clone()));
        Self {
            names: turned.collect(),
            pseudonyms,
            kept: kept.into_iter().collect(),
        }
    }
}

/// The scenario with pseudonyms, and the way back. Same scenario, same pseudonyms.
///
/// Should a cell be decided otherwise all the same, only the account ids are replaced, and should that not do either, nothing.
pub fn redact(scenario: &Scenario, catalog: &Catalog) -> (Scenario, Mapping) {
    let found = Found::of(scenario, &vocabulary(scenario, catalog));
    let before = states(scenario, catalog);
    for which in [Which::All, Which::Accounts] {
        let mapping = found.mapping(which);
        let redacted = renamed(scenario, &mapping.pseudonyms);
        if states(&redacted, catalog) == before {
            return (redacted, mapping);
        }
    }
    (scenario.clone(), found.mapping(Which::None))
}

fn vocabulary(scenario: &Scenario, catalog: &Catalog) -> Vocabulary {
    let mut vocabulary = Vocabulary::new();
    visit(&mut scenario.clone(), &mut |text, _| {
        vocabulary.mention(text, catalog);
    });
    vocabulary
}

/// Which words get a pseudonym.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    Accounts,
    None,
}

/// The words of a scenario.
struct Found {
    /// Those that name somebody or something, in order of appearance.
    names: Vec<String>,
    /// Every word anywhere, in lower case.
    all: BTreeSet<String>,
    cuts: Cuts,
}

impl Found {
    fn of(scenario: &Scenario, vocabulary: &Vocabulary) -> Self {
        let mut found = Self {
            names: Vec::new(),
            all: BTreeSet::new(),
            cuts: Cuts::default(),
        };
        let mut seen = BTreeSet::new();
        visit(&mut scenario.clone(), &mut |text, part| {
            found.cuts.add(text, part);
            for piece in pieces(text) {
                let Piece::Word(word) = piece else { continue };
                let Some(folded) = words::folded(word) else {
                    continue;
                };
                let is_new = !vocabulary.has(&folded) && !seen.contains(&folded);
                if part.is_of_names() && is_new {
                    seen.insert(folded.clone());
                    found.names.push(folded.clone());
                }
                found.all.insert(folded);
            }
        });
        found
    }

    fn mapping(&self, which: Which) -> Mapping {
        let mut taken = self.all.clone();
        let mut pseudonyms = BTreeMap::new();
        let mut kept = BTreeSet::new();
        for (number, word) in self.names.iter().enumerate() {
            let is_asked_for = match which {
                Which::All => true,
                Which::Accounts => kept::is_account(word),
                Which::None => false,
            };
            let pseudonym = (is_asked_for && !self.cuts.reach(word)).then(|| {
                pseudonym::of(word, number, |one| {
                    taken.contains(one) || self.cuts.reach(one)
                })
            });
            match pseudonym.flatten() {
                Some(pseudonym) => {
                    taken.insert(pseudonym.clone());
                    pseudonyms.insert(word.clone(), pseudonym);
                }
                None => drop(kept.insert(word.clone())),
            }
        }
        Mapping::new(pseudonyms, kept)
    }
}

fn renamed(scenario: &Scenario, names: &BTreeMap<String, String>) -> Scenario {
    let mut scenario = scenario.clone();
    visit(&mut scenario, &mut |text, part| {
        if part != Part::Fixed {
            *text = replaced(text, names);
        }
    });
    scenario
}

/// The states of the scenario's cells, as far as it can be evaluated.
fn states(scenario: &Scenario, catalog: &Catalog) -> Option<Vec<State>> {
    let matrix = Analysis::with_catalog(scenario, catalog)
        .matrix_within(CELLS)
        .ok()?;
    let cells = matrix.rows.iter().flatten();
    let state = |cell: &Option<scopedown_eval::Cell>| {
        cell.as_ref()
            .map_or(State::NotApplicable, |cell| cell.state)
    };
    Some(cells.map(state).collect())
}
