//! What the word at the caret means. A `|` marks the caret and is no part of the text.

use scopedown_catalog::{Catalog, Hover, hover};
use scopedown_policy::Operator;

fn hovered(marked: &str) -> (String, Option<Hover>) {
    let at = marked.find('|').unwrap_or(marked.len());
    let text = marked.replacen('|', "", 1);
    let hover = hover(&Catalog::embedded(), &text, at);
    (text, hover)
}

/// The caret stands in a word; that word and what is said of it, in which DATE is the catalogue's.
#[track_caller]
fn check(marked: &str, word: &str, sentence: &str) {
    let (text, hover) = hovered(marked);
    let sentence = &*sentence.replace("DATE", &Catalog::embedded().about().date);
    let found = hover
        .as_ref()
        .map(|hover| (hover.span.of(&text), &*hover.sentence));
    assert_eq!(found, Some((word, sentence)), "{marked}");
}

#[track_caller]
fn check_action(action: &str, sentence: &str) {
    let word = action.replacen('|', "", 1);
    check(
        &format!(r#"{{"Statement": [{{"Action": ["{action}"]"#),
        &word,
        sentence,
    );
}

#[track_caller]
fn check_resource(resource: &str, sentence: &str) {
    let word = resource.replacen('|', "", 1);
    check(
        &format!(
            r#"{{"Version": "2012-10-17", "Statement": [{{"Resource": "{resource}", "Effect": "#
        ),
        &word,
        sentence,
    );
}

#[track_caller]
fn check_key(key: &str, sentence: &str) {
    let word = key.replacen('|', "", 1);
    check(
        &format!(r#"{{"Statement": {{"Condition": {{"StringEquals": {{"{key}": ""}}}}}}}}"#),
        &word,
        sentence,
    );
}

#[track_caller]
fn check_operator(operator: &str, sentence: &str) {
    check(
        &format!(r#"{{"Statement": {{"Condition": {{"{operator}|": {{}}}}}}}}"#),
        operator,
        sentence,
    );
}

#[test]
fn an_action_has_a_level_resources_and_keys() {
    check_action(
        "S3:get|object",
        "s3:GetObject of Amazon S3 is of level Read, acts on object and accesspointobject, and looks at 14 condition keys.",
    );
    check_action(
        "s3:ListAllMyBuckets|",
        "s3:ListAllMyBuckets of Amazon S3 is of level List, acts on no type of resource, so that only the resource * fits, and looks at 6 condition keys.",
    );
    check_action(
        "|s3:GetObjekt",
        "s3:GetObjekt is not in the catalogue of DATE.",
    );
    check_action(
        "nobody:Do|",
        "The service prefix nobody is not in the catalogue of DATE.",
    );
    check_action(
        "efs:Mount|",
        "No service has the prefix efs: it is elasticfilesystem.",
    );
    check_action(
        "s3:HeadObject|",
        "s3:HeadObject is no action: AWS asks for s3:GetObject when the operation of this name is called.",
    );
    check_action(
        "GetObject|",
        "\"GetObject\" is no action, which is written as in s3:GetObject: it names no service.",
    );
    let sqs = Catalog::embedded()
        .service("sqs")
        .unwrap()
        .actions()
        .count();
    check_action(
        "sqs:|",
        &format!("Amazon SQS has {sqs} actions in the catalogue of DATE."),
    );
}

#[test]
fn a_pattern_stands_for_actions() {
    check_action(
        "s3:*Object|Acl",
        "s3:*ObjectAcl stands for 2 actions of the catalogue of DATE (1 Read, 1 Permissions management): s3:GetObjectAcl and s3:PutObjectAcl.",
    );
    check_action(
        "s3:Gte*|",
        "s3:Gte* stands for no action of the catalogue of DATE.",
    );
    let all = Catalog::embedded().len();
    check_action(
        "*|",
        &format!(
            "* stands for every action of every service, {all} of them in the catalogue of DATE."
        ),
    );
    check(
        r#"{"Statement": {"NotAction": "sqs:Send*|"}}"#,
        "sqs:Send*",
        "sqs:Send* stands for 1 action of the catalogue of DATE (1 Write): sqs:SendMessage; NotAction leaves that out.",
    );
}

#[test]
fn an_arn_is_of_a_type_and_its_wildcards_run_over_parts() {
    check_resource(
        "arn:aws:s3:::rep|orts",
        "This is the ARN of a resource of Amazon S3, of type bucket.",
    );
    check_resource(
        "arn:aws:s3:::reports/*|",
        "This ARN stands for resources of Amazon S3, of type object; its wildcards run over the object name.",
    );
    check_resource(
        "arn:aws:sqs:*|",
        "This ARN stands for resources of Amazon SQS, of type queue; its wildcards run over the Region, the account and the queue name.",
    );
    check_resource(
        "arn:aws:s3:::${aws:userid}/|x",
        "This ARN stands for resources of Amazon S3, of type object; its wildcards run over the bucket name.",
    );
    check_resource(
        "arn:aws:iam::1:foo/x|",
        "The catalogue of DATE knows no type of resource of AWS Identity and Access Management (IAM) that has such an ARN.",
    );
    check_resource(
        "arn:aws:nobody:::x|",
        "The service nobody is not in the catalogue of DATE.",
    );
    check_resource(
        "reports|",
        "\"reports\" is no resource, which is * or an ARN and so begins with arn:.",
    );
    check_resource(
        "|*",
        "* is every resource, and the only one that fits actions which act on no type of resource.",
    );
}

#[test]
fn a_key_has_a_type_and_one_value_or_several() {
    check_key(
        "AWS:sourceip|",
        "AWS:sourceip is a global condition key, of type IP address, with one value.",
    );
    check_key(
        "aws:RequestTag/te|am",
        "aws:RequestTag/team is a global condition key of the form aws:RequestTag/${TagKey}, of type String, with one value.",
    );
    check_key(
        "aws:TagKeys|",
        "aws:TagKeys is a global condition key, of type String, and can have several values, so that conditions need ForAnyValue: or ForAllValues:.",
    );
    check_key(
        "s3:prefix|",
        "s3:prefix is a condition key of Amazon S3, of type String, with one value.",
    );
    check_key(
        "x:y|",
        "The condition key x:y is not in the catalogue of DATE.",
    );
}

#[test]
fn an_operator_says_what_it_compares_and_what_of_an_absent_key() {
    check_operator(
        "StringEquals",
        "StringEquals holds where the key's value is one of those listed, letter by letter; where the key is absent, it does not hold.",
    );
    check_operator(
        "NotIpAddress",
        "NotIpAddress holds where the key's value is an address in none of the ranges listed; where the key is absent, it holds.",
    );
    check_operator(
        "NumericLessThanIfExists",
        "NumericLessThanIfExists holds where the key's value is below one of the numbers listed; where the key is absent, it holds.",
    );
    check_operator(
        "ForAllValues:ArnLike",
        "ForAllValues:ArnLike holds where every value of the key is an ARN that fits one of those listed, part by part; where the key is absent, it holds.",
    );
    check_operator(
        "ForAnyValue:StringNotLikeIfExists",
        "ForAnyValue:StringNotLikeIfExists holds where some value of the key fits none of those listed, in which * and ? are wildcards; where the key is absent, it does not hold, in spite of IfExists.",
    );
    check_operator(
        "Null",
        "Null holds for \"true\" where the key is absent and for \"false\" where it is there; an empty value counts as absent.",
    );
    check_operator(
        "stringequals",
        "\"stringequals\" is no operator: it is spelled StringEquals.",
    );
    check_operator(
        "Equals",
        "\"Equals\" is no operator, and AWS refuses a policy that has it.",
    );
    check(
        r#"{"Statement": {"Condition": {"Null": {"aws:userid": ["|true"]}}}}"#,
        "true",
        "true asks that the key be absent, as which an empty value counts.",
    );
}

/// The table of semantics 5.3, written down once more and by name alone.
#[test]
fn every_operator_says_of_an_absent_key_what_the_table_says() {
    for operator in Operator::all() {
        let name = operator.to_string();
        if name.contains("Null") {
            continue;
        }
        let holds = if name.starts_with("ForAnyValue:") {
            false
        } else {
            name.starts_with("ForAllValues:") || name.ends_with("IfExists") || name.contains("Not")
        };
        let (_, hover) = hovered(&format!(r#"{{"Statement": {{"Condition": {{"{name}|"#));
        let sentence = hover.unwrap().sentence;
        let says = sentence.contains("where the key is absent, it holds");
        assert_eq!(says, holds, "{sentence}");
        assert!(
            says || sentence.contains("where the key is absent, it does not hold"),
            "{sentence}"
        );
    }
}

#[test]
fn members_and_their_words() {
    check(
        r#"{"Ver|sion": ""#,
        "Version",
        "Version says in which version of the language the policy is written: 2012-10-17, or 2008-10-17, which also counts where it is missing.",
    );
    check(
        r#"{"Version": "2012-10-17|"}"#,
        "2012-10-17",
        "2012-10-17 is the current version of the language, in which ${…} is a policy variable.",
    );
    check(
        r#"{"Statement": {"Effect": "|allow"}}"#,
        "allow",
        "\"allow\" is no effect, which is Allow or Deny in just this spelling.",
    );
    check(
        r#"{"Statement": {"Actions|": []}}"#,
        "Actions",
        "\"Actions\" is no member of a statement, and AWS refuses a policy that has it.",
    );
    for member in [
        "Sid",
        "Effect",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
        "Principal",
        "NotPrincipal",
    ] {
        let (_, hover) = hovered(&format!(r#"{{"Statement": [{{"{member}|""#));
        assert!(hover.unwrap().sentence.starts_with(&format!("{member} ")));
    }
}

#[test]
fn variables_where_they_are_replaced_and_where_not() {
    let resource = |arn: &str, word: &str, sentence: &str| {
        let text =
            format!(r#"{{"Version": "2012-10-17", "Statement": {{"Resource": ["{arn}"]}}}}"#);
        check(&text, word, sentence);
    };
    resource(
        "arn:aws:s3:::home/${aws:user|id}/*",
        "${aws:userid}",
        "${aws:userid} stands for the value that the request's aws:userid has; where it has none, this entry matches nothing.",
    );
    resource(
        "arn:aws:s3:::${aws:PrincipalTag/x, 'a}|b'}/*",
        "${aws:PrincipalTag/x, 'a}b'}",
        "${aws:PrincipalTag/x, 'a}b'} stands for the value that the request's aws:PrincipalTag/x has; where it has none, \"a}b\" stands in.",
    );
    resource(
        "arn:aws:s3:::${aws:username|}",
        "${aws:username}",
        "${aws:username} stands for the name of an IAM user, which the session of a role never has; where it has none, this entry matches nothing.",
    );
    resource(
        "arn:aws:s3:::${aws:TagKeys|}",
        "${aws:TagKeys}",
        "${aws:TagKeys} never has a value, since its key can have several; where it has none, this entry matches nothing.",
    );
    resource(
        "arn:aws:s3:::a${*|}",
        "${*}",
        "${*} stands for the character * itself, which means nothing else then.",
    );
    resource(
        "arn:aws:s3:::${x:y|}",
        "${x:y}",
        "The key of ${x:y} is not in the catalogue of DATE.",
    );
    let elsewhere = "${aws:userid} is not replaced here, but only behind the fifth colon of a resource and in values of String and ARN operators.";
    resource("arn:aws:s3:${aws:|userid}::x", "${aws:userid}", elsewhere);
    check(
        r#"{"Version": "2012-10-17", "Statement": {"Condition": {"IpAddress": {"aws:SourceIp": "${aws:userid|}"}}}}"#,
        "${aws:userid}",
        elsewhere,
    );
    check(
        r#"{"Statement": {"Resource": "arn:aws:s3:::${aws:userid|}"}}"#,
        "${aws:userid}",
        "${aws:userid} is ordinary text, since the policy does not say Version 2012-10-17.",
    );
}

#[test]
fn elsewhere_nothing_is_said() {
    for marked in [
        "|",
        "{|}",
        r#"{"Version"|: "2012-10-17"}"#,
        r#"{"Statement": {"Sid": "x|"}}"#,
        r#"{"Statement": {"Condition": {"StringEquals": {"aws:userid": "x|"}}}}"#,
        r#"{"Statement": {"Principal": {"AWS|": "*"}}}"#,
    ] {
        assert_eq!(hovered(marked).1, None, "{marked}");
    }
    let long = format!(
        r#"{{"Statement": {{"Action": "s3:{}|"}}}}"#,
        "x".repeat(5_000)
    );
    assert_eq!(hovered(&long).1, None);
}

#[test]
fn control_characters_of_escapes_stay_out_of_sentences() {
    let (_, hover) = hovered(r#"{"Statement": {"Effect": "a\u0007\n|"}}"#);
    let sentence = hover.unwrap().sentence;
    assert!(!sentence.contains(char::is_control), "{sentence:?}");
}
