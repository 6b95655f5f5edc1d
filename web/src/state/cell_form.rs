//! A cell and its reasons as texts that go elsewhere.

use scopedown_eval::Layer;
use scopedown_report::{Run, Sentence, layer_name, words};
use serde_json::{Map, Value};

use super::analysis::{Answer, Why};
use super::export::Form;
use super::workspace::CellName;

/// A form of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellForm {
    /// One plain sentence.
    Sentence,
    /// The verdict, the likely message and every layer, for a document or ticket.
    Markdown,
    /// What asks the same in a terminal.
    Command,
    /// What the cell is, as an expectation of a scenario file.
    TestCase,
}

impl CellForm {
    /// Every form in the order of the controls.
    pub const ALL: [Self; 4] = [
        Self::Sentence,
        Self::Markdown,
        Self::Command,
        Self::TestCase,
    ];

    /// The name on its control.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Markdown => "Markdown",
            Self::Command => "terminal command",
            Self::TestCase => "test case",
        }
    }

    /// The text.
    pub fn text(self, name: &CellName, why: &Why, answer: &Answer) -> String {
        match self {
            Self::Sentence => sentence(name, why),
            Self::Markdown => markdown(why, answer),
            Self::Command => command(name),
            Self::TestCase => test_case(name, why),
        }
    }
}

fn sentence(name: &CellName, why: &Why) -> String {
    let cell = words::cell_words(&name.action, &name.resource, Some(&why.cell));
    format!("{cell}.")
}

fn markdown(why: &Why, answer: &Answer) -> String {
    let mut text = format!("**{}**\n\n", marked(&why.headline));
    if let Some(likely) = &why.likely {
        text += &format!("> {likely}\n\n");
    }
    for layer in &why.trace.layers {
        let line = marked(&words::layer_line(layer, &answer.analysis));
        text += &format!("- {}: {line}\n", layer_name(layer.layer));
    }
    text
}

/// A sentence with its code marked as such.
fn marked(sentence: &Sentence) -> String {
    let runs = sentence.0.iter().map(|run| match run {
        Run::Text(text) | Run::Link { text, .. } => text.to_string(),
        Run::Code(code) => format!("`{code}`"),
    });
    runs.collect()
}

fn command(name: &CellName) -> String {
    let (action, resource) = (quoted(&name.action), quoted(&name.resource));
    let file = Form::Scenario.file();
    format!("scopedown explain {file} --action {action} --resource {resource}")
}

/// A word as shells read it: within quotation marks unless nothing in it means something to them.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || ":/-_.,@%+=".contains(letter);
    if word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

fn test_case(name: &CellName, why: &Why) -> String {
    let mut members = Map::new();
    let mut add = |member: &str, value: Value| members.insert(member.to_owned(), value);
    add("action", (*name.action).into());
    add("resource", (*name.resource).into());
    add("verdict", why.cell.effective.name().into());
    let by: Vec<&str> = why.cell.by.iter().map(Layer::name).collect();
    if !by.is_empty() {
        add("by", by.into());
    }
    Value::Object(members).to_string()
}

#[cfg(test)]
mod tests {
    use scopedown_scenario::{Analysis, Scenario, check};

    use super::*;
    use crate::state::presets::Preset;
    use crate::state::reduce::reduce;
    use crate::state::workspace::Workspace;

    fn text(form: CellForm) -> String {
        let scenario = std::rc::Rc::new(Preset::FIRST.scenario());
        let load = crate::state::action::Action::Load { scenario };
        let answer = Answer::of(&reduce(&Workspace::default(), load).content);
        let name = CellName {
            action: "s3:CreateBucket".into(),
            resource: "*".into(),
        };
        let why = answer.explain(&name);
        why.map(|why| form.text(&name, &why, &answer))
            .unwrap_or_default()
    }

    #[test]
    fn each_form_tells_the_verdict() {
        assert_eq!(
            text(CellForm::Sentence),
            "s3:CreateBucket is cut by the session policy."
        );
        let markdown = text(CellForm::Markdown);
        assert!(markdown.starts_with("**`s3:CreateBucket`"), "{markdown}");
        assert!(markdown.contains("\n- Session: "), "{markdown}");
        assert_eq!(
            text(CellForm::Command),
            "scopedown explain scopedown.scenario.json --action s3:CreateBucket --resource '*'"
        );
    }

    #[test]
    fn a_test_case_holds_where_it_was_taken() {
        let mut scenario = Preset::FIRST.scenario();
        let case = text(CellForm::TestCase);
        let file = format!(r#"{{"scenario": 1, "role": {{"policies": []}}, "expect": [{case}]}}"#);
        scenario.expectations = Scenario::read(&file).scenario.unwrap().expectations;
        assert_eq!(scenario.expectations.len(), 1);
        let analysis = Analysis::of(&scenario);
        assert!(check(&scenario, &analysis).unwrap()[0].holds());
    }

    #[test]
    fn what_shells_would_read_stands_within_quotation_marks() {
        assert_eq!(quoted("arn:aws:s3:::b/k"), "arn:aws:s3:::b/k");
        assert_eq!(quoted("a'$b"), r"'a'\''$b'");
    }
}
