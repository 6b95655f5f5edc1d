use super::*;
use crate::association::{Association, SessionTags};
use crate::write::Form;

const OBJECTS: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{tenant}}/*"}}"#;

fn template(text: &str) -> Template {
    Template::parse(text).unwrap_or_else(|_| Template::parse(OBJECTS).unwrap())
}

fn codes(text: &str) -> Vec<&'static str> {
    match Template::parse(text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(TemplateFault::code).collect(),
    }
}

/// The policy of the one tenant, or the codes of what was refused.
fn fill_one(template_text: &str, value: &str) -> Result<String, Vec<&'static str>> {
    let table = Table::of_column("tenant", [value]);
    let tenants = template(template_text).fill(&table).unwrap_or_default();
    match tenants.into_iter().next().map(|tenant| tenant.policy) {
        Some(Ok(finished)) => Ok(finished.text.into()),
        Some(Err(refusals)) => Err(refusals
            .iter()
            .map(|refusal| refusal.reason.code())
            .collect()),
        None => Err(vec!["no tenant"]),
    }
}

#[test]
fn placeholders_have_places() {
    let text = r#"{"Version":"2012-10-17","Statement":{"Sid":"T{{a}}","Effect":"Allow","Action":"{{b}}:Get*","Resource":["arn:aws:s3:{{c}}::x","arn:aws:s3:::{{d}}/*"],"Condition":{"StringLike":{"s3:prefix":"{{e}}/*"},"StringEquals":{"aws:PrincipalTag/{{f}}":["{{g}}","${aws:PrincipalTag/{{h}}}"]},"IpAddress":{"aws:SourceIp":"{{i}}"},"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:{{j}}:*"}}}}"#;
    let places: Vec<SlotPlace> = template(text)
        .slots()
        .iter()
        .map(|slot| slot.place)
        .collect();
    use SlotPlace::{Action, ArnFront, Exact, Key, Plain, Sid, Variable, Wild};
    assert_eq!(
        places,
        [
            Sid, Action, ArnFront, Wild, Wild, Key, Exact, Variable, Plain, ArnFront
        ]
    );
}

#[test]
fn what_is_no_template() {
    assert_eq!(codes(OBJECTS), [""; 0]);
    for bad in ["{{}}", "{{a b}}", "{{a}", "{{{tenant}}}"] {
        let text = OBJECTS.replace("{{tenant}}", bad);
        assert_eq!(codes(&text), ["template-placeholder"], "{bad}");
    }
    let text = OBJECTS.replace("\"Allow\"", "\"{{tenant}}\"");
    assert_eq!(codes(&text), ["template-refused"]);
    let text = OBJECTS.replace("{\"Version\"", "{\"Id\":\"{{tenant}}\",\"Version\"");
    assert_eq!(codes(&text), ["template-misplaced"]);
    assert!(Template::parse("").is_err());
    let long = OBJECTS.to_owned() + &" ".repeat(16 << 10);
    assert_eq!(codes(&long), ["template-long"]);
}

#[test]
fn values_are_escaped_for_their_place() {
    let cases = [
        ("shop", "shop"),
        ("a*b?", "a${*}b${?}"),
        ("${aws:username}", "${$}{aws:username}"),
        ("$5", "$5"),
        ("5$", "5${$}"),
        ("quote\"back\\slash", r#"quote\"back\\slash"#),
        ("a/b:c", "a/b:c"),
        ("{x}", "{x}"),
        ("é", "é"),
    ];
    for (value, written) in cases {
        let wanted = OBJECTS.replace("{{tenant}}", written);
        assert_eq!(fill_one(OBJECTS, value), Ok(wanted), "{value}");
    }
    let exact = OBJECTS.replace(
        "\"Resource\":\"arn:aws:s3:::data/{{tenant}}/*\"",
        "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"s3:prefix\":\"{{tenant}}\"}}",
    );
    assert_eq!(
        fill_one(&exact, "a*${b}"),
        Ok(exact.replace("{{tenant}}", "a*${$}{b}"))
    );
}

#[test]
fn values_that_would_mean_something_are_refused() {
    for (value, code) in [
        ("", "tenant-empty"),
        (" a", "tenant-padded"),
        ("漢", "tenant-character"),
        (&"x".repeat(2_049), "tenant-long"),
        ("a\nb", "tenant-character"),
    ] {
        assert_eq!(fill_one(OBJECTS, value), Err(vec![code]), "{value:?}");
    }
    let front = OBJECTS.replace("arn:aws:s3:::data", "arn:aws:s3::{{tenant}}:data");
    assert_eq!(fill_one(&front, "a:b"), Err(vec!["tenant-meaning"]));
    let action = OBJECTS.replace("s3:GetObject", "s3:{{tenant}}");
    assert_eq!(fill_one(&action, "Get*"), Err(vec!["tenant-meaning"]));
    let variable = OBJECTS.replace("{{tenant}}", "${aws:PrincipalTag/{{tenant}}}");
    assert_eq!(fill_one(&variable, "x}*"), Err(vec!["tenant-meaning"]));
    assert!(fill_one(&variable, "team").is_ok());
    let old = OBJECTS.replace("2012-10-17", "2008-10-17");
    assert_eq!(fill_one(&old, "a*"), Err(vec!["tenant-no-escapes"]));
    assert!(fill_one(&old, "a${b}").is_ok());
    let dollar = OBJECTS.replace("{{tenant}}", "${{tenant}}");
    assert_eq!(
        fill_one(&dollar, "{aws:username}"),
        Err(vec!["tenant-reshaped"])
    );
}

#[test]
fn tables_are_read_with_their_quotes() {
    let table =
        Table::from_csv("\u{FEFF}tenant, bucket\r\nshop,\"a,b\"\r\n\"two\nlines\",c\r\n").unwrap();
    assert_eq!(table.columns(), ["tenant".into(), "bucket".into()]);
    assert_eq!(table.value(&table.rows()[0], "bucket"), Some("a,b"));
    assert_eq!(table.rows()[1].line, 3);
    let short = Table::from_csv("a,b\r\n\r\n1,2\r\n3\r\n").unwrap_err();
    assert_eq!(
        short,
        TableFault::Line {
            line: 4,
            cells: Some(1),
            columns: 2
        }
    );
    let tabs = Table::from_csv("a\tb\n1,5\t2\n").unwrap();
    assert_eq!(tabs.value(&tabs.rows()[0], "a"), Some("1,5"));
    for (text, code) in [
        ("", "table-no-header"),
        ("a,a\n", "table-repeated-column"),
        ("a,b\n1\n", "table-line"),
    ] {
        assert_eq!(Table::from_csv(text).unwrap_err().code(), code, "{text:?}");
    }
    let long = format!("a\n{}", "x\n".repeat(10_001));
    assert_eq!(
        Table::from_csv(&long).unwrap_err().code(),
        "table-many-rows"
    );
}

#[test]
fn lines_are_a_table_of_one_column() {
    let table = Table::from_lines("ns", "\u{FEFF}shop\r\n\n a\n").unwrap();
    assert_eq!(table.columns(), ["ns".into()]);
    let rows: Vec<(usize, Option<&str>)> = table
        .rows()
        .iter()
        .map(|row| (row.line, table.value(row, "ns")))
        .collect();
    assert_eq!(rows, [(1, Some("shop")), (3, Some(" a"))]);
    assert!(Table::from_lines("ns", &"x\n".repeat(10_000)).is_ok());
    let many = Table::from_lines("ns", &"x\n".repeat(10_001));
    assert_eq!(many.unwrap_err().code(), "table-many-rows");
}

#[test]
fn a_column_for_each_placeholder_and_a_row_for_each_tenant() {
    let lacking = template(OBJECTS).fill(&Table::of_column("name", ["a"]));
    assert_eq!(
        lacking.unwrap_err(),
        [TableFault::NoColumn("tenant".into())]
    );
    let tenants = template(OBJECTS)
        .fill(&Table::of_column("tenant", ["a", "b", "a"]))
        .unwrap();
    assert!(tenants[0].policy.is_ok() && tenants[1].policy.is_ok());
    let refusals = tenants[2].policy.as_ref().unwrap_err();
    assert_eq!(refusals[0].reason, Reason::Repeated);
    let finished = tenants[0].policy.as_ref().unwrap();
    assert_eq!(finished.characters, OBJECTS.len() - "{{tenant}}".len() + 1);
}

fn colliding(template_text: &str, values: &[&str]) -> Vec<(usize, usize, String)> {
    let template = template(template_text);
    let tenants = template
        .fill(&Table::of_column("tenant", values.iter().copied()))
        .unwrap_or_default();
    let collisions = collisions(&template, &tenants);
    let found = collisions.found.into_iter();
    found
        .map(|found| (found.covers, found.covered, found.example))
        .collect()
}

#[test]
fn prefixes_collide_where_nothing_closes_them() {
    let open = OBJECTS.replace("{{tenant}}/*", "{{tenant}}*");
    let names = ["team-a", "team-ab", "other"];
    assert_eq!(
        colliding(&open, &names),
        [(0, 1, "arn:aws:s3:::data/team-ab".into())]
    );
    assert_eq!(colliding(OBJECTS, &names), []);
    assert_eq!(colliding(&open, &["a*", "abc"]), []);
    assert_eq!(
        colliding(OBJECTS, &["a", "a/b"]),
        [(0, 1, "arn:aws:s3:::data/a/b/".into())]
    );
    let prefix = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"StringLike":{"s3:prefix":"{{tenant}}*"}}}}"#;
    assert_eq!(colliding(prefix, &["a", "ab"]), [(0, 1, "ab".into())]);
}

#[test]
fn many_tenants_are_compared_up_to_a_bound() {
    let names: Vec<String> = (0..1_000).map(|number| format!("t{number}")).collect();
    let template = template(OBJECTS);
    let tenants = template
        .fill(&Table::of_column(
            "tenant",
            names.iter().map(|name| &**name),
        ))
        .unwrap();
    assert_eq!(collisions(&template, &tenants).compared, 500);
}

#[test]
fn what_was_escaped_is_told() {
    let escaped = |text: &str, value: &str| {
        let tenants = template(text).fill(&Table::of_column("tenant", [value]));
        let finished = tenants.unwrap().remove(0).policy.unwrap();
        finished.escaped.len()
    };
    for (value, count) in [("shop", 0), ("w*", 1), ("w?", 1), ("${x}", 1), ("$5", 0)] {
        assert_eq!(escaped(OBJECTS, value), count, "{value}");
    }
    let exact = OBJECTS.replace(
        r#""arn:aws:s3:::data/{{tenant}}/*""#,
        r#""*","Condition":{"StringEquals":{"s3:prefix":"{{tenant}}"}}"#,
    );
    assert_eq!(escaped(&exact, "w*"), 0);
}

#[test]
fn tenants_become_associations_and_files() {
    let table = Table::from_csv("tenant,ns\nShop,shop-ns\nshop,b\n,c\n../x,d\n").unwrap();
    let tenants = template(OBJECTS).fill(&table).unwrap();
    let base = Association {
        namespace: "{{ns}}".into(),
        service_account: "app-{{other}}".into(),
        ..Association::default()
    };
    let made = associations(&base, &table, &tenants);
    assert_eq!(made.len(), 3);
    assert_eq!(made[0].1.namespace, "shop-ns".into());
    assert_eq!(made[0].1.service_account, "app-{{other}}".into());
    assert_eq!(made[0].1.session_tags, SessionTags::Disabled);
    assert!(made[2].1.policy.known().unwrap().contains("data/../x/*"));
    assert_eq!(
        file_names(&tenants, Form::Terraform),
        ["Shop.tf", "shop~2.tf", "tenant.tf", "___x.tf"]
    );
}
