//! What the parts of a denial are called.

use super::{Form, Missing, PolicyType};

impl Form {
    /// What a text was recognised as.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Message => "an access-denied message",
            Self::Botocore => "an error of the AWS CLI or of boto3",
            Self::Python => "a Python traceback with an error of boto3",
            Self::Java => "an exception of the AWS SDK for Java",
            Self::Go => "an error of the AWS SDK for Go",
            Self::JavaScript => "an error of the AWS SDK for JavaScript",
            Self::Xml => "an error answer in XML",
            Self::Event => "a CloudTrail event",
            Self::Decoded => "a decoded authorization message",
            Self::Json => "an SDK's exception as JSON",
            Self::Bare => "a refusal without reasons",
            Self::Unknown => "no denial that is known",
        }
    }
}

impl PolicyType {
    /// Its name in AWS's messages.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Identity => "identity-based policy",
            Self::Resource => "resource-based policy",
            Self::Session => "session policy",
            Self::Boundary => "permissions boundary",
            Self::Scp => "service control policy",
            Self::Rcp => "resource control policy",
            Self::VpcEndpoint => "VPC endpoint policy",
            Self::Trust => "role trust policy",
            Self::PublicAccessBlock => "Block Public Access setting",
        }
    }
}

impl Missing {
    /// What is missing and where it is to be had, in a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Message => {
                "The text holds no message of AWS's. Paste the whole error, or the CloudTrail event of the call: its `errorMessage` names the policy type."
            }
            Self::Action => {
                "The action is not told. The CloudTrail event of the call names the operation."
            }
            Self::Resource => {
                "The resource is not told; some services leave it out. Name it, or read it from the call's parameters."
            }
            Self::Principal => "The caller is not told. `aws sts get-caller-identity` names it.",
            Self::Layer => {
                "The type of policy is not told. AWS tells it within an account or organization only; the CloudTrail event of the caller's account may say more."
            }
            Self::Decoded => {
                "The reason is encoded. `aws sts decode-authorization-message --encoded-message …` tells it."
            }
        }
    }
}
