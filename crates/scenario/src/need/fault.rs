//! What can be wrong with a list of wants, and its words.

use scopedown_policy::{Severity, limits};

use super::WANTS;

/// Something in the list that could not be understood, or was not looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantProblem {
    /// The call or other text.
    pub written: String,
    /// Its line, from 1; `None` where the list is JSON.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: WantFault,
}

/// What is wrong with a part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WantFault {
    /// The text begins like JSON and is none: why, in words.
    NotJson(String),
    /// The list is a policy that AWS's grammar refuses: why, in words.
    Refused(Vec<String>),
    /// JSON that is neither a list of calls nor a policy.
    NoList,
    /// Neither action, operation, command nor ARN.
    NotACall,
    /// No service of that name.
    UnknownService(String),
    /// An operation that no service has, or not this one.
    UnknownOperation,
    /// Several services have an operation of that name: the actions that it may be.
    Ambiguous(Vec<String>),
    /// Which of these actions the operation needs hangs on what is sent.
    HangsOnContent(Vec<String>),
    /// A wildcard that matches no action.
    NothingMatches,
    /// The action is wanted, and the catalogue does not know it.
    NotInCatalog,
    /// The action acts on none of the resources that its statement lists.
    FitsNoResource,
    /// A statement that does not say what is wanted: `Deny`, `NotAction` or `NotResource`.
    SaysNoWant,
    /// A statement's conditions are not looked at.
    ConditionsIgnored,
    /// More than is looked at.
    TooMuch,
}

impl WantProblem {
    /// How grave it is: an error where something that is wanted may be missing from the answer, else a warning.
    pub fn severity(&self) -> Severity {
        match self.fault {
            WantFault::NotInCatalog | WantFault::ConditionsIgnored => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The name for programs.
    pub fn code(&self) -> &'static str {
        match self.fault {
            WantFault::NotJson(_) => "need-json",
            WantFault::Refused(_) => "need-policy-refused",
            WantFault::NoList => "need-no-list",
            WantFault::NotACall => "need-no-call",
            WantFault::UnknownService(_) => "need-unknown-service",
            WantFault::UnknownOperation => "need-unknown-operation",
            WantFault::Ambiguous(_) => "need-ambiguous",
            WantFault::HangsOnContent(_) => "need-hangs-on-content",
            WantFault::NothingMatches => "need-nothing-matches",
            WantFault::NotInCatalog => "need-not-in-catalogue",
            WantFault::FitsNoResource => "need-fits-no-resource",
            WantFault::SaysNoWant => "need-says-no-want",
            WantFault::ConditionsIgnored => "need-conditions-ignored",
            WantFault::TooMuch => "need-too-much",
        }
    }

    /// The actions among which the author must choose.
    pub fn candidates(&self) -> &[String] {
        match &self.fault {
            WantFault::Ambiguous(actions) | WantFault::HangsOnContent(actions) => actions,
            _ => &[],
        }
    }

    /// What is wrong, in one sentence.
    pub fn message(&self) -> String {
        let written = &self.written;
        match &self.fault {
            WantFault::NotJson(_) => "The list begins like JSON and is not JSON.".into(),
            WantFault::Refused(_) => "The list is a policy that AWS's grammar refuses.".into(),
            WantFault::NoList => {
                "The list is JSON, but neither a list of calls nor a policy.".into()
            }
            WantFault::NotACall => {
                format!("`{written}` is neither an action nor an API operation.")
            }
            WantFault::UnknownService(service) => {
                format!("`{service}` is no service of the catalogue.")
            }
            WantFault::UnknownOperation => {
                format!("`{written}` is no action of the catalogue and no operation that is known.")
            }
            WantFault::Ambiguous(_) => format!("Several services have an operation `{written}`."),
            WantFault::HangsOnContent(_) => {
                format!("What `{written}` needs hangs on what is sent.")
            }
            WantFault::NothingMatches => format!("`{written}` matches no action of the catalogue."),
            WantFault::NotInCatalog => {
                format!("`{written}` is not in the catalogue; it is asked for as it is written.")
            }
            WantFault::FitsNoResource => {
                format!("`{written}` acts on none of the resources that its statement lists.")
            }
            WantFault::SaysNoWant => {
                format!("The {written} does not say what is wanted and was left out.")
            }
            WantFault::ConditionsIgnored => {
                format!("The conditions of the {written} are not looked at.")
            }
            WantFault::TooMuch if written.is_empty() => format!(
                "The list is too long to be read; {} bytes are the limit.",
                limits::POLICY_BYTES
            ),
            WantFault::TooMuch => {
                format!("`{written}` wants more than is looked at; {WANTS} calls are the limit.")
            }
        }
    }

    /// What to do, in one sentence.
    pub fn help(&self) -> String {
        match &self.fault {
            WantFault::NotJson(why) => why.clone(),
            WantFault::Refused(why) => why.join(" "),
            WantFault::NoList => {
                "Write a list such as `[\"s3:GetObject\"]`, or a policy that allows what is wanted.".into()
            }
            WantFault::NotACall => {
                "Write an action such as `s3:GetObject`, or an operation such as `s3.head_object` or `aws s3api head-object`.".into()
            }
            WantFault::UnknownService(_) | WantFault::UnknownOperation => {
                "Correct its spelling, or write the action, such as `s3:GetObject`.".into()
            }
            WantFault::Ambiguous(actions) => {
                format!("Write the action that you mean: {}.", listed(actions))
            }
            WantFault::HangsOnContent(actions) => {
                format!("Write those that you need of {}.", listed(actions))
            }
            WantFault::NothingMatches => "Correct the service or the name.".into(),
            WantFault::NotInCatalog => "Check its spelling; the catalogue may be older than the action.".into(),
            WantFault::FitsNoResource => {
                "Give it a statement of its own with a resource that it acts on, or `*`.".into()
            }
            WantFault::SaysNoWant => {
                "Say what is wanted with `Allow`, `Action` and `Resource`.".into()
            }
            WantFault::ConditionsIgnored => {
                "Put what is known of the request into the context.".into()
            }
            WantFault::TooMuch => "Ask for less at a time, and name actions instead of a lone `*`.".into(),
        }
    }
}

fn listed(actions: &[String]) -> String {
    let quoted: Vec<String> = actions.iter().map(|action| format!("`{action}`")).collect();
    quoted.join(", ")
}
