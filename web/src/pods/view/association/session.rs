//! The session that the association makes.

use scopedown_association::Association;
use yew::prelude::*;

use crate::pods::made::{Hop, KeyLine, Made, Narrowed, made};

/// Roles, facts, tags and keys.
pub(super) fn session(association: &Association) -> Html {
    let Made {
        hops,
        facts,
        tags,
        keys,
    } = made(association, &[]);
    html! {
        <section class="pods-block" aria-label="The session that it makes">
            <h4>{ "The session that it makes" }</h4>
            <ol class="hops">{ for hops.iter().map(hop) }</ol>
            <dl class="facts">
                { for facts.iter().map(|(term, says)| html! { <><dt>{ *term }</dt><dd>{ says }</dd></> }) }
            </dl>
            { table("Session tags", &tags) }
            if !keys.is_empty() {
                <details class="pods-more">
                    <summary>{ "The other principal keys" }</summary>
                    { table("Principal keys", &keys) }
                </details>
            }
        </section>
    }
}

fn hop(hop: &Hop) -> Html {
    let (look, word) = match hop.reach {
        Narrowed::Yes => ("yes", "▼ narrowed"),
        Narrowed::No => ("no", "■ whole"),
        Narrowed::Unknown => ("unknown", "? not known"),
    };
    html! {
        <li class="hop" data-look={look}>
            <code>{ &hop.role }</code>
            <span class="hop-word">{ word }</span>
            <span class="soft">{ hop.says }</span>
        </li>
    }
}

fn table(caption: &'static str, lines: &[KeyLine]) -> Html {
    html! {
        <table class="keys">
            <caption class="unseen">{ caption }</caption>
            <thead><tr><th scope="col">{ caption }</th><th scope="col">{ "In the session" }</th></tr></thead>
            <tbody>
                { for lines.iter().map(|line| html! {
                    <tr><th scope="row"><code>{ &line.key }</code></th><td data-look={line.presence.word()}>{ line.presence.word() }{ for line.value.iter().map(|value| html! { <>{ ": " }<code>{ value }</code></> }) }</td></tr>
                }) }
            </tbody>
        </table>
    }
}
