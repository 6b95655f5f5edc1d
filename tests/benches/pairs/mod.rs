//! The pairs of policies that are measured, and what is asked of each.

/// A role policy, a session policy, and requests that hit, miss and nearly miss them.
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) session: String,
    pub(crate) asked: Vec<Asked>,
}

/// A request.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) action: String,
    pub(crate) resource: String,
    pub(crate) context: Vec<(&'static str, &'static str)>,
}

impl Asked {
    fn new(action: &str, resource: &str) -> Self {
        Self {
            action: action.to_owned(),
            resource: resource.to_owned(),
            context: Vec::new(),
        }
    }

    fn with(self, key: &'static str, value: &'static str) -> Self {
        let mut context = self.context;
        context.push((key, value));
        Self { context, ..self }
    }
}

/// Pairs of two to five statements.
pub(crate) fn small() -> Vec<Pair> {
    vec![bucket(), folder(), tables()]
}

/// A bucket, narrowed to a part of its objects.
fn bucket() -> Pair {
    Pair {
        name: "bucket, 2 + 1 statements".to_owned(),
        role: r#"{ "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::productionapp" },
          { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::productionapp/*" } ] }"#.to_owned(),
        session: r#"{ "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::productionapp/team-a/*" } ] }"#.to_owned(),
        asked: vec![
            Asked::new("s3:GetObject", "arn:aws:s3:::productionapp/team-a/q1.csv"),
            Asked::new("s3:PutObject", "arn:aws:s3:::productionapp/team-ab/q1.csv"),
            Asked::new("s3:DeleteObject", "arn:aws:s3:::productionapp/team-a/q1.csv"),
            Asked::new("s3:ListBucket", "arn:aws:s3:::productionapp"),
        ],
    }
}

/// A folder for each tenant, its listing fenced by a condition.
fn folder() -> Pair {
    Pair {
        name: "folder, condition, 3 + 2 statements".to_owned(),
        role: r#"{ "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"] },
          { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::data/archive/*" },
          { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:jobs" } ] }"#.to_owned(),
        session: r#"{ "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::data", "Condition": { "StringLike": { "s3:prefix": ["t1", "t1/", "t1/*"] } } },
          { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::data/t1/*" } ] }"#.to_owned(),
        asked: vec![
            Asked::new("s3:ListBucket", "arn:aws:s3:::data").with("s3:prefix", "t1/reports"),
            Asked::new("s3:ListBucket", "arn:aws:s3:::data").with("s3:prefix", "t2/"),
            Asked::new("s3:GetObject", "arn:aws:s3:::data/t1/x"),
            Asked::new("s3:GetObject", "arn:aws:s3:::data/t10/x"),
        ],
    }
}

/// Tables by tag and name.
fn tables() -> Pair {
    Pair {
        name: "tables, conditions, 2 + 2 statements".to_owned(),
        role: r#"{ "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"], "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/customer-data-*" },
          { "Effect": "Deny", "Action": "dynamodb:PutItem", "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/*", "Condition": { "StringNotEquals": { "aws:PrincipalTag/team": "orders" } } } ] }"#.to_owned(),
        session: r#"{ "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/customer-data-t1" },
          { "Effect": "Allow", "Action": "dynamodb:PutItem", "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/customer-data-t1", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-west-1" } } } ] }"#.to_owned(),
        asked: vec![
            Asked::new("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/customer-data-t1"),
            Asked::new("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/customer-data-t2"),
            Asked::new("dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/customer-data-t1")
                .with("aws:PrincipalTag/team", "orders").with("aws:RequestedRegion", "eu-west-1"),
            Asked::new("dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/customer-data-t1")
                .with("aws:PrincipalTag/team", "billing").with("aws:RequestedRegion", "eu-west-1"),
        ],
    }
}

/// A role and a session policy of that many statements each, every statement on objects of its own.
pub(crate) fn large(statements: usize) -> Pair {
    many(
        statements,
        "",
        &|number| format!("bucket-{number}/*"),
        &|number| format!("arn:aws:s3:::bucket-{number}/reports/q1.csv"),
    )
}

/// As [`large`], with resources that begin alike, so that no statement can be left out without matching it.
pub(crate) fn crowded(statements: usize) -> Pair {
    many(
        statements,
        ", alike",
        &|number| format!("bucket/*/part-{number}.csv"),
        &|number| format!("arn:aws:s3:::bucket/reports/part-{number}.csv"),
    )
}

fn many(
    statements: usize,
    what: &str,
    pattern: &dyn Fn(usize) -> String,
    object: &dyn Fn(usize) -> String,
) -> Pair {
    let policy = |actions: &str| {
        let one = |number: usize| {
            let pattern = pattern(number);
            format!(
                r#"{{"Effect":"Allow","Action":{actions},"Resource":"arn:aws:s3:::{pattern}"}}"#
            )
        };
        let all: Vec<String> = (0..statements).map(one).collect();
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{}]}}"#,
            all.join(",")
        )
    };
    Pair {
        name: format!("{statements} + {statements} statements{what}"),
        role: policy(r#"["s3:GetObject","s3:PutObject"]"#),
        session: policy(r#"["s3:GetObject"]"#),
        asked: vec![
            Asked::new("s3:GetObject", &object(0)),
            Asked::new("s3:GetObject", &object(statements / 2)),
            Asked::new("s3:PutObject", &object(statements - 1)),
            Asked::new("s3:GetObject", &object(statements)),
        ],
    }
}
