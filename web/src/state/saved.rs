//! The texts as a scenario, to be kept on this device.

use std::fmt::Write as _;

use super::workspace::Content;

/// Bytes up to which texts are kept.
pub const LARGEST: usize = 200_000;

/// The texts as a scenario file; `None` where there is nothing to keep, or more than is kept.
pub fn write(content: &Content) -> Option<String> {
    let length: usize = content
        .role
        .iter()
        .map(|policy| policy.text.len())
        .sum::<usize>()
        + content.session.len();
    if content.is_blank() || length > LARGEST {
        return None;
    }
    let policies: Vec<String> = content
        .role
        .iter()
        .map(|policy| {
            format!(
                "{{\"name\":{},\"document\":{}}}",
                quoted(&policy.name),
                quoted(&policy.text)
            )
        })
        .collect();
    let session = if content.has_session() {
        format!(
            ",\"session\":{{\"policies\":[{{\"document\":{}}}]}}",
            quoted(&content.session)
        )
    } else {
        String::new()
    };
    Some(format!(
        "{{\"scenario\":1,\"role\":{{\"policies\":[{}]}}{session}}}",
        policies.join(",")
    ))
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            control if control < ' ' => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::state::action::Action;
    use crate::state::reduce::reduce;
    use crate::state::workspace::{DocumentId, PolicyId, Workspace};
    use scopedown_scenario::Scenario;

    #[test]
    fn what_is_kept_comes_back_whatever_it_is() {
        let texts = ["{ broken \"\\ \t\u{1}é😀\n", " session\r\n"];
        let typed = [
            (DocumentId::Role(PolicyId::FIRST), texts[0]),
            (DocumentId::Session, texts[1]),
        ];
        let workspace =
            typed
                .into_iter()
                .fold(Workspace::default(), |workspace, (document, text)| {
                    reduce(
                        &workspace,
                        Action::Type {
                            document,
                            text: text.into(),
                        },
                    )
                });
        let read = Scenario::read(&write(&workspace.content).unwrap());
        assert_eq!(read.problems, []);
        let scenario = Rc::new(read.scenario.unwrap());
        let restored = reduce(&Workspace::default(), Action::Load { scenario });
        assert_eq!(&*restored.content.role[0].text, texts[0]);
        assert_eq!(&*restored.content.session, texts[1]);
    }

    #[test]
    fn nothing_and_too_much_are_not_kept() {
        assert_eq!(write(&Content::default()), None);
        let content = Content {
            session: "x".repeat(LARGEST + 1).into(),
            ..Content::default()
        };
        assert_eq!(write(&content), None);
    }
}
