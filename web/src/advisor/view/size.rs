//! What the texts cost, statement by statement, and how to make them shorter.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_policy::{Counted, PolicyKind};
use scopedown_report::sentence;
use scopedown_rewrite::{
    ActionNames, Minified, MinifyOptions, PackedEstimate, PackedOutlook, Sids, Step, budget,
    minify, packed_estimate,
};
use yew::prelude::*;

use super::change::Change;
use super::place::place;
use crate::advisor::app::Shared;
use crate::advisor::areas::{AreaText, Texts};
use crate::view::sentence::runs;

/// The requests that each step is checked with. The terminal uses more; here somebody waits.
const PROBES: usize = 2_000;

#[derive(Properties, PartialEq)]
pub(crate) struct SizeProps {
    pub(crate) texts: Rc<Texts>,
    pub(crate) catalog: Shared<Catalog>,
}

#[component]
pub(crate) fn Size(SizeProps { texts, catalog }: &SizeProps) -> Html {
    let kind = |text: &AreaText| {
        if texts.session.as_ref() == Some(text) {
            PolicyKind::Session
        } else {
            PolicyKind::Role
        }
    };
    let packed = texts
        .session
        .as_ref()
        .map(|session| packed_estimate([&*session.text], [], []));
    let all = texts.session.iter().chain(&texts.role);
    html! {
        <details class="advice-part">
            <summary><h2>{ "Size" }</h2><span class="soft">{ "what each statement costs, and what can be saved" }</span></summary>
            <div class="advice-body">
                if let Some(packed) = packed {
                    <p>{ packed_words(packed) }</p>
                }
                { for all.map(|text| html! { <Shorten key={&*text.area} text={text.clone()} kind={Kind(kind(text))} catalog={catalog.clone()} /> }) }
            </div>
        </details>
    }
}

/// The estimate, labelled as one.
fn packed_words(packed: PackedEstimate) -> String {
    let PackedEstimate { low, percent, high } = packed;
    let outlook = match packed.outlook() {
        PackedOutlook::LikelyFits => "it most likely fits",
        PackedOutlook::Unsure => "whether it fits cannot be told",
        PackedOutlook::LikelyTooLarge => "it most likely does not fit",
    };
    format!(
        "AWS also packs the session policy, in a form that it does not disclose. Estimated: {percent} % of the room, between {low} and {high} %; {outlook}."
    )
}

/// A kind of policy, as a property.
#[derive(Clone, Copy, PartialEq)]
struct Kind(PolicyKind);

#[derive(Properties, PartialEq)]
struct ShortenProps {
    text: AreaText,
    kind: Kind,
    catalog: Shared<Catalog>,
}

/// The shorter form that was found, and the text that it was made of.
#[derive(Clone, PartialEq)]
struct Found {
    of: Rc<str>,
    minified: Option<Rc<Minified>>,
}

#[component]
fn Shorten(
    ShortenProps {
        text,
        kind,
        catalog,
    }: &ShortenProps,
) -> Html {
    let found = use_state_eq(|| None::<Found>);
    let (drops_sids, shortens_actions) = (use_state_eq(|| false), use_state_eq(|| false));
    let on_find = {
        let (text, kind, catalog) = (text.text.clone(), kind.0, catalog.clone());
        let (found, sids, actions) = (found.clone(), *drops_sids, *shortens_actions);
        Callback::from(move |_: MouseEvent| {
            let options = MinifyOptions {
                sids: if sids { Sids::Drop } else { Sids::Keep },
                actions: if actions {
                    ActionNames::Shortened(&catalog.0)
                } else {
                    ActionNames::AsWritten
                },
                probes: PROBES,
            };
            found.set(Some(Found {
                of: text.clone(),
                minified: minify(&text, kind, &options).map(Rc::new),
            }));
        })
    };
    let found = (*found).clone().filter(|found| found.of == text.text);
    html! {
        <section class="size" aria-label={format!("Size of {}", text.name)}>
            { costs(text, kind.0) }
            <div class="size-options">
                { choice("Drop the names of statements", &drops_sids) }
                { choice("Shorten action names by wildcards (new actions would be covered later)", &shortens_actions) }
                <button type="button" class="small" onclick={on_find}>{ "Find a shorter form" }</button>
            </div>
            if let Some(found) = found {
                { outcome(text, found.minified.as_deref()) }
            }
        </section>
    }
}

fn choice(label: &'static str, state: &UseStateHandle<bool>) -> Html {
    let toggled = state.clone();
    let on_change = Callback::from(move |_: Event| toggled.set(!*toggled));
    html! { <label><input type="checkbox" checked={**state} onchange={on_change} />{ " " }{ label }</label> }
}

/// Statements that are listed.
const LISTED: usize = 30;

fn costs(text: &AreaText, kind: PolicyKind) -> Html {
    let budget = budget(&text.text, kind);
    let rule = match budget.rule {
        Counted::Every => "every character counts",
        Counted::WithoutSpace => "white space does not count",
    };
    let limit = budget
        .limit
        .map(|limit| format!(" of {limit}"))
        .unwrap_or_default();
    let statements = budget.statements.iter().take(LISTED).enumerate().map(|(at, cost)| {
        html! { <li>{ place(text, cost.span, format!("statement {}", at + 1)) }{ format!(" {} characters", cost.characters) }</li> }
    });
    html! {
        <>
            <h3 class="size-name">{ &*text.name }<span class="soft">{ format!(" {}{limit} characters; {rule}", budget.used) }</span></h3>
            <ul class="size-costs">{ for statements }</ul>
            if let Some(first) = budget.beyond_latin.first() {
                <p>{ "AWS takes no character above U+00FF: " }{ place(text, *first, "the first one".to_owned()) }{ format!(", {} in all.", budget.beyond_latin.len()) }</p>
            }
        </>
    }
}

fn outcome(text: &AreaText, minified: Option<&Minified>) -> Html {
    let Some(minified) = minified else {
        return html! { <p role="status">{ "The text cannot be read as a policy; mend what the problems name first." }</p> };
    };
    let Some((first, last)) = minified.steps.first().zip(minified.steps.last()) else {
        return html! { <p role="status">{ "It is as short as these steps make it." }</p> };
    };
    html! {
        <div role="status">
            <p>{ format!("{} characters instead of {}, in {} steps, each checked by asking both forms the same {PROBES} requests:", last.after, first.before, minified.steps.len()) }</p>
            <ol class="size-steps">{ for minified.steps.iter().map(step) }</ol>
            <Change area={text.area.clone()} title={"Show the shorter form"} before={text.text.clone()} after={Rc::<str>::from(minified.text.as_str())} />
        </div>
    }
}

fn step(step: &Step) -> Html {
    let saved = step.before.saturating_sub(step.after);
    html! { <li><span class="size-saved">{ format!("−{saved}") }</span>{ " " }{ runs(&sentence(&step.argument)) }</li> }
}
