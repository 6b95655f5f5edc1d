//! IAM's message itself: `User: … is not authorized to perform: … on resource: … because …` (semantics 9.1).

use super::{Denial, Deny, PolicyType};

/// Fills in what the message tells. It is looked for once, from left to right.
pub(super) fn read(text: &str, denial: &mut Denial) {
    let text = plain(text);
    if let Some((before, after)) = split(&text, "is not authorized to perform") {
        denial.principal = principal(before).or_else(|| denial.principal.take());
        request(after, denial);
    } else if let Some((_, after)) = split(&text, "ot authorized to perform") {
        // "Not authorized to perform sts:AssumeRoleWithWebIdentity"
        request(after, denial);
    }
    reason(&text, denial);
    if let Some((_, after)) = split(&text, "Encoded authorization failure message:") {
        denial.encoded = word(after).filter(|word| word.len() > 20);
    }
}

fn split<'t>(text: &'t str, at: &str) -> Option<(&'t str, &'t str)> {
    text.split_once(at)
}

/// The quotation marks of XML and of strings in strings as plain ones.
fn plain(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replace("\\\"", "\"")
}

/// The word behind the last `User:`.
fn principal(before: &str) -> Option<String> {
    let start = before.rfind("User:")?;
    word(before.get(start + "User:".len()..)?)
}

/// The first word, without the punctuation around it.
fn word(text: &str) -> Option<String> {
    let word = text.split_whitespace().next()?;
    let word = word.trim_matches(is_punctuation);
    (!word.is_empty()).then(|| word.to_owned())
}

fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | ',' | ';' | '.' | '(' | ')' | '<' | '>'
    )
}

/// `: s3:GetObject on resource: "arn:…" because …`
fn request(after: &str, denial: &mut Denial) {
    let after = after.trim_start_matches([':', ' ', '\n']);
    let Some(action) = word(after).filter(|action| is_action(action)) else {
        return;
    };
    denial.action = Some(action);
    let rest = after
        .split_once(char::is_whitespace)
        .map_or("", |(_, rest)| rest);
    let rest = rest.trim_start();
    let behind = ["on resource:", "on resource", "on the resource"]
        .iter()
        .find_map(|words| rest.strip_prefix(words));
    denial.resource = behind.and_then(resource).or_else(|| denial.resource.take());
}

/// `service:Name`
fn is_action(word: &str) -> bool {
    let plain = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    word.split_once(':')
        .is_some_and(|(service, name)| plain(service) && plain(name))
}

/// The resource: between quotation marks, or up to the reason. IAM names some without an ARN and with spaces: `role app`.
fn resource(text: &str) -> Option<String> {
    let text = text.trim_start();
    if let Some(quoted) = text.strip_prefix('"') {
        let end = quoted.find(['"', '\n'])?;
        return quoted.get(..end).map(str::to_owned);
    }
    let line = text.lines().next()?;
    let end = [
        " because ",
        " with an explicit deny",
        "</",
        " (Service:",
        "\", ",
        "' ",
    ]
    .iter()
    .filter_map(|words| line.find(words))
    .min()
    .unwrap_or(line.len());
    let mut resource = line.get(..end)?.trim();
    if resource.starts_with("arn:") {
        resource = resource.split_whitespace().next()?;
    }
    let resource = resource.trim_end_matches(is_punctuation);
    (!resource.is_empty()).then(|| resource.to_owned())
}

/// Why: nothing allows, or something denies.
fn reason(text: &str, denial: &mut Denial) {
    if let Some((_, after)) = split(text, "explicit deny") {
        denial.deny = Some(Deny::Explicit);
        let after = after.trim_start().strip_prefix("in").unwrap_or_default();
        denial.layer = policy_type(after);
        denial.policy_arn = policy_arn(after);
    } else if let Some((_, after)) = split(text, "because no ") {
        denial.deny = Some(Deny::Implicit);
        denial.layer = policy_type(after);
    } else if text.contains("block public access")
        || text.contains("BlockPublic")
        || text.contains("Block Public Access")
    {
        denial.deny = Some(Deny::Explicit);
        denial.layer = Some(PolicyType::PublicAccessBlock);
    }
    if let Some((_, after)) = split(text, "transitively through") {
        denial.through = policy_type(after);
    }
}

/// The type that the next words name. Live messages say "a session policy", the guide also "a sessions policy" (semantics 9.1).
fn policy_type(text: &str) -> Option<PolicyType> {
    let text = text.trim_start();
    let text = ["a ", "an ", "the "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text);
    let names = [
        ("identity-based", PolicyType::Identity),
        ("identity based", PolicyType::Identity),
        ("resource-based", PolicyType::Resource),
        ("resource based", PolicyType::Resource),
        ("resource control", PolicyType::Rcp),
        ("session", PolicyType::Session),
        ("permissions boundary", PolicyType::Boundary),
        ("permission boundary", PolicyType::Boundary),
        ("service control", PolicyType::Scp),
        ("VPC endpoint", PolicyType::VpcEndpoint),
        ("role trust", PolicyType::Trust),
        ("trust", PolicyType::Trust),
    ];
    let (_, found) = names.iter().find(|(name, _)| text.starts_with(name))?;
    Some(*found)
}

/// `… in a service control policy: arn:aws:organizations::…` (since January 2026, semantics 9.1)
fn policy_arn(after: &str) -> Option<String> {
    let line = after.lines().next()?;
    let (_, behind) = line.split_once(": arn:")?;
    word(behind).map(|rest| format!("arn:{rest}"))
}
