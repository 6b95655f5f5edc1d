use std::collections::BTreeMap;

use scopedown_eval::cell_everywhere;
use scopedown_intake::denial::{
    Certainty, Denial, Deny, Grounds, Held, Missing, Outcome, PolicyType, Ranked, ResourceFrom,
    Suspect,
};
use serde::Serialize;

use super::{ExplanationShape, keys, layers};
use crate::words;

/// A denial, and what the policies at hand say of it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct DenialShape {
    /// The version of this shape.
    pub denial: u8,
    /// What the text tells.
    pub read: ReadDenialShape,
    /// `incomplete`, `noPolicies`, `refused`, `agrees`, `otherLayer`, `contradicts` or `cannotTell`.
    pub outcome: String,
    /// The outcome in words.
    pub headline: String,
    /// The layers at hand that deny it too: with `agrees` those that AWS would name next, with `otherLayer` all.
    pub layers: Vec<String>,
    /// With `cannotTell`, the keys on which it hangs.
    pub on: Vec<String>,
    /// What must be missing, the likeliest first; with `noPolicies` what to give.
    pub suspects: Vec<SuspectShape>,
    /// The answer at hand, layer by layer; null where nothing could be asked.
    pub explanation: Option<ExplanationShape>,
}

/// What a text tells of a denial; what it does not tell is null.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ReadDenialShape {
    /// What the text is, in words.
    pub form: String,
    /// The action.
    pub action: Option<String>,
    /// `told` or `fromOperation`.
    pub action_from: String,
    /// The resource.
    pub resource: Option<String>,
    /// `told`; `concluded` from a name; `policies` where nothing tells it and it is denied on every resource that the policies name; or `none` for
    /// an action without resource. Null where it is needed and not known.
    pub resource_from: Option<String>,
    /// The caller.
    pub principal: Option<String>,
    /// The role whose session the caller is.
    pub role_arn: Option<String>,
    /// The type of policy that AWS names: `identity`, `resource`, `session`, `boundary`, `scp`, `rcp`, `vpcEndpoint`, `trust` or
    /// `publicAccessBlock`.
    pub layer: Option<String>,
    /// The type through which the first bears.
    pub through: Option<String>,
    /// `implicit` or `explicit`.
    pub deny: Option<String>,
    /// The policy that denies.
    pub policy_arn: Option<String>,
    /// AWS's code.
    pub code: Option<String>,
    /// The operation that was called.
    pub operation: Option<String>,
    /// The Region.
    pub region: Option<String>,
    /// The account of the resource.
    pub resource_account: Option<String>,
    /// Whether there is a message that `aws sts decode-authorization-message` decodes.
    pub encoded: bool,
    /// Condition keys and their values.
    pub context: BTreeMap<String, String>,
    /// What the text does not tell, in sentences.
    pub missing: Vec<String>,
}

/// What may be missing, or be otherwise.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct SuspectShape {
    /// `notGiven`, `anotherDocument`, `changed`, `staleCredentials`, `otherPrincipal`, `otherAccount`, `keys`, `assumed`, `otherAction` or
    /// `missingObject`.
    pub suspect: String,
    /// The type of policy, for the first three.
    pub layer: Option<String>,
    /// `told` by AWS, `shown` by the texts side by side, or `possible`.
    pub grounds: String,
    /// The suspicion in words.
    pub words: String,
    /// What to do about it.
    pub next: Option<String>,
}

impl DenialShape {
    /// A denial that was held against a scenario.
    pub fn of(held: &Held) -> Self {
        let (set, on) = match &held.outcome {
            Outcome::Agrees { also } => (layers(*also), Vec::new()),
            Outcome::OtherLayer { ours } => (layers(*ours), Vec::new()),
            Outcome::CannotTell { on } => (Vec::new(), keys(on)),
            _ => (Vec::new(), Vec::new()),
        };
        Self {
            denial: 1,
            read: ReadDenialShape::of(held),
            outcome: denial_outcome(&held.outcome).to_owned(),
            headline: words::denial_headline(held).plain(),
            layers: set,
            on,
            suspects: held
                .suspects
                .iter()
                .map(|ranked| SuspectShape::of(ranked, held))
                .collect(),
            explanation: explanation(held),
        }
    }
}

fn explanation(held: &Held) -> Option<ExplanationShape> {
    let (request, trace) = (held.request()?, held.trace.as_ref()?);
    let (authority, _) = held.analysis.ready().ok()?;
    let cell = cell_everywhere(authority, &request);
    Some(ExplanationShape::of(&request, &cell, trace, &held.analysis))
}

