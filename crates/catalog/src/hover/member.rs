//! The members of the grammar, and the values that are one of a few words.

/// What a member of the policy means.
pub(super) fn of_document(name: &str) -> String {
    let sentence = match name {
        "Version" => {
            "Version says in which version of the language the policy is written: 2012-10-17, or 2008-10-17, which also counts where it is missing."
        }
        "Statement" => {
            "Statement holds the statements of the policy, one or a list of them, whose order never matters."
        }
        "Id" => "Id is a name for the policy, which decides nothing.",
        _ => {
            return format!(
                "\"{name}\" is no member of a policy, which has Version, Id and Statement; AWS refuses others."
            );
        }
    };
    sentence.to_owned()
}

/// What a member of a statement means.
pub(super) fn of_statement(name: &str) -> String {
    let sentence = match name {
        "Sid" => {
            "Sid is a name for the statement, letters and digits that no other statement has, and decides nothing."
        }
        "Effect" => {
            "Effect says what the statement does where it applies: Allow grants, Deny denies whatever else allows."
        }
        "Action" => {
            "Action lists the actions that the statement speaks of, as prefix:Name with * and ? as wildcards."
        }
        "NotAction" => {
            "NotAction makes the statement speak of every action but those listed, those of all other services included."
        }
        "Resource" => {
            "Resource lists the ARNs that the statement speaks of, with * and ? as wildcards; * alone is every resource."
        }
        "NotResource" => {
            "NotResource makes the statement speak of every resource but those listed, those of all other services included."
        }
        "Condition" => {
            "Condition says what must be true of the request: every operator with every key, for any one of the values listed."
        }
        "Principal" => {
            "Principal says whose requests the statement speaks of; role and session policies have none, since it is implied."
        }
        "NotPrincipal" => {
            "NotPrincipal makes the statement speak of everybody's requests but those of the principals listed; role and session policies have none."
        }
        _ => {
            return format!(
                "\"{name}\" is no member of a statement, and AWS refuses a policy that has it."
            );
        }
    };
    sentence.to_owned()
}

/// What a value of `Effect` means.
pub(super) fn effect(value: &str) -> String {
    let sentence = match value {
        "Allow" => "Allow grants what the statement speaks of, unless some statement denies it.",
        "Deny" => "Deny denies what the statement speaks of, whatever other statements allow.",
        _ => {
            return format!(
                "\"{value}\" is no effect, which is Allow or Deny in just this spelling."
            );
        }
    };
    sentence.to_owned()
}

/// What a value of `Version` means.
pub(super) fn version(value: &str) -> String {
    let sentence = match value {
        "2012-10-17" => {
            "2012-10-17 is the current version of the language, in which ${…} is a policy variable."
        }
        "2008-10-17" => {
            "2008-10-17 is the old version of the language, in which ${…} is ordinary text."
        }
        _ => {
            return format!(
                "\"{value}\" is no version of the language; there are 2012-10-17 and 2008-10-17."
            );
        }
    };
    sentence.to_owned()
}
