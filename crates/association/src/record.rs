//! An association as EKS answers it, printed as JSON, and where in the text each field stands.

use scopedown_policy::Span;
use serde_json::Value;

use crate::association::{Association, Field, SessionTags};
use crate::part::Part;

/// The printed association. The session policy is left out: it is a document of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// JSON with two spaces for each level.
    pub text: String,
    fields: Vec<(Field, Span)>,
}

/// The fields in the order in which EKS documents them.
const ORDER: [Field; 11] = [
    Field::ClusterName,
    Field::Namespace,
    Field::ServiceAccount,
    Field::RoleArn,
    Field::TargetRoleArn,
    Field::SessionTags,
    Field::Tags,
    Field::Id,
    Field::Arn,
    Field::ExternalId,
    Field::OwnerArn,
];

impl Record {
    /// Prints an association; what cannot be evaluated stands there as it was written.
    pub fn of(association: &Association) -> Self {
        let mut record = Self {
            text: "{".to_owned(),
            fields: Vec::new(),
        };
        for field in ORDER {
            if let Some(value) = value(association, field) {
                record.add(field, &value);
            }
        }
        record.text += if record.fields.is_empty() { "}" } else { "\n}" };
        record
    }

    /// Where a field stands, its name included; the bracket in front of all where it is absent.
    pub fn span(&self, field: Field) -> Span {
        let of_field = self.fields.iter().find(|(known, _)| *known == field);
        of_field.map_or(Span::new(0, 1), |(_, span)| *span)
    }

    fn add(&mut self, field: Field, value: &str) {
        self.text += if self.fields.is_empty() {
            "\n  "
        } else {
            ",\n  "
        };
        let start = self.text.len();
        self.text += &format!("\"{}\": {value}", field.name());
        self.fields.push((field, Span::new(start, self.text.len())));
    }
}

/// The JSON of a field that has a value.
fn value(association: &Association, field: Field) -> Option<String> {
    match field {
        Field::SessionTags => Some(match &association.session_tags {
            SessionTags::Unstated | SessionTags::Passed => "false".to_owned(),
            SessionTags::Disabled => "true".to_owned(),
            SessionTags::Open(written) => quoted(written),
        }),
        Field::Tags => (!association.tags.is_empty()).then(|| tags(association)),
        _ => text(association.part(field)).map(quoted),
    }
}

/// The tags as an object, line by line; a key that stands twice does so here as well.
fn tags(association: &Association) -> String {
    let lines: Vec<String> = association
        .tags
        .iter()
        .map(|tag| {
            let value = text(&tag.value).unwrap_or_default();
            format!("\n    {}: {}", quoted(&tag.key), quoted(value))
        })
        .collect();
    format!("{{{}\n  }}", lines.join(","))
}

fn text(part: &Part) -> Option<&str> {
    match part {
        Part::Absent => None,
        Part::Open(text) | Part::Known(text) => Some(text),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::association::Tag;

    #[test]
    fn fields_are_found_in_what_is_printed() {
        let association = Association {
            cluster_name: "demo".into(),
            role_arn: Part::Open("aws_iam_role.app[\"x\"].arn".into()),
            tags: vec![Tag {
                key: "team".into(),
                value: "orders".into(),
            }],
            ..Association::default()
        };
        let record = Record::of(&association);
        assert_eq!(
            record.text,
            r#"{
  "clusterName": "demo",
  "roleArn": "aws_iam_role.app[\"x\"].arn",
  "disableSessionTags": false,
  "tags": {
    "team": "orders"
  }
}"#
        );
        let at = |field| record.span(field).of(&record.text);
        assert_eq!(at(Field::ClusterName), r#""clusterName": "demo""#);
        assert_eq!(at(Field::SessionTags), r#""disableSessionTags": false"#);
        assert_eq!(at(Field::Namespace), "{");
        assert!(serde_json::from_str::<Value>(&record.text).is_ok());
    }
}
