//! A resource of Terraform's, from its language or from a plan.

use scopedown_policy::{PolicyKind, Span};

use super::association::{Names, association};
use super::role::{last_segment, owner_of, tags, told};
use crate::found::{Role, StandsFor};
use crate::reader::{About, Reader, Source};
use crate::tree::Node;

/// One resource and its values.
pub(crate) struct Resource<'t> {
    /// Its type: `aws_iam_role`.
    pub(crate) kind: &'t str,
    /// `aws_iam_role.app`
    pub(crate) address: &'t str,
    /// What it is called here.
    pub(crate) title: &'t str,
    pub(crate) values: &'t Node,
    pub(crate) span: Span,
    /// The roles that it is attached to elsewhere in the text.
    pub(crate) owners: &'t [String],
    pub(crate) words: &'t str,
    pub(crate) source: Source<'t>,
}

impl Resource<'_> {
    /// Hands out the parts of the resource.
    pub(crate) fn read(&self, reader: &mut Reader) {
        match self.kind {
            "aws_iam_role" => self.role(reader),
            "aws_iam_role_policy" => self.policy(reader, PolicyKind::Role),
            "aws_iam_policy" => self.policy(reader, PolicyKind::Managed),
            "aws_iam_role_policy_attachment" | "aws_iam_policy_attachment" => {
                self.attachment(reader);
            }
            "aws_iam_policy_document" => {
                let about = About::new(self.title, self.words);
                reader.document_in(self.values, &["json"], self.source, about);
            }
            "aws_eks_pod_identity_association" => association(
                reader,
                self.values,
                self.source,
                &Names::TERRAFORM,
                self.words,
            ),
            _ => self.other(reader),
        }
    }

    fn about(&self, name: impl Into<String>, what: &str, kind: PolicyKind) -> About {
        About::new(name, format!("{what} of {}", self.words))
            .owner(Some(self.title.to_owned()))
            .kind(kind)
    }

    fn role(&self, reader: &mut Reader) {
        let role = Role {
            name: self.values.owned("name"),
            arn: self.values.owned("arn"),
            tags: tags(self.values.any(&["tags_all", "tags"])),
        };
        reader.role(self.title, self.words, self.span, role);
        for name in ["name", "name_prefix"] {
            let title = format!("{} {name}", self.title);
            told(reader, self.values.get(name), &title, StandsFor::Unknown);
        }
        let about = self.about(
            format!("{} trust", self.title),
            "the trust policy",
            PolicyKind::Trust,
        );
        reader.document_in(self.values, &["assume_role_policy"], self.source, about);
        let inline = self
            .values
            .members()
            .iter()
            .filter(|one| one.name == "inline_policy");
        for one in inline.flat_map(|one| one.value.each()) {
            let name = one.owned("name").unwrap_or_else(|| "inline".to_owned());
            let about = self.about(name, "an inline policy", PolicyKind::Role);
            reader.document_in(one, &["policy"], self.source, about);
        }
        for arn in self
            .values
            .get("managed_policy_arns")
            .map(Node::each)
            .unwrap_or_default()
        {
            let about = self.about(
                last_segment(&arn.brief()),
                "an attached policy",
                PolicyKind::Managed,
            );
            reader.open(about, arn.span, StandsFor::ManagedPolicy, arn.brief());
        }
        let boundary = self.values.get("permissions_boundary");
        if let Some(arn) = boundary.filter(|arn| arn.text() != Some("")) {
            let about = self.about(
                last_segment(&arn.brief()),
                "the permissions boundary",
                PolicyKind::Boundary,
            );
            reader.open(about, arn.span, StandsFor::Boundary, arn.brief());
        }
    }

    fn policy(&self, reader: &mut Reader, kind: PolicyKind) {
        let own = self.values.get("role").map(|role| owner_of(&role.brief()));
        let mut owners: Vec<_> = own.iter().chain(self.owners).cloned().map(Some).collect();
        if owners.is_empty() {
            owners.push(None);
        }
        for owner in owners {
            let about = About::new(self.title, self.words).owner(owner).kind(kind);
            if !reader.document_in(self.values, &["policy"], self.source, about) {
                reader.unread(self.span, self.address);
            }
        }
    }

    fn attachment(&self, reader: &mut Reader) {
        let arn = self
            .values
            .get("policy_arn")
            .map_or_else(|| format!("{}.policy_arn", self.address), Node::brief);
        let roles = self
            .values
            .any(&["role", "roles"])
            .map(Node::each)
            .unwrap_or_default();
        let owner = roles.first().map(|role| owner_of(&role.brief()));
        let about = About::new(last_segment(&arn), self.words)
            .owner(owner)
            .kind(PolicyKind::Managed);
        reader.open(about, self.span, StandsFor::ManagedPolicy, arn);
    }

    /// Any other resource: its policy, where it has one.
    fn other(&self, reader: &mut Reader) {
        let on = ["bucket", "queue_url", "key_id", "secret_arn", "arn"];
        let about = About::new(self.address, format!("the policy of {}", self.words))
            .resource(self.values.any(&on).map(Node::brief))
            .kind(PolicyKind::Resource);
        let names = ["policy", "access_policy", "resource_policy"];
        if !reader.document_in(self.values, &names, self.source, about) {
            reader.unread(self.span, self.address);
        }
    }
}
