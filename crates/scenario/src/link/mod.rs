//! Share links: a scenario in the fragment of an address, so that it reaches no server.
//!
//! ```text
//! https://host/#1d1.<payload>~<check>;v=<view>;c=<cell>;f=<what the author saw>
//! ```
//!
//! `1` is the version of the state, `d` the [`Codec`], the second `1` the number of its dictionary; the payload is base64url without padding,
//! and three letters or digits check it. All that bears on a verdict travels, with the title and whatever members this version does not know;
//! the text about the scenario and its expectations travel where [`Carries::Everything`] is asked for. Same content, same link up to the check.
//!
//! ```
//! use scopedown_scenario::link::{self, Content, Options};
//!
//! let scenario = r#"{"scenario": 1, "role": {"policies": []}, "title": "Nothing yet"}"#;
//! let link = link::encode(scenario, &Options::default()).unwrap();
//! assert!(link::is_link(&link));
//! let opened = link::decode(&format!("https://example.org/#{link}")).unwrap();
//! assert!(matches!(opened.content, Content::Scenario(text) if text.contains("\"title\": \"Nothing yet\"")));
//! ```
//!
//! What was once published stays readable: the frame and its check hold for every version, dictionaries are only ever added, and the links of
//! `tests/links` are opened by a test.

mod canonical;
mod check;
mod codec;
mod deflate;
mod dictionary;
mod fault;
mod frame;
mod minify;
mod parameters;
mod seen;

use scopedown_policy::{indent, json};

pub use codec::Codec;
pub use fault::LinkFault;
pub use frame::is_link;
pub use seen::{Agreement, Moved, Seen};

use frame::{Frame, Head};
use parameters::Parameters;

/// Characters of a fragment.
pub const FRAGMENT_CHARACTERS: usize = 64 << 10;

/// Bytes of the scenario that a link may hold.
pub const CONTENT_BYTES: usize = 512 << 10;

/// The version of the state that is written.
pub const VERSION: u16 = 1;

/// What a new link carries, and how.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How the texts of policies travel.
    pub policies: PolicyTexts,
    /// How much of the scenario travels.
    pub carries: Carries,
    /// How the payload is packed.
    pub codec: Codec,
    /// The state of the view, opaque here.
    pub view: Option<String>,
    /// The selected cell, opaque here.
    pub cell: Option<String>,
    /// The matrix that the author saw.
    pub seen: Option<Seen>,
}

/// How the texts of policies travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PolicyTexts {
    /// Without their white space; they are indented anew where the link is opened.
    #[default]
    Minified,
    /// A text that stands in the scenario as the author's exact text stays one.
    Exact,
}

/// How much of a scenario travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Carries {
    /// What bears on a verdict, and the title.
    #[default]
    Question,
    /// Also the text about it and the expectations.
    Everything,
}

/// What a link holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The scenario.
    pub content: Content,
    /// The state of the view.
    pub view: Option<String>,
    /// The selected cell.
    pub cell: Option<String>,
    /// The matrix that the author saw; `None` also where that part is damaged, for the content does not hang on it.
    pub seen: Option<Seen>,
    /// Parameters that this version does not know, in order.
    pub others: Vec<(String, String)>,
}

/// The scenario of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The text of a scenario file, indented. It is an object; what else may be wrong with it is for [`crate::Scenario::read`] to say.
    Scenario(String),
    /// The name of an example that comes with the page.
    Example(String),
}

/// The fragment, without `#`, for the text of a scenario file.
///
/// # Errors
/// Where the text is no JSON object, or too long for a link.
pub fn encode(scenario: &str, options: &Options) -> Result<String, LinkFault> {
    let content = canonical::canonical(scenario, options.policies, options.carries)?;
    if content.len() > CONTENT_BYTES {
        return Err(LinkFault::ContentTooLong);
    }
    let head = Head::new(options.codec);
    let payload = codec::pack(head, &content);
    finish(&head, &payload, options)
}

/// The fragment for an example that comes with the page.
///
/// # Errors
/// Where the name has other characters than letters, digits, `-` and `_`, or is too long.
pub fn encode_example(name: &str, options: &Options) -> Result<String, LinkFault> {
    if name.is_empty() || !name.bytes().all(frame::is_payload) {
        return Err(LinkFault::Garbled);
    }
    finish(&Head::EXAMPLE, name, options)
}

/// Opens a link: a whole address, or its fragment with or without `#`.
///
/// # Errors
/// Why it cannot be opened. Whatever the text, nothing worse happens, in bounded time and space.
pub fn decode(link: &str) -> Result<Opened, LinkFault> {
    let frame = Frame::read(link)?;
    let content = content(&frame.head, &frame.payload)?;
    let Parameters {
        view,
        cell,
        seen,
        others,
    } = frame.parameters;
    let seen = seen.and_then(|text| Seen::read(&text, &frame.check));
    Ok(Opened {
        content,
        view,
        cell,
        seen,
        others,
    })
}

fn content(head: &Head, payload: &str) -> Result<Content, LinkFault> {
    if *head == Head::EXAMPLE {
        return Ok(Content::Example(payload.to_owned()));
    }
    let text = codec::unpack(*head, payload);
    if head.version != VERSION {
        return Err(LinkFault::Newer {
            version: head.version,
            text: text.ok(),
        });
    }
    let text = text?;
    let tree = json::read_tree(&text).map_err(|diagnostic| {
        let words = diagnostic.words();
        LinkFault::NotJson(format!("{} {}", words.message, words.help))
    })?;
    let json::Value::Object(object) = &tree else {
        return Err(LinkFault::NotAScenario);
    };
    let text = canonical::with_version(&text, object).ok_or(LinkFault::NotAScenario)?;
    Ok(Content::Scenario(indent(&text)))
}

fn finish(head: &Head, payload: &str, options: &Options) -> Result<String, LinkFault> {
    let fragment = frame::write(head, payload, options);
    if fragment.len() > FRAGMENT_CHARACTERS {
        return Err(LinkFault::TooLong);
    }
    Ok(fragment)
}
