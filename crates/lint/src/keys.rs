//! The global condition keys (semantics 11).

use scopedown_policy::ContextKey;

use self::KeyType::{Address, Arn, Bool, Date, Numeric, String, StringOrArn};
use self::Present::{Always, Never, Sometimes};

/// What the values of a key are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyType {
    String,
    /// `aws:FederatedProvider` holds a name or an ARN.
    StringOrArn,
    Arn,
    Bool,
    Numeric,
    /// `aws:EpochTime` counts as a number as well.
    Date,
    Address,
}

/// Whether a request of a role session carries a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Present {
    Always,
    Sometimes,
    Never,
}

/// A global key.
pub(crate) struct GlobalKey {
    /// The name, without the tag's key for the three kinds of tags.
    pub(crate) name: &'static str,
    pub(crate) key_type: KeyType,
    pub(crate) present: Present,
}

/// What a name that begins with `aws:` stands for.
pub(crate) enum Global {
    /// A key that AWS has.
    Known(&'static GlobalKey),
    /// A tag without its key: `aws:PrincipalTag`.
    TagWithoutKey,
    /// A name that AWS does not document.
    Unknown,
}

/// What a key stands for; `None` for keys of services.
pub(crate) fn global(key: &ContextKey) -> Option<Global> {
    let folded = key.folded();
    folded.strip_prefix("aws:")?;
    let (base, tag) = match folded.split_once('/') {
        Some((base, tag)) => (base, Some(tag)),
        None => (folded, None),
    };
    let is_tag = TAGS.contains(&base);
    if is_tag && tag.is_none_or(str::is_empty) {
        return Some(Global::TagWithoutKey);
    }
    let known = KEYS
        .iter()
        .find(|known| known.name.eq_ignore_ascii_case(base))
        .filter(|_| is_tag || tag.is_none());
    Some(known.map_or(Global::Unknown, Global::Known))
}

/// The key, where it is a global one that AWS has.
pub(crate) fn known(key: &ContextKey) -> Option<&'static GlobalKey> {
    match global(key)? {
        Global::Known(known) => Some(known),
        _ => None,
    }
}

/// Whether every request of a role session carries the key.
pub(crate) fn is_always_present(key: &ContextKey) -> bool {
    known(key).is_some_and(|known| known.present == Always)
}

/// Whether the key is the tag of something, of whichever service.
pub(crate) fn is_tag(key: &ContextKey) -> bool {
    let name = key.folded().split_once(':').map(|(_, name)| name);
    name.is_some_and(|name| {
        ["requesttag/", "resourcetag/", "principaltag/"]
            .iter()
            .any(|tag| name.starts_with(tag))
    })
}

/// Every name.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|key| key.name)
}

const TAGS: [&str; 3] = ["aws:principaltag", "aws:resourcetag", "aws:requesttag"];

const fn key(name: &'static str, key_type: KeyType, present: Present) -> GlobalKey {
    GlobalKey {
        name,
        key_type,
        present,
    }
}

static KEYS: &[GlobalKey] = &[
    key("aws:AssumedRoot", Bool, Sometimes),
    key("aws:CalledVia", String, Sometimes),
    key("aws:CalledViaAWSMCP", String, Sometimes),
    key("aws:CalledViaFirst", String, Sometimes),
    key("aws:CalledViaLast", String, Sometimes),
    key("aws:ChatbotSourceArn", Arn, Sometimes),
    key("aws:CurrentTime", Date, Always),
    key("aws:Ec2InstanceSourcePrivateIPv4", Address, Sometimes),
    key("aws:Ec2InstanceSourceVpc", String, Sometimes),
    key("aws:EpochTime", Date, Always),
    key("aws:FederatedProvider", StringOrArn, Sometimes),
    key("aws:IsMcpServiceAction", Bool, Sometimes),
    key("aws:MultiFactorAuthAge", Numeric, Sometimes),
    key("aws:MultiFactorAuthPresent", Bool, Sometimes),
    key("aws:PrincipalAccount", String, Always),
    key("aws:PrincipalArn", Arn, Always),
    key("aws:PrincipalIsAWSService", Bool, Always),
    key("aws:PrincipalOrgID", String, Sometimes),
    key("aws:PrincipalOrgMasterAccountId", String, Sometimes),
    key("aws:PrincipalOrgPaths", String, Sometimes),
    key("aws:PrincipalServiceName", String, Sometimes),
    key("aws:PrincipalServiceNamesList", String, Sometimes),
    key("aws:PrincipalTag", String, Sometimes),
    key("aws:PrincipalType", String, Always),
    key("aws:referer", String, Sometimes),
    key("aws:RequestTag", String, Sometimes),
    key("aws:RequestedRegion", String, Always),
    key("aws:ResourceAccount", String, Always),
    key("aws:ResourceOrgID", String, Sometimes),
    key("aws:ResourceOrgPaths", String, Sometimes),
    key("aws:ResourceTag", String, Sometimes),
    key("aws:SecureTransport", Bool, Always),
    key("aws:SignInSessionArn", Arn, Sometimes),
    key("aws:SourceAccount", String, Sometimes),
    key("aws:SourceArn", Arn, Sometimes),
    key("aws:SourceIdentity", String, Sometimes),
    key("aws:SourceIp", Address, Sometimes),
    key("aws:SourceOrgID", String, Sometimes),
    key("aws:SourceOrgPaths", String, Sometimes),
    key("aws:SourceOwner", String, Sometimes),
    key("aws:SourceVpc", String, Sometimes),
    key("aws:SourceVpcArn", Arn, Sometimes),
    key("aws:SourceVpce", String, Sometimes),
    key("aws:TagKeys", String, Sometimes),
    key("aws:TokenIssueTime", Date, Always),
    key("aws:userid", String, Always),
    key("aws:UserAgent", String, Always),
    key("aws:username", String, Never),
    key("aws:ViaAWSMCPService", Bool, Sometimes),
    key("aws:ViaAWSService", Bool, Always),
    key("aws:ViaCustomerDomain", String, Sometimes),
    key("aws:VpceAccount", String, Sometimes),
    key("aws:VpceOrgID", String, Sometimes),
    key("aws:VpceOrgPaths", String, Sometimes),
    key("aws:VpcSourceIp", Address, Sometimes),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_keys_and_other_keys_have_none() {
        let of = |name: &str| global(&ContextKey::new(name));
        assert!(matches!(
            of("AWS:principaltag/Team"),
            Some(Global::Known(_))
        ));
        assert!(matches!(
            of("aws:PrincipalTag"),
            Some(Global::TagWithoutKey)
        ));
        assert!(matches!(of("aws:RequestTag/"), Some(Global::TagWithoutKey)));
        assert!(matches!(of("aws:SourceIp/x"), Some(Global::Unknown)));
        assert!(matches!(of("aws:PrincipleArn"), Some(Global::Unknown)));
        assert!(of("s3:prefix").is_none());
    }
}
