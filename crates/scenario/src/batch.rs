//! One line of `decide --jsonl`: a request with all the policies that bear on it, complete and literal.

use scopedown_eval::{
    Authority, Caller, Context, Layers, Place, Request, ResourcePolicy, Situation, Target,
    Unlisted, Verdict, decide,
};
use scopedown_policy::{Action, Policy, PolicyKind, Resource, Span};

use crate::analysis::{Reading, kind_of_resource_policy};
use crate::document::Document;
use crate::problem::{Problem, ProblemKind};
use crate::read::context::{Lists, entries};
use crate::read::documents::{document, levels, policies};
use crate::read::fields::Fields;
use crate::read::{session_policies, tree};

/// Who asks where a line does not say.
const DEFAULT_PRINCIPAL: &str = "arn:aws:sts::111122223333:assumed-role/app/session";

/// The answer to a line.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The JSON text of the line's `id`; `None` where the line has none or is not of the form.
    pub id: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a line.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// A verdict.
    Decided(Verdict),
    /// The line is not of the form, or a value in it cannot be used.
    Malformed(Vec<Problem>),
    /// A document of the line is refused.
    Refused(Vec<Reading>),
}

/// Answers a line.
pub fn answer(line: &str) -> Answer {
    let mut problems = Vec::new();
    let tree = match tree(line) {
        Ok(tree) => tree,
        Err(problem) => {
            return Answer {
                id: None,
                outcome: Outcome::Malformed(vec![problem]),
            };
        }
    };
    let Some(mut fields) = Fields::of(line, &tree, "", &mut problems) else {
        return Answer {
            id: None,
            outcome: Outcome::Malformed(problems),
        };
    };
    let id = fields
        .take("id")
        .map(|value| fields.slice(value).to_owned());
    let question = Question::read(&mut fields);
    if problems.iter().any(|problem| is_of_form(&problem.kind)) {
        return Answer {
            id: None,
            outcome: Outcome::Malformed(problems),
        };
    }
    match question {
        Some(question) if problems.is_empty() => Answer {
            id,
            outcome: question.answer(),
        },
        _ => Answer {
            id,
            outcome: Outcome::Malformed(problems),
        },
    }
}

/// Whether a fault is one of form, which costs the line its id, rather than of a value.
fn is_of_form(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::NotJson(_)
            | ProblemKind::WrongType { .. }
            | ProblemKind::Missing
            | ProblemKind::TooLong { .. }
    )
}

/// A line, read.
struct Question {
    role: Vec<Document>,
    session: Option<Vec<Document>>,
    boundary: Option<Document>,
    scps: Vec<Vec<Document>>,
    rcps: Vec<Vec<Document>>,
    resource_policy: Option<Document>,
    action: Action,
    resource: Resource,
    situation: Situation,
}

impl Question {
    fn read(fields: &mut Fields<'_, '_, '_>) -> Option<Self> {
        let role = policies(fields, "role_policies", PolicyKind::Role);
        if role.is_none() {
            fields.problem("role_policies", ProblemKind::Missing);
        }
        let session = session_policies(fields, "session_policies");
        let boundary = document(fields, "boundary", PolicyKind::Boundary);
        let scps = levels(fields, "scps", PolicyKind::Scp);
        let rcps = levels(fields, "rcps", PolicyKind::Rcp);
        let resource_policy = document(fields, "resource_policy", PolicyKind::Resource);
        let Some(mut request) = fields.object("request") else {
            fields.problem("request", ProblemKind::Missing);
            return None;
        };
        let action = action(&mut request);
        let resource = Resource::new(request.text("resource").as_deref().unwrap_or("*"));
        let situation = situation(&mut request);
        let (role, action, situation) = (role?, action?, situation?);
        let kind = kind_of_resource_policy(&action, &resource);
        let resource_policy = resource_policy.map(|document| Document { kind, ..document });
        // A level without SCP is only a warning in a file; here it is simply a level that allows nothing.
        fields.forgive(&ProblemKind::EmptyLevel);
        Some(Self {
            role,
            session,
            boundary,
            scps,
            rcps,
            resource_policy,
            action,
            resource,
            situation,
        })
    }

    fn answer(self) -> Outcome {
        let mut refused = Vec::new();
        let mut policy = |place, document: Document| -> Option<Policy> {
            let mut parsed = document.parse();
            let policy = parsed.policy.take();
            if policy.is_none() {
                refused.push(Reading {
                    place,
                    document,
                    parsed,
                });
            }
            policy
        };
        let layers = Layers {
            role: collect(self.role, |number, document| {
                policy(Place::Role(number), document)
            }),
            session: self.session.map(|documents| {
                collect(documents, |number, document| {
                    policy(Place::Session(number), document)
                })
            }),
            boundary: self
                .boundary
                .and_then(|document| policy(Place::Boundary, document)),
            scps: collect(self.scps, |level, documents| {
                Some(collect(documents, |number, document| {
                    policy(Place::Scp { level, number }, document)
                }))
            }),
            rcps: collect(self.rcps, |level, documents| {
                Some(collect(documents, |number, document| {
                    policy(Place::Rcp { level, number }, document)
                }))
            }),
            resources: self
                .resource_policy
                .and_then(|document| policy(Place::Resource(0), document))
                .map_or_else(Vec::new, |policy| {
                    vec![ResourcePolicy {
                        target: Target::Requested,
                        account: None,
                        policy,
                    }]
                }),
        };
        if !refused.is_empty() {
            return Outcome::Refused(refused);
        }
        let request = Request {
            action: &self.action,
            resource: &self.resource,
            situation: &self.situation,
        };
        Outcome::Decided(decide(&Authority::new(layers), &request))
    }
}

fn collect<T, U>(items: Vec<T>, mut each: impl FnMut(usize, T) -> Option<U>) -> Vec<U> {
    items
        .into_iter()
        .enumerate()
        .filter_map(|(number, item)| each(number, item))
        .collect()
}

fn action(request: &mut Fields<'_, '_, '_>) -> Option<Action> {
    let Some(value) = request.take("action") else {
        request.problem("action", ProblemKind::Missing);
        return None;
    };
    let text = request.text("action")?;
    let action = Action::parse(&text).ok();
    if action.is_none() {
        request.report(
            "action",
            crate::read::fields::span(value),
            ProblemKind::BadAction,
        );
    }
    action
}

fn situation(request: &mut Fields<'_, '_, '_>) -> Option<Situation> {
    let principal = request.text("principal");
    let caller = Caller::parse(principal.as_deref().unwrap_or(DEFAULT_PRINCIPAL));
    if caller.is_none() {
        request.problem("principal", ProblemKind::BadPrincipal);
    }
    let resource_account = request.text("resource_account").map(Into::into);
    let context = match Context::new(
        entries(request, "context", Lists::Literally),
        Unlisted::Absent,
    ) {
        Ok(context) => context,
        Err(repeated) => {
            request.report(
                &format!("context.{}", repeated.0),
                Span::default(),
                ProblemKind::RepeatedKey,
            );
            return None;
        }
    };
    Some(Situation {
        caller: caller?,
        resource_account,
        context,
    })
}
