//! Well-known actions, to show what a wildcard covers where no catalogue is at hand.

use std::collections::BTreeSet;

use scopedown_policy::{Action, ActionPattern};

/// A few actions of the services that session policies most often speak of, in several access levels;
/// within a service the most used first.
const WELL_KNOWN: [&str; 62] = [
    "cloudwatch:PutMetricData",
    "cloudwatch:GetMetricData",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "dynamodb:Query",
    "dynamodb:UpdateItem",
    "dynamodb:Scan",
    "dynamodb:DeleteItem",
    "dynamodb:ListTables",
    "dynamodb:DescribeTable",
    "dynamodb:BatchGetItem",
    "ec2:DescribeInstances",
    "ec2:RunInstances",
    "ec2:TerminateInstances",
    "ec2:StartInstances",
    "ec2:StopInstances",
    "ecr:BatchGetImage",
    "ecr:PutImage",
    "ecr:GetAuthorizationToken",
    "eks:DescribeCluster",
    "eks:ListClusters",
    "events:PutEvents",
    "iam:PassRole",
    "iam:GetRole",
    "iam:ListRoles",
    "iam:CreateUser",
    "kms:Decrypt",
    "kms:GenerateDataKey",
    "kms:Encrypt",
    "kms:DescribeKey",
    "kms:ListAliases",
    "lambda:InvokeFunction",
    "lambda:GetFunction",
    "lambda:UpdateFunctionCode",
    "logs:PutLogEvents",
    "logs:CreateLogStream",
    "logs:CreateLogGroup",
    "logs:GetLogEvents",
    "logs:DescribeLogGroups",
    "rds:DescribeDBInstances",
    "s3:GetObject",
    "s3:PutObject",
    "s3:ListBucket",
    "s3:DeleteObject",
    "s3:ListAllMyBuckets",
    "s3:GetBucketLocation",
    "s3:PutBucketPolicy",
    "s3:CreateBucket",
    "s3:DeleteBucket",
    "secretsmanager:GetSecretValue",
    "secretsmanager:DescribeSecret",
    "secretsmanager:ListSecrets",
    "sns:Publish",
    "sns:Subscribe",
    "sqs:ReceiveMessage",
    "sqs:SendMessage",
    "sqs:DeleteMessage",
    "sqs:ListQueues",
    "ssm:GetParameter",
    "ssm:GetParametersByPath",
    "sts:AssumeRole",
    "sts:GetCallerIdentity",
];

/// Where a policy speaks of everything and no other entry narrows the services, these are shown.
const FALLBACK_SERVICES: [&str; 3] = ["dynamodb", "iam", "s3"];

/// The well-known actions that some wildcard of the policies matches. A lone `*` counts only for services that another entry names.
pub(crate) fn of_wildcards(patterns: &[&ActionPattern]) -> impl Iterator<Item = &'static str> {
    let services = services_of_star(patterns);
    let everything = patterns
        .iter()
        .any(|pattern| **pattern == ActionPattern::Any);
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

/// The well-known actions of a service, without its prefix.
pub(crate) fn of_service(prefix: &str) -> impl Iterator<Item = &'static str> {
    WELL_KNOWN.into_iter().filter_map(move |text| {
        let (service, name) = text.split_once(':')?;
        (service == prefix).then_some(name)
    })
}

/// The services that a lone `*` is shown by: those that another entry names, else a few that everybody knows.
pub(crate) fn services_of_star<'p>(patterns: &[&'p ActionPattern]) -> BTreeSet<&'p str> {
    let named: BTreeSet<&str> = patterns
        .iter()
        .filter_map(|pattern| service(pattern))
        .collect();
    if named.is_empty() {
        FALLBACK_SERVICES.into()
    } else {
        named
    }
}

fn service(pattern: &ActionPattern) -> Option<&str> {
    match pattern {
        ActionPattern::Any => None,
        ActionPattern::Named { service, .. } => Some(service),
    }
}
