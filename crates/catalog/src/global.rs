//! The condition keys that every service may look at, which no service's list holds (semantics 11).

use crate::key::{KeyEntry, names};
use crate::kind::{Cardinality, KeyType};

use Cardinality::{Many, Single};
use KeyType::{Address, Arn, Bool, Date, Numeric, String as Text};

/// Name, type, number of values. Keys of other prefixes than `aws:` stand here where they say of a session where it comes from.
const KEYS: [(&str, KeyType, Cardinality); 63] = [
    ("aws:AssumedRoot", Bool, Single),
    ("aws:CalledVia", Text, Many),
    ("aws:CalledViaAWSMCP", Text, Single),
    ("aws:CalledViaFirst", Text, Single),
    ("aws:CalledViaLast", Text, Single),
    ("aws:ChatbotSourceArn", Arn, Single),
    ("aws:CurrentTime", Date, Single),
    ("aws:Ec2InstanceSourcePrivateIPv4", Address, Single),
    ("aws:Ec2InstanceSourceVpc", Text, Single),
    ("aws:EpochTime", Date, Single),
    ("aws:FederatedProvider", Text, Single),
    ("aws:IsMcpServiceAction", Bool, Single),
    ("aws:MultiFactorAuthAge", Numeric, Single),
    ("aws:MultiFactorAuthPresent", Bool, Single),
    ("aws:PrincipalAccount", Text, Single),
    ("aws:PrincipalArn", Arn, Single),
    ("aws:PrincipalIsAWSService", Bool, Single),
    ("aws:PrincipalOrgID", Text, Single),
    ("aws:PrincipalOrgPaths", Text, Many),
    ("aws:PrincipalServiceName", Text, Single),
    ("aws:PrincipalServiceNamesList", Text, Many),
    ("aws:PrincipalTag/${TagKey}", Text, Single),
    ("aws:PrincipalType", Text, Single),
    ("aws:referer", Text, Single),
    ("aws:RequestedRegion", Text, Single),
    ("aws:RequestTag/${TagKey}", Text, Single),
    ("aws:ResourceAccount", Text, Single),
    ("aws:ResourceOrgID", Text, Single),
    ("aws:ResourceOrgPaths", Text, Many),
    ("aws:ResourceTag/${TagKey}", Text, Single),
    ("aws:SecureTransport", Bool, Single),
    ("aws:SignInSessionArn", Arn, Single),
    ("aws:SourceAccount", Text, Single),
    ("aws:SourceArn", Arn, Single),
    ("aws:SourceIdentity", Text, Single),
    ("aws:SourceIp", Address, Single),
    ("aws:SourceOrgID", Text, Single),
    ("aws:SourceOrgPaths", Text, Many),
    ("aws:SourceOwner", Text, Single),
    ("aws:SourceVpc", Text, Single),
    ("aws:SourceVpcArn", Arn, Single),
    ("aws:SourceVpce", Text, Single),
    ("aws:TagKeys", Text, Many),
    ("aws:TokenIssueTime", Date, Single),
    ("aws:UserAgent", Text, Single),
    ("aws:userid", Text, Single),
    ("aws:username", Text, Single),
    ("aws:ViaAWSMCPService", Bool, Single),
    ("aws:ViaAWSService", Bool, Single),
    ("aws:ViaCustomerDomain", Text, Single),
    ("aws:VpceAccount", Text, Single),
    ("aws:VpceOrgID", Text, Single),
    ("aws:VpceOrgPaths", Text, Many),
    ("aws:VpcSourceIp", Address, Single),
    ("codebuild:BuildArn", Arn, Single),
    ("codebuild:ProjectArn", Arn, Single),
    ("ec2:RoleDelivery", Numeric, Single),
    ("ec2:SourceInstanceArn", Arn, Single),
    ("glue:CredentialIssuingService", Text, Single),
    ("glue:RoleAssumedBy", Text, Single),
    ("identitystore:UserId", Text, Single),
    ("lambda:SourceFunctionArn", Arn, Single),
    ("ssm:SourceInstanceArn", Arn, Single),
];

/// Every global key.
pub fn global_keys() -> impl Iterator<Item = KeyEntry<'static>> {
    KEYS.iter().map(entry)
}

pub(crate) fn find(folded: &str) -> Option<KeyEntry<'static>> {
    KEYS.iter()
        .find(|(name, ..)| names(name, folded))
        .map(entry)
}

fn entry(row: &(&'static str, KeyType, Cardinality)) -> KeyEntry<'static> {
    let (name, kind, cardinality) = *row;
    KeyEntry {
        name,
        kind,
        cardinality,
    }
}
