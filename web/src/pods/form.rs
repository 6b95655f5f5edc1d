//! The association as the panel edits it. Its session policy is no part of it: that is the text of the page.

use std::rc::Rc;

use scopedown_association::{Association, Field, Part, SessionTags, Tag};
use yew::Reducible;

/// The fields of the panel.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Form {
    /// The association; its policy and its own tags are those of the page and of the text below.
    pub(crate) association: Association,
    /// The association's own tags as typed, `KEY=VALUE` on a line.
    pub(crate) own_tags: Rc<str>,
    /// The trust policy of the role, as typed.
    pub(crate) trust: Rc<str>,
    /// The trust policy of the target role, as typed.
    pub(crate) target_trust: Rc<str>,
    /// The policy of the role that leads to the target role, as typed.
    pub(crate) source: Rc<str>,
}

/// What happens to the fields.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Edit {
    /// A text field is typed into.
    Text(TextField, Rc<str>),
    /// Whether session tags are passed is chosen.
    Tags(SessionTags),
    /// Fields that were found take the place of those that are there.
    Take(Box<Found>),
    /// All fields become others.
    Become(Rc<Form>),
}

/// What a paste or a file told of the fields.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Found {
    /// The association, if there was one.
    pub(crate) association: Option<Association>,
    /// The trust policy of the role.
    pub(crate) trust: Option<Rc<str>>,
}

/// A field that is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextField {
    /// A field of the association.
    Of(Field),
    /// The Region of the cluster.
    Region,
    /// The association's own tags.
    OwnTags,
    /// The trust policy of the role.
    Trust,
    /// The trust policy of the target role.
    TargetTrust,
    /// The policy of the role that leads to the target role.
    Source,
}

impl Form {
    /// The whole association, with the session policy of the page.
    pub(crate) fn with_policy(&self, policy: Option<&str>) -> Association {
        Association {
            policy: policy.into(),
            tags: tags(&self.own_tags),
            ..self.association.clone()
        }
    }

    /// What stands in a field.
    pub(crate) fn part(&self, field: TextField) -> &Part {
        match field {
            TextField::Of(field) => self.association.part(field),
            TextField::Region => &self.association.region,
            TextField::OwnTags | TextField::Trust | TextField::TargetTrust | TextField::Source => {
                &Part::Absent
            }
        }
    }

    fn part_mut(&mut self, field: TextField) -> Option<&mut Part> {
        let association = &mut self.association;
        Some(match field {
            TextField::Of(Field::ClusterName) => &mut association.cluster_name,
            TextField::Of(Field::Namespace) => &mut association.namespace,
            TextField::Of(Field::ServiceAccount) => &mut association.service_account,
            TextField::Of(Field::RoleArn) => &mut association.role_arn,
            TextField::Of(Field::TargetRoleArn) => &mut association.target_role_arn,
            TextField::Of(Field::Id) => &mut association.id,
            TextField::Region => &mut association.region,
            _ => return None,
        })
    }

    fn type_text(&mut self, field: TextField, text: Rc<str>) {
        match field {
            TextField::OwnTags => self.own_tags = text,
            TextField::Trust => self.trust = text,
            TextField::TargetTrust => self.target_trust = text,
            TextField::Source => self.source = text,
            field => {
                if let Some(part) = self.part_mut(field) {
                    let text = text.trim();
                    *part = (!text.is_empty()).then_some(text).into();
                }
            }
        }
    }

    fn take(&mut self, found: Found) {
        if let Some(mut association) = found.association {
            self.own_tags = tag_lines(&association.tags).into();
            association.policy = Part::Absent;
            association.tags.clear();
            self.association = association;
        }
        if let Some(trust) = found.trust {
            self.trust = trust;
        }
    }
}

impl Reducible for Form {
    type Action = Edit;

    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        let mut next = (*self).clone();
        match edit {
            Edit::Text(field, text) => next.type_text(field, text),
            Edit::Tags(tags) => next.association.session_tags = tags,
            Edit::Take(found) => next.take(*found),
            Edit::Become(other) => return other,
        }
        Rc::new(next)
    }
}

/// Tags from lines `KEY=VALUE`; a line without `=` is a key without a value.
fn tags(lines: &str) -> Vec<Tag> {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (key, value) = line.split_once('=').unwrap_or((line, ""));
            Tag {
                key: key.trim().into(),
                value: Part::of(value.trim()),
            }
        })
        .collect()
}

fn tag_lines(tags: &[Tag]) -> String {
    let lines: Vec<String> = tags
        .iter()
        .map(|tag| format!("{}={}", tag.key, shown(&tag.value)))
        .collect();
    lines.join("\n")
}

/// A part as a field shows it; an expression stands there as it was written.
pub(crate) fn shown(part: &Part) -> &str {
    match part {
        Part::Absent => "",
        Part::Open(text) | Part::Known(text) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(edits: impl IntoIterator<Item = Edit>) -> Rc<Form> {
        let first = Rc::new(Form::default());
        edits.into_iter().fold(first, Reducible::reduce)
    }

    #[test]
    fn what_is_typed_is_known_and_what_is_emptied_is_absent() {
        let field = TextField::Of(Field::ClusterName);
        let form = after([Edit::Text(field, " demo ".into())]);
        assert_eq!(form.association.cluster_name.known(), Some("demo"));
        let form = form.reduce(Edit::Text(field, "  ".into()));
        assert!(form.association.cluster_name.is_absent());
    }

    #[test]
    fn the_policy_is_the_pages_and_tags_are_lines() {
        let form = after([Edit::Text(TextField::OwnTags, "team = a\n\nbare".into())]);
        let association = form.with_policy(Some("{}"));
        assert_eq!(association.policy.known(), Some("{}"));
        assert_eq!(association.tags.len(), 2);
        assert_eq!(&*association.tags[0].key, "team");
        assert_eq!(association.tags[0].value.known(), Some("a"));
        assert_eq!(association.tags[1].value.known(), Some(""));
    }

    #[test]
    fn what_was_found_is_taken_and_nothing_else_changes() {
        let association = Association {
            role_arn: Part::Open("aws_iam_role.app.arn".into()),
            policy: "{}".into(),
            tags: tags("a=1\nb=2"),
            ..Association::default()
        };
        let form = after([
            Edit::Text(TextField::TargetTrust, "kept".into()),
            Edit::Take(Box::new(Found {
                association: Some(association),
                trust: None,
            })),
        ]);
        assert_eq!(&*form.own_tags, "a=1\nb=2");
        assert_eq!(&*form.target_trust, "kept");
        assert!(form.association.policy.is_absent());
        assert_eq!(shown(&form.association.role_arn), "aws_iam_role.app.arn");
        assert_eq!(form.with_policy(None).tags.len(), 2);
    }
}
