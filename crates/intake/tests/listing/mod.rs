//! What was found in a text, as lines that a person can judge.

use std::fmt::Write;

use scopedown_association::{Association, Part, SessionTags};
use scopedown_intake::{Content, Document, Found, Intake};
use scopedown_policy::{LineIndex, Span};

/// The listing of an intake.
pub(crate) fn of(text: &str, intake: &Intake) -> String {
    let index = LineIndex::new(text);
    let mut out = String::new();
    for found in &intake.found {
        let owner = found
            .owner
            .as_ref()
            .map(|owner| format!(" of {owner}"))
            .unwrap_or_default();
        let place = place(&index, found.span);
        let kind = kind(found);
        let _ = writeln!(
            out,
            "{kind} `{}`{owner} at {place}: {}",
            found.name, found.recognised
        );
        content(&mut out, text, &index, &found.content);
    }
    for problem in &intake.problems {
        let place = place(&index, problem.span);
        let _ = writeln!(
            out,
            "problem {} at {place}: {}",
            problem.code(),
            problem.message()
        );
    }
    for unread in &intake.unread {
        let _ = writeln!(
            out,
            "unread at {}: {}",
            place(&index, unread.span),
            unread.what
        );
    }
    out
}

fn kind(found: &Found) -> String {
    match &found.content {
        Content::Policy(document) => match document.kind {
            Some(kind) => format!("policy {kind:?}"),
            None => "policy".to_owned(),
        },
        Content::Role(_) => "role".to_owned(),
        Content::Session(_) => "session".to_owned(),
        Content::Association(_) => "association".to_owned(),
        Content::Denial(_) => "denial".to_owned(),
        Content::Open(open) => format!("open {:?}", open.stands_for),
    }
}

fn content(out: &mut String, text: &str, index: &LineIndex<'_>, content: &Content) {
    match content {
        Content::Policy(document) => policy(out, text, index, document),
        Content::Role(role) => {
            let arn = role.arn.as_deref().unwrap_or("no ARN");
            let _ = writeln!(out, "  {arn} {:?}", role.tags);
        }
        Content::Session(session) => {
            let _ = writeln!(
                out,
                "  {:?} {:?} {:?}",
                session.role_arn, session.name, session.tags
            );
        }
        Content::Association(association) => self::association(out, association),
        Content::Denial(denial) => {
            let _ = writeln!(out, "  {denial:?}");
            for missing in denial.missing() {
                let _ = writeln!(out, "  missing: {}", missing.words());
            }
        }
        Content::Open(open) => {
            let _ = writeln!(out, "  {}", open.reference);
        }
    }
}

/// The document, and where its first effect stands in the given text.
fn policy(out: &mut String, text: &str, index: &LineIndex<'_>, document: &Document) {
    if let Some(resource) = &document.resource {
        let _ = writeln!(out, "  on {resource}");
    }
    for line in document.text.value.lines() {
        let _ = writeln!(out, "  | {line}");
    }
    for open in &document.text.open {
        let outer = document.text.map.outer(open.span);
        let _ = writeln!(
            out,
            "  open {} at {}: {}",
            open.expression,
            place(index, outer),
            brief(outer.of(text))
        );
    }
    let effect = ["Allow", "Deny"].iter().find_map(|word| {
        let at = document.text.value.find(word)?;
        Some(Span::new(at, at + word.len()))
    });
    if let Some(effect) = effect {
        let outer = document.text.map.outer(effect);
        let _ = writeln!(
            out,
            "  {} is at {}: {}",
            effect.of(&document.text.value),
            place(index, outer),
            outer.of(text)
        );
    }
}

fn association(out: &mut String, association: &Association) {
    let fields = [
        ("cluster", &association.cluster_name),
        ("namespace", &association.namespace),
        ("service account", &association.service_account),
        ("role", &association.role_arn),
        ("target role", &association.target_role_arn),
        ("id", &association.id),
        ("ARN", &association.arn),
        ("external id", &association.external_id),
        ("owner", &association.owner_arn),
        ("region", &association.region),
    ];
    for (name, part) in fields {
        match part {
            Part::Absent => {}
            Part::Known(text) => drop(writeln!(out, "  {name}: {text}")),
            Part::Open(text) => drop(writeln!(out, "  {name}: open {text}")),
        }
    }
    let tags = match &association.session_tags {
        SessionTags::Unstated => "unstated".to_owned(),
        SessionTags::Passed => "passed".to_owned(),
        SessionTags::Disabled => "disabled".to_owned(),
        SessionTags::Open(text) => format!("open {text}"),
    };
    let _ = writeln!(out, "  session tags: {tags}");
    let policy = match &association.policy {
        Part::Absent => "none".to_owned(),
        Part::Known(text) => format!("{} characters", text.chars().count()),
        Part::Open(text) => format!("open, {} characters", text.chars().count()),
    };
    let _ = writeln!(out, "  policy: {policy}");
    for tag in &association.tags {
        let _ = writeln!(out, "  tag {}: {:?}", tag.key, tag.value);
    }
}

fn place(index: &LineIndex<'_>, span: Span) -> String {
    let (start, end) = (index.place(span.start), index.place(span.end));
    format!(
        "{}:{}-{}:{}",
        start.line, start.column, end.line, end.column
    )
}

fn brief(text: &str) -> String {
    text.replace('\n', "\\n")
}
