use super::{LEGACY_PARSING, Words, quote};
use crate::action::ActionFault;
use crate::template::VariableFault;

/// What is wrong with an entry of an action or resource list, or with a variable (semantics 1.7, 1.8, 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternCode {
    /// An action that is neither `*` nor `prefix:name`.
    Action(ActionFault, Box<str>),
    /// A resource that is neither `*` nor an ARN.
    ResourceForm(Box<str>),
    /// `arn:aws:s3::bucket`, `arn:aws::::x`: an empty segment among too few, or no service.
    ResourceSegments(Box<str>),
    /// `arn:aws:*:::x`
    ServiceWildcard(Box<str>),
    /// `arn:amazon:…`
    Partition {
        /// The partition as written.
        partition: Box<str>,
        /// The whole entry.
        arn: Box<str>,
    },
    /// `arn:aws:logs:*`: fewer than six segments.
    ShortArn,
    /// `arn:aws:s3:eu-west-1::bucket`
    S3Region(Box<str>),
    /// `arn:aws:iam:eu-west-1:…`
    IamRegion(Box<str>),
    /// `arn:aws:iam::111122223333:robot/x`
    IamPath,
    /// `arn:aws:dynamodb:…:tab*/orders`: a wildcard in the resource type.
    TypeWildcard,
    /// `arn:aws:S3:::x`
    UpperCase,
    /// `${…}` that has no value or is ordinary text.
    Variable(VariableFault),
    /// `${…}` in a document of 2008.
    VariableIn2008,
    /// `${…}` before the fifth colon of an ARN.
    VariableInFront,
}

impl PatternCode {
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Action(fault, text) => action_words(*fault, text),
            Self::ResourceForm(text) => Words::new(
                "resource-form",
                format!("{} is neither an ARN nor `*`.", quote(text)),
                "Write the whole ARN, such as `arn:aws:s3:::bucket/key`.",
            )
            .aws(format!("Resource {text} must be in ARN format or \"*\".")),
            Self::ResourceSegments(text) => Words::new(
                "resource-segments",
                format!("{} has an empty segment where AWS needs one, or too few colons.", quote(text)),
                "Write `arn:partition:service:region:account:resource`; Region and account may be empty, but their colons stay.",
            )
            .aws(LEGACY_PARSING),
            Self::ServiceWildcard(text) => Words::new(
                "resource-service-wildcard",
                format!("The service of {} must be named in full.", quote(text)),
                "Write one entry for each service, or `*` for every resource.",
            )
            .aws("Resource vendor must be fully qualified and cannot contain regexes."),
            Self::Partition { partition, arn } => Words::new(
                "resource-partition",
                format!("{} is not a partition of AWS; the entry matches nothing.", quote(partition)),
                "Write `aws`, `aws-cn` or `aws-us-gov`.",
            )
            .aws(format!("Partition \"{partition}\" is not valid for resource \"{arn}\".")),
            Self::ShortArn => Words::new(
                "resource-short",
                "This ARN has fewer than six segments; the missing ones count as `*`.",
                "Write them out, so that the entry says what it covers.",
            ),
            Self::S3Region(text) => Words::new(
                "s3-region",
                "ARNs of S3 buckets and objects have no Region; with one the entry matches nothing.",
                "Leave it empty: `arn:aws:s3:::bucket`.",
            )
            .aws(format!("Resource {text} can not contain region information.")),
            Self::IamRegion(text) => Words::new(
                "iam-region",
                "ARNs of IAM have no Region; with one the entry matches nothing.",
                "Leave it empty: `arn:aws:iam::111122223333:role/name`.",
            )
            .aws(format!("IAM resource {text} cannot contain region information.")),
            Self::IamPath => Words::new(
                "iam-resource",
                "IAM has no resource of this form, and does not save the entry.",
                "Begin with the kind: `user/`, `role/`, `policy/`, `group/`, `instance-profile/` or another that IAM has.",
            ),
            Self::TypeWildcard => Words::new(
                "resource-type-wildcard",
                "The wildcard stands in the type of the resource, so the entry covers every type that begins like this.",
                "Write the type out and put the wildcard behind its `/` or `:`.",
            ),
            Self::UpperCase => Words::new(
                "arn-case",
                "The front of an ARN is written in lower case; letter case counts, so this most likely matches nothing.",
                "Write partition, service and Region in lower case.",
            ),
            Self::Variable(fault) => variable_words(*fault),
            Self::VariableIn2008 => Words::new(
                "variable-version",
                "In the language of 2008 `${…}` is ordinary text, so this compares with the characters themselves.",
                "Add `\"Version\": \"2012-10-17\"` for variables to work.",
            ),
            Self::VariableInFront => Words::new(
                "variable-place",
                "Variables are replaced only behind the fifth colon of an ARN; here it is ordinary text and matches nothing.",
                "Move it behind the fifth colon, or use `*` and a condition.",
            ),
        }
    }
}

fn action_words(fault: ActionFault, text: &str) -> Words {
    let quoted = quote(text);
    match fault {
        ActionFault::NoPrefix => Words::new(
            "action-prefix-missing",
            format!("The action {quoted} has no service prefix."),
            "Write it as `service:Name`, such as `s3:GetObject`, or `*` for every action.",
        )
        .aws("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
        ActionFault::ManyColons => Words::new(
            "action-colons",
            format!("The action {quoted} has more than one colon."),
            "Write it as `service:Name`; an ARN belongs into `Resource`.",
        )
        .aws("Actions/Condition can contain only one colon."),
        ActionFault::BadPrefix => {
            let prefix = text.split(':').next().unwrap_or_default();
            Words::new(
                "action-prefix",
                format!("The service prefix of {quoted} may hold letters, digits, `.` and `-` only, and no wildcard."),
                "Name the service in full; a lone `*` stands for every action of every service.",
            )
            .aws(format!("Vendor {prefix} is not valid"))
        }
        ActionFault::NoName => Words::new(
            "action-name",
            format!("{quoted} names a service and no action."),
            "Write the action's name behind the colon.",
        ),
    }
}

fn variable_words(fault: VariableFault) -> Words {
    let (code, message, help) = match fault {
        VariableFault::Empty => (
            "variable-empty",
            "This variable has no name, so it never has a value.",
            "Write the key inside: `${aws:PrincipalTag/team}`.",
        ),
        VariableFault::Space => (
            "variable-space",
            "A space stands beside the variable's name, so it never has a value.",
            "Delete the space.",
        ),
        VariableFault::Default => (
            "variable-default",
            "The default of this variable is not in the form that AWS reads, so the variable never has a value.",
            "Write a comma, one space and single quotes: `${aws:PrincipalTag/team, 'none'}`.",
        ),
        VariableFault::Unclosed => (
            "variable-unclosed",
            "This `${` is never closed, so it is ordinary text.",
            "Close it with `}`.",
        ),
    };
    Words::new(code, message, help)
}
