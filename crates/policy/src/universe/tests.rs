use super::*;

const NAMES: [&str; 14] = [
    "s3:PutObject",
    "s3-object-lambda:WriteGetObjectResponse",
    "S3:GetObject",
    "s3:GetObjectAcl",
    "s3:getobject",
    "s3:Get",
    "a2c.b:Zed",
    "s3:ListÄ",
    "s3:Listé",
    "s:Get",
    "sts:GetCallerIdentity",
    "ec2:DescribeImages",
    "ec2:Describemages",
    "s3:DeleteObject",
];

const PATTERNS: [&str; 22] = [
    "*",
    "s3:*",
    "S3:**",
    "s3:Get*",
    "s3:get",
    "s3:GetObject",
    "s3:GetObjec",
    "s3:GetObjects",
    "s3:",
    "s3:*Object",
    "s3:*Object*",
    "s3:?etObject",
    "s3:G*t",
    "s3:Get*?",
    "s3:List?",
    "s3:z*",
    "s3:0*",
    "none:*",
    "s:*",
    "ec2:Describe?mages",
    "s3-object-lambda:w*",
    "a2c.b:zed",
];

fn universe(names: &[&str]) -> Universe {
    names
        .iter()
        .map(|name| Action::parse(name).unwrap())
        .collect()
}

fn names(universe: &Universe) -> Vec<&str> {
    (0..universe.len())
        .map(|index| universe.name(index).unwrap())
        .collect()
}

#[test]
fn services_come_by_prefix_and_names_in_lower_case() {
    let universe = universe(&NAMES);
    assert_eq!(
        names(&universe),
        [
            "a2c.b:Zed",
            "ec2:DescribeImages",
            "ec2:Describemages",
            "s:Get",
            "s3:DeleteObject",
            "s3:Get",
            "S3:GetObject",
            "s3:GetObjectAcl",
            "s3:ListÄ",
            "s3:Listé",
            "s3:PutObject",
            "s3-object-lambda:WriteGetObjectResponse",
            "sts:GetCallerIdentity",
        ]
    );
    let services: Vec<_> = universe.services().collect();
    assert_eq!(services.first(), Some(&("a2c.b", 0..1)));
    assert_eq!(services.get(3), Some(&("s3", 4..11)));
    assert_eq!(services.len(), 6);
}

#[test]
fn every_name_is_found_at_its_position() {
    let universe = universe(&NAMES);
    for index in 0..universe.len() {
        let action = Action::parse(&universe.name(index).unwrap().to_ascii_uppercase());
        assert_eq!(universe.find(&action.unwrap()), Some(index));
    }
    for unknown in ["s3:GetO", "s4:Get", "s3:Zzz", "a:a"] {
        assert_eq!(universe.find(&Action::parse(unknown).unwrap()), None);
    }
}

#[test]
fn the_ranges_of_a_pattern_are_what_it_matches() {
    let universe = universe(&NAMES);
    for text in PATTERNS {
        let pattern = ActionPattern::parse(text).unwrap();
        let ranges = universe.ranges(&pattern);
        let within: Vec<usize> = ranges.iter().cloned().flatten().collect();
        let matched: Vec<usize> = (0..universe.len())
            .filter(|index| {
                pattern.matches(&Action::parse(universe.name(*index).unwrap()).unwrap())
            })
            .collect();
        assert_eq!(within, matched, "{text}");
        assert!(ranges.iter().all(|range| !range.is_empty()), "{text}");
        assert!(
            ranges.windows(2).all(|pair| pair[0].end < pair[1].start),
            "{text}"
        );
    }
}

#[test]
fn an_empty_universe_answers_too() {
    let universe = universe(&[]);
    assert!(universe.is_empty());
    assert_eq!(universe.name(0), None);
    assert!(
        universe
            .ranges(&ActionPattern::parse("*").unwrap())
            .is_empty()
    );
}
