//! How much of AWS's quota a policy takes, and which statement takes it (semantics 1.2, 7.2, 10).

use scopedown_policy::{Counted, PolicyKind, Span, parse};

/// What a policy costs, and what AWS takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// The characters that count.
    pub used: usize,
    /// The characters that AWS takes; `None` for policies on resources, where each service has a figure of its own.
    pub limit: Option<usize>,
    /// Which characters count.
    pub rule: Counted,
    /// What each statement costs, in the order of the text; empty where the document is refused. What is left to [`Budget::used`] are the frame and the commas.
    pub statements: Vec<StatementCost>,
    /// The characters above U+00FF, which AWS refuses wherever they stand (semantics 1.2.1).
    pub beyond_latin: Vec<Span>,
}

/// What one statement costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementCost {
    /// The whole statement.
    pub span: Span,
    /// The characters of it that count.
    pub characters: usize,
}

impl Budget {
    /// The characters that are still free; none where the policy is over its limit.
    pub fn left(&self) -> Option<usize> {
        self.limit.map(|limit| limit.saturating_sub(self.used))
    }

    /// The characters beyond the limit.
    pub fn over(&self) -> usize {
        self.limit
            .map_or(0, |limit| self.used.saturating_sub(limit))
    }
}

/// The budget of one policy. For [`PolicyKind::Role`] the limit is that of all inline policies of the role together: see [`budget_together`].
pub fn budget(text: &str, kind: PolicyKind) -> Budget {
    let (limit, rule) = quota(kind);
    let statements = parse(text, kind)
        .policy
        .map(|policy| policy.statements)
        .unwrap_or_default();
    let cost = |span: Span| StatementCost {
        span,
        characters: count(span.of(text), rule),
    };
    let beyond = text
        .char_indices()
        .filter(|(_, character)| *character > '\u{FF}');
    Budget {
        used: count(text, rule),
        limit,
        rule,
        statements: statements
            .iter()
            .map(|statement| cost(statement.span))
            .collect(),
        beyond_latin: beyond
            .map(|(at, character)| Span::new(at, at + character.len_utf8()))
            .collect(),
    }
}

/// The characters that several documents of one kind take together, and what AWS takes: the inline policies of a role share one quota.
pub fn budget_together<'t>(
    texts: impl IntoIterator<Item = &'t str>,
    kind: PolicyKind,
) -> (usize, Option<usize>) {
    let (limit, rule) = quota(kind);
    (texts.into_iter().map(|text| count(text, rule)).sum(), limit)
}

/// The characters of a text that count towards the quota of a kind.
pub fn characters(text: &str, kind: PolicyKind) -> usize {
    count(text, quota(kind).1)
}

fn count(text: &str, rule: Counted) -> usize {
    match rule {
        Counted::Every => text.chars().count(),
        Counted::WithoutSpace => text
            .chars()
            .filter(|character| !character.is_ascii_whitespace())
            .count(),
    }
}

/// The quotas of semantics 10, as the reader of policies knows them too; a test holds the two together.
const fn quota(kind: PolicyKind) -> (Option<usize>, Counted) {
    match kind {
        PolicyKind::Role => (Some(10_240), Counted::WithoutSpace),
        PolicyKind::Managed | PolicyKind::Boundary => (Some(6_144), Counted::WithoutSpace),
        PolicyKind::Session => (Some(2_048), Counted::Every),
        PolicyKind::Scp | PolicyKind::Rcp => (Some(5_120), Counted::Every),
        PolicyKind::Trust => (Some(2_048), Counted::WithoutSpace),
        PolicyKind::Resource => (None, Counted::WithoutSpace),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scopedown_policy::{Code, SizeCode};

    const KINDS: [PolicyKind; 8] = [
        PolicyKind::Role,
        PolicyKind::Managed,
        PolicyKind::Session,
        PolicyKind::Boundary,
        PolicyKind::Scp,
        PolicyKind::Rcp,
        PolicyKind::Resource,
        PolicyKind::Trust,
    ];

    /// What the reader says of a text's size.
    fn said(text: &str, kind: PolicyKind) -> Option<(usize, usize, Counted)> {
        let diagnostics = parse(text, kind).diagnostics;
        diagnostics.into_iter().find_map(|found| match found.code {
            Code::Size(SizeCode::Quota {
                used,
                quota,
                counted,
            }) => Some((used, quota, counted)),
            _ => None,
        })
    }

    #[test]
    fn the_quotas_are_those_of_the_reader() {
        for kind in KINDS {
            let (limit, rule) = quota(kind);
            let text = |content: usize| format!("{{ \"Id\":\n\"é{}\"}}", "x".repeat(content));
            let frame = characters(&text(0), kind);
            let Some(limit) = limit else {
                assert_eq!(said(&text(20_000), kind), None);
                continue;
            };
            assert_eq!(said(&text(limit - frame), kind), None, "{kind:?}");
            let over = text(limit - frame + 1);
            assert_eq!(
                said(&over, kind),
                Some((limit + 1, limit, rule)),
                "{kind:?}"
            );
            assert_eq!(budget(&over, kind).over(), 1);
        }
    }

    #[test]
    fn statements_and_odd_characters_are_listed() {
        let text = "{\"Statement\": [{\"Effect\":\"Allow\", \"Action\":\"s3:é\",\"Resource\":\"*\"},\n{\"Sid\":\"日\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
        let refused = budget(text, PolicyKind::Session);
        assert!(refused.statements.is_empty());
        let [odd] = refused.beyond_latin[..] else {
            panic!("one character is above U+00FF")
        };
        assert_eq!(odd.of(text), "日");
        let text = text.replace('日', "e");
        let session = budget(&text, PolicyKind::Session);
        assert_eq!(session.used, text.chars().count());
        assert_eq!(session.left(), Some(2_048 - session.used));
        let role = budget(&text, PolicyKind::Role);
        assert_eq!(role.used, session.used - 3);
        let costs = |budget: &Budget| -> Vec<usize> {
            let costs = budget.statements.iter();
            costs.map(|cost| cost.characters).collect()
        };
        assert_eq!(costs(&session), [50, 55]);
        assert_eq!(costs(&role), [49, 55]);
        assert!(costs(&session).iter().sum::<usize>() < session.used);
        assert_eq!(
            budget_together([&*text, &*text], PolicyKind::Role),
            (2 * role.used, Some(10_240))
        );
    }
}
