//! The sentences of the rules.

use scopedown_policy::Words;

use crate::association::Field;
use crate::rule::{Rule, Stage};
use scopedown_policy::quote;

/// A sentence, its help, and AWS's own message where it is known.
pub(super) fn of(rule: &Rule, field: Field) -> Words {
    let (message, help) = sentences(rule, field);
    Words {
        code: rule.code().name(),
        message,
        help,
        aws: aws(rule),
    }
}

fn sentences(rule: &Rule, field: Field) -> (String, String) {
    if rule.is_of_policy_text() {
        return of_policy_text(rule);
    }
    let label = field.label();
    match rule {
        Rule::Missing => (
            format!("The association has no {label}."),
            format!("Give `{}`; without it EKS makes no association.", field.name()),
        ),
        Rule::Open(written) => (
            format!("The {label} is written as {}, which cannot be evaluated here.", quote(written)),
            "Nothing was checked of it; give its value to have it checked.".into(),
        ),
        Rule::ClusterName(name) => (
            format!("{} is not the name of a cluster.", quote(name)),
            "A cluster name has 1 to 100 letters, digits, hyphens and underscores, and begins with a letter or digit.".into(),
        ),
        Rule::Namespace(name) => (
            format!("{} is not the name of a namespace.", quote(name)),
            "Use 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends; one association is for one namespace, and wildcards do not work.".into(),
        ),
        Rule::ServiceAccount(name) => (
            format!("{} is not the name of a service account.", quote(name)),
            "Use lower-case letters, digits, hyphens and dots, at most 253, with a letter or digit at both ends of each part; wildcards do not work.".into(),
        ),
        Rule::NotARole(text) => (
            format!("The {label} {} is not the ARN of a role.", quote(text)),
            "Write `arn:aws:iam::ACCOUNT:role/NAME`, with the path of the role if it has one; the ARN of a session does not do.".into(),
        ),
        Rule::ForeignRole { role, cluster } => (
            format!("The role belongs to account {role}, and the cluster to {cluster}."),
            "Name a role of the cluster's account in `roleArn`, and the other account's role in `targetRoleArn`.".into(),
        ),
        Rule::OtherPartition { target, role } => (
            format!("The target role is in the partition {}, and the role in {}.", quote(target), quote(role)),
            "No role can be assumed across partitions: use a target role of the same one.".into(),
        ),
        Rule::TargetIsRole => (
            "The target role is the role itself.".into(),
            "Leave the target role out: the session policy binds the role's session without it, and the session may be longer.".into(),
        ),
        Rule::TagsBesidePolicy => (
            "The association has a session policy, and its session tags are not disabled.".into(),
            format!("Set `disableSessionTags` to true: the six tags alone take about {} % of the room that they share with the policy.", crate::figures::TAGS_SHARE),
        ),
        Rule::TagsOpenBesidePolicy => (
            "The association has a session policy, and whether its session tags are disabled cannot be evaluated here.".into(),
            "Set `disableSessionTags` to true; EKS takes no session policy otherwise.".into(),
        ),
        Rule::SeveralPolicies(count) => (
            format!("An association takes one session policy, and here are {count}."),
            "Merge their statements into one document; together they allow what any of them allows.".into(),
        ),
        Rule::FirstHopNotNarrowed => (
            "The session policy binds the session of the target role alone; the role that leads there is not narrowed.".into(),
            "Let the first role assume the target role and nothing else.".into(),
        ),
        Rule::SecondAssociation(first) => (
            format!("Association {} of the list is for the same service account; a service account can have one.", first + 1),
            "Merge the two, or give the pods service accounts of their own; several associations may share one role.".into(),
        ),
        Rule::Owned(owner) => (
            format!("The association belongs to the add-on {}.", quote(owner)),
            "Change it through the add-on, which may put back what is changed here.".into(),
        ),
        Rule::ExternalId(expected) => (
            format!("The external id is not {}, which EKS makes of Region, account, cluster, namespace and service account.", quote(expected)),
            "Look whether it was read from another association; the trust policy of the target role must name the one that EKS answers.".into(),
        ),
        _ => of_tags_and_changes(rule, field),
    }
}

