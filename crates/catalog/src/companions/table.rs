//! The table of companions, by service.

use super::Companion;
use super::When::{CustomerKey, InParts, PassedRole, Sometimes, Tags, Usually};

/// An action, and in its braces its companions.
macro_rules! companions {
    ($($accompanied:literal { $($action:literal, $when:ident, $reason:literal;)+ })*) => {
        &[$(($accompanied, &[$(Companion { action: $action, when: $when, reason: $reason }),+])),*]
    };
}

pub(super) const ROWS: &[(&str, &[Companion])] = companions! {
    // S3 API reference, GetObject: "If you don't have the s3:ListBucket permission, Amazon S3 returns … 403"; S3 user guide, "Using
    // server-side encryption with AWS KMS keys"; semantics 12.4, 12.23.
    "s3:GetObject" {
        "s3:ListBucket", Usually, "Without it a missing object is answered with 403 instead of 404, and `aws s3 ls`, `cp --recursive` and `sync` fail.";
        "kms:Decrypt", CustomerKey, "S3 asks KMS to decrypt the object in the caller's name.";
        "s3:GetObjectVersion", Sometimes, "A request that names a version is authorised as this action.";
        "s3:GetObjectTagging", Sometimes, "Copies that keep an object's tags read them first.";
    }
    "s3:GetObjectVersion" {
        "s3:ListBucketVersions", Usually, "Versions are listed before one of them is read.";
        "kms:Decrypt", CustomerKey, "S3 asks KMS to decrypt the object in the caller's name.";
    }
    // S3 user guide, "Multipart upload API and permissions" and "Uploading … with AWS KMS": a multipart upload needs kms:Decrypt as well.
    "s3:PutObject" {
        "s3:ListBucket", Sometimes, "`aws s3 sync` lists the bucket to see what has changed.";
        "kms:GenerateDataKey", CustomerKey, "S3 asks KMS for a data key in the caller's name.";
        "kms:Decrypt", CustomerKey, "The parts of an upload are decrypted before they are put together.";
        "s3:AbortMultipartUpload", InParts, "An upload that fails is broken off; without it the parts stay and are paid for.";
        "s3:ListMultipartUploadParts", InParts, "Clients list the parts before they complete or resume an upload.";
        "s3:ListBucketMultipartUploads", Sometimes, "Clients look for unfinished uploads to resume.";
        "s3:PutObjectTagging", Tags, "A request that sets an object's tags needs it beside the upload.";
    }
    "s3:DeleteObject" {
        "s3:ListBucket", Usually, "`aws s3 rm --recursive` and `sync --delete` list what they delete.";
        "s3:DeleteObjectVersion", Sometimes, "In a versioned bucket only this removes the data.";
    }
    // AWS CLI and SDKs follow a bucket to its Region; Athena and the console ask for it.
    "s3:ListBucket" {
        "s3:GetBucketLocation", Sometimes, "Clients ask for a bucket's Region before they talk to it.";
    }
    // SQS developer guide, "Key management": consumers need kms:Decrypt, producers kms:GenerateDataKey and kms:Decrypt. Lambda developer
    // guide, "Using Lambda with Amazon SQS", execution role permissions.
    "sqs:ReceiveMessage" {
        "sqs:DeleteMessage", Usually, "A message that is not deleted comes back.";
        "sqs:GetQueueAttributes", Usually, "Consumers such as Lambda and most client libraries read the queue's attributes.";
        "sqs:ChangeMessageVisibility", Sometimes, "Long work asks for more time before the message comes back.";
        "sqs:GetQueueUrl", Sometimes, "Clients that know only the queue's name ask for its URL.";
        "kms:Decrypt", CustomerKey, "SQS asks KMS to decrypt the message in the caller's name.";
    }
    "sqs:SendMessage" {
        "sqs:GetQueueUrl", Sometimes, "Clients that know only the queue's name ask for its URL.";
        "kms:GenerateDataKey", CustomerKey, "SQS asks KMS for a data key in the caller's name.";
        "kms:Decrypt", CustomerKey, "SQS checks the data key that it keeps.";
    }
    // SNS developer guide, "Securing Amazon SNS data with server-side encryption": publishers need both.
    "sns:Publish" {
        "kms:GenerateDataKey", CustomerKey, "SNS asks KMS for a data key in the caller's name.";
        "kms:Decrypt", CustomerKey, "SNS checks the data key that it keeps.";
    }
    // DynamoDB developer guide, "DynamoDB encryption usage notes": a customer managed key is used in the caller's name.
    "dynamodb:GetItem" {
        "kms:Decrypt", CustomerKey, "DynamoDB asks KMS for the table's key in the caller's name.";
        "dynamodb:BatchGetItem", Sometimes, "Client libraries read several items in one request.";
    }
    "dynamodb:Query" {
        "kms:Decrypt", CustomerKey, "DynamoDB asks KMS for the table's key in the caller's name.";
    }
    "dynamodb:Scan" {
        "kms:Decrypt", CustomerKey, "DynamoDB asks KMS for the table's key in the caller's name.";
    }
    "dynamodb:PutItem" {
        "kms:Decrypt", CustomerKey, "DynamoDB asks KMS for the table's key in the caller's name.";
        "dynamodb:BatchWriteItem", Sometimes, "Client libraries write several items in one request.";
    }
    "dynamodb:UpdateItem" {
        "kms:Decrypt", CustomerKey, "DynamoDB asks KMS for the table's key in the caller's name.";
    }
    // DynamoDB developer guide, "Using IAM with DynamoDB Streams"; Lambda developer guide, DynamoDB and Kinesis event sources.
    "dynamodb:GetRecords" {
        "dynamodb:GetShardIterator", Usually, "Records are read from a place that an iterator names.";
        "dynamodb:DescribeStream", Usually, "Readers ask for the stream's shards.";
        "dynamodb:ListStreams", Sometimes, "Readers look for the table's stream.";
    }
    "kinesis:GetRecords" {
        "kinesis:GetShardIterator", Usually, "Records are read from a place that an iterator names.";
        "kinesis:DescribeStreamSummary", Usually, "Readers ask for the stream's state.";
        "kinesis:ListShards", Usually, "Readers ask for the stream's shards.";
        "kms:Decrypt", CustomerKey, "Kinesis asks KMS to decrypt records in the caller's name.";
    }
    "kinesis:PutRecord" {
        "kinesis:PutRecords", Usually, "Producers send several records in one request.";
        "kms:GenerateDataKey", CustomerKey, "Kinesis asks KMS for a data key in the caller's name.";
    }
    // Secrets Manager user guide, "Secret encryption and decryption"; the provider for the Secrets Store CSI driver asks for both actions.
    "secretsmanager:GetSecretValue" {
        "kms:Decrypt", CustomerKey, "Secrets Manager asks KMS to decrypt the secret in the caller's name.";
        "secretsmanager:DescribeSecret", Usually, "The provider for Kubernetes and caches ask which version is current.";
    }
    "secretsmanager:PutSecretValue" {
        "kms:GenerateDataKey", CustomerKey, "Secrets Manager asks KMS for a data key in the caller's name.";
        "kms:Decrypt", CustomerKey, "Secrets Manager checks the data key that it keeps.";
    }
    // Systems Manager user guide, "AWS KMS encryption for Parameter Store SecureString parameters"; semantics 14.21.
    "ssm:GetParameter" {
        "ssm:GetParameters", Usually, "Clients that read several parameters in one request need this action; it is not implied.";
        "ssm:GetParametersByPath", Sometimes, "Clients that read a whole path need this action; it is not implied.";
        "kms:Decrypt", CustomerKey, "A SecureString is decrypted in the caller's name.";
    }
    "ssm:GetParameters" {
        "ssm:GetParameter", Usually, "Clients that read one parameter need this action; it is not implied.";
        "kms:Decrypt", CustomerKey, "A SecureString is decrypted in the caller's name.";
    }
    "ssm:GetParametersByPath" {
        "ssm:GetParameter", Sometimes, "Clients that read one parameter need this action; it is not implied.";
        "kms:Decrypt", CustomerKey, "A SecureString is decrypted in the caller's name.";
    }
    "ssm:PutParameter" {
        "kms:Encrypt", CustomerKey, "A SecureString of the standard tier is encrypted in the caller's name.";
        "kms:GenerateDataKey", CustomerKey, "A SecureString of the advanced tier is encrypted under a data key.";
    }
    // CloudWatch Logs user guide, "Using identity-based policies"; the agents create their stream before they write to it.
    "logs:PutLogEvents" {
        "logs:CreateLogStream", Usually, "Agents create their stream before they write to it.";
        "logs:DescribeLogStreams", Sometimes, "Agents look whether their stream is there.";
        "logs:CreateLogGroup", Sometimes, "Agents create the group where it is missing.";
    }
    // EC2 user guide, "Grant permission to tag … during creation" and "Launch instances (RunInstances)".
    "ec2:RunInstances" {
        "ec2:CreateTags", Tags, "Tags that are set while something is created need it.";
        "iam:PassRole", PassedRole, "An instance profile hands its role to the instance.";
    }
    "ec2:CreateVolume" {
        "ec2:CreateTags", Tags, "Tags that are set while something is created need it.";
    }
    "ec2:CreateSnapshot" {
        "ec2:CreateTags", Tags, "Tags that are set while something is created need it.";
    }
    // IAM user guide, "Grant a user permissions to pass a role to an AWS service".
    "lambda:CreateFunction" {
        "iam:PassRole", PassedRole, "The function's execution role is passed to Lambda.";
    }
    "ecs:RunTask" {
        "iam:PassRole", PassedRole, "The task's roles are passed to ECS.";
    }
    "ecs:RegisterTaskDefinition" {
        "iam:PassRole", PassedRole, "The task's roles are passed to ECS.";
    }
    // ECR user guide, "Amazon ECR private repository policies", pulling and "IAM permissions for pushing an image".
    "ecr:BatchGetImage" {
        "ecr:GetDownloadUrlForLayer", Usually, "An image is pulled layer by layer.";
        "ecr:GetAuthorizationToken", Usually, "A container runtime logs in first.";
        "ecr:BatchCheckLayerAvailability", Sometimes, "Clients ask which layers are there.";
    }
    "ecr:PutImage" {
        "ecr:InitiateLayerUpload", Usually, "An image is pushed layer by layer.";
        "ecr:UploadLayerPart", Usually, "A layer is pushed part by part.";
        "ecr:CompleteLayerUpload", Usually, "The parts of a layer are put together.";
        "ecr:BatchCheckLayerAvailability", Usually, "Clients push only the layers that are not there.";
        "ecr:GetAuthorizationToken", Usually, "A container runtime logs in first.";
    }
    // Athena user guide, "Identity-based policies": a query is started, watched and its results fetched.
    "athena:StartQueryExecution" {
        "athena:GetQueryExecution", Usually, "Clients wait for a query to end.";
        "athena:GetQueryResults", Usually, "Clients fetch the results.";
        "glue:GetTable", Usually, "Athena reads the table's definition in the caller's name.";
        "s3:GetBucketLocation", Usually, "Athena asks for the Region of the bucket for results in the caller's name.";
    }
    // STS API reference, AssumeRole: session tags need sts:TagSession.
    "sts:AssumeRole" {
        "sts:TagSession", Tags, "A request that passes session tags needs it, Pod Identity's own among them.";
    }
    // Bedrock API reference, InvokeModelWithResponseStream.
    "bedrock:InvokeModel" {
        "bedrock:InvokeModelWithResponseStream", Sometimes, "Answers that are streamed need this action; it is not implied.";
    }
};
