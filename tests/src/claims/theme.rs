use scopedown_catalog::{Catalog, KeyType, ResourceType, Service};
use scopedown_policy::ContextKey;
use serde_json::{Map, Value, json};

use crate::generator::Dice;

/// Actions, resources and condition keys of a few services, few enough that statements made of them overlap.
#[derive(Debug)]
pub struct Theme {
    actions: Vec<String>,
    resources: Vec<String>,
    keys: Vec<(String, KeyType)>,
}

/// Services with the actions that lints single out.
const SERVICES: [(&str, &[&str]); 14] = [
    (
        "s3",
        &[
            "GetObject",
            "PutObject",
            "ListBucket",
            "GetBucketLocation",
            "ListAllMyBuckets",
        ],
    ),
    (
        "dynamodb",
        &["Query", "GetItem", "ListTables", "DescribeTable"],
    ),
    ("sqs", &["SendMessage", "ListQueues"]),
    ("sns", &["Publish", "ListTopics"]),
    ("kms", &["Decrypt", "GenerateDataKey", "ListKeys"]),
    (
        "logs",
        &["PutLogEvents", "CreateLogStream", "DescribeLogGroups"],
    ),
    ("iam", &["PassRole", "GetRole", "ListRoles"]),
    ("ec2", &["RunInstances", "DescribeInstances", "CreateTags"]),
    ("secretsmanager", &["GetSecretValue", "ListSecrets"]),
    ("states", &["StartExecution", "DescribeExecution"]),
    ("lambda", &["InvokeFunction", "ListFunctions"]),
    ("ssm", &["GetParameter", "SendCommand"]),
    ("sts", &["AssumeRole", "GetCallerIdentity", "TagSession"]),
    ("elasticloadbalancing", &["AddTags", "DescribeTags"]),
];

/// What stands in the open parts of ARNs.
const NAMES: [&str; 14] = [
    "b",
    "b",
    "orders",
    "x",
    "*",
    "*",
    "b*",
    "o?ders",
    "a/b",
    "*/x",
    "",
    "${aws:PrincipalTag/team}",
    "${aws:username}",
    "${aws:PrincipalTag/team, 'x'}*",
];

/// Global keys, and names that are no keys at all.
const GLOBAL: [&str; 14] = [
    "aws:SourceIp",
    "aws:PrincipalOrgID",
    "aws:SecureTransport",
    "aws:CurrentTime",
    "aws:TagKeys",
    "aws:MultiFactorAuthPresent",
    "aws:PrincipalArn",
    "aws:PrincipalTag/team",
    "aws:ResourceTag/team",
    "aws:RequestTag/team",
    "aws:username",
    "aws:CalledVia",
    "aws:SourceIp ",
    "aws:Nothing",
];

impl Theme {
    /// A theme of one or two services.
    pub fn new(catalog: &Catalog, dice: &mut Dice) -> Self {
        let mut theme = Self {
            actions: Vec::new(),
            resources: vec!["*".to_owned()],
            keys: Vec::new(),
        };
        for _ in 0..dice.within(1..3) {
            let Some((prefix, favourites)) = dice.choose(&SERVICES).copied() else {
                continue;
            };
            if let Some(service) = catalog.service(prefix) {
                theme.add_actions(service, favourites, dice);
                theme.add_resources(service, dice);
                theme.add_keys(service, dice);
            }
        }
        for _ in 0..2 {
            let name = dice.pick(&GLOBAL);
            let known = catalog.key(&ContextKey::new(name));
            let kind = known.map_or(KeyType::String, scopedown_catalog::KeyEntry::kind);
            theme.keys.push((name.to_owned(), kind));
        }
        theme
    }

    /// A document of up to four statements.
    pub fn document(&self, dice: &mut Dice) -> Value {
        let count = dice.within(1..5);
        let statements: Value = (0..count).map(|_| self.statement(dice)).collect();
        json!({ "Version": "2012-10-17", "Statement": statements })
    }

    /// The document with a few things of the theme put in, left out or exchanged.
    pub fn altered(&self, document: &Value, dice: &mut Dice) -> Value {
        let mut altered = document.clone();
        let statements = altered.get_mut("Statement");
        if let Some(single) = statements
            && single.is_object()
        {
            *single = json!([single.take()]);
        }
        for _ in 0..dice.within(0..4) {
            if let Some(statements) = altered.get_mut("Statement").and_then(Value::as_array_mut) {
                self.alter(statements, dice);
            }
        }
        altered
    }

