use scopedown_scenario::Scenario;
use scopedown_scenario::link::{
    CONTENT_BYTES, Carries, Content, Options, PolicyTexts, decode, encode, is_link,
};

/// A text as a share link, and as a scenario to make one of: whatever opens is within the limits and makes a link that opens as the same again.
pub fn link(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    match decode(text) {
        Ok(opened) => {
            if let Content::Scenario(scenario) = opened.content {
                comes_back(&scenario);
            }
        }
        Err(fault) => assert!(!fault.to_string().is_empty() && !fault.help().is_empty()),
    }
    comes_back(text);
}

fn comes_back(scenario: &str) {
    for policies in [PolicyTexts::Minified, PolicyTexts::Exact] {
        let options = Options {
            policies,
            carries: Carries::Everything,
            ..Options::default()
        };
        let Ok(made) = encode(scenario, &options) else {
            continue;
        };
        assert!(is_link(&made));
        let content = decode(&made).map(|opened| opened.content);
        assert!(
            matches!(content, Ok(Content::Scenario(_))),
            "{made} opens as {content:?}"
        );
        let Ok(Content::Scenario(opened)) = content else {
            continue;
        };
        assert!(Scenario::read(&opened).scenario.is_some());
        // Indented anew the content may be longer than the limit of what travels without white space.
        if opened.len() <= CONTENT_BYTES {
            assert_eq!(encode(&opened, &options).as_ref(), Ok(&made));
        }
    }
}
