//! The kinds of entries that a corpus file may hold.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

/// Values of condition keys: a string, boolean or number is a single-valued key, a list a multivalued one.
pub type Context = BTreeMap<String, toml::Value>;

/// One named entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The file, relative to the corpus.
    pub file: String,
    /// The name, unique in the whole corpus.
    pub name: String,
    /// What the entry shows, in one sentence.
    pub why: String,
    /// The facts that it rests on, as numbers of the fact sheet.
    pub facts: Vec<String>,
    /// What those facts rest on.
    pub basis: Basis,
    /// What is checked.
    pub body: Body,
}

/// What a fact rests on; of several, the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// AWS says so.
    Documented,
    /// Somebody saw AWS, or its simulator, do so.
    Observed,
    /// It follows from the other two, or is a choice where AWS is silent.
    Inferred,
}

/// What an entry checks.
#[derive(Debug, Clone)]
pub enum Body {
    /// `[[case]]`
    Case(Box<Case>),
    /// `[[condition]]`
    Condition(ConditionEntry),
    /// `[[resource]]`
    Resource(PatternEntry),
    /// `[[action]]`
    Action(PatternEntry),
    /// `[[document]]`
    Document(DocumentEntry),
    /// `[[line]]`
    Line(LineEntry),
}

/// Policies, and the answers to requests under them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The identity-based policies.
    #[serde(deserialize_with = "one_or_many")]
    pub role: Vec<String>,
    /// The session policies; absent, nothing restricts the session.
    #[serde(default, deserialize_with = "some_one_or_many")]
    pub session: Option<Vec<String>>,
    /// The permissions boundary.
    pub boundary: Option<String>,
    /// Service control policies, level by level, root first.
    #[serde(default)]
    pub scps: Vec<Vec<String>>,
    /// Resource control policies likewise.
    #[serde(default)]
    pub rcps: Vec<Vec<String>>,
    /// The policy of the requested resource.
    pub resource_policy: Option<String>,
    /// Who asks; absent, a session of a role in account 111122223333.
    pub principal: Option<String>,
    /// The account of the resource, where its ARN does not say.
    pub resource_account: Option<String>,
    /// The condition keys of all requests.
    #[serde(default)]
    pub context: Context,
    /// The requests and their answers.
    pub expect: Vec<Expect>,
}

/// A request under a case's policies, and its answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The action.
    pub action: String,
    /// The resource; absent, `*`: an action without resource types.
    #[serde(default = "any_resource")]
    pub resource: String,
    /// Who asks, instead of the case's principal.
    pub principal: Option<String>,
    /// The account of the resource, instead of the case's.
    pub resource_account: Option<String>,
    /// Condition keys, laid over those of the case.
    #[serde(default)]
    pub context: Context,
    /// `allowed`, `implicitDeny`, `explicitDeny` or `error`.
    pub verdict: String,
    /// For a denial, the layers whose own answer it is.
    pub by: Option<Vec<String>>,
    /// For a denial, the layer that AWS most likely names.
    pub likely: Option<String>,
    /// The open points that the answer leans on; not checked where it is left out.
    pub assumed: Option<Vec<String>>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// A condition, and the contexts in which it holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionEntry {
    /// The JSON of the `Condition` element.
    pub condition: String,
    /// The version of the document, or `none`.
    #[serde(default = "current_version")]
    pub version: String,
    /// The contexts.
    pub when: Vec<When>,
}

/// A context, and whether the condition holds in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The condition keys; a key that is not named is absent.
    #[serde(default)]
    pub context: Context,
    /// Whether the condition holds.
    pub holds: bool,
    /// Who asks.
    pub principal: Option<String>,
    /// The open points that the answer leans on; not checked where it is left out.
    pub assumed: Option<Vec<String>>,
    /// A remark for readers.
    pub note: Option<String>,
}

/// A pattern of resources or actions, and what it matches and misses.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternEntry {
    /// The entry of `Resource` or `Action`.
    pub pattern: String,
    /// The version of the document, or `none`.
    #[serde(default = "current_version")]
    pub version: String,
    /// The condition keys, for variables.
    #[serde(default)]
    pub context: Context,
    /// Requests that it matches.
    #[serde(default)]
    pub matches: Vec<String>,
    /// Requests that it misses.
    #[serde(default)]
    pub misses: Vec<String>,
    /// Leaves out the check that the `Not…` form gives the opposite.
    #[serde(default)]
    pub only: bool,
}

/// A policy text, and what reading it reports.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentEntry {
    /// `role`, `managed`, `session`, `boundary`, `scp`, `rcp`, `resource` or `trust`.
    pub kind: String,
    /// The text.
    pub text: String,
    /// Whether the document is refused.
    pub refused: bool,
    /// Diagnostics that must be reported.
    #[serde(default)]
    pub diagnostics: Vec<ExpectedDiagnostic>,
    /// Whether nothing at all may be reported.
    #[serde(default)]
    pub clean: bool,
    /// AWS's own message.
    pub aws: Option<String>,
}

/// A diagnostic that must be reported.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedDiagnostic {
    /// The name of its code.
    pub code: String,
    /// The text that it underlines.
    pub at: Option<String>,
    /// `error`, `warning` or `info`.
    pub severity: Option<String>,
}

/// A batch line as it stands, for what no case can hold, and its answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineEntry {
    /// The line.
    pub text: String,
    /// The JSON text of the answer's id.
    #[serde(default = "no_id")]
    pub id: String,
    /// `allowed`, `implicitDeny`, `explicitDeny` or `error`.
    pub verdict: String,
}

fn no_id() -> String {
    "null".to_owned()
}

fn any_resource() -> String {
    "*".to_owned()
}

fn current_version() -> String {
    "2012-10-17".to_owned()
}

fn one_or_many<'de, D: Deserializer<'de>>(source: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a policy text or a list of policy texts")]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    Ok(match OneOrMany::deserialize(source)? {
        OneOrMany::One(text) => vec![text],
        OneOrMany::Many(texts) => texts,
    })
}

fn some_one_or_many<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Vec<String>>, D::Error> {
    one_or_many(source).map(Some)
}
