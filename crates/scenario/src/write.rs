//! A scenario as the text of a scenario file, for one that was made of flags or of what somebody had at hand.

use scopedown_eval::{ContextValue, Unlisted};
use scopedown_policy::json::{Value, read_tree};
use scopedown_policy::{ContextKey, PolicyKind, indent};

use crate::beside::Beside;
use crate::document::Document;
use crate::scenario::{
    Association, Expectation, ResourceDocument, Role, Scenario, Session, SessionTags,
};

impl Scenario {
    /// The text of a file that [`Scenario::read`] and [`Scenario::read_beside`] read as the same scenario. A policy whose text is an object
    /// indented by two blanks stands there as an object, any other as a string.
    pub fn to_text(&self) -> String {
        let Self {
            title,
            about,
            role,
            session,
            association,
            scps,
            rcps,
            resource_policies,
            context,
            unlisted,
            principal,
            resource_account,
            actions,
            resources,
            expectations,
        } = self;
        let matrix = Members::default()
            .texts("actions", actions.as_deref())
            .texts("resources", resources.as_deref());
        let organization = Members::default()
            .list("scps", levels(scps))
            .list("rcps", levels(rcps));
        let members = Members::default()
            .with("scenario", "1")
            .text("title", title.as_deref())
            .text("about", about.as_deref())
            .with("role", self::role(role))
            .some("session", self::session(session))
            .maybe("association", association.as_ref().map(self::association))
            .some("organization", organization.object())
            .list("resourcePolicies", resource_policies.iter().map(hung))
            .some("context", self::context(context))
            .text("unlisted", unlisted.map(self::unlisted))
            .text("principal", principal.as_deref())
            .text("resource_account", resource_account.as_deref())
            .some("matrix", matrix.object())
            .list("expect", expectations.iter().map(expectation));
        indent(&members.object())
    }
}

fn role(role: &Role) -> String {
    let Role {
        arn,
        policies,
        tags,
        boundary,
        trust,
    } = role;
    Members::default()
        .text("arn", arn.as_deref())
        .with("policies", array(policies.iter().map(document)))
        .some("tags", pairs(tags))
        .maybe("boundary", boundary.as_ref().map(document))
        .maybe("trust", trust.as_ref().map(document))
        .object()
}

fn session(session: &Session) -> String {
    let Session {
        kind,
        name,
        tags,
        policies,
    } = session;
    let policies = policies
        .as_ref()
        .map(|list| array(list.iter().map(document)));
    Members::default()
        .text("kind", kind.map(crate::SessionKindName::name))
        .text("name", name.as_deref())
        .some("tags", pairs(tags))
        .maybe("policies", policies)
        .object()
}

fn association(association: &Association) -> String {
    let Association {
        cluster_name,
        namespace,
        service_account,
        role_arn,
        target_role_arn,
        session_tags,
        beside,
    } = association;
    let disabled = match session_tags {
        SessionTags::Passed => "false",
        SessionTags::Disabled => "true",
    };
    let members = Members::default()
        .text("clusterName", cluster_name.as_deref())
        .text("namespace", namespace.as_deref())
        .text("serviceAccount", service_account.as_deref())
        .text("roleArn", role_arn.as_deref())
        .text("targetRoleArn", target_role_arn.as_deref())
        .with("disableSessionTags", disabled);
    match beside {
        Some(beside) => self::beside(members, beside).object(),
        None => members.object(),
    }
}

fn beside(members: Members, beside: &Beside) -> Members {
    let Beside {
        tags,
        id,
        arn,
        external_id,
        owner_arn,
        source,
    } = beside;
    let source = Members::default()
        .list("policies", source.policies.iter().map(document))
        .maybe("trust", source.trust.as_ref().map(document));
    members
        .some("tags", pairs(tags))
        .text("associationId", id.as_deref())
        .text("associationArn", arn.as_deref())
        .text("externalId", external_id.as_deref())
        .text("ownerArn", owner_arn.as_deref())
        .some("sourceRole", source.object())
}

fn hung(policy: &ResourceDocument) -> String {
    let ResourceDocument {
        resource,
        account,
        document,
    } = policy;
    Members::default()
        .text("resource", resource.as_deref())
        .text("account", account.as_deref())
        .with("document", policy_text(&document.text))
        .object()
}

fn document(document: &Document) -> String {
    let is_managed = document.kind == PolicyKind::Managed;
    Members::default()
        .text("name", Some(&document.name))
        .text("kind", is_managed.then_some("managed"))
        .with("document", policy_text(&document.text))
        .object()
}

fn policy_text(text: &str) -> String {
    match read_tree(text) {
        Ok(Value::Object(_)) if indent(text) == text => text.to_owned(),
        _ => quoted(text),
    }
}

fn levels(levels: &[Vec<Document>]) -> impl Iterator<Item = String> {
    levels.iter().map(|level| array(level.iter().map(document)))
}

fn expectation(expectation: &Expectation) -> String {
    let Expectation {
        action,
        resource,
        verdict,
        by,
        context,
        span: _,
    } = expectation;
    let by = by
        .as_ref()
        .map(|layers| array(layers.iter().map(|layer| quoted(layer.name()))));
    Members::default()
        .text("action", Some(action))
        .text("resource", Some(resource))
        .text("verdict", Some(verdict.name()))
        .maybe("by", by)
        .some("context", self::context(context))
        .object()
}

/// A key of which nothing is known is one that nothing lists, as far as a file can say.
fn context(entries: &[(ContextKey, ContextValue)]) -> String {
    let mut members = Members::default();
    for (key, value) in entries {
        let value = match value {
            ContextValue::Absent => "null".to_owned(),
            ContextValue::Unknown => continue,
            ContextValue::One(one) => quoted(one),
            ContextValue::Many(several) => array(several.iter().map(|one| quoted(one))),
        };
        members = members.with(key.as_written(), value);
    }
    members.object()
}

const fn unlisted(unlisted: Unlisted) -> &'static str {
    match unlisted {
        Unlisted::Absent => "absent",
        Unlisted::Unknown => "unknown",
    }
}

fn pairs(pairs: &[(String, String)]) -> String {
    let add =
        |members: Members, (name, value): &(String, String)| members.with(name, quoted(value));
    pairs.iter().fold(Members::default(), add).object()
}

fn array(elements: impl Iterator<Item = String>) -> String {
    let elements: Vec<String> = elements.collect();
    format!("[{}]", elements.join(","))
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The members of an object that is being written.
#[derive(Default)]
struct Members(Vec<String>);

impl Members {
    fn with(mut self, name: &str, value: impl AsRef<str>) -> Self {
        self.0.push(format!("{}:{}", quoted(name), value.as_ref()));
        self
    }

    fn maybe(self, name: &str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    fn text(self, name: &str, text: Option<&str>) -> Self {
        self.maybe(name, text.map(quoted))
    }

    fn texts(self, name: &str, texts: Option<&[String]>) -> Self {
        self.maybe(
            name,
            texts.map(|texts| array(texts.iter().map(|text| quoted(text)))),
        )
    }

    /// An object, unless it is empty.
    fn some(self, name: &str, object: String) -> Self {
        self.maybe(name, Some(object).filter(|object| object != "{}"))
    }

    /// A list, unless it is empty.
    fn list(self, name: &str, elements: impl Iterator<Item = String>) -> Self {
        self.maybe(name, Some(array(elements)).filter(|list| list != "[]"))
    }

    fn object(self) -> String {
        format!("{{{}}}", self.0.join(","))
    }
}
