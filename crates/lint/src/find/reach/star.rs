//! Actions without resource types beside ARNs.

use scopedown_policy::{Effect, Severity, Span};
use scopedown_rewrite::{Edit, Edits, append_entry, remove_entries};

use super::meeting::{Entry, Fate, Meeting};
use crate::code::ReachCode;
use crate::finding::Finding;
use crate::fix::Fix;
use crate::found::Found;
use crate::layout::{member, quoted, span};

/// Semantics 3.5.2, 3.5.3, 12.32. One finding for a statement, at the first of the actions.
pub(super) fn needs_star<'a>(meeting: &Meeting<'_, 'a>, found: &mut Found) {
    let is_alone =
        |entry: &&Entry<'a>| entry.fate == Fate::NeedsStar && !meeting.is_met_elsewhere(entry);
    let entries: Vec<&Entry<'_>> = meeting.actions.iter().filter(is_alone).collect();
    let Some((first, others)) = entries.split_first() else {
        return;
    };
    let place = meeting.sheet.place;
    let mut finding = Finding::new(ReachCode::ActionNeedsStar, place, first.entry.span);
    finding = finding.naming(names(&entries));
    for other in others {
        finding = finding.beside(place, other.entry.span);
    }
    let allows = meeting.statement.effect.value == Effect::Allow;
    let fix = if allows {
        on_everything(meeting, &entries)
    } else {
        None
    };
    if !allows || is_open(meeting, &entries) {
        finding = finding.graded(Severity::Info);
    }
    found.add(finding.mended(fix));
}

/// Whether some ARN stands for a whole kind of resource of the service, such as `arn:aws:s3:::*` and `cluster/*`. Its author meant all of them,
/// AWS's own policies have it, and that no service takes it for `*` is not certain.
fn is_open(meeting: &Meeting<'_, '_>, entries: &[&Entry<'_>]) -> bool {
    let actions = entries.iter().filter_map(|entry| entry.named.first());
    let forms = actions.flat_map(|action| action.service().resource_types());
    let whole: Vec<String> = forms
        .map(|kind| kind_of(&wild(kind.arn())).to_owned())
        .collect();
    let mut resources = meeting.clause.patterns.iter();
    resources.any(|entry| {
        let named = entry.value.as_written();
        let kind = kind_of(named);
        named.ends_with('*') && (kind.is_empty() || whole.iter().any(|whole| whole == kind))
    })
}

/// The resource part of an ARN without the stars at its end and what separates them: `cluster` for `cluster/*`.
fn kind_of(arn: &str) -> &str {
    let resource = arn.splitn(6, ':').nth(5).unwrap_or_default();
    resource.trim_end_matches(['*', '/', ':'])
}

/// The form of an ARN with a star for each part that it leaves open.
fn wild(form: &str) -> String {
    let mut parts = form.split("${");
    let mut wild = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        wild.push('*');
        wild.push_str(part.split_once('}').map_or("", |(_, behind)| behind));
    }
    wild
}

/// The names for a sentence; the rest is marked.
fn names(entries: &[&Entry<'_>]) -> String {
    const SHOWN: usize = 3;
    let written = entries
        .iter()
        .map(|entry| format!("`{}`", entry.entry.value.as_written()));
    let shown: Vec<String> = written.take(SHOWN).collect();
    match entries.len().checked_sub(SHOWN) {
        None | Some(0) => shown.join(", "),
        Some(more) => format!("{} (and {more} more)", shown.join(", ")),
    }
}

/// Moves the entries to a statement on `*`, under the same conditions; the whole statement where nothing else is in it.
fn on_everything(meeting: &Meeting<'_, '_>, entries: &[&Entry<'_>]) -> Option<Fix> {
    let title = "Allow it on `*`";
    let text = meeting.sheet.document.text;
    let written = meeting.sheet.layout.statement(meeting.statement)?;
    if entries.len() == meeting.actions.len() {
        let resource = span(&member(written, "Resource")?.value);
        return Fix::new(title, Some(Edits::from(Edit::replace(resource, "\"*\""))));
    }
    let spans: Vec<Span> = entries.iter().map(|entry| entry.entry.span).collect();
    let actions = spans.iter().map(|span| span.of(text));
    let actions = match actions.collect::<Vec<_>>().as_slice() {
        [only] => (*only).to_owned(),
        many => format!("[{}]", many.join(", ")),
    };
    let condition = member(written, "Condition")
        .map(|member| format!(", {}", span(member).of(text)))
        .unwrap_or_default();
    let statement = format!(
        "{{ {}: {}, {}: {actions}, {}: {}{condition} }}",
        quoted("Effect"),
        quoted("Allow"),
        quoted("Action"),
        quoted("Resource"),
        quoted("*"),
    );
    let statements = meeting.sheet.policy.statements.iter();
    let statements: Vec<Span> = statements.map(|statement| statement.span).collect();
    let mut edits = remove_entries(text, &spans).as_slice().to_vec();
    edits.extend(
        append_entry(text, &statements, &statement)?
            .as_slice()
            .iter()
            .cloned(),
    );
    Fix::new(title, Edits::new(edits))
}
