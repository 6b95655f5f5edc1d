use super::*;
use crate::axes::Breadth;
use crate::scenario::Scenario;

/// Dice that fall alike each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        let at = usize::try_from(self.below(texts.len() as u64)).unwrap_or_default();
        texts.get(at).copied().unwrap_or_default()
    }

    fn statement(&mut self) -> String {
        let effect = self.of(&["Allow", "Allow", "Allow", "Deny"]);
        let action = self.of(&[
            "s3:GetObject",
            "s3:*",
            "s3:Put*",
            "s3:ListBucket",
            "sqs:SendMessage",
            "*",
        ]);
        let resource = self.of(&[
            "*",
            "arn:aws:s3:::reports/*",
            "arn:aws:s3:::reports/a*",
            "arn:aws:s3:::reports",
            "arn:aws:sqs:*:*:orders",
        ]);
        let condition = self.of(&[
            "",
            "",
            r#", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }"#,
            r#", "Condition": { "IpAddress": { "aws:SourceIp": "198.51.100.0/24" } }"#,
            r#", "Condition": { "Bool": { "aws:SecureTransport": "true" } }"#,
        ]);
        format!(
            r#"{{ "Effect": "{effect}", "Action": "{action}", "Resource": "{resource}"{condition} }}"#
        )
    }

    fn policies(&mut self) -> String {
        let count = 1 + self.below(3);
        let statements: Vec<String> = (0..count).map(|_| self.statement()).collect();
        let statements = statements.join(", ");
        format!(
            r#"[ {{ "document": {{ "Version": "2012-10-17", "Statement": [ {statements} ] }} }} ]"#
        )
    }

    fn analysis(&mut self, catalog: &Catalog) -> Analysis {
        let (role, session) = (self.policies(), self.policies());
        let session = if self.below(4) == 0 {
            "null".to_owned()
        } else {
            session
        };
        of(&role, &session, catalog)
    }
}

fn of(role: &str, session: &str, catalog: &Catalog) -> Analysis {
    let text = format!(
        r#"{{ "role": {{ "policies": {role} }}, "session": {{ "policies": {session} }} }}"#
    );
    let scenario = Scenario::read(&text).scenario.unwrap_or_default();
    Analysis::in_breadth(&scenario, catalog, Breadth::Telling)
}

fn cells(comparison: &Comparison, direction: Direction) -> Vec<(String, String, Cell, Cell)> {
    let mut cells: Vec<_> = comparison
        .of(direction)
        .map(|change| {
            let (action, resource) = (change.action.as_written(), change.resource.as_written());
            (
                action.to_owned(),
                resource.to_owned(),
                change.old.clone(),
                change.new.clone(),
            )
        })
        .collect();
    cells.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    cells
}

fn turned(cells: Vec<(String, String, Cell, Cell)>) -> Vec<(String, String, Cell, Cell)> {
    let turn = |(action, resource, old, new)| (action, resource, new, old);
    cells.into_iter().map(turn).collect()
}

#[test]
fn nothing_changes_against_itself_and_what_one_gains_the_other_loses() {
    let catalog = Catalog::embedded();
    let mut dice = Dice(7);
    let mut seen = [0; 4];
    for round in 0..150 {
        let (a, b) = (dice.analysis(&catalog), dice.analysis(&catalog));
        assert_eq!(compare(&a, &a, &catalog).unwrap().changes, [], "{round}");
        let there = compare(&a, &b, &catalog).unwrap();
        let back = compare(&b, &a, &catalog).unwrap();
        assert_eq!(there.cells, back.cells);
        let pairs = [
            (Direction::Gained, Direction::Lost),
            (Direction::Lost, Direction::Gained),
            (Direction::OtherConditions, Direction::OtherConditions),
            (Direction::OtherReason, Direction::OtherReason),
        ];
        for (number, (one, other)) in pairs.into_iter().enumerate() {
            let cells_there = cells(&there, one);
            seen[number] += cells_there.len();
            assert_eq!(cells_there, turned(cells(&back, other)), "{round} {one:?}");
        }
    }
    assert!(seen.iter().all(|count| *count > 20), "{seen:?}");
}

fn session(resource: &str, more: &str) -> String {
    format!(
        r#"[ {{ "document": {{ "Version": "2012-10-17", "Statement":
          {{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "{resource}"{more} }} }} }} ]"#
    )
}

const ROLE: &str = r#"[ { "document": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } } ]"#;

#[test]
fn a_wider_pattern_gains_what_only_it_matches() {
    let catalog = Catalog::embedded();
    let narrow = of(
        ROLE,
        &session("arn:aws:s3:::reports/team-a/*", ""),
        &catalog,
    );
    let wide = of(ROLE, &session("arn:aws:s3:::reports/*", ""), &catalog);
    let changes = compare(&narrow, &wide, &catalog).unwrap();
    let gained = cells(&changes, Direction::Gained);
    assert!(!gained.is_empty());
    assert!(gained.iter().all(
        |(_, resource, ..)| resource.starts_with("arn:aws:s3:::reports/")
            && !resource.starts_with("arn:aws:s3:::reports/team-a/")
    ));
    assert!(cells(&changes, Direction::Lost).is_empty());
}

#[test]
fn another_condition_on_the_same_key_is_told() {
    let catalog = Catalog::embedded();
    let within = |range: &str| {
        let condition =
            format!(r#", "Condition": {{ "IpAddress": {{ "aws:SourceIp": "{range}" }} }}"#);
        of(
            ROLE,
            &session("arn:aws:s3:::reports/*", &condition),
            &catalog,
        )
    };
    let (narrow, wide) = (within("203.0.113.0/24"), within("0.0.0.0/0"));
    let changes = compare(&narrow, &wide, &catalog).unwrap().changes;
    assert!(!changes.is_empty());
    let other = |change: &Change| change.direction == Direction::OtherConditions;
    assert!(changes.iter().all(other));
}
