use super::*;

/// The steps that a text takes, and the text that is left.
fn shortened(text: &str, options: &MinifyOptions) -> (Vec<StepKind>, String) {
    let minified = minify(text, PolicyKind::Session, options).unwrap();
    assert_eq!(minified.dropped, []);
    let kinds = minified.steps.iter().map(|step| step.kind).collect();
    (kinds, minified.text)
}

#[track_caller]
fn check(statements: &str, steps: &[StepKind], left: &str) {
    let document = |statements| format!(r#"{{"Version":"2012-10-17","Statement":{statements}}}"#);
    let (kinds, text) = shortened(&document(statements), &MinifyOptions::default());
    assert_eq!(text, document(left));
    assert_eq!(kinds, steps);
    assert_eq!(shortened(&text, &MinifyOptions::default()), (vec![], text));
}

#[test]
fn what_json_does_not_need_goes() {
    let text = r#"{ "Statement": [ {"Resource":["*"], "Sid":"Read", "Action": [ "s3:Get\u002a" ],
        "Effect": "Allow", "Condition": {"Bool": {"a:b": [true]}, "Nope": {}} } ], "Version": "2012-10-17" }"#;
    let (kinds, left) = shortened(text, &MinifyOptions::default());
    assert_eq!(
        kinds,
        [
            StepKind::Whitespace,
            StepKind::Escapes,
            StepKind::Brackets,
            StepKind::EmptyConditions
        ]
    );
    assert_eq!(
        left,
        r#"{"Statement":{"Resource":"*","Sid":"Read","Action":"s3:Get*","Effect":"Allow","Condition":{"Bool":{"a:b":true}}},"Version":"2012-10-17"}"#
    );
    let options = MinifyOptions {
        sids: Sids::Drop,
        ..MinifyOptions::default()
    };
    let (kinds, left) = shortened(&left, &options);
    assert_eq!(kinds, [StepKind::Sids]);
    assert!(!left.contains("Read"));
}

#[test]
fn a_condition_of_nothing_goes() {
    check(
        r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{}}"#,
        &[StepKind::EmptyConditions],
        r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#,
    );
}

#[test]
fn superfluous_entries_go() {
    check(
        r#"{"Effect":"Allow","Action":["s3:GetObject","s3:Get*","S3:get*","s3:PutObject"],"Resource":["arn:aws:s3:::b/k","arn:aws:s3:::b/${a:b}","arn:aws:s3:::b/*","arn:aws:s3:::c"],"Condition":{"StringEquals":{"a:b":["x","y","x",7,"7"]}}}"#,
        &[StepKind::Entries],
        r#"{"Effect":"Allow","Action":["s3:Get*","s3:PutObject"],"Resource":["arn:aws:s3:::b/*","arn:aws:s3:::c"],"Condition":{"StringEquals":{"a:b":["x","y",7]}}}"#,
    );
    check(
        r#"{"Effect":"Deny","NotAction":["s3:*","s3:Get*"],"NotResource":["arn:aws:s3:::b/*","arn:aws:s3:::b/k"]}"#,
        &[StepKind::Entries],
        r#"{"Effect":"Deny","NotAction":"s3:*","NotResource":"arn:aws:s3:::b/*"}"#,
    );
}

#[test]
fn an_entry_that_can_lack_its_value_stays_in_not_resource() {
    let statement = r#"{"Effect":"Deny","Action":"*","NotResource":["arn:aws:s3:::b/*","arn:aws:s3:::b/${a:b}"]}"#;
    check(statement, &[], statement);
}

