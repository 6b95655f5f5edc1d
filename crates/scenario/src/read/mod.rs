//! Scenario files: text to [`Scenario`], with every fault named and the rest still read.

pub(crate) mod context;
pub(crate) mod documents;
mod expectations;
pub(crate) mod fields;

use scopedown_policy::json::{Value, read_tree};
use scopedown_policy::{PolicyKind, Span, limits};

use crate::problem::{Problem, ProblemKind};
use crate::scenario::{Association, Role, Scenario, Session, SessionKindName, SessionTags};
use documents::{document, levels, policies, resource_policies};
use fields::Fields;

/// What reading a scenario gives.
#[derive(Debug, Clone)]
pub struct ReadScenario {
    /// As much as could be read; `None` where the text is no JSON object at all.
    pub scenario: Option<Scenario>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl Scenario {
    /// Reads a scenario file.
    pub fn read(text: &str) -> ReadScenario {
        let mut problems = Vec::new();
        let tree = match tree(text) {
            Ok(tree) => tree,
            Err(problem) => {
                return ReadScenario {
                    scenario: None,
                    problems: vec![problem],
                };
            }
        };
        let scenario = Fields::of(text, &tree, "", &mut problems).map(read);
        ReadScenario { scenario, problems }
    }
}

/// The tree of a text within the limits.
pub(crate) fn tree(text: &str) -> Result<Value<'_>, Problem> {
    let problem = |span, kind| Problem {
        path: String::new(),
        span,
        kind,
    };
    if text.len() > limits::SCENARIO_BYTES {
        return Err(problem(
            Span::default(),
            ProblemKind::TooLong {
                limit: limits::SCENARIO_BYTES,
            },
        ));
    }
    read_tree(text).map_err(|diagnostic| {
        let words = diagnostic.words();
        problem(
            diagnostic.span,
            ProblemKind::NotJson(format!("{} {}", words.message, words.help)),
        )
    })
}

fn read(mut fields: Fields<'_, '_, '_>) -> Scenario {
    fields.ignore("scenario");
    fields.ignore("$schema");
    let mut scenario = Scenario {
        title: fields.text("title"),
        about: fields.text("about"),
        principal: fields.text("principal"),
        resource_account: fields.text("resource_account"),
        ..Scenario::default()
    };
    role(&mut fields, &mut scenario.role);
    scenario.session = session(&mut fields);
    scenario.association = fields.object("association").map(association);
    if let Some(mut organization) = fields.object("organization") {
        scenario.scps = levels(&mut organization, "scps", PolicyKind::Scp);
        scenario.rcps = levels(&mut organization, "rcps", PolicyKind::Rcp);
        organization.finish();
    }
    scenario
        .scps
        .extend(levels(&mut fields, "scps", PolicyKind::Scp));
    scenario
        .rcps
        .extend(levels(&mut fields, "rcps", PolicyKind::Rcp));
    scenario.resource_policies = resource_policies(&mut fields);
    scenario.context = context::entries(&mut fields, "context", context::Lists::ByTable);
    scenario.unlisted = context::unlisted(&mut fields);
    if let Some(mut matrix) = fields.object("matrix") {
        scenario.actions = matrix.texts("actions");
        scenario.resources = matrix.texts("resources");
        matrix.finish();
    }
    scenario.expectations = expectations::expectations(&mut fields);
    fields.finish();
    scenario
}

fn role(fields: &mut Fields<'_, '_, '_>, role: &mut Role) {
    let alias = policies(fields, "role_policies", PolicyKind::Role);
    let alias_boundary = document(fields, "boundary", PolicyKind::Boundary);
    let Some(mut member) = fields.object("role") else {
        if alias.is_none() {
            fields.problem("role.policies", ProblemKind::Missing);
        }
        role.policies = alias.unwrap_or_default();
        role.boundary = alias_boundary;
        return;
    };
    role.arn = member.text("arn");
    let own = policies(&mut member, "policies", PolicyKind::Role);
    if own.is_none() && alias.is_none() {
        member.problem("policies", ProblemKind::Missing);
    }
    role.policies = own.into_iter().chain(alias).flatten().collect();
    role.tags = member.pairs("tags");
    role.boundary = document(&mut member, "boundary", PolicyKind::Boundary).or(alias_boundary);
    role.trust = document(&mut member, "trust", PolicyKind::Trust);
    member.finish();
}

fn session(fields: &mut Fields<'_, '_, '_>) -> Session {
    let alias = session_policies(fields, "session_policies");
    let Some(mut member) = fields.object("session") else {
        return Session {
            policies: alias,
            ..Session::default()
        };
    };
    let session = Session {
        kind: member.word(
            "kind",
            SessionKindName::parse,
            "podIdentity, assumeRole, webIdentity, saml, federatedUser, none",
        ),
        name: member.text("name"),
        tags: member.pairs("tags"),
        policies: session_policies(&mut member, "policies").or(alias),
    };
    member.finish();
    session
}

/// Absent or null is no restriction; an empty list is an error, because a generator that emits nothing must not hand out everything.
pub(crate) fn session_policies(
    fields: &mut Fields<'_, '_, '_>,
    name: &'static str,
) -> Option<Vec<crate::Document>> {
    let documents = policies(fields, name, PolicyKind::Session);
    if documents.as_ref().is_some_and(Vec::is_empty) {
        fields.problem(name, ProblemKind::NoSessionPolicies);
    }
    documents
}

/// Members that [`Scenario::read_beside`] reads, and `policy`, whose place is taken by the session's.
const BESIDE: [&str; 7] = [
    "tags",
    "policy",
    "externalId",
    "associationId",
    "associationArn",
    "ownerArn",
    "sourceRole",
];

fn association(mut fields: Fields<'_, '_, '_>) -> Association {
    for name in BESIDE {
        fields.ignore(name);
    }
    let association = Association {
        cluster_name: fields.text("clusterName"),
        namespace: fields.text("namespace"),
        service_account: fields.text("serviceAccount"),
        role_arn: fields.text("roleArn"),
        target_role_arn: fields.text("targetRoleArn"),
        session_tags: match fields.boolean("disableSessionTags") {
            Some(true) => SessionTags::Disabled,
            Some(false) | None => SessionTags::Passed,
        },
        beside: None,
    };
    fields.finish();
    association
}
