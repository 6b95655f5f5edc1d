//! Texts that nobody would write: nothing panics, nothing hangs, every place lies in the text, and nothing is passed over in silence.

use std::fs;
use std::io;
use std::path::Path;

use scopedown_intake::{Content, Details, Intake, denial, read};
use scopedown_policy::Span;

/// A source of numbers that is the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % below.max(1)
    }
}

/// What is put into texts: the signs that mean something somewhere.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "\\",
    "\\\"",
    ":",
    ",",
    "\n",
    "\n---\n",
    "  ",
    "\t",
    "%7B",
    "%22",
    "%",
    "```\n",
    "~~~",
    "${",
    "}",
    "$${",
    "%{",
    "<<EOT\n",
    "EOT",
    "!Sub ",
    "!Ref ",
    "&a ",
    "*a",
    "|\n",
    ">-\n",
    "- ",
    "? ",
    "#",
    "//",
    "/*",
    "\u{0}",
    "\u{FEFF}",
    "é",
    "😀",
    "\u{2028}",
    "\r\n",
    "\\u12",
    "\\ud83d",
    "null",
    "true",
    "1e999",
    "Statement",
    "\"Fn::Sub\": ",
    "{\"Ref\": \"x\"}",
    "resource \"a\" \"b\" {",
    "(",
    ")",
    "?",
    "is not authorized to perform: ",
    "AccessDenied",
    "<<: *a",
];

fn samples() -> io::Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension != "expected")
        })
        .map(fs::read_to_string)
        .collect()
}

