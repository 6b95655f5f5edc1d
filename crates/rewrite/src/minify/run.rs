//! One run over a policy: which step comes when, and the check that each must pass.

use scopedown_catalog::Catalog;
use scopedown_policy::{Policy, PolicyKind, parse};

use super::{ActionNames, DroppedStep, Minified, MinifyOptions, Sids, Step, StepKind};
use super::{entries, lists, merge, shorten, statements};
use crate::budget::characters;
use crate::draft::{Brackets, Draft};
use crate::inclusion::Patience;
use crate::keeps::{Asked, Counterexample, keeps};
use crate::squeeze::{with_short_escapes, without_space};

/// Rounds of the steps that can make room for each other. Each round takes something away; who needs more than these has a policy that no person wrote.
const ROUNDS: usize = 50;

/// Requests multiplied by bytes of the text: a check costs about that much, and a text of a megabyte is no policy that AWS takes.
const WORK: usize = 200 << 20;

pub(super) struct Run<'o> {
    kind: PolicyKind,
    options: &'o MinifyOptions<'o>,
    /// The characters that are few enough to stop.
    goal: Option<usize>,
    /// What the text means, now.
    policy: Policy,
    minified: Minified,
    patience: Patience,
}

impl<'o> Run<'o> {
    /// A run over a text; `None` where the grammar refuses it.
    pub(super) fn new(
        text: &str,
        kind: PolicyKind,
        options: &'o MinifyOptions<'o>,
        goal: Option<usize>,
    ) -> Option<Self> {
        Some(Self {
            kind,
            options,
            goal,
            policy: parse(text, kind).policy?,
            minified: Minified {
                text: text.to_owned(),
                steps: Vec::new(),
                dropped: Vec::new(),
            },
            patience: Patience::MANY,
        })
    }

    /// Takes every step that is allowed, until nothing is left to do or the goal is reached.
    pub(super) fn finish(mut self) -> Minified {
        self.offer(StepKind::Whitespace, 1, without_space(&self.minified.text));
        self.offer(
            StepKind::Escapes,
            1,
            with_short_escapes(&self.minified.text),
        );
        if let Some(draft) = Draft::read(&self.minified.text, self.kind) {
            self.rewrite(draft);
        }
        self.minified
    }

    fn rewrite(&mut self, mut draft: Draft) {
        self.step(&mut draft, StepKind::Brackets, |draft, _| {
            lists::drop_brackets(draft)
        });
        if !self.was_dropped(StepKind::Brackets) {
            draft.brackets = Brackets::Dropped;
        }
        self.step(&mut draft, StepKind::EmptyConditions, |draft, _| {
            lists::drop_empty_conditions(draft)
        });
        self.settle(&mut draft);
        if self.options.sids == Sids::Drop {
            self.step(&mut draft, StepKind::Sids, |draft, _| {
                lists::drop_sids(draft)
            });
        }
        if let ActionNames::Shortened(catalog) = self.options.actions {
            self.shorten(&mut draft, catalog);
        }
    }

    /// Shortens the names of actions, which can make room for other steps, until nothing is left to shorten.
    fn shorten(&mut self, draft: &mut Draft, catalog: &Catalog) {
        for _ in 0..ROUNDS {
            let before = self.minified.steps.len();
            self.step(draft, StepKind::ActionNames, |draft, _| {
                shorten::shorten(draft, catalog)
            });
            if self.minified.steps.len() == before {
                break;
            }
            self.settle(draft);
        }
    }

    /// Takes the steps that make room for each other until none finds anything.
    fn settle(&mut self, draft: &mut Draft) {
        for _ in 0..ROUNDS {
            let before = self.minified.steps.len();
            self.step(draft, StepKind::Entries, entries::drop_superfluous);
            self.step(draft, StepKind::EqualStatements, |draft, _| {
                statements::drop_equal(draft)
            });
            self.step(draft, StepKind::CoveredStatements, statements::drop_covered);
            self.step(draft, StepKind::MergedStatements, |draft, _| {
                merge::merge(draft)
            });
            if self.minified.steps.len() == before {
                break;
            }
        }
    }

    /// Tries a step on a copy; `rewrite` says how many places it has changed.
    fn step(
        &mut self,
        draft: &mut Draft,
        kind: StepKind,
        rewrite: impl FnOnce(&mut Draft, &mut Patience) -> usize,
    ) {
        if self.is_done() || self.was_dropped(kind) {
            return;
        }
        let mut next = draft.clone();
        let count = rewrite(&mut next, &mut self.patience);
        if count > 0 && self.offer(kind, count, next.print()) {
            *draft = next;
        }
    }

    /// Takes a step if its text is another one, not longer, and means the same.
    pub(super) fn offer(&mut self, kind: StepKind, count: usize, text: String) -> bool {
        let [before, after] = [&self.minified.text, &text].map(|text| characters(text, self.kind));
        if self.is_done() || text == self.minified.text || after > before {
            return false;
        }
        let checked = match parse(&text, self.kind).policy {
            Some(policy) => self.check(kind, &policy).map(|()| policy).map_err(Some),
            None => Err(None),
        };
        match checked {
            Ok(policy) => self.policy = policy,
            Err(counterexample) => {
                self.minified.dropped.push(DroppedStep {
                    kind,
                    counterexample,
                });
                return false;
            }
        }
        self.minified.text.clone_from(&text);
        self.minified.steps.push(Step {
            kind,
            before,
            after,
            argument: self.argument(kind, count),
            text,
        });
        true
    }

    fn argument(&self, kind: StepKind, count: usize) -> String {
        let argument = kind.argument(count);
        match self.options.actions {
            ActionNames::Shortened(catalog) if kind == StepKind::ActionNames => {
                format!("{argument} The catalogue is of {}.", catalog.about().date)
            }
            _ => argument,
        }
    }

    /// Whether the policy means what it meant. A wildcard in the place of names means more actions than there are, so those alone are asked.
    fn check(&self, kind: StepKind, after: &Policy) -> Result<(), Box<Counterexample>> {
        let bearable = WORK / self.minified.text.len().max(1);
        let (before, probes) = (&self.policy, self.options.probes.min(bearable));
        match self.options.actions {
            ActionNames::Shortened(catalog) if kind == StepKind::ActionNames => {
                let actions = shorten::known_actions(before, catalog);
                keeps(before, after, Asked::Actions(&actions), probes)
            }
            _ => keeps(before, after, Asked::Anything, probes),
        }
    }

    fn is_done(&self) -> bool {
        self.goal
            .is_some_and(|goal| characters(&self.minified.text, self.kind) <= goal)
    }

    fn was_dropped(&self, kind: StepKind) -> bool {
        self.minified.dropped.iter().any(|step| step.kind == kind)
    }
}
