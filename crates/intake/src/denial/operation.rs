//! From the operation that was called to the action that was asked for: a hint, for the commonest exceptions.

/// Operations whose action has another name.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("s3", "ListObjects", "ListBucket"),
    ("s3", "ListObjectsV2", "ListBucket"),
    ("s3", "HeadBucket", "ListBucket"),
    ("s3", "ListObjectVersions", "ListBucketVersions"),
    ("s3", "ListBuckets", "ListAllMyBuckets"),
    ("s3", "HeadObject", "GetObject"),
    ("s3", "SelectObjectContent", "GetObject"),
    ("s3", "CopyObject", "PutObject"),
    ("s3", "PostObject", "PutObject"),
    ("s3", "UploadPart", "PutObject"),
    ("s3", "UploadPartCopy", "PutObject"),
    ("s3", "CreateMultipartUpload", "PutObject"),
    ("s3", "CompleteMultipartUpload", "PutObject"),
    ("s3", "DeleteObjects", "DeleteObject"),
    ("s3", "ListParts", "ListMultipartUploadParts"),
    ("s3", "ListMultipartUploads", "ListBucketMultipartUploads"),
    ("s3", "GetBucketEncryption", "GetEncryptionConfiguration"),
    (
        "s3",
        "GetBucketLifecycleConfiguration",
        "GetLifecycleConfiguration",
    ),
    ("lambda", "Invoke", "InvokeFunction"),
    ("lambda", "InvokeAsync", "InvokeFunction"),
    ("sqs", "SendMessageBatch", "SendMessage"),
    ("sqs", "DeleteMessageBatch", "DeleteMessage"),
    ("sns", "PublishBatch", "Publish"),
    ("bedrock", "Converse", "InvokeModel"),
    ("bedrock", "ConverseStream", "InvokeModelWithResponseStream"),
];

/// The action that an operation of a service most likely asks for.
pub(super) fn action(service: &str, operation: &str) -> String {
    let operation = without_date(operation);
    let exception = EXCEPTIONS
        .iter()
        .find(|(of, name, _)| *of == service && *name == operation);
    let name = exception.map_or(operation, |(_, _, action)| action);
    format!("{service}:{name}")
}

/// The service of operations that no other has; a `HEAD` request gives no message that would tell.
pub(super) fn only_service(operation: &str) -> Option<&'static str> {
    let of_s3 = ["GetObject", "PutObject", "DeleteObject"].contains(&operation)
        || EXCEPTIONS
            .iter()
            .any(|(service, name, _)| *service == "s3" && *name == operation);
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
        other => other,
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
        ] {
            assert_eq!(action(service, operation), wanted);
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
