//! The entries of `Action` and `Resource` lists (semantics 1.7, 1.8).

use jsonc_parser::ast::{Object, ObjectProp, Value};

use super::Reader;
use super::document::front;
use super::members::{one_or_many, span};
use crate::action::ActionPattern;
use crate::arn::ArnPattern;
use crate::diagnostic::{Code, PatternCode, Severity, StatementCode};
use crate::document::{ActionClause, ResourceClause, Sense, Version};
use crate::kind::PolicyKind;
use crate::resource::ResourcePattern;
use crate::template;
use crate::text::{Span, Spanned};

const PARTITIONS: [&str; 8] = [
    "aws",
    "aws-cn",
    "aws-us-gov",
    "aws-iso",
    "aws-iso-b",
    "aws-iso-e",
    "aws-iso-f",
    "aws-eusc",
];

/// What the resource part of an IAM ARN may begin with (semantics 1.8.7).
const IAM_RESOURCES: [&str; 13] = [
    "user/",
    "federated-user/",
    "role/",
    "group/",
    "instance-profile/",
    "mfa/",
    "server-certificate/",
    "policy/",
    "sms-mfa/",
    "saml-provider/",
    "oidc-provider/",
    "report/",
    "access-report/",
];

impl Reader<'_> {
    pub(super) fn action_clause(
        &mut self,
        object: &Object<'_>,
        member: Option<(Sense, &ObjectProp<'_>)>,
    ) -> Option<ActionClause> {
        let Some((sense, member)) = member else {
            self.refuse(front(object), StatementCode::ActionMissing);
            return None;
        };
        let name = if sense == Sense::Listed {
            "Action"
        } else {
            "NotAction"
        };
        let texts = self.texts(
            &member.value,
            StatementCode::ActionMissing,
            &StatementCode::ActionType(name),
        );
        let mut patterns = Vec::with_capacity(texts.len());
        for (text, place) in texts {
            match ActionPattern::parse(text) {
                Ok(pattern) => patterns.push(Spanned::new(pattern, place)),
                Err(fault) => self.refuse(place, PatternCode::Action(fault, text.into())),
            }
        }
        Some(ActionClause {
            sense,
            span: span(member),
            patterns,
        })
    }

    pub(super) fn resource_clause(
        &mut self,
        object: &Object<'_>,
        member: Option<(Sense, &ObjectProp<'_>)>,
        version: Version,
    ) -> Option<ResourceClause> {
        let Some((sense, member)) = member else {
            if !self.kind.hangs_on_resource() {
                self.refuse(front(object), StatementCode::ResourceMissing);
            }
            return None;
        };
        if self.kind == PolicyKind::Trust {
            self.lint(
                Severity::Error,
                span(&member.name),
                StatementCode::ResourceInTrust,
            );
        }
        let name = if sense == Sense::Listed {
            "Resource"
        } else {
            "NotResource"
        };
        let texts = self.texts(
            &member.value,
            StatementCode::ResourceMissing,
            &StatementCode::ResourceType(name),
        );
        let mut patterns = Vec::with_capacity(texts.len());
        for (text, place) in texts {
            if let Some(pattern) = self.resource(text, place, version) {
                patterns.push(Spanned::new(pattern, place));
            }
        }
        Some(ResourceClause {
            sense,
            span: span(member),
            patterns,
        })
    }

    /// The strings of a member. An empty list and every other type are refused; `null` was refused with the member.
    fn texts<'a>(
        &mut self,
        value: &'a Value<'_>,
        empty: StatementCode,
        wrong: &StatementCode,
    ) -> Vec<(&'a str, Span)> {
        let values = one_or_many(value);
        if values.is_empty() {
            self.refuse(span(value), empty);
        }
        let mut texts = Vec::with_capacity(values.len());
        for entry in values {
            match entry {
                Value::StringLit(text) => texts.push((text.value.as_ref(), span(entry))),
                Value::NullKeyword(_) if std::ptr::eq(entry, value) => {}
                _ => self.refuse(span(entry), wrong.clone()),
            }
        }
        texts
    }

    fn resource(&mut self, text: &str, place: Span, version: Version) -> Option<ResourcePattern> {
        if !text.is_empty() && text.bytes().all(|byte| byte == b'*') {
            return Some(ResourcePattern::Any);
        }
        if !text.starts_with("arn:") {
            self.refuse(place, PatternCode::ResourceForm(text.into()));
            return None;
        }
        let segments: Vec<&str> = text.splitn(6, ':').collect();
        let service = segments.get(2).copied().unwrap_or("*");
        if service.is_empty() || (segments.len() < 6 && segments.contains(&"")) {
            self.refuse(place, PatternCode::ResourceSegments(text.into()));
            return None;
        }
        if service.contains(['*', '?']) {
            self.service_wildcard(text, place);
        }
        self.lint_segments(&segments, text, place);
        self.lint_variables(text, place, version);
        let variables = version == Version::V2012;
        Some(ResourcePattern::Arn(Box::new(ArnPattern::of_resource(
            text, variables,
        ))))
    }

    /// IAM does not save it in a policy of its own; a policy of another kind may have it (semantics 1.8.4).
    fn service_wildcard(&mut self, text: &str, place: Span) {
        let code = PatternCode::ServiceWildcard(text.into());
        if self.kind.implies_principal() {
            self.refuse(place, code);
        } else {
            self.lint(Severity::Warning, place, code);
        }
    }

    fn lint_segments(&mut self, segments: &[&str], text: &str, place: Span) {
        let segment = |at: usize| segments.get(at).copied().unwrap_or("*");
        let (partition, service, region, resource) =
            (segment(1), segment(2), segment(3), segment(5));
        let has_wildcard = |text: &str| text.contains(['*', '?']);
        let mut lint = |severity, code: PatternCode| self.lint(severity, place, code);
        if segments.len() < 6 {
            lint(Severity::Warning, PatternCode::ShortArn);
        }
        if partition != "*" && !PARTITIONS.contains(&partition) {
            lint(
                Severity::Error,
                PatternCode::Partition {
                    partition: partition.into(),
                    arn: text.into(),
                },
            );
        }
        if [partition, service, region, segment(4)]
            .iter()
            .any(|segment| segment.bytes().any(|byte| byte.is_ascii_uppercase()))
        {
            lint(Severity::Warning, PatternCode::UpperCase);
        }
        if segments.len() == 6 && !region.is_empty() && region != "*" {
            match service {
                "s3" if !resource.starts_with("accesspoint") => {
                    lint(Severity::Error, PatternCode::S3Region(text.into()));
                }
                "iam" => lint(Severity::Error, PatternCode::IamRegion(text.into())),
                _ => {}
            }
        }
        if service == "iam"
            && resource != "*"
            && resource != "root"
            && !IAM_RESOURCES
                .iter()
                .any(|start| resource.starts_with(start))
        {
            lint(Severity::Error, PatternCode::IamPath);
        }
        let kind = resource.split(['/', ':']).next().unwrap_or_default();
        if resource.len() > kind.len() && has_wildcard(kind) && kind != "*" && service != "s3" {
            lint(Severity::Warning, PatternCode::TypeWildcard);
        }
    }

    fn lint_variables(&mut self, text: &str, place: Span, version: Version) {
        if !text.contains("${") {
            return;
        }
        if version == Version::V2008 {
            return self.lint(Severity::Warning, place, PatternCode::VariableIn2008);
        }
        let front_end = text
            .match_indices(':')
            .nth(4)
            .map_or(text.len(), |(at, _)| at);
        let (front, resource) = text.split_at(front_end);
        if front.contains("${") {
            self.lint(Severity::Warning, place, PatternCode::VariableInFront);
        }
        self.lint_variable_faults(resource, place);
    }

    /// One lint for each variable that is misspelt.
    pub(super) fn lint_variable_faults(&mut self, text: &str, place: Span) {
        for fault in template::faults(text) {
            self.lint(
                Severity::Warning,
                place,
                Code::Pattern(PatternCode::Variable(fault)),
            );
        }
    }
}
