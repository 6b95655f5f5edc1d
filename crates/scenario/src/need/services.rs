//! Names under which programs know a service whose actions have another prefix.

use scopedown_catalog::Catalog;

/// Names of the AWS CLI and the SDKs, and the prefix of the actions.
const NAMES: [(&str, &str); 41] = [
    ("apigatewayv2", "apigateway"),
    ("appconfigdata", "appconfig"),
    ("bedrockagent", "bedrock"),
    ("bedrockagentruntime", "bedrock"),
    ("bedrockruntime", "bedrock"),
    ("cloudwatchevents", "events"),
    ("cloudwatchlogs", "logs"),
    ("cognitoidentityprovider", "cognito-idp"),
    ("configservice", "config"),
    ("deploy", "codedeploy"),
    ("documentdb", "rds"),
    ("docdb", "rds"),
    ("dynamodbstreams", "dynamodb"),
    ("ecrpublic", "ecr-public"),
    ("efs", "elasticfilesystem"),
    ("elb", "elasticloadbalancing"),
    ("elbv2", "elasticloadbalancing"),
    ("elasticloadbalancingv2", "elasticloadbalancing"),
    ("emr", "elasticmapreduce"),
    ("eventbridge", "events"),
    ("iotdata", "iot"),
    ("iotdataplane", "iot"),
    ("lexruntimev2", "lex"),
    ("lexv2models", "lex"),
    ("lexmodelsv2", "lex"),
    ("lexv2runtime", "lex"),
    ("monitoring", "cloudwatch"),
    ("msk", "kafka"),
    ("neptune", "rds"),
    ("opensearch", "es"),
    ("resourcegroupstaggingapi", "tag"),
    ("s3api", "s3"),
    ("s3control", "s3"),
    ("sagemakerruntime", "sagemaker"),
    ("sesv2", "ses"),
    ("sfn", "states"),
    ("ssoadmin", "sso"),
    ("stepfunctions", "states"),
    ("timestreamquery", "timestream"),
    ("timestreamwrite", "timestream"),
    ("wafv2", "wafv2"),
];

/// What SDKs put behind a service's name in the names of their clients.
const ENDINGS: [&str; 2] = ["client", "resource"];

/// The prefix of a service's actions, given a name that programs use, in whatever spelling.
pub(super) fn prefix(name: &str, catalog: &Catalog) -> Option<String> {
    let name = name.to_ascii_lowercase();
    if catalog.service(&name).is_some() {
        return Some(name);
    }
    let folded = folded(&name);
    let shortened = ENDINGS
        .iter()
        .filter_map(|ending| folded.strip_suffix(ending));
    let mut candidates = std::iter::once(folded.as_str()).chain(shortened);
    candidates.find_map(|name| {
        let alias = NAMES.iter().find(|(own, _)| *own == name);
        let own = || {
            catalog
                .prefixes()
                .find(|prefix| prefix.replace('-', "") == name)
        };
        alias
            .map(|(_, prefix)| *prefix)
            .or_else(own)
            .map(str::to_owned)
    })
}

/// A name in lower case without what separates its words.
pub(super) fn folded(name: &str) -> String {
    let kept = name
        .chars()
        .filter(|character| !matches!(character, '-' | '_'));
    kept.map(|character| character.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_a_service_of_the_catalogue() {
        let catalog = Catalog::embedded();
        for (name, prefix) in NAMES {
            assert!(catalog.service(prefix).is_some(), "{prefix}");
            assert_eq!(folded(name), name);
        }
        let lead = [
            ("s3api", "s3"),
            ("S3Client", "s3"),
            ("s3_client", "s3"),
            ("cognito-idp", "cognito-idp"),
            ("SecretsManager", "secretsmanager"),
        ];
        for (name, wanted) in lead {
            assert_eq!(prefix(name, &catalog).as_deref(), Some(wanted), "{name}");
        }
        assert_eq!(prefix("nothing", &catalog), None);
    }
}
