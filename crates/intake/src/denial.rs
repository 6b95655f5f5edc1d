//! What AWS says when it denies: an access-denied message in any wrapping, a CloudTrail event, an SDK's exception (semantics 9).
//!
//! ```
//! use scopedown_intake::denial::{Deny, PolicyType, read};
//!
//! let denial = read("User: arn:aws:sts::111122223333:assumed-role/app/pod is not authorized to perform: s3:GetObject \
//!     on resource: \"arn:aws:s3:::orders/a.txt\" because no session policy allows the s3:GetObject action");
//! assert_eq!(denial.action.as_deref(), Some("s3:GetObject"));
//! assert_eq!(denial.resource.as_deref(), Some("arn:aws:s3:::orders/a.txt"));
//! assert_eq!((denial.deny, denial.layer), (Some(Deny::Implicit), Some(PolicyType::Session)));
//! ```

mod decoded;
mod event;
mod held;
mod message;
mod operation;
mod words;
mod wrapping;

use scopedown_policy::{Arn, PositionMap, Span};

pub(crate) use event::events;
pub use held::{Asked, Grounds, Held, Outcome, Ranked, ResourceFrom, Suspect, hold};

use crate::tree::json;

/// What a text tells of a denial. What it does not tell is `None`, and named by [`Denial::missing`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Denial {
    /// What the text is.
    pub form: Form,
    /// `service:Action`
    pub action: Option<String>,
    /// How sure the action is.
    pub certainty: Certainty,
    /// The resource, mostly an ARN.
    pub resource: Option<String>,
    /// The account of the resource, where an event tells.
    pub resource_account: Option<String>,
    /// The caller's ARN, or `anonymous`.
    pub principal: Option<String>,
    /// The type of policy that the message names. It names one even where several deny (semantics 9.2.1).
    pub layer: Option<PolicyType>,
    /// The type of policy through which the first one bears: "transitively through a service control policy".
    pub through: Option<PolicyType>,
    /// Whether something denies, or nothing allows.
    pub deny: Option<Deny>,
    /// The policy that denies, where the message ends with its ARN.
    pub policy_arn: Option<String>,
    /// AWS's code: `AccessDenied`, `UnauthorizedOperation`.
    pub code: Option<String>,
    /// The operation that was called: `GetObject`.
    pub operation: Option<String>,
    /// The service's prefix: `s3`.
    pub service: Option<String>,
    /// The Region.
    pub region: Option<String>,
    /// The message that `aws sts decode-authorization-message` decodes.
    pub encoded: Option<String>,
    /// The ARN of the role whose session the caller is, where an event tells.
    pub role_arn: Option<String>,
    /// Condition keys of which an event tells the value, such as `aws:SourceIp`; a key with several values stands once for each.
    pub context: Vec<(String, String)>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Form {
    /// A message of IAM's alone.
    Message,
    /// What the AWS CLI prints, and botocore says.
    Botocore,
    /// A traceback of Python's that ends in botocore's exception.
    Python,
    /// An exception of an AWS SDK for Java.
    Java,
    /// An error of an AWS SDK for Go.
    Go,
    /// An error of the AWS SDK for JavaScript.
    JavaScript,
    /// The XML that S3 and other services answer with.
    Xml,
    /// An event of CloudTrail's.
    Event,
    /// What `aws sts decode-authorization-message` prints.
    Decoded,
    /// The JSON of an SDK's exception.
    Json,
    /// A refusal without reasons, such as `403 Forbidden` of a `HEAD` request.
    Bare,
    /// Nothing that is known.
    #[default]
    Unknown,
}

/// Whether an action was told or concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Certainty {
    /// The message names it.
    #[default]
    Told,
    /// Concluded from the operation, whose name most often is the action's.
    FromOperation,
}

/// The types of policy that a message can name (semantics 9.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PolicyType {
    /// An identity-based policy.
    Identity,
    /// A resource-based policy.
    Resource,
    /// A session policy.
    Session,
    /// A permissions boundary.
    Boundary,
    /// A service control policy.
    Scp,
    /// A resource control policy, which only ever denies explicitly.
    Rcp,
    /// The policy of a VPC endpoint.
    VpcEndpoint,
    /// The trust policy of a role.
    Trust,
    /// S3's Block Public Access, which is no policy but has a wording of its own.
    PublicAccessBlock,
}

