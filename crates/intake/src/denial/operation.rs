//! From the operation that was called to the actions that AWS asks for: a hint, where a message names no action.

use scopedown_catalog::{authorised_as, operations, prefix_of};
use scopedown_policy::Action;

/// The actions that an operation of a service needs; where the table lists none, that of its own name.
pub(super) fn actions(service: &str, operation: &str) -> Vec<String> {
    let own = format!("{service}:{}", without_date(operation));
    let Ok(action) = Action::parse(&own) else {
        return Vec::new();
    };
    let needed = authorised_as(&action);
    if needed.is_empty() { vec![own] } else { needed }
}

/// The action that a denial of an operation most likely is about: of several the last, for it is the one that writes.
pub(super) fn action(service: &str, operation: &str) -> Option<String> {
    actions(service, operation).pop()
}

/// The service of operations that no other has; a `HEAD` request gives no message that would tell.
pub(super) fn only_service(operation: &str) -> Option<&'static str> {
    let of_s3 = ["GetObject", "PutObject", "DeleteObject"].contains(&operation)
        || operations().any(|row| row.service == "s3" && row.is_exact() && row.is_of(operation));
    of_s3.then_some("s3")
}

/// Events of old interfaces have the interface's date behind their name: `ListFunctions20150331`, `CreateDistribution2020_05_31`.
fn without_date(operation: &str) -> &str {
    let name = operation.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    if operation.len() - name.len() >= 8 {
        name
    } else {
        operation
    }
}

/// The prefix of a service's actions by a name that SDKs or events have for it: `Amazon S3`, `Secrets Manager`, `s3.amazonaws.com`.
pub(super) fn prefix(name: &str) -> String {
    let name = name.trim();
    let name = ["Amazon ", "Amazon", "AWS ", "AWS"]
        .iter()
        .find_map(|brand| name.strip_prefix(brand))
        .unwrap_or(name);
    let name = name.split('.').next().unwrap_or(name);
    let lower: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect::<String>()
        .to_ascii_lowercase();
    let known = match lower.as_str() {
        "monitoring" => "cloudwatch",
        "cloudwatchlogs" => "logs",
        "eventbridge" | "cloudwatchevents" => "events",
        "sfn" | "stepfunctions" => "states",
        "dynamodbv2" => "dynamodb",
        "s3api" => "s3",
        "email" | "sesv2" => "ses",
        "securitytokenservice" => "sts",
        "simplequeueservice" => "sqs",
        "simplenotificationservice" => "sns",
        "bedrockruntime" | "bedrock-runtime" => "bedrock",
        "efs" => "elasticfilesystem",
        "elasticloadbalancingv2" | "elbv2" | "elb" => "elasticloadbalancing",
        other => prefix_of(other).unwrap_or(other),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_lead_to_actions() {
        for (service, operation, wanted) in [
            ("s3", "ListObjectsV2", "s3:ListBucket"),
            ("s3", "GetObject", "s3:GetObject"),
            ("lambda", "ListFunctions20150331", "lambda:ListFunctions"),
            (
                "cloudfront",
                "CreateDistribution2020_05_31",
                "cloudfront:CreateDistribution",
            ),
            ("ec2", "RunInstances", "ec2:RunInstances"),
            ("s3", "CopyObject", "s3:PutObject"),
        ] {
            assert_eq!(action(service, operation).as_deref(), Some(wanted));
        }
    }

    #[test]
    fn services_have_many_names() {
        for (name, wanted) in [
            ("Amazon S3", "s3"),
            ("AmazonDynamoDBv2", "dynamodb"),
            ("Secrets Manager", "secretsmanager"),
            ("monitoring.amazonaws.com", "cloudwatch"),
            ("SFN", "states"),
            ("", ""),
        ] {
            assert_eq!(prefix(name), wanted);
        }
    }
}