impl ReadDenialShape {
    fn of(held: &Held) -> Self {
        let denial: &Denial = &held.denial;
        let asked = held.asked.as_ref();
        let action = asked.map(|asked| asked.action.as_written().to_owned());
        let resource = asked.map(|asked| asked.resource.as_written().to_owned());
        let told = denial.resource.as_ref().map(|_| ResourceFrom::Told);
        let resource_from = asked.map(|asked| asked.resource_from).or(told);
        Self {
            form: denial.form.words().to_owned(),
            action: action.or_else(|| denial.action.clone()),
            action_from: match denial.certainty {
                Certainty::Told => "told",
                Certainty::FromOperation => "fromOperation",
            }
            .to_owned(),
            resource: resource.or_else(|| denial.resource.clone()),
            resource_from: resource_from.map(|from| of_resource(from).to_owned()),
            principal: denial.principal.clone(),
            role_arn: denial.role_arn.clone(),
            layer: denial.layer.map(policy_type),
            through: denial.through.map(policy_type),
            deny: denial.deny.map(|deny| {
                match deny {
                    Deny::Implicit => "implicit",
                    Deny::Explicit => "explicit",
                }
                .to_owned()
            }),
            policy_arn: denial.policy_arn.clone(),
            code: denial.code.clone(),
            operation: denial.operation.clone(),
            region: denial.region.clone(),
            resource_account: denial.resource_account.clone(),
            encoded: denial.encoded.is_some(),
            context: denial.context.iter().cloned().collect(),
            missing: held
                .lacking()
                .into_iter()
                .map(Missing::words)
                .map(str::to_owned)
                .collect(),
        }
    }
}

impl SuspectShape {
    fn of(ranked: &Ranked, held: &Held) -> Self {
        let suspect = &ranked.suspect;
        Self {
            suspect: denial_suspect_name(suspect).to_owned(),
            layer: match suspect {
                Suspect::NotGiven(kind)
                | Suspect::AnotherDocument(kind)
                | Suspect::Changed(kind) => Some(policy_type(*kind)),
                _ => None,
            },
            grounds: match ranked.grounds {
                Grounds::Told => "told",
                Grounds::Shown => "shown",
                Grounds::Possible => "possible",
            }
            .to_owned(),
            words: words::denial_suspect(suspect, held).plain(),
            next: words::denial_next(suspect, held.pod).map(|next| next.plain()),
        }
    }
}

/// The name of an outcome for programs.
const fn denial_outcome(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Incomplete(_) => "incomplete",
        Outcome::NoPolicies => "noPolicies",
        Outcome::Refused => "refused",
        Outcome::Agrees { .. } => "agrees",
        Outcome::OtherLayer { .. } => "otherLayer",
        Outcome::Contradicts => "contradicts",
        Outcome::CannotTell { .. } => "cannotTell",
    }
}

const fn denial_suspect_name(suspect: &Suspect) -> &'static str {
    match suspect {
        Suspect::NotGiven(_) => "notGiven",
        Suspect::AnotherDocument(_) => "anotherDocument",
        Suspect::Changed(_) => "changed",
        Suspect::StaleCredentials => "staleCredentials",
        Suspect::OtherPrincipal { .. } => "otherPrincipal",
        Suspect::OtherAccount => "otherAccount",
        Suspect::Keys(_) => "keys",
        Suspect::Assumed(_) => "assumed",
        Suspect::OtherAction(_) => "otherAction",
        Suspect::MissingObject => "missingObject",
    }
}

const fn of_resource(from: ResourceFrom) -> &'static str {
    match from {
        ResourceFrom::Told => "told",
        ResourceFrom::Concluded => "concluded",
        ResourceFrom::Policies => "policies",
        ResourceFrom::None => "none",
    }
}

fn policy_type(kind: PolicyType) -> String {
    match kind {
        PolicyType::Identity => "identity",
        PolicyType::Resource => "resource",
        PolicyType::Session => "session",
        PolicyType::Boundary => "boundary",
        PolicyType::Scp => "scp",
        PolicyType::Rcp => "rcp",
        PolicyType::VpcEndpoint => "vpcEndpoint",
        PolicyType::Trust => "trust",
        PolicyType::PublicAccessBlock => "publicAccessBlock",
    }
    .to_owned()
}