    fn alter(&self, statements: &mut Vec<Value>, dice: &mut Dice) {
        let at = dice.within(0..statements.len());
        match dice.within(0..9) {
            0 if statements.len() > 1 => drop(statements.remove(at)),
            1 => statements.push(self.statement(dice)),
            2 => statements.extend(statements.get(at).cloned()),
            kind => {
                if let Some(statement) = statements.get_mut(at).and_then(Value::as_object_mut) {
                    self.alter_statement(statement, kind, dice);
                }
            }
        }
    }

    fn alter_statement(&self, statement: &mut Map<String, Value>, kind: usize, dice: &mut Dice) {
        match kind {
            3 => drop(statement.remove("Condition")),
            4 => drop(statement.insert("Condition".to_owned(), self.conditions(dice))),
            5 => {
                let effect = if dice.chance(60) { "Deny" } else { "Allow" };
                statement.insert("Effect".to_owned(), json!(effect));
            }
            6 | 7 => {
                let action = self.action(dice);
                extend(statement, "Action", action);
            }
            _ => {
                let resource = self.resource(dice);
                extend(statement, "Resource", resource);
            }
        }
    }

    fn add_actions(&mut self, service: Service<'_>, favourites: &[&str], dice: &mut Dice) {
        let all: Vec<&str> = service
            .actions()
            .map(scopedown_catalog::ActionEntry::name)
            .collect();
        for name in favourites.iter().chain(dice.choose(&all)) {
            self.actions.push(format!("{}:{name}", service.prefix()));
        }
    }

    fn add_resources(&mut self, service: Service<'_>, dice: &mut Dice) {
        let kinds: Vec<ResourceType<'_>> = service.resource_types().collect();
        if service.prefix() == "s3" {
            let everyday = ["arn:aws:s3:::b", "arn:aws:s3:::b/*"];
            self.resources.extend(everyday.map(str::to_owned));
        }
        for _ in 0..4 {
            let Some(kind) = dice.choose(&kinds) else {
                continue;
            };
            let form = kind.arn().split(", ").next().unwrap_or_default();
            let filled = fill(form, |name| of_segment(name, dice));
            self.resources.push(filled);
        }
    }

    fn add_keys(&mut self, service: Service<'_>, dice: &mut Dice) {
        let all: Vec<_> = service.keys().collect();
        for _ in 0..3 {
            if let Some(key) = dice.choose(&all) {
                let name = fill(key.name(), |_| "team".to_owned());
                self.keys.push((name, key.kind()));
            }
        }
    }

    fn statement(&self, dice: &mut Dice) -> Value {
        let mut statement = Map::new();
        let denies = dice.chance(22);
        let effect = if denies { "Deny" } else { "Allow" };
        statement.insert("Effect".to_owned(), json!(effect));
        let action = if dice.chance(10) {
            "NotAction"
        } else {
            "Action"
        };
        let actions = listed(dice, |dice| self.action(dice));
        statement.insert(action.to_owned(), actions);
        let resource = if dice.chance(8) {
            "NotResource"
        } else {
            "Resource"
        };
        let resources = listed(dice, |dice| self.resource(dice));
        statement.insert(resource.to_owned(), resources);
        if dice.chance(40) {
            statement.insert("Condition".to_owned(), self.conditions(dice));
        }
        Value::Object(statement)
    }

    /// An entry of `Action`, mostly as AWS spells it.
    fn action(&self, dice: &mut Dice) -> String {
        let whole = dice.choose(&self.actions).cloned().unwrap_or_default();
        let Some((prefix, name)) = whole.split_once(':') else {
            return "*".to_owned();
        };
        let at = dice.within(1..name.len().max(2));
        let (before, behind) = name.split_at_checked(at).unwrap_or((name, ""));
        let rest = behind.get(1..).unwrap_or_default();
        match dice.within(0..22) {
            0 => "*".to_owned(),
            1 | 2 => format!("{prefix}:*"),
            3 | 4 => format!("{prefix}:{before}*"),
            5 => format!("{prefix}:{before}?{rest}"),
            6 => format!("{prefix}:*{behind}"),
            7 => format!("{prefix}:{before}{rest}"),
            8 => whole.to_uppercase(),
            9 => format!("{prefix}:{before}*{rest}"),
            10 => format!("{prefix}:{before}Zz*"),
            _ => whole,
        }
    }

