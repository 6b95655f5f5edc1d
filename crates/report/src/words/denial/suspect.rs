//! Suspects: what may be missing, and where it is to be had.

use scopedown_intake::denial::{Held, Outcome, PolicyType, Suspect};

use super::{is_several, the};
use crate::run::{Sentence, code, sentence, text};
use crate::words::assumption;

/// What may be missing, or be otherwise, in a sentence.
pub fn denial_suspect(suspect: &Suspect, held: &Held) -> Sentence {
    match suspect {
        Suspect::NotGiven(PolicyType::PublicAccessBlock) => sentence(
            "S3's Block Public Access stops it. That is a setting and no policy; it is not evaluated here.",
        ),
        Suspect::NotGiven(PolicyType::VpcEndpoint) => sentence(
            "The policy of the VPC endpoint that the request came through. Such policies are not evaluated here.",
        ),
        Suspect::NotGiven(kind) => {
            let missing = match held.outcome {
                Outcome::NoPolicies => "",
                _ => ", not given",
            };
            text(format!("{}{missing}.", capital(not_given(*kind)))) + named(*kind, held)
        }
        Suspect::AnotherDocument(kind) => {
            text(format!(
                "{} that is not among those given.",
                capital(another(*kind))
            )) + named(*kind, held)
        }
        Suspect::Changed(kind) => changed(*kind),
        Suspect::StaleCredentials => sentence(
            "The pod's credentials are older than the session policy at hand. EKS keeps them for 6 hours, behind a target role for 59 minutes, and a change takes up to 10 seconds to reach new ones.",
        ),
        Suspect::OtherPrincipal { theirs, ours } => {
            text("The message is about ")
                + code(theirs)
                + text(", and the policies at hand are those of ")
                + code(ours)
                + text(".")
        }
        Suspect::OtherAccount => sentence(
            "The resource may belong to another account, which its ARN does not tell; to strangers S3 gives no reasons. Then the resource's own policy has to allow it as well.",
        ),
        Suspect::Keys(keys) => {
            let keys = keys.iter().map(|key| code(key.as_written()));
            let joined = keys
                .reduce(|all, key| all + text(", ") + key)
                .unwrap_or_default();
            text(
                "Condition keys with other values than were given or taken for absent; the answer hangs on ",
            ) + joined
                + text(".")
        }
        Suspect::Assumed(points) => {
            let said: Vec<String> = points
                .iter()
                .map(|point| format!("{} ({})", assumption(point), point.number()))
                .collect();
            text(format!(
                "AWS does not say, and the answer here assumes: {}.",
                said.join("; ")
            ))
        }
        Suspect::OtherAction(actions) => other_action(actions),
        Suspect::MissingObject => sentence(
            "The object may not exist: to whoever may not list the bucket S3 answers 403 instead of 404, and `s3:ListBucket` is not allowed here.",
        ),
    }
}

/// What to do about a suspect.
pub fn denial_next(suspect: &Suspect, pod: bool) -> Option<Sentence> {
    let step = match suspect {
        Suspect::NotGiven(kind) | Suspect::AnotherDocument(kind) | Suspect::Changed(kind) => {
            where_to_find(*kind, pod)
        }
        Suspect::StaleCredentials => {
            "Recreate the pod, and try again; `aws eks describe-pod-identity-association` shows when the association was modified."
        }
        Suspect::OtherPrincipal { .. } => {
            "Give the policies of the role in the message, or run `aws sts get-caller-identity` where it failed."
        }
        Suspect::OtherAccount => "Give the account of the resource, and its policy.",
        Suspect::Keys(_) => {
            "The CloudTrail event of the call tells some of their values; leave the others unknown to see what hangs on them."
        }
        Suspect::OtherAction(_) => {
            "The CloudTrail event, or a newer SDK, may have the whole message, which names the action."
        }
        Suspect::MissingObject => "Look for the object with a principal that may list the bucket.",
        Suspect::Assumed(_) => return None,
    };
    Some(sentence(step))
}

fn other_action(actions: &[String]) -> Sentence {
    let names = actions.iter().map(|name| code(name));
    let joined = names
        .reduce(|all, name| all + text(" and ") + name)
        .unwrap_or_default();
    text("Another action than was concluded from the operation: it needs ")
        + joined
        + text(", and perhaps more, such as the use of a key.")
}

/// The text at hand is not the one that was in force.
fn changed(kind: PolicyType) -> Sentence {
    let are = if is_several(kind) {
        "that were in force are not the texts"
    } else {
        "that was in force is not the text"
    };
    text(format!(
        "{} {are} at hand: edited since, or not in force everywhere yet.",
        capital(the(kind))
    ))
}

/// The ARN, where the message ends with that of a policy of the type.
fn named(kind: PolicyType, held: &Held) -> Sentence {
    match &held.denial.policy_arn {
        Some(arn) if held.denial.layer == Some(kind) => {
            text(" AWS names it: ") + code(arn) + text(".")
        }
        _ => Sentence::default(),
    }
}

const fn not_given(kind: PolicyType) -> &'static str {
    match kind {
        PolicyType::Identity => "the role's own policies",
        PolicyType::Session => "a session policy",
        PolicyType::Boundary => "a permissions boundary",
        PolicyType::Scp => "a service control policy",
        PolicyType::Rcp => "a resource control policy",
        other => the(other),
    }
}

const fn another(kind: PolicyType) -> &'static str {
    match kind {
        PolicyType::Identity => "another policy of the role",
        PolicyType::Session => "another session policy",
        PolicyType::Scp => "another service control policy, perhaps of another level,",
        PolicyType::Rcp => "another resource control policy, perhaps of another level,",
        other => the(other),
    }
}

/// Where the documents of a type are to be had.
const fn where_to_find(kind: PolicyType, pod: bool) -> &'static str {
    match kind {
        PolicyType::Identity => {
            "`aws iam list-attached-role-policies` and `aws iam list-role-policies` name them; `aws iam get-account-authorization-details` has them all."
        }
        PolicyType::Session if pod => {
            "`aws eks describe-pod-identity-association` shows it under `policy`."
        }
        PolicyType::Session => {
            "Whoever assumes the role passes it, as `Policy` or `PolicyArns` of the call; CloudTrail does not show its text."
        }
        PolicyType::Boundary => {
            "`aws iam get-role` names it under `PermissionsBoundary`; `aws iam get-policy-version` shows it."
        }
        PolicyType::Scp => {
            "`aws organizations list-policies-for-target --filter SERVICE_CONTROL_POLICY`, for the account, each unit above it and the root, from the management account."
        }
        PolicyType::Rcp => {
            "`aws organizations list-policies-for-target --filter RESOURCE_CONTROL_POLICY`, for the resource's account, each unit above it and the root, from the management account."
        }
        PolicyType::Resource => {
            "The resource's service shows it: `aws s3api get-bucket-policy`, `aws kms get-key-policy` and the like."
        }
        PolicyType::VpcEndpoint => {
            "`aws ec2 describe-vpc-endpoints` shows it under `PolicyDocument`."
        }
        PolicyType::Trust => "`aws iam get-role` shows it under `AssumeRolePolicyDocument`.",
        PolicyType::PublicAccessBlock => {
            "`aws s3api get-public-access-block` shows that of the bucket, `aws s3control get-public-access-block` that of the account."
        }
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
