//! The guide's commands say what the guide shows: its files are written, its commands run in their order, and what they print is compared.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// What the first line of a block says behind its language.
const EXITS: &str = "exits with ";
const ANSWER: &str = "answer of ";

/// In a line or for lines: whatever stands there.
const LEFT_OUT: &str = "…";

/// A block of code.
struct Block {
    /// The line in the guide on which it begins.
    line: usize,
    language: String,
    about: String,
    text: String,
}

/// A command and what it is shown to print.
struct Step {
    command: String,
    shown: Vec<String>,
}

fn blocks(guide: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (at, line) in guide.lines().enumerate() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(head), None) => {
                let (language, about) = head.split_once(' ').unwrap_or((head, ""));
                open = Some(Block {
                    line: at + 1,
                    language: language.to_owned(),
                    about: about.to_owned(),
                    text: String::new(),
                });
            }
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some(mut block)) => {
                block.text += line;
                block.text.push('\n');
                open = Some(block);
            }
            (None, None) => {}
        }
    }
    blocks
}

/// The commands of a block: what stands behind a dollar sign, with the lines that a backslash ties to it.
fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push(Step {
                command: command.to_owned(),
                shown: Vec::new(),
            }),
            (None, Some(step)) if step.command.ends_with('\\') => {
                step.command.push('\n');
                step.command += line;
            }
            (None, Some(step)) => step.shown.push(line.to_owned()),
            (None, None) => {}
        }
    }
    steps
}

/// Whether lines are as shown; a lone ellipsis stands for any number of lines.
fn is_as_shown(shown: &[String], printed: &[&str]) -> bool {
    let Some((first, rest)) = shown.split_first() else {
        return printed.is_empty();
    };
    if first == LEFT_OUT {
        return (0..=printed.len())
            .any(|skipped| is_as_shown(rest, printed.get(skipped..).unwrap_or_default()));
    }
    let Some((line, others)) = printed.split_first() else {
        return false;
    };
    is_line(first, line) && is_as_shown(rest, others)
}

/// Whether a line is as shown, where an ellipsis at its end leaves out the rest.
fn is_line(shown: &str, printed: &str) -> bool {
    let start = shown.strip_suffix(LEFT_OUT);
    shown == printed || start.is_some_and(|start| printed.starts_with(start))
}

/// A folder in which other tools answer as the guide says, and the built command stands beside them.
struct World {
    folder: PathBuf,
    tools: PathBuf,
}

impl World {
    fn new() -> io::Result<Self> {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide");
        // There is none before the first run.
        let _ = fs::remove_dir_all(&root);
        let (folder, tools) = (root.join("work"), root.join("tools"));
        fs::create_dir_all(&folder)?;
        fs::create_dir_all(&tools)?;
        Ok(Self { folder, tools })
    }

    /// Has a tool answer its first words with a text; other words are an error.
    fn answer(&self, words: &str, text: &str) -> io::Result<()> {
        let program = words.split(' ').next().unwrap_or_default();
        fs::write(self.tools.join(words.replace(' ', "-")), text)?;
        let script = format!(
            "#!/bin/sh\ncd '{}' && for answer in {program}-*; do\n  case \"{program}-$1-$2\" in \"$answer\"|\"$answer\"-*) exec cat \"$answer\";; esac\ndone\necho \"no answer to $*\" >&2; exit 1\n",
            self.tools.display()
        );
        let path = self.tools.join(program);
        fs::write(&path, script)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))
    }

    /// Both streams of a command as one, and its exit code.
    fn run(&self, command: &str) -> io::Result<(String, Option<i32>)> {
        let built = Path::new(env!("CARGO_BIN_EXE_scopedown")).parent();
        let found = env::var_os("PATH").unwrap_or_default();
        let paths = built
            .into_iter()
            .map(Path::to_owned)
            .chain([self.tools.clone()]);
        let paths =
            env::join_paths(paths.chain(env::split_paths(&found))).map_err(io::Error::other)?;
        let output = Command::new("sh")
            .args(["-c", &format!("exec 2>&1\n{command}")])
            .current_dir(&self.folder)
            .env("PATH", paths)
            .env("NO_COLOR", "1")
            .output()?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        Ok((printed, output.status.code()))
    }
}

#[test]
fn every_command_of_the_guide_says_what_is_shown() {
    let guide = include_str!("../GUIDE.md");
    let blocks = blocks(guide);
    let world = World::new().unwrap();
    for block in &blocks {
        if let Some(words) = block.about.strip_prefix(ANSWER) {
            world.answer(words, &block.text).unwrap();
        }
    }

    let mut count = 0;
    for block in &blocks {
        let line = block.line;
        if block.language != "console" {
            assert!(
                !block.about.is_empty(),
                "GUIDE.md:{line}: a block without a name"
            );
            if !block.about.starts_with(ANSWER) {
                fs::write(world.folder.join(&block.about), &block.text).unwrap();
            }
            continue;
        }
        let steps = steps(&block.text);
        for (at, step) in steps.iter().enumerate() {
            let (printed, code) = world.run(&step.command).unwrap();
            let lines: Vec<&str> = printed.lines().collect();
            assert!(
                is_as_shown(&step.shown, &lines),
                "GUIDE.md:{line}: {}\nprints\n{printed}\nand not\n{}",
                step.command,
                step.shown.join("\n")
            );
            let is_last = at + 1 == steps.len();
            let wanted = match block.about.strip_prefix(EXITS) {
                Some(number) if is_last => number.parse().unwrap(),
                _ => 0,
            };
            assert_eq!(
                code,
                Some(wanted),
                "GUIDE.md:{line}: {}\n{printed}",
                step.command
            );
            count += 1;
        }
    }
    assert!(count > 15, "{count} commands");
}

#[test]
fn every_command_that_leads_from_a_failure_to_a_fit_is_in_the_guide() {
    let guide = include_str!("../GUIDE.md");
    for command in [
        "denial",
        "explain",
        "need",
        "lint",
        "fit",
        "association",
        "check",
        "compare",
    ] {
        assert!(
            guide.contains(&format!("$ scopedown {command} ")),
            "{command}"
        );
    }
}

#[test]
fn what_is_left_out_may_be_anything_and_nothing_else_may() {
    let shown = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(is_as_shown(&shown("a\n…\nd"), &["a", "b", "c", "d"]));
    assert!(is_as_shown(&shown("a\n…"), &["a"]));
    assert!(is_as_shown(&shown("ab…"), &["abc"]));
    assert!(!is_as_shown(&shown("a\n…\nd"), &["a", "b"]));
    assert!(!is_as_shown(&shown("a"), &["a", "b"]));
    assert!(!is_as_shown(&shown(""), &["a"]));
    assert!(!is_as_shown(&shown("ab…"), &["ac"]));
}