/// How a request was denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deny {
    /// No policy of the type allows.
    Implicit,
    /// A statement denies.
    Explicit,
}

/// What a text does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Missing {
    /// The whole message.
    Message,
    /// The action.
    Action,
    /// The resource.
    Resource,
    /// The caller.
    Principal,
    /// The type of policy.
    Layer,
    /// What the encoded message says.
    Decoded,
}

/// Reads a denial. Whatever the text is, an answer comes back; [`Denial::missing`] says what it lacks.
pub fn read(text: &str) -> Denial {
    let text = text.trim();
    if text.starts_with(['{', '['])
        && let Ok(node) = json(text, &PositionMap::of(Span::new(0, text.len())))
        && let Some((denial, _)) = events(&node).into_iter().next()
    {
        return denial;
    }
    let mut denial = wrapping::read(text);
    message::read(text, &mut denial);
    denial.conclude();
    denial
}

/// Whether a text speaks of a denial.
pub(crate) fn is_message(text: &str) -> bool {
    let says = [
        "not authorized to perform",
        "UnauthorizedOperation",
        "AccessDenied",
        "Access Denied",
        "403 Forbidden",
        "(403)",
    ]
    .iter()
    .any(|words| text.contains(words));
    let is_file = [
        "apiVersion:",
        "Statement:",
        "Resources:",
        "resource \"",
        "data \"",
    ]
    .iter()
    .any(|words| text.contains(words));
    says && !is_file
}

impl Denial {
    /// A title in a few words.
    pub(crate) fn name(&self) -> String {
        self.action
            .clone()
            .or_else(|| self.operation.clone())
            .or_else(|| self.code.clone())
            .unwrap_or_else(|| "denial".to_owned())
    }

    /// Quotation marks with nothing between them tell nothing.
    fn forget_blanks(&mut self) {
        for told in [
            &mut self.action,
            &mut self.resource,
            &mut self.principal,
            &mut self.policy_arn,
            &mut self.code,
            &mut self.operation,
            &mut self.service,
            &mut self.region,
            &mut self.encoded,
            &mut self.role_arn,
        ] {
            told.take_if(|text| text.trim().is_empty());
        }
    }

    /// Fills in what follows from what was told.
    fn conclude(&mut self) {
        self.forget_blanks();
        if self.service.is_none() && self.action.is_none() {
            let operation = self.operation.as_deref();
            self.service = operation
                .and_then(operation::only_service)
                .map(str::to_owned);
        }
        if self.action.is_none()
            && let (Some(service), Some(operation)) = (&self.service, &self.operation)
        {
            self.action = operation::action(service, operation);
            self.certainty = Certainty::FromOperation;
        }
        if self.service.is_none() {
            let prefix = self
                .action
                .as_deref()
                .and_then(|action| action.split(':').next());
            self.service = prefix.map(str::to_owned);
        }
        if self.region.is_none() {
            let arn = self.resource.as_deref().and_then(Arn::parse);
            self.region = arn
                .map(|arn| arn.region.to_owned())
                .filter(|region| !region.is_empty());
        }
        let told = self.action.is_some() || self.principal.is_some() || self.layer.is_some();
        if self.form == Form::Unknown && told {
            self.form = Form::Message;
        }
    }

    /// The actions that the call may have been denied for, `service:Action`: the one that is told, or all that the operation needs.
    pub fn actions(&self) -> Vec<String> {
        let concluded = match (&self.service, &self.operation) {
            (Some(service), Some(operation)) if self.certainty == Certainty::FromOperation => {
                operation::actions(service, operation)
            }
            _ => Vec::new(),
        };
        if concluded.is_empty() {
            self.action.iter().cloned().collect()
        } else {
            concluded
        }
    }

    /// What the text does not tell, in the order in which it helps.
    pub fn missing(&self) -> Vec<Missing> {
        if matches!(self.form, Form::Unknown | Form::Bare) && self.action.is_none() {
            return vec![Missing::Message];
        }
        let lacks = [
            (
                self.encoded.is_some() && self.layer.is_none(),
                Missing::Decoded,
            ),
            (self.action.is_none(), Missing::Action),
            (self.resource.is_none(), Missing::Resource),
            (self.principal.is_none(), Missing::Principal),
            (self.layer.is_none(), Missing::Layer),
        ];
        lacks
            .into_iter()
            .filter_map(|(lacking, what)| lacking.then_some(what))
            .collect()
    }
}