fn of_policy_text(rule: &Rule) -> (String, String) {
    match rule {
        Rule::Refused(stage, diagnostic) => {
            let words = diagnostic.words();
            let before = match stage {
                Stage::Json => "The session policy is not JSON",
                Stage::Characters => "The session policy holds a character that IAM does not take",
                Stage::Grammar => "The session policy is not one that IAM takes",
            };
            (format!("{before}: {}", lower_first(&words.message)), words.help)
        }
        Rule::LongPolicy { characters, limit } => (
            format!("The session policy has {characters} characters, white space included; EKS takes {limit}."),
            "Take out white space, merge statements, or use wildcards.".into(),
        ),
        Rule::PackedTooLarge(percent) => (
            format!("By estimate the session policy packs into {percent} % or more of what AWS takes."),
            "Shorten it, names that look random first; only AWS knows the packed size.".into(),
        ),
        Rule::PackedUnsure(percent) => (
            format!("By estimate the session policy may pack into up to {percent} % of what AWS takes."),
            "Try it once with `aws sts assume-role`, which answers `PackedPolicySize`, or shorten it.".into(),
        ),
        _ => (
            "The session policy is empty.".into(),
            "Leave the field out for a session without restriction, or write a policy; no policy can be empty.".into(),
        ),
    }
}

fn of_tags_and_changes(rule: &Rule, field: Field) -> (String, String) {
    match rule {
        Rule::ManyTags { count, limit } => (
            format!("The association has {count} tags of its own; EKS takes {limit}."),
            "Delete some of them.".into(),
        ),
        Rule::TagKey(key) => (
            format!("The tag key {} has {} characters.", quote(key), key.chars().count()),
            "A key has 1 to 128 characters.".into(),
        ),
        Rule::TagValue(key) => (
            format!("The value of the tag {} has more than 256 characters.", quote(key)),
            "Shorten it to 256 characters.".into(),
        ),
        Rule::ReservedTag(key) => (
            format!("The tag key {} begins with `aws:`, which AWS keeps to itself.", quote(key)),
            "Choose another key.".into(),
        ),
        Rule::RepeatedTag(key) => (
            format!("The tag key {} stands twice.", quote(key)),
            "Keep one of the two.".into(),
        ),
        Rule::TagNamedAsSessionTag(key) => (
            format!("The tag {} is the association's own: no session gets it, and no policy sees it as `aws:PrincipalTag`.", quote(key)),
            "Write what it should narrow into the session policy, or let EKS pass its session tags and do without a session policy.".into(),
        ),
        Rule::Unchangeable => (
            format!("An update cannot change the {}.", field.label()),
            "Create another association, and delete this one.".into(),
        ),
        Rule::NothingChanged => (
            "The update changes nothing.".into(),
            "EKS wants at least one change; compare what you have with what you want.".into(),
        ),
        Rule::PolicyRemoved => (
            "The session policy is taken away, and AWS does not document whether an update does that.".into(),
            "Delete the association and create it again without a policy; until then the old policy may hold.".into(),
        ),
        Rule::CachedCredentials(minutes) => (
            format!("Pods that run keep their credentials for up to {}, with what they had before.", duration(*minutes)),
            "Recreate the pods after the change; new credentials see it within about ten seconds.".into(),
        ),
        _ => (String::new(), String::new()),
    }
}

/// AWS's own message, where one was seen (semantics 8.2, 8.3).
fn aws(rule: &Rule) -> Option<String> {
    let text = match rule {
        Rule::ForeignRole { .. } => "Cross-account pass role is not allowed.".into(),
        Rule::TagsBesidePolicy => {
            "When policy is specified, disableSessionTags must be set to true".into()
        }
        Rule::LongPolicy { limit, .. } => {
            format!("The parameter policy should not be greater than {limit} characters.")
        }
        Rule::SecondAssociation(_) => "Association already exists".into(),
        Rule::PackedTooLarge(_) => {
            "Packed policy consumes n% of allotted space, please use smaller policy.".into()
        }
        _ => return None,
    };
    Some(text)
}

/// So many minutes in the words that people use.
fn duration(minutes: u32) -> String {
    if minutes.is_multiple_of(60) {
        format!("{} hours", minutes / 60)
    } else {
        format!("{minutes} minutes")
    }
}

/// A sentence that goes on behind a colon; names in backticks and abbreviations stay as they are.
fn lower_first(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) if !characters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_go_on_behind_a_colon() {
        assert_eq!(
            lower_first("A policy is a JSON object."),
            "a policy is a JSON object."
        );
        assert_eq!(lower_first("AWS refuses it."), "AWS refuses it.");
        assert_eq!(lower_first("`x` is none."), "`x` is none.");
        assert_eq!(lower_first(""), "");
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(360), "6 hours");
        assert_eq!(duration(59), "59 minutes");
    }
}
