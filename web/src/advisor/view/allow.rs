//! The smallest changes after which the selected cell is allowed.

use std::rc::Rc;

use scopedown_eval::{Layer, Request};
use scopedown_policy::{Action, Resource};
use scopedown_report::{layer_name, sentence};
use scopedown_rewrite::{
    Change as Proposal, ChangeOutcome, SmallestChanges, Source, Widening, smallest_changes,
};
use scopedown_scenario::Place;
use yew::prelude::*;

use super::change::Change;
use crate::advisor::advice::Advice;
use crate::advisor::app::Shared;
use crate::advisor::areas::{AreaText, Texts};
use crate::host::{areas, axes, timer};
use crate::view::sentence::runs;

/// Milliseconds after which the page has drawn what was selected.
const REST: u32 = 60;

#[derive(Properties, PartialEq)]
pub(crate) struct AllowProps {
    pub(crate) advice: Shared<Advice>,
    pub(crate) texts: Rc<Texts>,
}

#[component]
pub(crate) fn Allow(AllowProps { advice, texts }: &AllowProps) -> Html {
    let selected = use_selected();
    let Some((action, resource)) = selected else {
        return Html::default();
    };
    html! {
        <details class="advice-part">
            <summary><h2>{ "Allow this" }</h2><span class="soft">{ "the smallest changes that allow the selected cell" }</span></summary>
            <div class="advice-body">
                <p><code>{ &action }</code>{ " on " }<code>{ &resource }</code></p>
                { proposals(&advice.0, texts, &action, &resource) }
            </div>
        </details>
    }
}

/// The action and the resource of the cell that is selected in the page.
#[hook]
fn use_selected() -> Option<(String, String)> {
    let selected = use_state_eq(axes::selected);
    let state = selected.clone();
    use_effect_with((), move |()| {
        let pending = timer::Pending::default();
        let watch = areas::on_repaint(axes::PLACE, move || {
            let state = state.clone();
            pending.after(REST, move || state.set(axes::selected()));
        });
        move || drop(watch)
    });
    (*selected).clone()
}

fn proposals(advice: &Advice, texts: &Texts, action: &str, resource: &str) -> Html {
    let Some(found) = changes(advice, texts, action, resource) else {
        return html! { <p>{ "Nothing is proposed for this cell: its resource stands for many, or the policies cannot be evaluated as they are." }</p> };
    };
    if found.obstacles.is_empty() {
        return html! { <p>{ "It is allowed already." }</p> };
    }
    html! {
        <>
            { for found.obstacles.iter().map(|obstacle| html! { <p>{ runs(&sentence(&obstacle.sentence())) }</p> }) }
            <ul class="allow-list">{ for found.changes.iter().filter_map(|change| proposal(change, texts)) }</ul>
            if found.obstacles.len() > 1 {
                <p>{ "Several layers stand in the way: each needs a change of its own." }</p>
            }
        </>
    }
}

fn changes(
    advice: &Advice,
    texts: &Texts,
    action: &str,
    resource: &str,
) -> Option<SmallestChanges> {
    let (authority, situation) = advice.analysis.ready().ok()?;
    let is_pattern = resource != "*" && resource.contains(['*', '?']);
    let action = Action::parse(action).ok().filter(|_| !is_pattern)?;
    let resource = Resource::new(resource);
    let request = Request {
        action: &action,
        resource: &resource,
        situation,
    };
    let source = |layer, number, text: &'_ AreaText| (layer, number, text.text.clone());
    let role = texts.role.iter().enumerate();
    let role = role.map(|(number, text)| source(Layer::Role, number, text));
    let session = texts
        .session
        .iter()
        .map(|text| source(Layer::Session, 0, text));
    let held: Vec<(Layer, usize, Rc<str>)> = role.chain(session).collect();
    let sources: Vec<Source<'_>> = held
        .iter()
        .map(|(layer, number, text)| Source {
            layer: *layer,
            number: *number,
            text,
        })
        .collect();
    Some(smallest_changes(authority, &sources, &request))
}

fn proposal(change: &Proposal, texts: &Texts) -> Option<Html> {
    let text = texts.at(match change.layer {
        Layer::Session => Place::Session(0),
        _ => Place::Role(change.document),
    })?;
    let after: Rc<str> = change.edits.apply(&text.text).into();
    let beside = match change.widening {
        Widening::Exactly => "allows nothing else",
        Widening::ActionElsewhere => {
            "allows the action on the other resources of the statement as well"
        }
        Widening::OtherActions => {
            "allows the other actions of the statement on the resource as well"
        }
        Widening::LessDenied => "lifts what the statement denies besides",
        Widening::EveryResource => "allows the action on every resource",
    };
    let outcome = match &change.outcome {
        ChangeOutcome::Allowed => "",
        ChangeOutcome::StillBlocked(_) => "; another layer still stands in the way",
        ChangeOutcome::Depends => "; it then hangs on condition keys",
    };
    Some(html! {
        <li>
            <Change area={text.area.clone()} title={change.title.clone()} before={text.text.clone()} {after} />
            <span class="soft">{ format!("{}: {:+} characters; {beside}{outcome}.", layer_name(change.layer), change.characters) }</span>
        </li>
    })
}
