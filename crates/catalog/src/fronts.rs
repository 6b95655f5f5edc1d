//! How nearly all ARNs begin, and the condition keys that nearly all services have: a byte each instead of the text.

/// What stands for the service's own prefix.
const OWN: &str = "{}";

/// The beginnings; number 0 is an ARN that is written in full.
const FRONTS: [&str; 7] = [
    "",
    "arn:${Partition}:{}:${Region}:${Account}:",
    "arn:${Partition}:{}::${Account}:",
    "arn:${Partition}:{}:${Region}::",
    "arn:${Partition}:{}:::",
    "arn:${Partition}:{}:${Region}:${AccountId}:",
    "arn:${Partition}:{}:${Region}:aws:",
];

/// The keys that nearly every service has, and the one character that stands for each.
const COMMON_KEYS: [(&str, &str); 3] = [
    ("1", "aws:RequestTag/${TagKey}"),
    ("2", "aws:ResourceTag/${TagKey}"),
    ("3", "aws:TagKeys"),
];

/// What is written for the name of a key of a service: no common name in full, and not the service's own prefix.
pub(crate) fn short_key(name: &str, service: &str) -> String {
    if let Some((short, _)) = COMMON_KEYS.iter().find(|(_, known)| *known == name) {
        return (*short).to_owned();
    }
    match name.strip_prefix(service) {
        Some(rest) if rest.starts_with(':') => rest.to_owned(),
        _ => name.to_owned(),
    }
}

/// The name of a key in two parts, from what [`short_key`] made of it.
pub(crate) fn long_key<'a>(short: &'a str, service: &'a str) -> [&'a str; 2] {
    if short.starts_with(':') {
        return [service, short];
    }
    let common = COMMON_KEYS.iter().find(|(known, _)| *known == short);
    ["", common.map_or(short, |(_, name)| name)]
}

/// The number of an ARN's beginning, and what follows it.
pub(crate) fn split<'a>(arn: &'a str, service: &str) -> (u8, &'a str) {
    FRONTS
        .iter()
        .zip(0u8..)
        .skip(1)
        .find_map(|(front, number)| Some((number, arn.strip_prefix(&front.replace(OWN, service))?)))
        .unwrap_or((0, arn))
}

/// The parts before and behind the service's prefix in the beginning of that number; `None` where there is no such number.
pub(crate) fn parts(number: usize) -> Option<(&'static str, Option<&'static str>)> {
    let front = FRONTS.get(number)?;
    Some(match front.split_once(OWN) {
        Some((before, behind)) => (before, Some(behind)),
        None => (front, None),
    })
}
