//! Well-known actions, to show what a wildcard covers where no catalogue is at hand.

use std::collections::HashSet;

use scopedown_policy::{Action, ActionPattern};

/// A few actions of the services that session policies most often speak of, in several access levels.
const WELL_KNOWN: [&str; 62] = [
    "cloudwatch:GetMetricData",
    "cloudwatch:PutMetricData",
    "dynamodb:BatchGetItem",
    "dynamodb:DeleteItem",
    "dynamodb:DescribeTable",
    "dynamodb:GetItem",
    "dynamodb:ListTables",
    "dynamodb:PutItem",
    "dynamodb:Query",
    "dynamodb:Scan",
    "dynamodb:UpdateItem",
    "ec2:DescribeInstances",
    "ec2:RunInstances",
    "ec2:StartInstances",
    "ec2:StopInstances",
    "ec2:TerminateInstances",
    "ecr:BatchGetImage",
    "ecr:GetAuthorizationToken",
    "ecr:PutImage",
    "eks:DescribeCluster",
    "eks:ListClusters",
    "events:PutEvents",
    "iam:CreateUser",
    "iam:GetRole",
    "iam:ListRoles",
    "iam:PassRole",
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ListAliases",
    "lambda:GetFunction",
    "lambda:InvokeFunction",
    "lambda:UpdateFunctionCode",
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:DescribeLogGroups",
    "logs:GetLogEvents",
    "logs:PutLogEvents",
    "rds:DescribeDBInstances",
    "s3:CreateBucket",
    "s3:DeleteBucket",
    "s3:DeleteObject",
    "s3:GetBucketLocation",
    "s3:GetObject",
    "s3:ListAllMyBuckets",
    "s3:ListBucket",
    "s3:PutBucketPolicy",
    "s3:PutObject",
    "secretsmanager:DescribeSecret",
    "secretsmanager:GetSecretValue",
    "secretsmanager:ListSecrets",
    "sns:Publish",
    "sns:Subscribe",
    "sqs:DeleteMessage",
    "sqs:ListQueues",
    "sqs:ReceiveMessage",
    "sqs:SendMessage",
    "ssm:GetParameter",
    "ssm:GetParametersByPath",
    "sts:AssumeRole",
    "sts:GetCallerIdentity",
];

/// Where a policy speaks of everything and no other entry narrows the services, these are shown.
const FALLBACK_SERVICES: [&str; 3] = ["dynamodb", "iam", "s3"];

/// The well-known actions that some wildcard of the policies matches. A lone `*` counts only for services that another entry names.
pub(crate) fn of_wildcards(patterns: &[&ActionPattern]) -> impl Iterator<Item = &'static str> {
    let mut services: HashSet<&str> = patterns
        .iter()
        .filter_map(|pattern| service(pattern))
        .collect();
    let everything = patterns
        .iter()
        .any(|pattern| **pattern == ActionPattern::Any);
    if services.is_empty() {
        services.extend(FALLBACK_SERVICES);
    }
    let wild: Vec<&ActionPattern> = patterns
        .iter()
        .copied()
        .filter(|pattern| pattern.literal().is_none())
        .collect();
    WELL_KNOWN.into_iter().filter(move |text| {
        let Ok(action) = Action::parse(text) else {
            return false;
        };
        let by_star = everything && services.contains(action.service());
        by_star
            || wild
                .iter()
                .any(|pattern| service(pattern).is_some() && pattern.matches(&action))
    })
}

fn service(pattern: &ActionPattern) -> Option<&str> {
    match pattern {
        ActionPattern::Any => None,
        ActionPattern::Named { service, .. } => Some(service),
    }
}
