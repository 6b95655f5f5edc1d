//! The smallest changes after which the request is allowed.

use scopedown_eval::{Authority, Layer, Request};
use scopedown_report::layer_name;
use scopedown_report::shape::{EditShape, Located};
use scopedown_rewrite::{
    Change, ChangeOutcome, SmallestChanges, Source, Widening, smallest_changes,
};
use scopedown_scenario::{Analysis, Place, Reading};
use serde::Serialize;

use crate::terminal::wrapped;

/// A change as programs read it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::command) struct ChangeShape {
    /// `role` or `session`.
    layer: String,
    /// The policy's name.
    policy: String,
    /// The file that it came from.
    file: Option<String>,
    /// What the change does, in a sentence.
    title: String,
    /// The characters that it adds.
    characters: i64,
    /// What it allows besides the request: `exactly` nothing, `actionElsewhere`, `otherActions`, `lessDenied` or `everyResource`.
    widening: &'static str,
    /// The request after this change alone: `allowed`, `blocked` or `depends`.
    outcome: &'static str,
    /// With `blocked`, the layers that still stand in the way; each needs a change of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blocked: Vec<&'static str>,
    /// What to do to the text; null where it stands in a wrapping that would have to be changed in another way.
    edits: Option<Vec<EditShape>>,
}

/// Changes for one resource; what would allow every resource of a pattern nobody has tried.
pub(in crate::command) fn find(
    authority: &Authority,
    request: &Request<'_>,
    analysis: &Analysis,
) -> Option<SmallestChanges> {
    let is_pattern = request.resource.as_written().contains(['*', '?']);
    if is_pattern && !request.resource.is_none() {
        return None;
    }
    let sources = analysis.readings.iter().filter_map(source);
    let sources: Vec<Source<'_>> = sources.collect();
    Some(smallest_changes(authority, &sources, request))
}

fn source(reading: &Reading) -> Option<Source<'_>> {
    let (layer, number) = match reading.place {
        Place::Role(number) => (Layer::Role, number),
        Place::Session(number) => (Layer::Session, number),
        _ => return None,
    };
    Some(Source {
        layer,
        number,
        text: &reading.document.text,
    })
}

fn reading<'a>(change: &Change, analysis: &'a Analysis) -> Option<&'a Reading> {
    analysis.reading(match change.layer {
        Layer::Session => Place::Session(change.document),
        _ => Place::Role(change.document),
    })
}

pub(in crate::command) fn shapes(
    found: &Option<SmallestChanges>,
    analysis: &Analysis,
) -> Vec<ChangeShape> {
    let changes = found.iter().flat_map(|found| &found.changes);
    changes
        .filter_map(|change| Some(shape(change, reading(change, analysis)?)))
        .collect()
}

fn shape(change: &Change, reading: &Reading) -> ChangeShape {
    let located = Located::document(&reading.document);
    let blocked = match change.outcome {
        ChangeOutcome::StillBlocked(layers) => layers.iter().map(Layer::name).collect(),
        ChangeOutcome::Allowed | ChangeOutcome::Depends => Vec::new(),
    };
    ChangeShape {
        layer: change.layer.name().to_owned(),
        policy: reading.document.name.clone(),
        file: reading.document.file.clone(),
        title: change.title.clone(),
        characters: change.characters,
        widening: match change.widening {
            Widening::Exactly => "exactly",
            Widening::ActionElsewhere => "actionElsewhere",
            Widening::OtherActions => "otherActions",
            Widening::LessDenied => "lessDenied",
            Widening::EveryResource => "everyResource",
        },
        outcome: match change.outcome {
            ChangeOutcome::Allowed => "allowed",
            ChangeOutcome::StillBlocked(_) => "blocked",
            ChangeOutcome::Depends => "depends",
        },
        blocked,
        edits: located.edits(&change.edits),
    }
}

/// Blanks before a change's sentence, for its count of characters.
const INDENT: usize = 8;

/// The changes for people, layer by layer; nothing where there is nothing to change.
pub(in crate::command) fn human(found: &Option<SmallestChanges>, analysis: &Analysis) -> String {
    let Some(found) = found else {
        return "\nAsk about one resource to see the smallest change that would allow it.\n"
            .to_owned();
    };
    if found.changes.is_empty() {
        return String::new();
    }
    let layers: Vec<Layer> = [Layer::Role, Layer::Session]
        .into_iter()
        .filter(|layer| found.changes.iter().any(|change| change.layer == *layer))
        .collect();
    let lists = layers.iter().map(|layer| of_layer(*layer, found, analysis));
    wrapped(&format!("\n{}\n", intro(found, &layers)), 0) + &lists.collect::<String>()
}

/// What the list is, and whether one change of it is enough.
fn intro(found: &SmallestChanges, layers: &[Layer]) -> String {
    let elsewhere: Vec<&str> = found
        .obstacles
        .iter()
        .map(|obstacle| obstacle.layer)
        .filter(|layer| !layers.contains(layer))
        .map(layer_name)
        .collect();
    let several = match layers {
        [Layer::Role, Layer::Session] => "The role and the session policy both need a change",
        _ if !elsewhere.is_empty() => "No change of these is enough alone",
        _ if found.changes.len() == 1 => "This change would allow it",
        _ => "One of these changes would allow it",
    };
    let rest = match elsewhere.as_slice() {
        [] => String::new(),
        names => format!("; {} stands in the way as well", names.join(" and ")),
    };
    format!("{several}{rest}. The narrowest first, with the characters that it adds:")
}

fn of_layer(layer: Layer, found: &SmallestChanges, analysis: &Analysis) -> String {
    let changes = found.changes.iter().filter(|change| change.layer == layer);
    let mut text = String::new();
    let mut policy = None;
    for change in changes {
        let Some(reading) = reading(change, analysis) else {
            continue;
        };
        if policy != Some(change.document) {
            policy = Some(change.document);
            let document = &reading.document;
            let name = document.file.as_deref().unwrap_or(&document.name);
            text += &format!("  {}, {name}\n", layer_name(layer));
        }
        let depends = match change.outcome {
            ChangeOutcome::Depends => " It then hangs on keys that are not known.",
            _ => "",
        };
        let line = format!(
            "{:>6}  {}{depends}\n",
            format!("{:+}", change.characters),
            change.title
        );
        text += &wrapped(&line, INDENT);
    }
    text
}
