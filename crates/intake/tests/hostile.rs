//! Texts that nobody would write: nothing panics, nothing hangs, every place lies in the text, and nothing is passed over in silence.

mod fault;

use std::fs;
use std::io;
use std::path::Path;

use fault::{Dice, boundary, fault};
use scopedown_intake::{Details, denial, read};

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
