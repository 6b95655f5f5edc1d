//! Statements as sets of requests: what one certainly covers, and where two can meet. Where an answer is not certain, or its price is not
//! affordable any more, it is the one that keeps a lint silent.

use std::cell::Cell;

use scopedown_policy::{
    ActionClause, ActionPattern, Condition, NoValues, Principal, ResourceClause, ResourcePattern,
    Sense, Shared, Statement, shared,
};
use scopedown_rewrite::Covers;

/// What all comparisons of one subject may cost. Most cost 1.
const MEANS: usize = 2_000_000;

/// The comparisons of one subject, and what they may still cost.
#[derive(Debug)]
pub(crate) struct Sets {
    left: Cell<usize>,
    exhausted: Cell<bool>,
}

impl Sets {
    pub(crate) fn new() -> Self {
        Self {
            left: Cell::new(MEANS),
            exhausted: Cell::new(false),
        }
    }

    /// Whether some comparison was not made.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.exhausted.get()
    }

    /// Pays for work beside comparisons; `false` where the means are exhausted.
    pub(crate) fn pay(&self, price: usize) -> bool {
        match self.left.get().checked_sub(price) {
            Some(left) => self.left.set(left),
            None => self.exhausted.set(true),
        }
        !self.exhausted.get()
    }

    /// Whether a clause certainly names every action that an entry names.
    pub(crate) fn names_action(&self, clause: &ActionClause, entry: &ActionPattern) -> bool {
        let mut entries = clause.patterns.iter().map(|wide| &wide.value);
        match clause.sense {
            Sense::Listed => entries.any(|wide| self.action_covers(wide, entry)),
            Sense::AllBut => entries.all(|spared| !self.actions_meet(spared, entry)),
        }
    }

    /// Whether a clause certainly names every resource that an entry names.
    pub(crate) fn names_resource(&self, clause: &ResourceClause, entry: &ResourcePattern) -> bool {
        let mut entries = clause.patterns.iter().map(|wide| &wide.value);
        match clause.sense {
            Sense::Listed => entries.any(|wide| self.resource_covers(wide, entry)),
            Sense::AllBut => false,
        }
    }

    /// Whether a clause can name an action that an entry names.
    pub(crate) fn can_name_action(&self, clause: &ActionClause, entry: &ActionPattern) -> bool {
        let mut entries = clause.patterns.iter().map(|other| &other.value);
        match clause.sense {
            Sense::Listed => entries.any(|other| self.actions_meet(other, entry)),
            Sense::AllBut => !entries.any(|spared| self.action_covers(spared, entry)),
        }
    }

    /// Whether two resource clauses can name the same resource.
    pub(crate) fn can_share_resource(&self, one: &ResourceClause, other: &ResourceClause) -> bool {
        if one.sense == Sense::AllBut || other.sense == Sense::AllBut {
            return true;
        }
        one.patterns.iter().any(|left| {
            other
                .patterns
                .iter()
                .any(|right| self.resources_meet(&left.value, &right.value))
        })
    }

    /// Whether `wide` certainly applies wherever `narrow` does.
    pub(crate) fn covers(&self, wide: &Statement, narrow: &Statement) -> bool {
        self.conditions_within(&wide.conditions, &narrow.conditions)
            && same_principals(wide, narrow)
            && self.covers_actions(&wide.action, &narrow.action)
            && self.covers_resources(wide.resource.as_ref(), narrow.resource.as_ref())
    }

    /// Whether a clause certainly names every action that the other names.
    pub(crate) fn covers_actions(&self, wide: &ActionClause, narrow: &ActionClause) -> bool {
        match (wide.sense, narrow.sense) {
            (_, Sense::Listed) => narrow
                .patterns
                .iter()
                .all(|entry| self.names_action(wide, &entry.value)),
            (Sense::Listed, Sense::AllBut) => wide
                .patterns
                .iter()
                .any(|entry| entry.value == ActionPattern::Any),
            // Whatever the wide clause spares, the narrow one must spare as well.
            (Sense::AllBut, Sense::AllBut) => wide.patterns.iter().all(|spared| {
                let mut others = narrow.patterns.iter();
                others.any(|other| self.action_covers(&other.value, &spared.value))
            }),
        }
    }

    /// Whether a clause certainly names every resource that the other names; a clause that is left out names the resource that the policy hangs on.
    pub(crate) fn covers_resources(
        &self,
        wide: Option<&ResourceClause>,
        narrow: Option<&ResourceClause>,
    ) -> bool {
        let (Some(wide), Some(narrow)) = (wide, narrow) else {
            return wide.is_none() && narrow.is_none();
        };
        match (wide.sense, narrow.sense) {
            (Sense::Listed, Sense::Listed) => narrow
                .patterns
                .iter()
                .all(|entry| self.names_resource(wide, &entry.value)),
            (Sense::Listed, Sense::AllBut) => wide
                .patterns
                .iter()
                .any(|entry| entry.value == ResourcePattern::Any),
            (Sense::AllBut, Sense::AllBut) => wide.patterns.iter().all(|spared| {
                let mut others = narrow.patterns.iter();
                others.any(|other| other.value == spared.value)
            }),
            (Sense::AllBut, Sense::Listed) => false,
        }
    }

    /// Entries without wildcards, by far the most, cover nothing but themselves.
    pub(crate) fn action_covers(&self, wide: &ActionPattern, narrow: &ActionPattern) -> bool {
        match wide.literal() {
            Some(text) => text.eq_ignore_ascii_case(narrow.as_written()),
            None => self.may_include(wide.as_written(), narrow.as_written()) && wide.covers(narrow),
        }
    }

    /// As [`action_covers`].
    pub(crate) fn resource_covers(&self, wide: &ResourcePattern, narrow: &ResourcePattern) -> bool {
        match wide {
            ResourcePattern::Arn(arn) if arn.is_literal() => self.pay(1) && wide == narrow,
            _ => self.may_include(wide.as_written(), narrow.as_written()) && wide.covers(narrow),
        }
    }

    /// Whether some action fits both entries.
    pub(crate) fn actions_meet(&self, one: &ActionPattern, other: &ActionPattern) -> bool {
        let (
            ActionPattern::Named { service, name, .. },
            ActionPattern::Named {
                service: other_service,
                name: other_name,
                ..
            },
        ) = (one, other)
        else {
            return true;
        };
        self.pay(1);
        service == other_service
            && self.meet(
                &name.wildcard_text(&NoValues),
                &other_name.wildcard_text(&NoValues),
            )
    }

    /// Whether some resource can fit both entries, under every reading of the points that AWS leaves open: stars run over colons here.
    pub(crate) fn resources_meet(&self, one: &ResourcePattern, other: &ResourcePattern) -> bool {
        match (one, other) {
            (ResourcePattern::Arn(_), ResourcePattern::Arn(_)) => {
                self.meet(&open_text(one), &open_text(other))
            }
            _ => true,
        }
    }

    /// Whether each of the first conditions stands among the others, so that it holds wherever all the others do.
    fn conditions_within(&self, few: &[Condition], many: &[Condition]) -> bool {
        few.len() <= many.len()
            && self.pay(1 + few.len() * many.len())
            && few
                .iter()
                .all(|wanted| many.iter().any(|other| same_condition(wanted, other)))
    }

    fn meet(&self, one: &str, other: &str) -> bool {
        let (left, right) = (literal_start(one), literal_start(other));
        let apart = !left.starts_with(right) && !right.starts_with(left);
        if apart && self.pay(1) {
            return false;
        }
        // A search through all pairs of places in the two.
        let price = 1 + one.len() * other.len() / 4;
        !self.pay(price) || shared(one, other, "_") != Shared::Nothing
    }

    /// Whether one text with wildcards can include another one, and whether it can be afforded to find out.
    fn may_include(&self, wide: &str, narrow: &str) -> bool {
        let last = |text| str::splitn(text, 6, ':').last().unwrap_or_default();
        self.pay(1)
            && begins(wide, narrow)
            && begins(last(wide), last(narrow))
            && self.pay(price_of_inclusion(wide, narrow))
    }
}

