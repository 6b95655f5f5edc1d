//! `scopedown decide --jsonl` as a program that feeds it sees it.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::thread;

fn start() -> Child {
    Command::new(env!("CARGO_BIN_EXE_scopedown"))
        .args(["decide", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn line(id: usize) -> String {
    format!(
        r#"{{"id":{id},"role_policies":[{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"s3:Get{}","Resource":"*"}}}}],"request":{{"action":"s3:Get0"}}}}"#,
        id % 3
    )
}

#[test]
fn an_answer_comes_before_the_next_line_is_written() {
    let mut child = start();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 0..3 {
        writeln!(input, "{}", line(id)).unwrap();
        let answer = output.next().unwrap().unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
    }
    drop(input);
    assert!(output.next().is_none());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn answers_keep_the_order_of_their_lines_and_bad_lines_their_numbers() {
    const LINES: usize = 6_000;
    const BAD: usize = 4_321;
    let mut child = start();
    let mut input = child.stdin.take().unwrap();
    let writer = thread::spawn(move || {
        for id in 1..=LINES {
            // A blank line has a number and no answer.
            let text = if id == BAD {
                "\n{".to_owned()
            } else {
                line(id)
            };
            writeln!(input, "{text}").unwrap();
        }
    });
    let output = BufReader::new(child.stdout.take().unwrap()).lines();
    let answers: Vec<serde_json::Value> = output
        .map(|answer| serde_json::from_str(&answer.unwrap()).unwrap())
        .collect();
    writer.join().unwrap();
    assert_eq!(answers.len(), LINES);
    for (id, answer) in (1..).zip(&answers) {
        if id == BAD {
            assert!(answer.pointer("/id").unwrap().is_null());
            assert_eq!(answer.pointer("/diagnostics/0/line").unwrap(), BAD + 1);
            continue;
        }
        assert_eq!(answer.pointer("/id").unwrap(), id);
        let expected = if id % 3 == 0 {
            "allowed"
        } else {
            "implicitDeny"
        };
        assert_eq!(answer.pointer("/verdict").unwrap(), expected);
    }
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

/// The answers to an input, and the code at its end.
fn answers(input: Vec<u8>) -> (Vec<serde_json::Value>, Option<i32>) {
    let mut child = start();
    let mut to_child = child.stdin.take().unwrap();
    let writer = thread::spawn(move || to_child.write_all(&input).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let read = |answer: &str| serde_json::from_str(answer).unwrap();
    (printed.lines().map(read).collect(), output.status.code())
}

#[test]
fn what_is_not_text_or_too_long_is_an_error_of_its_line() {
    let good = line(3).into_bytes();
    let mut not_text = line(3).replace("\"Statement\"", "\"?\"").into_bytes();
    let at = not_text.iter().position(|byte| *byte == b'?').unwrap();
    not_text[at] = 0xff;
    let too_long = vec![b' '; scopedown_policy::limits::SCENARIO_BYTES + 2];
    let too_long = [too_long, good.clone()].concat();
    // The last line has no end.
    let input = [&not_text[..], b"", &good, &too_long, b"\t\r", &good].join(&b'\n');
    let (answers, code) = answers(input);
    let lines: Vec<Option<u64>> = answers
        .iter()
        .map(|answer| answer.pointer("/diagnostics/0/line")?.as_u64())
        .collect();
    assert_eq!(lines, [Some(1), None, Some(4), None]);
    assert_eq!(code, Some(1));
}

#[test]
fn whoever_stops_reading_ends_the_batch() {
    let mut child = start();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    writeln!(input, "{}", line(1)).unwrap();
    output.next().unwrap().unwrap();
    drop(output);
    // The input stays open: the end comes from the answer that nobody takes.
    writeln!(input, "{}", line(2)).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