    /// An entry of `Resource`, mostly as it stands in the theme.
    fn resource(&self, dice: &mut Dice) -> String {
        let whole = dice.choose(&self.resources).cloned().unwrap_or_default();
        match dice.within(0..16) {
            0 => "*".to_owned(),
            1 if whole != "*" => format!("{whole}*"),
            2 if whole != "*" => format!("{whole}/*"),
            3 => match whole.rsplit_once('/') {
                Some((before, _)) => before.to_owned(),
                None => whole,
            },
            4 if whole.matches(':').count() == 5 => whole.replace("table", "Table"),
            _ => whole,
        }
    }

    fn conditions(&self, dice: &mut Dice) -> Value {
        let mut block = Map::new();
        for _ in 0..dice.within(1..4) {
            let Some((key, kind)) = dice.choose(&self.keys).cloned() else {
                continue;
            };
            let (operator, values) = condition(kind, dice);
            let keys = block.entry(operator).or_insert_with(|| json!({}));
            if let Some(keys) = keys.as_object_mut()
                && !keys.keys().any(|known| known.eq_ignore_ascii_case(&key))
            {
                keys.insert(key, values);
            }
        }
        Value::Object(block)
    }
}

/// Adds an entry to a list, or exchanges what stands alone in its place.
fn extend(statement: &mut Map<String, Value>, member: &str, entry: String) {
    match statement.get_mut(member) {
        Some(Value::Array(entries)) => entries.push(Value::String(entry)),
        Some(only) => *only = json!([only.take(), entry]),
        None => {}
    }
}

fn listed(dice: &mut Dice, mut entry: impl FnMut(&mut Dice) -> String) -> Value {
    if dice.chance(35) {
        return json!(entry(dice));
    }
    let count = dice.within(1..4);
    (0..count).map(|_| json!(entry(dice))).collect()
}

/// A form with its open parts filled.
pub(super) fn fill(form: &str, mut name: impl FnMut(&str) -> String) -> String {
    let mut filled = String::new();
    let mut rest = form;
    while let Some((before, behind)) = rest.split_once("${") {
        let (open, behind) = behind.split_once('}').unwrap_or((behind, ""));
        filled += before;
        filled += &name(open);
        rest = behind;
    }
    filled + rest
}

fn of_segment(name: &str, dice: &mut Dice) -> String {
    let text = match name {
        "Partition" => "aws",
        "Region" => dice.pick(&["eu-west-1", "*", "*", "eu-*"]),
        "Account" | "AccountId" => dice.pick(&["111122223333", "*", "*", "444455556666", ""]),
        _ => dice.pick(&NAMES),
    };
    text.to_owned()
}

/// An operator with its values.
fn condition(kind: KeyType, dice: &mut Dice) -> (String, Value) {
    if dice.chance(15) {
        return ("Null".to_owned(), json!(dice.pick(&["true", "false"])));
    }
    let operator = dice.pick(kind.operators());
    let set = dice.pick(&["", "", "", "", "ForAllValues:", "ForAnyValue:"]);
    let suffix = if dice.chance(15) { "IfExists" } else { "" };
    let pool: &[&str] = match kind {
        KeyType::Numeric => &["10", "10", "20", "020"],
        KeyType::Bool => &["true", "false"],
        KeyType::Date => &["2026-01-01T00:00:00Z", "2026-01-01"],
        KeyType::Address => &[
            "203.0.113.0/24",
            "203.0.113.9/24",
            "10.0.0.0/8",
            "203.0.113.7",
        ],
        KeyType::Arn => &[
            "arn:aws:iam::111122223333:role/app",
            "arn:aws:iam::*:role/*",
            "*",
        ],
        KeyType::String | KeyType::Binary => &[
            "b",
            "b",
            "x",
            "*",
            "b*",
            "x/*",
            "",
            "${aws:PrincipalTag/team}",
        ],
    };
    let values = listed(dice, |dice| dice.pick(pool).to_owned());
    (format!("{set}{operator}{suffix}"), values)
}
