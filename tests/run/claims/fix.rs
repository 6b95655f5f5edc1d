//! Fixes, made and looked at: they keep what they do not announce to change.

use scopedown_lint::Finding;
use scopedown_policy::{Policy, Sense, Statement};
use scopedown_tests::claims::{Asked, Probes, is_possible};

use crate::judge::{Judge, difference};
use crate::pair::Pair;
use crate::{CATALOG, Tally};

/// Requests that are asked about a fix.
const REQUESTS: usize = 40;

/// Codes whose fixes change no decision.
const KEEPS: [&str; 11] = [
    "redundant-action",
    "redundant-resource",
    "redundant-statement",
    "repeated-statement",
    "repeated-value",
    "sid-empty",
    "if-exists-with-null",
    "improve-ip-range",
    "equivalent-to-null-false",
    "for-any-value-single",
    "condition-always",
];

/// Makes every fix that is offered for a pair.
pub(crate) fn try_all(name: &str, pair: &Pair, seed: u64, tally: &mut Tally) {
    let findings = pair.findings();
    for finding in findings.iter().filter(|finding| finding.fix.is_some()) {
        let code = finding.code.name();
        *tally.fixes.entry(code).or_default() += 1;
        if let Err(how) = tried(pair, &findings, finding, seed) {
            let marked = finding.span.of(pair.text(finding.place));
            let show = pair.show();
            tally
                .false_claims
                .push(format!("{code} of {name}, fix of {marked}: {how}\n{show}"));
        }
    }
}

/// A statement that is deleted may leave another one with a wider one beside it, for which there are three codes.
fn family(code: &str) -> &str {
    match code {
        "repeated-statement" | "split-condition" => "redundant-statement",
        code => code,
    }
}

fn tried(pair: &Pair, before: &[Finding], finding: &Finding, seed: u64) -> Result<(), String> {
    let Some(fix) = &finding.fix else {
        return Ok(());
    };
    let code = finding.code.name();
    let text = fix.apply(pair.text(finding.place));
    let fixed = pair
        .with(finding.place, &text)
        .ok_or_else(|| format!("gives what is refused:\n{text}"))?;
    let count = |found: &[Finding]| {
        let same = found
            .iter()
            .filter(|it| family(it.code.name()) == family(code));
        same.count()
    };
    if count(&fixed.findings()) >= count(before) {
        return Err(format!("leaves its finding:\n{text}"));
    }
    let (Some(before), Some(after)) = (pair.policies(), fixed.policies()) else {
        return Ok(());
    };
    let place = usize::from(!finding.place.is_role());
    let (Some(before), Some(after)) = (before.get(place), after.get(place)) else {
        return Ok(());
    };
    let asked: Vec<Asked> = Probes::of(&CATALOG, [before, after], seed)
        .take(REQUESTS)
        .filter(|asked| code != "equivalent-to-null-false" || is_plain(asked))
        .collect();
    let judges = [before, after].map(|policy| Judge::new(policy, None));
    let [was, is] = &judges;
    if KEEPS.contains(&code) {
        let difference = difference(was, is, &asked);
        return difference.map_or(Ok(()), |how| {
            Err(format!("changes decisions:\n{text}\n{how}"))
        });
    }
    let beside = asked.iter().find(|asked| {
        was.decide(asked) != is.decide(asked) && !is_about(finding, before, after, asked)
    });
    beside.map_or(Ok(()), |asked| {
        Err(format!(
            "changes what it does not speak of:\n{text}\n  {}",
            asked.line()
        ))
    })
}

/// Whether a request is possible and none of its keys is empty, for whether a key that is empty is there, AWS leaves open (semantics 15.28).
fn is_plain(asked: &Asked) -> bool {
    let is_empty = |value: &scopedown_eval::ContextValue| match value {
        scopedown_eval::ContextValue::One(text) => text.is_empty(),
        scopedown_eval::ContextValue::Many(texts) => texts.iter().any(|text| text.is_empty()),
        _ => false,
    };
    let mut entries = asked.situation.context.entries().iter();
    is_possible(&CATALOG, asked) && !entries.any(|(_, value)| is_empty(value))
}

/// Whether the statement that is mended speaks of a request's action, before or after. A document without the statement's place was added to.
fn is_about(finding: &Finding, before: &Policy, after: &Policy, asked: &Asked) -> bool {
    let is_marked = |statement: &&Statement| {
        statement.span.start <= finding.span.start && finding.span.end <= statement.span.end
    };
    let at = before.statements.iter().position(|it| is_marked(&it));
    let Some(at) = at else {
        return true;
    };
    let speaks = |policy: &Policy| {
        let statement = policy.statements.get(at);
        statement.is_some_and(|statement| {
            let mut entries = statement.action.patterns.iter();
            let named = entries.any(|entry| entry.value.matches(&asked.action));
            named == (statement.action.sense == Sense::Listed)
        })
    };
    speaks(before) || speaks(after)
}
