//! Commands of the AWS CLI, as a POSIX shell or PowerShell reads them.

mod options;
mod posix;
mod powershell;

use scopedown_policy::Span;

use crate::reader::{Reader, Source};
use crate::recognise;
use crate::text::Text;
use crate::tree::{Node, Value};

/// Bytes of a line in which a prompt is looked for.
const PROMPT_BYTES: usize = 256;

/// Whether a text is a script that begins with a command of the AWS CLI, with a prompt before it or not, or with a variable of PowerShell's.
pub(crate) fn is(text: &str) -> bool {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let is_command = first.is_some_and(|line| line.get(prompt(line)..).is_some_and(is_aws));
    is_command || powershell::is(text) && text.lines().any(is_aws)
}

fn is_aws(line: &str) -> bool {
    line.starts_with("aws ")
}

/// Bytes before a command: white space, and what a shell prints when it waits for one.
fn prompt(line: &str) -> usize {
    let command = line.trim_start();
    let behind = command
        .strip_prefix("PS ")
        .and_then(|rest| Some(rest.split_once("> ")?.1))
        .or_else(|| command.strip_prefix("$ "))
        .unwrap_or(command);
    line.len() - behind.trim_start().len()
}

/// Reads the commands of a script; answers with what stands around them.
pub(crate) fn read(reader: &mut Reader, text: &Text, wrapping: &str) -> Vec<Text> {
    let mut shell = if powershell::is(&text.value) {
        Shell::PowerShell(powershell::Script::new(text))
    } else {
        Shell::Posix(posix::Script::new(text))
    };
    let mut others = Vec::new();
    let (mut at, mut other) = (0, 0);
    let mut leave = |from: usize, to: usize| {
        let rest = text.slice(Span::new(from, to)).trimmed();
        let says = !rest.value.trim_matches(is_separator).is_empty();
        others.extend(says.then_some(rest));
    };
    while let Some(rest) = text.value.get(at..).filter(|rest| !rest.is_empty()) {
        at += rest.len() - rest.trim_start().len();
        let start = at + prompt(beginning(text.value.get(at..).unwrap_or_default()));
        if text.value.get(start..).is_some_and(is_aws) {
            leave(other, at);
            let (words, end) = shell.words(start);
            let span = text.slice(Span::new(start, end)).trimmed().span();
            command(reader, &words, span, wrapping);
            (at, other) = (end, end);
        } else if let Some(end) = shell.assignment(start) {
            leave(other, at);
            (at, other) = (end, end);
        } else {
            at += next_statement(text.value.get(at..).unwrap_or_default());
        }
    }
    leave(other, text.value.len());
    others
}

/// What stands between two commands.
fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, ';' | '&' | '|')
}

/// As much of a line as may be a prompt.
fn beginning(rest: &str) -> &str {
    let start = rest.get(..rest.floor_char_boundary(PROMPT_BYTES));
    start
        .and_then(|start| start.split('\n').next())
        .unwrap_or_default()
}

/// Bytes to where the next command may begin.
fn next_statement(rest: &str) -> usize {
    match rest.find(['\n', ';', '&', '|']) {
        Some(at) => at + 1,
        None => rest.len(),
    }
}

enum Shell<'t> {
    Posix(posix::Script<'t>),
    PowerShell(powershell::Script<'t>),
}

impl Shell<'_> {
    fn words(&mut self, at: usize) -> (Vec<Text>, usize) {
        match self {
            Self::Posix(script) => script.words(at),
            Self::PowerShell(script) => script.words(at),
        }
    }

    /// Notes what a variable stands for, where only that is needed to read on.
    fn assignment(&mut self, at: usize) -> Option<usize> {
        match self {
            Self::Posix(_) => None,
            Self::PowerShell(script) => script.assignment(at),
        }
    }
}

fn command(reader: &mut Reader, words: &[Text], span: Span, wrapping: &str) {
    let word = |at: usize| words.get(at).map_or("", |word| word.value.as_str());
    let members = options::members(words, word(1) != "eks");
    let node = Node::new(Value::Object(members), span);
    let command = format!("the command `aws {} {}`{wrapping}", word(1), word(2));
    let source = Source {
        command: Some(&command),
        ..Source::default()
    };
    recognise::command(reader, &node, source, &command);
}

/// Copies one character; answers with the place behind it.
fn character(text: &Text, word: &mut Text, at: usize) -> usize {
    let length = text
        .value
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    word.copy(text, Span::new(at, at + length));
    at + length.max(1)
}

/// Which round bracket closes which, whatever stands between them; the brackets of one text are paired once.
struct Brackets(Vec<(usize, usize)>);

impl Brackets {
    fn of(text: &str) -> Self {
        let (mut open, mut pairs) = (Vec::new(), Vec::new());
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'(' => open.push(at),
                b')' => pairs.extend(open.pop().map(|start| (start, at))),
                _ => {}
            }
        }
        pairs.sort_unstable();
        Self(pairs)
    }

    fn closing(&self, open: usize) -> Option<usize> {
        let at = self.0.binary_search_by_key(&open, |pair| pair.0).ok()?;
        self.0.get(at).map(|pair| pair.1)
    }
}