/// Whether a text begins with what a wide one has before its first wildcard.
fn begins(wide: &str, narrow: &str) -> bool {
    let start = literal_start(wide);
    let begin = narrow.get(..start.len());
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// What an inclusion costs. Slow are wildcards against wildcards, most of all `?` behind a star: each doubles the ways to match.
fn price_of_inclusion(wide: &str, narrow: &str) -> usize {
    if !narrow.contains(['*', '?']) {
        return 1 + narrow.len() / 16;
    }
    let resource = wide.splitn(6, ':').last().unwrap_or_default();
    let behind_star = resource.split_once('*').map_or("", |(_, behind)| behind);
    let marks = behind_star.bytes().filter(|byte| *byte == b'?').count();
    let ways = 40 << marks.min(12);
    ways + wide.len() * narrow.len() / 64
}

/// What stands before the first wildcard or variable.
fn literal_start(text: &str) -> &str {
    text.split(['*', '?', '$']).next().unwrap_or_default()
}

/// Whether two conditions ask the same.
fn same_condition(one: &Condition, other: &Condition) -> bool {
    let (mut left, mut right) = (one.test.written(), other.test.written());
    if one.operator() != other.operator()
        || one.key.value != other.key.value
        || left.len() != right.len()
    {
        return false;
    }
    left.sort_unstable();
    right.sort_unstable();
    left == right
}

fn same_principals(one: &Statement, other: &Statement) -> bool {
    fn of(statement: &Statement) -> Option<(Sense, Vec<&Principal>)> {
        let clause = statement.principal.as_ref()?;
        let principals = clause.principals.iter().map(|entry| &entry.value);
        Some((clause.sense, principals.collect()))
    }
    of(one) == of(other)
}

/// Whether an entry names the one action that every caller may use and nobody can deny: asking whose the credentials are (semantics 6.7.1).
pub(crate) fn is_always_allowed(entry: &ActionPattern) -> bool {
    let literal = entry.literal();
    literal.is_some_and(|text| text.eq_ignore_ascii_case("sts:GetCallerIdentity"))
}

/// An entry with `*` for its variables and for what is missing, in lower case.
fn open_text(entry: &ResourcePattern) -> String {
    let ResourcePattern::Arn(arn) = entry else {
        return "*".to_owned();
    };
    let written = arn.as_written();
    if arn
        .resource()
        .variables()
        .any(|variable| variable.default.is_some())
    {
        return "*".to_owned();
    }
    let front: String = written.split_inclusive(':').take(5).collect();
    let open = if written.matches(':').count() < 5 {
        format!("{written}*")
    } else {
        front + &arn.resource().wildcard_text(&NoValues)
    };
    open.to_lowercase()
}
