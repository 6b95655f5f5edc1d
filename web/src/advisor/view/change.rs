//! A change of a text, shown before it is made: the lines that go and those that come.

use std::rc::Rc;

use scopedown_report::sentence;
use yew::prelude::*;

use crate::host::rewrite;
use crate::view::sentence::runs;

#[derive(Properties, PartialEq)]
pub(crate) struct ChangeProps {
    /// The text area.
    pub(crate) area: Rc<str>,
    /// What the change does.
    pub(crate) title: String,
    /// The text as it is.
    pub(crate) before: Rc<str>,
    /// The text as it would be.
    pub(crate) after: Rc<str>,
}

/// A button that shows the change, and one that makes it.
#[component]
pub(crate) fn Change(props: &ChangeProps) -> Html {
    let is_shown = use_state_eq(|| false);
    let on_show = {
        let is_shown = is_shown.clone();
        Callback::from(move |_: MouseEvent| is_shown.set(!*is_shown))
    };
    let on_apply = {
        let (area, after, is_shown) = (props.area.clone(), props.after.clone(), is_shown.clone());
        Callback::from(move |_: MouseEvent| {
            is_shown.set(false);
            rewrite::rewrite(&area, &after);
        })
    };
    html! {
        <div class="change">
            <button type="button" class="small" aria-expanded={is_shown.to_string()} onclick={on_show}>{ runs(&sentence(&props.title)) }</button>
            if *is_shown {
                { difference(&props.before, &props.after) }
                <div class="change-foot">
                    <button type="button" class="pick small" onclick={on_apply}>{ "Apply" }</button>
                    <span class="soft">{ "Ctrl+Z in the text takes it back." }</span>
                </div>
            }
        </div>
    }
}

/// Lines around a change that are shown with it.
const AROUND: usize = 2;

/// The stretch of lines that differs.
fn difference(before: &str, after: &str) -> Html {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let front = old
        .iter()
        .zip(&new)
        .take_while(|(old, new)| old == new)
        .count();
    let (old_rest, new_rest) = (
        old.get(front..).unwrap_or_default(),
        new.get(front..).unwrap_or_default(),
    );
    let back = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(old, new)| old == new)
        .count();
    let gone = old_rest.len().saturating_sub(back);
    let come = new_rest.len().saturating_sub(back);
    let lead = old
        .get(front.saturating_sub(AROUND)..front)
        .unwrap_or_default();
    let trail = old_rest
        .get(gone..(gone + AROUND).min(old_rest.len()))
        .unwrap_or_default();
    let line = |sign: &'static str, look: &'static str| move |text: &&str| html! { <span class="change-line" data-look={look}><span class="unseen">{ look }</span><span aria-hidden="true">{ sign }</span>{ *text }{ "\n" }</span> };
    html! {
        <pre class="change-lines" tabindex="0" aria-label="The change">
            { for lead.iter().map(line("  ", "same")) }
            { for old_rest.iter().take(gone).map(line("− ", "gone")) }
            { for new_rest.iter().take(come).map(line("+ ", "new")) }
            { for trail.iter().map(line("  ", "same")) }
        </pre>
    }
}
