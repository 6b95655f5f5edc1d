//! The entry that names exactly what a request names.

use scopedown_policy::{Action, Resource, Version};

/// The action as an entry, as JSON; `None` where the name holds wildcards, which as an entry would say more.
pub(super) fn action(action: &Action) -> Option<String> {
    let text = action.as_written();
    (!text.contains(['*', '?'])).then(|| json(text))
}

/// The resource as an entry, as JSON. Wildcard characters of an ARN are escaped, which only version 2012-10-17 can do and only behind the fifth colon
/// (semantics 3.1.7, 4.8); `None` where they cannot be, and where the text is no ARN, which nothing but `*` names.
pub(super) fn resource(resource: &Resource, version: Version) -> Option<String> {
    if resource.is_none() {
        return Some(json("*"));
    }
    let arn = resource.arn()?;
    if arn.front.contains(['*', '?']) {
        return None;
    }
    let text = match version {
        Version::V2008 if arn.resource.contains(['*', '?']) => return None,
        Version::V2008 => arn.resource.to_owned(),
        Version::V2012 => escaped(arn.resource),
    };
    Some(json(&format!("arn:{}:{text}", arn.front)))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let opens_variable = character == '$' && characters.peek() == Some(&'{');
        if opens_variable || matches!(character, '*' | '?') {
            out.extend(["${", character.encode_utf8(&mut [0; 4]), "}"]);
        } else {
            out.push(character);
        }
    }
    out
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_says_no_more_than_the_request() {
        let of = |text: &str, version| resource(&Resource::new(text), version);
        let entry = |text: &str| Some(text.to_owned());
        assert_eq!(of("*", Version::V2008), entry(r#""*""#));
        assert_eq!(
            of("arn:aws:s3:::b/a*?${x}$", Version::V2012),
            entry(r#""arn:aws:s3:::b/a${*}${?}${$}{x}$""#)
        );
        assert_eq!(of("arn:aws:s3:::b/a*", Version::V2008), None);
        assert_eq!(
            of("arn:aws:s3:::b/${x}\"", Version::V2008),
            entry(r#""arn:aws:s3:::b/${x}\"""#)
        );
        assert_eq!(of("arn:aws:s3:*::b", Version::V2012), None);
        assert_eq!(of("arn:aws:s3", Version::V2012), None);
        assert_eq!(action(&Action::parse("s3:Get*").unwrap()), None);
    }
}
