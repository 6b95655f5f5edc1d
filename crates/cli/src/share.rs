//! Share links where a file is expected, and why one cannot be opened.

mod examples;

use std::path::Path;

use scopedown_scenario::link::{Content, LinkFault, Opened, decode, is_link};

use crate::exit::Stop;

/// The link that stands in the place of a file. A file of that name goes first.
pub(crate) fn in_place_of(path: &Path) -> Option<&str> {
    let text = path.to_str().filter(|text| is_link(text))?;
    (!path.exists()).then_some(text)
}

/// The scenario of a link, as the text of a scenario file.
pub(crate) fn scenario(name: &str, link: &str) -> Result<String, Stop> {
    text(opened(name, link)?)
}

/// Everything that a link holds.
pub(crate) fn opened(name: &str, link: &str) -> Result<Opened, Stop> {
    decode(link).map_err(|fault| unopened(name, &fault))
}

/// The same where it is open already.
pub(crate) fn text(opened: Opened) -> Result<String, Stop> {
    match opened.content {
        Content::Scenario(text) => Ok(text),
        Content::Example(name) => examples::text(&name).map(str::to_owned).ok_or_else(|| {
            Stop::unreadable(format!(
                "The link names the example `{name}`, which this version does not have. \
                 Open it with a newer version of Scopedown, or ask for the scenario as a file."
            ))
        }),
    }
}

/// What to say of a link that cannot be opened, or made.
pub(crate) fn unopened(name: &str, fault: &LinkFault) -> Stop {
    let raw = match fault {
        LinkFault::Newer { text: Some(_), .. } => " `scopedown open --raw` prints what it holds.",
        _ => "",
    };
    Stop::unreadable(format!("{name}: {fault} {}{raw}", fault.help()))
}
