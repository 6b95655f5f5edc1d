//! A role policy and a session policy as an application has them.

pub(crate) const ROLE: &str = r#"{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Buckets", "Effect": "Allow", "Action": ["s3:ListBucket*", "s3:GetBucket*"], "Resource": "arn:aws:s3:::reports" },
  { "Sid": "Objects", "Effect": "Allow", "Action": ["s3:GetObject*", "s3:PutObject*", "s3:DeleteObject", "s3:AbortMultipartUpload"], "Resource": "arn:aws:s3:::reports/*" },
  { "Sid": "Tables", "Effect": "Allow", "Action": "dynamodb:*", "Resource": ["arn:aws:dynamodb:eu-west-1:111122223333:table/orders", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/*"] },
  { "Sid": "Keys", "Effect": "Allow", "Action": ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:DescribeKey"], "Resource": "arn:aws:kms:eu-west-1:111122223333:key/*",
    "Condition": { "StringEquals": { "kms:ViaService": ["s3.eu-west-1.amazonaws.com", "sqs.eu-west-1.amazonaws.com"] } } },
  { "Sid": "Queues", "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueue*"], "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders-*" },
  { "Sid": "Logs", "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents", "logs:Describe*"], "Resource": "arn:aws:logs:*:*:*" },
  { "Sid": "Look", "Effect": "Allow", "Action": ["ec2:Describe*", "s3:ListAllMyBuckets", "lambda:List*", "iam:Get*"], "Resource": "*" },
  { "Sid": "Instances", "Effect": "Allow", "Action": ["ec2:StartInstances", "ec2:StopInstances", "ec2:*Tags"], "Resource": "arn:aws:ec2:*:111122223333:instance/*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } } },
  { "Sid": "Functions", "Effect": "Allow", "Action": ["lambda:InvokeFunction", "iam:PassRole", "sts:AssumeRole"], "Resource": ["arn:aws:lambda:*:111122223333:function:orders-*", "arn:aws:iam::111122223333:role/orders-*"] },
  { "Sid": "Archive", "Effect": "Deny", "Action": ["s3:Delete*", "s3:PutObject*"], "Resource": "arn:aws:s3:::reports/archive/*" },
  { "Sid": "Encrypted", "Effect": "Deny", "NotAction": ["sts:*", "iam:Get*"], "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } } ] }"#;

/// As long as a session policy may be.
pub(crate) const SESSION: &str = concat!(
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:GetObjectTagging","s3:PutObject"],"Resource":"arn:aws:s3:::reports/${aws:PrincipalTag/team}/*"},"#,
    r#"{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"StringLike":{"s3:prefix":["${aws:PrincipalTag/team}/*","shared/*"]}}},"#,
    r#"{"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:Query","dynamodb:BatchGetItem","dynamodb:PutItem","dynamodb:UpdateItem"],"Resource":["arn:aws:dynamodb:eu-west-1:111122223333:table/orders","arn:aws:dynamodb:eu-west-1:111122223333:table/customers"]},"#,
    r#"{"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*","Condition":{"StringLike":{"kms:ViaService":"s3.*.amazonaws.com"}}},"#,
    r#"{"Effect":"Allow","Action":["sqs:SendMessage","sqs:ReceiveMessage","sqs:DeleteMessage"],"Resource":"arn:aws:sqs:eu-west-1:111122223333:orders-*"},"#,
    r#"{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:eu-west-1:111122223333:log-group:/orders/*"},"#,
    r#"{"Effect":"Allow","Action":["ec2:Describe*","iam:GetRole","iam:ListRoles"],"Resource":"*"},"#,
    r#"{"Effect":"Allow","Action":["ec2:StartInstances","ec2:StopInstances"],"Resource":"arn:aws:ec2:eu-west-1:111122223333:instance/*","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}},"#,
    r#"{"Effect":"Allow","Action":["lambda:Invoke*","lambda:GetFunction*"],"Resource":"arn:aws:lambda:eu-west-1:111122223333:function:orders-*"},"#,
    r#"{"Effect":"Allow","Action":["secretsmanager:GetSecretValue","ssm:GetParameter*"],"Resource":["arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/*","arn:aws:ssm:eu-west-1:111122223333:parameter/orders/*"]},"#,
    r#"{"Effect":"Allow","Action":"sns:Publish","Resource":["arn:aws:sns:eu-west-1:111122223333:orders-*","arn:aws:sns:eu-west-1:111122223333:billing"]},"#,
    r#"{"Effect":"Allow","Action":["events:PutEvents","states:StartExecution"],"Resource":"arn:aws:states:eu-west-1:111122223333:stateMachine:*"},"#,
    r#"{"Effect":"Deny","Action":["s3:Delete*","dynamodb:Delete*","sqs:Purge*"],"Resource":"*"}]}"#,
);