/// A place between two characters.
fn boundary(text: &str, dice: &mut Dice) -> usize {
    let mut at = dice.roll(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.roll(4) {
        let (one, other) = (boundary(&text, dice), boundary(&text, dice));
        let (from, to) = (one.min(other), one.max(other));
        match dice.roll(6) {
            0 => text.truncate(from),
            1 => text.replace_range(from..to.min(next(&text, from + 10)), ""),
            2 => text = text.split_off(from),
            3 if to - from < 2_000 => {
                let again = text.get(from..to).unwrap_or_default().to_owned();
                text.insert_str(to, &again);
            }
            _ => {
                let piece = PIECES
                    .get(dice.roll(PIECES.len()))
                    .copied()
                    .unwrap_or_default();
                text.insert_str(from, piece);
            }
        }
    }
    text
}

fn next(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at.min(text.len())
}

/// What is wrong with an intake, if anything.
fn fault(text: &str, intake: &Intake, dice: &mut Dice) -> Option<String> {
    let lies = |span: Span| span.start <= span.end && text.get(span.start..span.end).is_some();
    if intake.found.is_empty() && intake.problems.is_empty() && intake.unread.is_empty() {
        return Some("passed over in silence".to_owned());
    }
    for problem in &intake.problems {
        if !lies(problem.span) {
            return Some(format!("{problem:?}"));
        }
    }
    for unread in &intake.unread {
        if !lies(unread.span) {
            return Some(format!("{unread:?}"));
        }
    }
    for found in &intake.found {
        if !lies(found.span) {
            return Some(format!("{:?} {}", found.span, found.recognised));
        }
        let Content::Policy(document) = &found.content else {
            continue;
        };
        let inner = &document.text;
        for open in &inner.open {
            if inner.value.get(open.span.start..open.span.end).is_none() {
                return Some(format!("{open:?}"));
            }
        }
        for _ in 0..4 {
            let (one, other) = (boundary(&inner.value, dice), boundary(&inner.value, dice));
            let span = Span::new(one.min(other), one.max(other));
            if !lies(inner.map.outer(span)) {
                return Some(format!(
                    "{span:?} of {} leads to {:?}",
                    found.recognised,
                    inner.map.outer(span)
                ));
            }
        }
    }
    None
}

fn rounds() -> usize {
    std::env::var("SCOPEDOWN_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(40)
}

#[test]
fn every_sample_survives_what_happens_to_texts() -> io::Result<()> {
    let mut dice = Dice(1);
    for sample in samples()? {
        for _ in 0..rounds() {
            let text = mutated(&sample, &mut dice);
            assert_eq!(fault(&text, &read(&text), &mut dice), None, "{text:?}");
            denial::read(&text);
        }
    }
    Ok(())
}

#[test]
fn every_sample_may_end_anywhere() -> io::Result<()> {
    let mut dice = Dice(2);
    for sample in samples()? {
        for at in (0..sample.len()).step_by(1 + sample.len() / 60) {
            let text = sample.get(..next(&sample, at)).unwrap_or_default();
            assert_eq!(fault(text, &read(text), &mut dice), None, "{text:?}");
        }
    }
    Ok(())
}

#[test]
fn signs_in_any_order() {
    let mut dice = Dice(3);
    for _ in 0..rounds() * 100 {
        let text: String = (0..dice.roll(40))
            .map(|_| {
                PIECES
                    .get(dice.roll(PIECES.len()))
                    .copied()
                    .unwrap_or_default()
            })
            .collect();
        assert_eq!(fault(&text, &read(&text), &mut dice), None, "{text:?}");
        denial::read(&text);
    }
}

#[test]
fn bytes_in_any_order() {
    let mut dice = Dice(4);
    for _ in 0..rounds() * 10 {
        let bytes: Vec<u8> = (0..dice.roll(300))
            .map(|_| dice.roll(256).to_le_bytes()[0])
            .collect();
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(fault(&text, &read(&text), &mut dice), None, "{text:?}");
        let mut details = Details::new();
        details.feed(&bytes);
        details.problem();
    }
}

/// Each would take minutes, or the stack, if anything but a bound held it.
#[test]
fn depth_and_length_are_bounded() {
    let many = 200_000;
    let texts = [
        "[".repeat(many),
        "{\"a\":".repeat(many),
        format!("a: {}", "[".repeat(many)),
        format!("a: {}", "{a: ".repeat(many)),
        "- ".repeat(many),
        (0..2_000)
            .map(|depth| format!("{}a:\n", " ".repeat(depth)))
            .collect(),
        format!("a: '{}'", " ".repeat(many)),
        format!("a: \"{}\"", "\\ ".repeat(many)),
        format!("a: |\n{}", "  x\n".repeat(many)),
        format!("a: {}", "&a ".repeat(many)),
        format!("resource \"a\" \"b\" {{\n x = {}\n}}", "(".repeat(many)),
        format!("resource \"a\" \"b\" {{\n x = {}1\n}}", "!".repeat(many)),
        format!("resource \"a\" \"b\" {{\n x = {}\n}}", "[".repeat(many)),
        format!(
            "resource \"a\" \"b\" {{\n x = \"{}\"\n}}",
            "${".repeat(many)
        ),
        format!("resource \"a\" \"b\" {{\n x = 1{}\n}}", " + 1".repeat(many)),
        format!(
            "resource \"a\" \"b\" {{\n x = {}2\n}}",
            "a ? 1 : ".repeat(many)
        ),
        format!("resource \"a\" \"b\" {{\n x = a{}\n}}", ".b".repeat(many)),
        format!(
            "resource \"a\" \"b\" {{\n x = \"{}\"\n}}",
            "x ".repeat(many)
        ),
        "resource \"a\" \"b\" {\n".repeat(10_000),
        "%257B".repeat(many),
        format!("%7B{}", "%25".repeat(many)),
        "```\n".repeat(many),
        "{} ".repeat(many),
        "\"\" ".repeat(many),
        "{\"Statement\":[]}\n".repeat(many / 4),
        "User: ".repeat(many) + "is not authorized to perform",
        "An error occurred (".repeat(many) + "AccessDenied",
        format!("{{\"Fn::Sub\": \"{}\"}}", "${".repeat(many)),
        format!(
            "{{\"Resources\": {{\"a\": {{\"Type\": \"AWS::IAM::Policy\", \"Properties\": {{\"PolicyDocument\": {{\"Statement\": \"{}\"}}, \"Roles\": [{}1]}}}}}}}}",
            "x".repeat(many),
            "1,".repeat(many)
        ),
        format!("aws eks x {}", "--tags a=b,".repeat(many)),
        format!("aws eks x {}", "${a".repeat(many)),
        format!("aws eks x \"{}", "$".repeat(many)),
        "x".repeat(5 << 20),
    ];
    let mut dice = Dice(5);
    for text in &texts {
        let start: String = text.chars().take(60).collect();
        assert_eq!(fault(text, &read(text), &mut dice), None, "{start}");
    }
}

#[test]
fn strings_in_strings_end_at_a_bound() {
    let mut text = "{\"Statement\": []}".to_owned();
    for _ in 0..9 {
        text = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    }
    let intake = read(&text);
    assert!(
        intake
            .problems
            .iter()
            .any(|problem| problem.code() == "limit-depth"),
        "{intake:?}"
    );
}
