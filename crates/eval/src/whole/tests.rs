use scopedown_policy::{Action, ActionPattern, PolicyKind, Resource, Universe, parse};

use super::classes::Classes;
use super::clauses::SPECIAL;
use super::*;
use crate::authority::Layers;
use crate::caller::Caller;
use crate::context::Context;
use crate::everywhere::cell_everywhere;

const NAMES: [&str; 10] = [
    "ec2:RunInstances",
    "kms:Decrypt",
    "kms:Encrypt",
    "s3:GetObject",
    "s3:GetObjectAcl",
    "s3:PutObject",
    "sts:AssumeRole",
    "sts:GetCallerIdentity",
    "sts:GetFederationToken",
    "sts:GetSessionToken",
];

const RESOURCES: [&str; 4] = [
    "*",
    "arn:aws:s3:::b/*",
    "arn:aws:kms:eu-west-1:111122223333:key/1",
    "arn:aws:iam::111122223333:role/app",
];

fn universe() -> Universe {
    let actions = NAMES.iter().map(|name| Action::parse(name).unwrap());
    actions.collect()
}

fn columns(universe: &Universe) -> Vec<Column> {
    RESOURCES
        .into_iter()
        .map(|resource| Column {
            resource: Resource::new(resource),
            applies: std::iter::once(0..universe.len()).collect(),
        })
        .collect()
}

fn layers(role: &str, session: Option<&str>, hung: Option<&str>) -> Layers {
    let policy = |statement: &str, kind| {
        parse(
            &format!(r#"{{"Version":"2012-10-17","Statement":{statement}}}"#),
            kind,
        )
        .policy
        .unwrap()
    };
    Layers {
        role: vec![policy(role, PolicyKind::Role)],
        session: session.map(|session| vec![policy(session, PolicyKind::Session)]),
        resources: hung
            .map(|hung| crate::ResourcePolicy {
                target: crate::Target::Requested,
                account: None,
                policy: policy(hung, PolicyKind::Resource),
            })
            .into_iter()
            .collect(),
        ..Layers::default()
    }
}

fn situation(caller: &str) -> Situation {
    Situation {
        caller: Caller::parse(caller).unwrap(),
        resource_account: None,
        context: Context::default(),
    }
}

const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/app/pod";
const USER: &str = "arn:aws:iam::111122223333:user/ann";
const ALL: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
const NOTHING: &str = r#"{"Effect":"Deny","Action":"*","Resource":"*"}"#;
const OTHERS: &str =
    r#"{"Effect":"Allow","Action":"*","Resource":"*","Principal":{"AWS":"444455556666"}}"#;

/// The cells that an authority gives action by action.
fn one_by_one(authority: &Authority, situation: &Situation, universe: &Universe) -> Vec<u16> {
    let columns = columns(universe);
    let cell = |resource: &Resource, index| {
        let action = Action::parse(universe.name(index).unwrap()).unwrap();
        let request = Request {
            action: &action,
            resource,
            situation,
        };
        PackedCell::of(&cell_everywhere(authority, &request)).bits()
    };
    columns
        .iter()
        .flat_map(|column| (0..universe.len()).map(|index| cell(&column.resource, index)))
        .collect()
}

/// Callers, role policies and resource policies under which special actions have answers of their own.
const WORLDS: [(&str, &str, Option<&str>); 3] = [
    (SESSION, NOTHING, None),
    (USER, NOTHING, None),
    (SESSION, ALL, Some(OTHERS)),
];

#[test]
fn special_actions_are_told_apart_though_no_statement_does() {
    let universe = universe();
    for (caller, role, hung) in WORLDS {
        let (authority, situation) = (Authority::new(layers(role, None, hung)), situation(caller));
        let whole = whole_matrix(&authority, &situation, &universe, &columns(&universe));
        assert_eq!(whole.cells, one_by_one(&authority, &situation, &universe));
    }
}

#[test]
fn without_any_one_special_pattern_some_class_has_two_answers() {
    let universe = universe();
    for left_out in SPECIAL {
        let kept = SPECIAL.iter().filter(|pattern| **pattern != left_out);
        let sets: Vec<Vec<Range<usize>>> = kept
            .map(|pattern| universe.ranges(&ActionPattern::parse(pattern).unwrap()))
            .collect();
        let sets = sets.iter().map(Vec::as_slice);
        let classes = Classes::told_apart(universe.len(), sets.collect());
        let is_too_coarse = |(caller, role, hung): &(&str, &str, Option<&str>)| {
            let authority = Authority::new(layers(role, None, *hung));
            let cells = one_by_one(&authority, &situation(caller), &universe);
            cells
                .chunks(universe.len())
                .any(|column| has_two_answers(&classes, column))
        };
        assert!(WORLDS.iter().any(is_too_coarse), "{left_out} may go");
    }
}

/// Whether the members of some class differ in a column.
fn has_two_answers(classes: &Classes, column: &[u16]) -> bool {
    let mut answers = vec![None; classes.count()];
    classes
        .within(std::slice::from_ref(&(0..column.len())))
        .flat_map(|(range, class)| range.map(move |index| (index, class)))
        .any(|(index, class)| *answers[class].get_or_insert(column[index]) != column[index])
}

#[test]
fn statements_of_every_sense_are_told_apart() {
    let universe = universe();
    let role = r#"[{"Effect":"Allow","NotAction":["kms:*","s3:*Acl"],"Resource":"*"},{"Effect":"Deny","Action":"S3:putobject","Resource":"arn:aws:s3:::b/k"}]"#;
    let session = r#"{"Effect":"Allow","Action":["s3:Get*","kms:Decrypt"],"Resource":"*"}"#;
    let (authority, situation) = (
        Authority::new(layers(role, Some(session), None)),
        situation(SESSION),
    );
    let whole = whole_matrix(&authority, &situation, &universe, &columns(&universe));
    assert_eq!(whole.cells, one_by_one(&authority, &situation, &universe));
    let all = whole.count(1, 0..universe.len());
    assert_eq!(all.of(State::ExplicitDenyRole), 1);
    assert_eq!(all.of(State::Allowed), 2);
    assert_eq!(
        State::ALL
            .into_iter()
            .map(|state| all.of(state))
            .sum::<usize>(),
        universe.len()
    );
}

#[test]
fn only_what_applies_is_answered() {
    let universe = universe();
    let columns = [Column {
        resource: Resource::new("arn:aws:s3:::b"),
        applies: vec![5..6, 3..4, 3..3, 9..99],
    }];
    let authority = Authority::new(layers(ALL, None, None));
    let whole = whole_matrix(&authority, &situation(SESSION), &universe, &columns);
    let answered: Vec<usize> = (0..universe.len())
        .filter(|action| whole.cell(*action, 0) != PackedCell::NOT_APPLICABLE)
        .collect();
    assert_eq!(answered, [3, 5, 9]);
    assert_eq!(whole.count_row(3).of(State::Allowed), 1);
    assert_eq!(whole.cell(3, 1), PackedCell::NOT_APPLICABLE);
}

#[test]
fn an_empty_universe_has_an_empty_matrix() {
    let universe = Universe::default();
    let authority = Authority::new(layers(ALL, None, None));
    let columns = columns(&universe);
    let whole = whole_matrix(&authority, &situation(SESSION), &universe, &columns);
    assert_eq!((whole.actions(), whole.columns()), (0, 4));
    assert!(whole.bits(0).is_empty());
}
