//! Sharing: a link that holds everything, made here and sent by nobody but the user.

use std::rc::Rc;

use scopedown_catalog::Catalog;
use scopedown_scenario::link::{Carries, PolicyTexts};
use yew::prelude::*;

use super::copied::Copied;
use crate::host::{address, dialog};
use crate::state::playground::Playground;
use crate::state::share::{Link, Names, Sharing, contents};

/// The dialog.
const SHARE: &str = "share";

#[derive(Properties, PartialEq)]
pub(crate) struct ShareProps {
    pub(crate) playground: Rc<Playground>,
}

/// The button, and the dialog that it opens.
#[component]
pub(crate) fn Share(ShareProps { playground }: &ShareProps) -> Html {
    let sharing = use_state_eq(|| None::<Sharing>);
    let on_open = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| sharing.set(Some(Sharing::default())))
    };
    let on_close = {
        let sharing = sharing.clone();
        Callback::from(move |_: Event| sharing.set(None))
    };
    use_effect_with(sharing.is_some(), |is_open| {
        if *is_open {
            dialog::open(SHARE);
        }
    });
    let choose = {
        let sharing = sharing.clone();
        Callback::from(move |chosen: Sharing| sharing.set(Some(chosen)))
    };
    let link = use_memo((playground.clone(), *sharing), |(playground, sharing)| {
        sharing.map(|sharing| playground.link(sharing, &Catalog::embedded()))
    });
    html! {
        <>
            <button type="button" class="pick" aria-haspopup="dialog" onclick={on_open}>{ "Share" }</button>
            <dialog id={SHARE} class="gallery" aria-label="Share" onclose={on_close}>
                <form method="dialog"><button class="quiet">{ "Close" }</button></form>
                <h2>{ "Share" }</h2>
                <p class="soft">{ "Everything is in the link itself, behind its “#”, which browsers send to no server. Nothing is uploaded." }</p>
                if let Some(sharing) = *sharing {
                    { choices(sharing, &choose) }
                    { match &*link {
                        Some(Ok(link)) => made(link, playground, sharing),
                        Some(Err(fault)) => html! { <p class="share-fault" role="alert">{ fault.to_string() }{ " " }{ fault.help() }</p> },
                        None => Html::default(),
                    } }
                }
            </dialog>
        </>
    }
}

/// What the link is to carry.
fn choices(sharing: Sharing, choose: &Callback<Sharing>) -> Html {
    let choice = |label: &str, is_on: bool, chosen: Sharing| {
        let choose = choose.clone();
        html! {
            <label class="share-choice"><input type="checkbox" checked={is_on} onchange={Callback::from(move |_: Event| choose.emit(chosen))} />{ label }</label>
        }
    };
    let is_redacted = sharing.names == Names::Pseudonyms;
    let is_exact = sharing.texts == PolicyTexts::Exact;
    let is_whole = sharing.carries == Carries::Everything;
    html! {
        <fieldset class="share-choices">
            <legend>{ "What it carries" }</legend>
            { choice("Pseudonyms for account ids and names", is_redacted, Sharing {
                names: if is_redacted { Names::Plain } else { Names::Pseudonyms }, ..sharing }) }
            { choice("White space of the policies as it is", is_exact, Sharing {
                texts: if is_exact { PolicyTexts::Minified } else { PolicyTexts::Exact }, ..sharing }) }
            { choice("The text about it, and the expectations", is_whole, Sharing {
                carries: if is_whole { Carries::Question } else { Carries::Everything }, ..sharing }) }
        </fieldset>
    }
}

fn made(link: &Link, playground: &Playground, sharing: Sharing) -> Html {
    let address = format!("{}#{}", address::page(), link.fragment);
    let scenario = playground.scenario();
    let title = scenario
        .title
        .as_deref()
        .unwrap_or("What the session may do");
    let markdown = format!("[{}]({address})", title.replace(['[', ']'], " "));
    let length = link.fragment.chars().count();
    html! {
        <>
            <label class="share-link">{ "Link" }<textarea readonly=true rows="3" value={address.clone()} /></label>
            <p class="share-copies">
                <Copied label="Copy the link" text={address.clone()} />
                <Copied label="Copy as Markdown" text={markdown} />
            </p>
            <p>{ format!("{length} characters behind the “#”: {}", fits(length)) }</p>
            <p>{ "It holds " }{ contents(&scenario).join(", ") }{ "." }</p>
            if sharing.names == Names::Pseudonyms {
                { pseudonyms(link) }
            }
        </>
    }
}

/// Where a link of so many characters goes through.
const fn fits(characters: usize) -> &'static str {
    match characters {
        0..=200 => "it fits a QR code, a chat, a mail.",
        201..=1_900 => "it fits a chat and a mail.",
        1_901..=7_500 => "it fits a mail; some chats cut links of this length.",
        _ => "some programs cut links of this length; a scenario file, under Export, is safer.",
    }
}

/// What stands for what, and what could not be replaced.
fn pseudonyms(link: &Link) -> Html {
    let Some(mapping) = &link.mapping else {
        return Html::default();
    };
    let kept = mapping.kept();
    html! {
        <details class="share-names">
            <summary>{ format!("{} names are replaced", mapping.pairs().count()) }</summary>
            <ul>{ for mapping.pairs().map(|(name, pseudonym)| html! { <li><code>{ name }</code>{ " is " }<code>{ pseudonym }</code></li> }) }</ul>
            if !kept.is_empty() {
                <p>{ "These stay as they are, since patterns of the policies cut them: " }{ kept.join(", ") }{ "." }</p>
            }
            <p class="soft">{ "Keep this list to read the answer: it does not travel." }</p>
        </details>
    }
}
