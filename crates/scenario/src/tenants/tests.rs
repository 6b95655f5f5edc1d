use scopedown_association::tenants::{Table, Template};
use scopedown_catalog::Catalog;
use scopedown_policy::PolicyKind;

use super::*;
use crate::analysis::Analysis;
use crate::document::Document;

const OBJECTS: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{tenant}}/*"}}"#;

/// The grid of tenants beside a role; an empty role allows everything. `None` where a text is not what it should be.
fn grid_of(template: &str, role: &str, names: &[&str]) -> Option<Grid> {
    let template = Template::parse(template).ok()?;
    let table = Table::of_column("tenant", names.iter().copied());
    let filled = template.fill(&table).ok()?;
    let mut scenario = Scenario::default();
    if !role.is_empty() {
        let document = Document::new("role", PolicyKind::Role, role);
        scenario.role.policies.push(document);
    }
    let analysis = Analysis::of(&beside(&scenario, &filled));
    let catalog = Catalog::embedded();
    grid(&template, &table, &filled, &analysis, &catalog, 250_000).ok()
}

/// A sign for each cell, row by row: `O` own and reached, `-` another's and not, `!` another's and reached, `x` own and not, `?` open.
fn drawn(template: &str, role: &str, names: &[&str]) -> String {
    let sign = |cell: &Cell| match (cell.side, cell.judgement) {
        (_, Judgement::Open) => '?',
        (Side::Own, Judgement::AsWanted) => 'O',
        (Side::Own, Judgement::Amiss) => 'x',
        (Side::Other, Judgement::AsWanted) => '-',
        (Side::Other, Judgement::Amiss) => '!',
    };
    let grid = grid_of(template, role, names);
    let rows = grid.iter().flat_map(|grid| &grid.rows);
    let rows: Vec<String> = rows
        .map(|row| row.cells.iter().map(sign).collect())
        .collect();
    rows.join(" ")
}

#[test]
fn own_yes_others_no() {
    assert_eq!(drawn(OBJECTS, "", &["a", "ab", "b"]), "O-- -O- --O");
}

#[test]
fn an_open_end_reaches_names_that_begin_alike() {
    let open = OBJECTS.replace("{{tenant}}/*", "{{tenant}}*");
    assert_eq!(
        drawn(&open, "", &["team-a", "team-ab", "other"]),
        "O!- -O- --O"
    );
}

#[test]
fn hostile_names_stand_for_themselves() {
    let names = ["a", "*", "?", "${aws:username}", "a/b"];
    assert_eq!(
        drawn(OBJECTS, "", &names),
        "O---! -O--- --O-- ---O- ----O",
        "`a/b` lies in the folder of `a`"
    );
}

#[test]
fn a_tenant_without_policy_is_neither_asked_nor_asked_about() {
    assert_eq!(drawn(OBJECTS, "", &["a", "", "b", "a"]), "O- -O");
    let grid = grid_of(OBJECTS, "", &["a", "", "b"]);
    let owners = grid.iter().flat_map(|grid| &grid.columns);
    assert_eq!(
        owners.map(|column| column.owner).collect::<Vec<_>>(),
        [0, 2]
    );
    assert_eq!(drawn(OBJECTS, "", &[""]), "");
}

#[test]
fn the_role_has_its_say() {
    let role = OBJECTS.replace("{{tenant}}", "a");
    assert_eq!(drawn(OBJECTS, &role, &["a", "b"]), "O- -x");
    let grid = grid_of(OBJECTS, &role, &["a", "b"]);
    let telling = grid
        .iter()
        .flat_map(Grid::amiss)
        .find_map(|(_, cell)| cell.telling.clone());
    let by: Vec<&str> = telling
        .iter()
        .flat_map(|telling| telling.by.iter())
        .map(scopedown_eval::Layer::name)
        .collect();
    assert_eq!(by, ["role"]);
}

#[test]
fn a_wildcard_is_wanted_where_some_action_is_allowed() {
    let all = OBJECTS.replace("GetObject", "*");
    let role = OBJECTS.replace("{{tenant}}/", "");
    assert_eq!(drawn(&all, &role, &["a", "b"]), "O- -O");
    let grid = grid_of(&all, &role, &["a"]);
    let reach = grid
        .iter()
        .flat_map(|grid| &grid.rows)
        .flat_map(|row| &row.cells)
        .map(|cell| cell.reach);
    assert_eq!(reach.collect::<Vec<_>>(), [Reach::Part]);
}

#[test]
fn each_action_is_asked_on_what_it_acts_on() {
    let both = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],"Resource":["arn:aws:s3:::{{tenant}}-data","arn:aws:s3:::{{tenant}}-data/*"]}}"#;
    let grid = grid_of(both, "", &["a", "b"]);
    let asked = grid.iter().flat_map(|grid| &grid.things);
    let asked: Vec<Vec<&str>> = asked
        .map(|thing| {
            thing
                .actions
                .iter()
                .map(|asked| asked.action.as_written())
                .collect()
        })
        .collect();
    assert_eq!(asked, [["s3:ListBucket"], ["s3:GetObject"]]);
    assert_eq!(drawn(both, "", &["a", "b"]), "OO-- --OO");
}

#[test]
fn keys_tell_tenants_apart_as_resources_do() {
    let listing = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data","Condition":{"StringLike":{"s3:prefix":"{{tenant}}/*"}}}}"#;
    assert_eq!(drawn(listing, "", &["a", "ab"]), "O- -O");
    let open = listing.replace("{{tenant}}/*", "{{tenant}}*");
    assert_eq!(drawn(&open, "", &["a", "ab"]), "O! -O");
    let leading = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:Query","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders","Condition":{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"{{tenant}}"}}}}"#;
    assert_eq!(drawn(leading, "", &["a", "ab"]), "O- -O");
}

#[test]
fn a_denial_of_what_is_others_is_a_rule_too() {
    let denial = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},{"Effect":"Deny","Action":"s3:GetObject","NotResource":"arn:aws:s3:::data/{{tenant}}/*"}]}"#;
    assert_eq!(drawn(denial, "", &["a", "ab"]), "O- -O");
}

#[test]
fn a_second_statement_without_placeholder_undoes_the_first() {
    let leaky = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/{{tenant}}/*"},{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::data/*"}]}"#;
    assert_eq!(drawn(leaky, "", &["a", "b"]), "O! !O");
}

#[test]
fn what_hangs_on_unknown_keys_is_open() {
    let open = OBJECTS.replace(
        r#"/*"}"#,
        r#"/*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-1"}}}"#,
    );
    assert_eq!(drawn(&open, "", &["a", "b"]), "?- -?");
    let grid = grid_of(&open, "", &["a"]);
    let telling = grid
        .iter()
        .flat_map(Grid::amiss)
        .find_map(|(_, cell)| cell.telling.clone());
    let on: Vec<String> = telling
        .iter()
        .flat_map(|telling| &telling.on)
        .map(ToString::to_string)
        .collect();
    assert_eq!(on, ["aws:SourceVpc"]);
}

#[test]
fn the_same_for_all_is_nobodys() {
    let same = OBJECTS.replace("{{tenant}}", "shared");
    let grid = grid_of(&same, "", &["a", "b"]);
    assert!(grid.is_some_and(|grid| grid.things.is_empty() && grid.cells() == 0));
}

/// A thousand names, of which one begins like another.
fn thousand() -> Vec<String> {
    let mut names: Vec<String> = (0..999).map(|number| format!("team-{number:03}")).collect();
    names.push("team-500b".into());
    names
}

#[test]
fn a_thousand_tenants_are_bounded_and_found_out_all_the_same() {
    let names = thousand();
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let open = OBJECTS.replace("{{tenant}}/*", "{{tenant}}*");
    let grid = grid_of(&open, "", &names);
    let found = grid.map(|grid| {
        (
            grid.asked,
            grid.cells(),
            grid.reaching().collect::<Vec<_>>(),
            grid.lacking().count(),
        )
    });
    let asked = Asked::Neighbours {
        tenants: 1_000,
        of: 1_000,
        others: 249,
    };
    assert_eq!(found, Some((asked, 250_000, vec![500], 0)));
}

#[test]
fn wildcards_and_open_keys_make_fewer_questions() {
    let names = thousand();
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let wide = OBJECTS.replace("s3:GetObject", "s3:*");
    let cells = grid_of(&wide, "", &names).map(|grid| {
        let actions: usize = grid.things.iter().map(|thing| thing.actions.len()).sum();
        grid.cells() * actions
    });
    assert!(cells.is_some_and(|cells| cells <= 250_000), "{cells:?}");
}

#[test]
fn a_wildcard_of_everything_is_cut_and_said() {
    let wide = OBJECTS.replace("s3:GetObject", "s3:*");
    let grid = grid_of(&wide, "", &["a"]);
    let counts = grid
        .iter()
        .flat_map(|grid| &grid.things)
        .map(|thing| (thing.actions.len() <= 100, thing.left_out));
    assert!(counts.clone().all(|(is_capped, _)| is_capped));
    assert_eq!(counts.count(), 1);
}

#[test]
fn what_the_grammar_refuses_stops_all() {
    assert!(grid_of(OBJECTS, "{}", &["a"]).is_none());
}
