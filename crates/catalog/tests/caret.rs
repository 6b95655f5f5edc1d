//! Completion and hover with texts that nobody means: cut off anywhere, with anything put in, and as large as a text may be.

use scopedown_catalog::{Catalog, PROPOSALS, complete, hover};
use scopedown_policy::limits;

const POLICIES: [&str; 2] = [
    r#"{
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "Réports", "Effect": "Allow", "Action": ["s3:GetObject", "s3:List*"],
     "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/${aws:PrincipalTag/team}/*"]},
    {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
     "Condition": {"Bool": {"aws:SecureTransport": false}, "ForAnyValue:StringLike": {"aws:TagKeys": ["a*", "b"]}}}
  ]
}"#,
    r#"{"Statement":{"Effect":"Allow","Action":"dynamodb:Query","NotResource":["arn:*:dynamodb:*"],"Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}}"#,
];

const PIECES: [&str; 22] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "\\u00",
    "\n",
    " ",
    "${",
    "}",
    "*",
    "é",
    "😀",
    "\u{7f}",
    "s3:",
    "arn:aws:",
    "\"Action\":",
    "\"Statement\":",
    "true",
];

/// Numbers without meaning, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound.max(1)
    }
}

/// What is wrong with the answers for a place, if anything.
fn fault(catalog: &Catalog, text: &str, at: usize) -> Option<&'static str> {
    let holds = |start: usize, end: usize| {
        let at = text.floor_char_boundary(at);
        text.get(start..end).is_some() && start <= at && at <= end
    };
    if hover(catalog, text, at).is_some_and(|hover| !holds(hover.span.start, hover.span.end)) {
        return Some("the word is not at the caret");
    }
    let completion = complete(catalog, text, at)?;
    if !holds(completion.span.start, completion.span.end) {
        return Some("what is replaced is not at the caret");
    }
    if completion.proposals.is_empty() || completion.proposals.len() > PROPOSALS {
        return Some("the list is empty or too long");
    }
    if completion.more > 0 && completion.proposals.len() < PROPOSALS {
        return Some("the list leaves out what it has room for");
    }
    (complete(catalog, text, at) != Some(completion))
        .then_some("the answer is another one the second time")
}

#[test]
fn a_text_may_end_anywhere() {
    let catalog = Catalog::embedded();
    for policy in POLICIES {
        for (end, _) in policy.char_indices() {
            let text = policy.get(..end).unwrap();
            assert_eq!(fault(&catalog, text, end), None, "{text}");
            assert_eq!(fault(&catalog, text, end / 2), None, "{text}");
        }
    }
}

#[test]
fn anything_may_stand_in_a_text() {
    let catalog = Catalog::embedded();
    let mut numbers = Numbers(1);
    for round in 0..1_500 {
        let mut text = POLICIES[round % POLICIES.len()].to_owned();
        let mut at = 0;
        for _ in 0..=numbers.below(4) {
            at = text.floor_char_boundary(numbers.below(text.len()));
            if numbers.below(3) == 0 {
                let end = text.floor_char_boundary(at + numbers.below(30)).max(at);
                text.replace_range(at..end, "");
            }
            let piece = PIECES[numbers.below(PIECES.len())];
            text.insert_str(at, piece);
            at += numbers.below(piece.len() + 1);
        }
        assert_eq!(fault(&catalog, &text, at), None, "at {at} of {text}");
    }
}

#[test]
fn pieces_alone_may_be_a_text() {
    let catalog = Catalog::embedded();
    let mut numbers = Numbers(2);
    for _ in 0..1_500 {
        let text: String = (0..numbers.below(30))
            .map(|_| PIECES[numbers.below(PIECES.len())])
            .collect();
        let at = numbers.below(text.len() + 2);
        assert_eq!(fault(&catalog, &text, at), None, "at {at} of {text}");
    }
}

/// What grows faster than the text would not end within a test.
#[test]
fn the_largest_texts_end() {
    let catalog = Catalog::embedded();
    let front = r#"{"Version": "2012-10-17", "Statement": [{"Action": ["#;
    for (front, piece, back) in [
        ("", "[", ""),
        ("", "{\"a\":", ""),
        ("", "\"", ""),
        ("", "\\", ""),
        (front, "\"s3:Get*\",", "\"s3:"),
        (front, "\"s3:Get*\",", "], \"Resource\": \""),
        (front, "\"x:a\",", "\""),
        (front, "\"a\":", "\""),
        (front, "x", ""),
        (front, "\"${", ""),
        (front, "], \"Resource\": [\"arn:aws:s3:::a\"", ", \""),
        (
            front,
            "], \"Condition\": {\"StringEquals\": {\"aws:x\": \"\"}}, \"a\": [",
            "], \"Condition\": {\"",
        ),
        (r#"{"Statement": {"Condition": {"#, "\"a\": {", "\""),
        (
            r#"{"Statement": {"Condition": {"StringLike": {"#,
            "\"a:b\": [], ",
            "\"",
        ),
        (
            r#"{"Statement": {"Resource": "arn:aws:s3:::"#,
            "${a, 'x}",
            "${",
        ),
        (r#"{"Statement": {"Action": "s3:"#, "*a", ""),
    ] {
        let room = limits::POLICY_BYTES - front.len() - back.len();
        let text = format!("{front}{}{back}", piece.repeat(room / piece.len()));
        for at in [text.len(), text.len() / 2, front.len()] {
            assert_eq!(fault(&catalog, &text, at), None, "{piece} at {at}");
        }
    }
    let beyond = " ".repeat(limits::POLICY_BYTES) + "{\"";
    assert_eq!(complete(&catalog, &beyond, beyond.len()), None);
}
