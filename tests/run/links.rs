//! Share links: what was made comes back, what is damaged says so, and what was once published opens for ever.

#[cfg(test)]
#[path = "links/damage.rs"]
mod damage;
#[cfg(test)]
#[path = "links/files.rs"]
mod files;
#[cfg(test)]
#[path = "links/golden.rs"]
mod golden;
#[cfg(test)]
#[path = "links/laws.rs"]
mod laws;
#[cfg(test)]
#[path = "links/size.rs"]
mod size;

use scopedown_scenario::Scenario;
use scopedown_scenario::link::{Content, LinkFault, Opened, decode};

/// The text of the scenario in a link.
fn text(link: &str) -> Result<String, LinkFault> {
    match decode(link)? {
        Opened {
            content: Content::Scenario(text),
            ..
        } => Ok(text),
        Opened { .. } => Err(LinkFault::NotAScenario),
    }
}

/// A scenario without what differs although nothing else does: places in the text, and what a link does not carry.
fn question(text: &str) -> String {
    let read = Scenario::read(text);
    let problems: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
    let scenario = read.scenario.map(|scenario| Scenario {
        about: None,
        expectations: Vec::new(),
        ..scenario
    });
    format!("{scenario:?} {problems:?}")
}