#[test]
fn superfluous_statements_go() {
    check(
        r#"[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"},
{"Sid":"x","Effect":"Allow","Action":["s3:List*","s3:get*"],"Resource":"*"},
{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"Bool":{"a:b":true}}},
{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::c/*"}]"#,
        &[
            StepKind::Whitespace,
            StepKind::EqualStatements,
            StepKind::CoveredStatements,
        ],
        r#"[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"},{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::c/*"}]"#,
    );
}

#[test]
fn statements_that_differ_in_one_list_become_one() {
    check(
        r#"[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"},{"Sid":"x","Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*"},{"Effect":"Allow","Action":["s3:PutObject","s3:GetObject"],"Resource":"arn:aws:s3:::c/*"}]"#,
        &[StepKind::MergedStatements],
        r#"{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::b/*","arn:aws:s3:::c/*"]}"#,
    );
    check(
        r#"[{"Effect":"Deny","NotAction":"s3:*","Resource":"arn:aws:s3:::b"},{"Effect":"Deny","NotAction":"s3:*","Resource":"arn:aws:s3:::b*"}]"#,
        &[StepKind::CoveredStatements],
        r#"{"Effect":"Deny","NotAction":"s3:*","Resource":"arn:aws:s3:::b*"}"#,
    );
    for statements in [
        r#"[{"Effect":"Deny","NotAction":"s3:*","Resource":"*"},{"Effect":"Deny","NotAction":"sqs:*","Resource":"*"}]"#,
        r#"[{"Effect":"Allow","Action":"s3:A","Resource":"arn:aws:s3:::b"},{"Effect":"Deny","Action":"s3:B","Resource":"arn:aws:s3:::b"}]"#,
        r#"[{"Effect":"Allow","Action":"s3:A","Resource":"arn:aws:s3:::b"},{"Effect":"Allow","Action":"s3:B","Resource":"arn:aws:s3:::c"}]"#,
        r#"[{"Effect":"Allow","Action":"s3:A","Resource":"*","Condition":{"Bool":{"a:b":true}}},{"Effect":"Allow","Action":"s3:B","Resource":"*"}]"#,
    ] {
        check(statements, &[], statements);
    }
}

#[test]
fn fitting_stops_as_soon_as_it_fits() {
    let text = r#"{ "Version": "2012-10-17", "Statement": [{"Sid": "Read", "Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "*"}] }"#;
    let fitted = |limit: usize, sids| {
        let options = MinifyOptions {
            sids,
            ..MinifyOptions::default()
        };
        let fit = fit(text, PolicyKind::Session, limit, &options).unwrap();
        let kinds: Vec<StepKind> = fit.minified.steps.iter().map(|step| step.kind).collect();
        (kinds, fit.outcome)
    };
    assert_eq!(fitted(200, Sids::Drop), (vec![], FitOutcome::Fits));
    assert_eq!(
        fitted(125, Sids::Drop),
        (vec![StepKind::Whitespace], FitOutcome::Fits)
    );
    assert_eq!(
        fitted(90, Sids::Keep),
        (
            vec![StepKind::Whitespace, StepKind::Brackets, StepKind::Entries],
            FitOutcome::StillOver { by: 12 }
        )
    );
    assert_eq!(fitted(90, Sids::Drop).1, FitOutcome::Fits);
}

#[test]
fn a_refused_text_is_not_touched() {
    assert_eq!(
        minify("{}", PolicyKind::Session, &MinifyOptions::default()),
        None
    );
}

#[test]
fn a_step_that_changes_the_meaning_is_not_taken() {
    let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}}"#;
    let options = MinifyOptions::default();
    let mut run = Run::new(text, PolicyKind::Session, &options, None).unwrap();
    assert!(!run.offer(StepKind::Entries, 1, text.replace(r#","s3:List*""#, "")));
    assert!(!run.offer(StepKind::Brackets, 1, text.replace(']', "")));
    let minified = run.finish();
    let [step, unread] = &minified.dropped[..] else {
        panic!("{minified:?}")
    };
    assert_eq!(step.kind, StepKind::Entries);
    let counterexample = step.counterexample.as_ref().unwrap();
    assert!(counterexample.action.starts_with("s3:list"));
    assert_eq!(
        (unread.kind, &unread.counterexample),
        (StepKind::Brackets, &None)
    );
    assert_eq!(minified.text, text);
}

#[test]
fn very_many_statements_end_in_time() {
    let statement = |at: usize| {
        format!(
            r#"{{"Effect":"Allow","Action":"s3:A{at}","Resource":"arn:aws:s3:::{}/*"}}"#,
            at % 4_000
        )
    };
    let statements: Vec<String> = (0..9_000).map(statement).collect();
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{}]}}"#,
        statements.join(",")
    );
    let options = MinifyOptions {
        probes: 10,
        ..MinifyOptions::default()
    };
    let minified = minify(&text, PolicyKind::Session, &options).unwrap();
    assert_eq!(
        minified.steps.last().map(|step| step.kind),
        Some(StepKind::MergedStatements)
    );
}

#[test]
fn a_large_policy_ends_in_time() {
    let entries = |count: usize, make: fn(usize) -> String| {
        let entries: Vec<String> = (0..count).map(make).collect();
        format!("[{}]", entries.join(","))
    };
    let many = entries(3_000, |at| format!(r#""arn:aws:s3:::*a{at}*b*{at}?c""#));
    let statement = format!(r#"{{"Effect":"Allow","Action":"s3:*","Resource":{many}}}"#);
    let text = format!(r#"{{"Version":"2012-10-17","Statement":{statement}}}"#);
    let options = MinifyOptions {
        probes: 10,
        ..MinifyOptions::default()
    };
    assert!(minify(&text, PolicyKind::Session, &options).is_some());
}

/// The actions of a statement when names may give way to wildcards.
fn shortened_actions(actions: &str) -> String {
    let catalog = Catalog::embedded();
    let options = MinifyOptions {
        actions: ActionNames::Shortened(&catalog),
        ..MinifyOptions::default()
    };
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":{actions},"Resource":"*"}}}}"#
    );
    let (_, left) = shortened(&text, &options);
    assert_eq!(shortened(&left, &options), (vec![], left.clone()));
    let statement = left.split_once(r#""Action":"#).unwrap().1;
    statement.split_once(r#","Resource""#).unwrap().0.to_owned()
}

#[test]
fn names_give_way_to_wildcards_for_the_same_actions() {
    let catalog = Catalog::embedded();
    let service = catalog.service("sqs").unwrap();
    let all: Vec<String> = service
        .actions()
        .map(|action| format!("{:?}", action.full()))
        .collect();
    assert_eq!(
        shortened_actions(&format!("[{}]", all.join(","))),
        r#""sqs:*""#
    );
    let part = shortened_actions(
        r#"["sqs:Unheard","sqs:SendMessage","sqs:ListQueues","sqs:ListQueueTags","sqs:ListMessageMoveTasks","sqs:ListDeadLetterSourceQueues","ec2:Nope"]"#,
    );
    assert!(
        part.contains("sqs:Unheard") && part.contains("sqs:L*") && part.contains("ec2:Nope"),
        "{part}"
    );
    let known = |text: &str| {
        let entries: Vec<String> = serde_json::from_str(text).unwrap();
        let patterns = entries
            .iter()
            .map(|entry| scopedown_policy::ActionPattern::parse(entry).unwrap());
        let names = patterns.flat_map(|pattern| {
            let found = catalog.matching(&pattern).into_iter();
            found
                .map(scopedown_catalog::ActionEntry::full)
                .collect::<Vec<_>>()
        });
        names.collect::<std::collections::BTreeSet<_>>()
    };
    let written = r#"["s3:GetObject","s3:GetObjectAcl","s3:PutObject","s3:PutObjectAcl","s3:PutLifecycleConfiguration","s3:ListBucket"]"#;
    let short = shortened_actions(written);
    assert!(short.len() < written.len());
    assert_eq!(known(&short), known(written));
}
