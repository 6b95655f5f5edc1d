use scopedown_association::{Association, Form, Operation, Part, SessionTags, Tag, write};
use scopedown_intake::{Content, Intake, read};

use super::choices::Choices;

/// What parts one text from the next.
const BORDER: char = '\u{1f}';

/// Texts as the fields of an association, written in a form and read back: nothing is changed, whatever the texts are.
///
/// The first two bytes choose the form and the fields that are there.
pub fn association(input: &[u8]) {
    let (chosen, texts) = input.split_at(input.len().min(2));
    let Ok(texts) = std::str::from_utf8(texts) else {
        return;
    };
    // Commands leave U+0000 out, which may bring signs together.
    if is_foreign(&texts.replace('\0', "")) {
        return;
    }
    let mut choices = Choices(chosen);
    let form = Form::ALL.get(choices.below(Form::ALL.len())).copied();
    let form = form.unwrap_or(Form::Cli);
    let given = given(texts, &mut Fields(choices.below(64)));
    let written = write(&given, form, Operation::Create).text;
    let intake = read(&written);
    assert!(intake.problems.is_empty(), "{intake:?}\n{written}");
    if form == Form::AssumeRole {
        return assert_assumed(&given, &intake, &written);
    }
    let found: Vec<_> = intake.associations().map(|(_, found)| found).collect();
    assert_eq!(found, [&as_written(given, form)], "{form:?}\n{written}");
}

/// Texts that mean something before any form is looked at: a fence of Markdown's, a file that a command would read, an error behind a command.
fn is_foreign(texts: &str) -> bool {
    ["```", "~~~", "file://", "fileb://", "An error occurred ("]
        .iter()
        .any(|sign| texts.contains(sign))
}

/// Which fields are there, a bit each.
struct Fields(usize);

impl Fields {
    fn next(&mut self) -> bool {
        let is_there = self.0 % 2 == 1;
        self.0 /= 2;
        is_there
    }
}

/// The association of the texts; the fields that it must have have the name of their field where the texts run out.
fn given(texts: &str, fields: &mut Fields) -> Association {
    let mut texts = texts.split(BORDER);
    let mut needed = |name: &str| Part::of(texts.next().unwrap_or(name));
    let association = Association {
        cluster_name: needed("demo"),
        namespace: needed("shop"),
        service_account: needed("app"),
        role_arn: needed("arn:aws:iam::111122223333:role/app"),
        ..Association::default()
    };
    let mut optional = || {
        let text = fields.next().then(|| texts.next())?;
        text.map(Part::of)
    };
    let policy = optional().unwrap_or_default();
    let target_role_arn = optional().unwrap_or_default();
    let region = optional()
        .filter(|part| part.known() != Some(""))
        .unwrap_or_default();
    let session_tags = match (policy.is_given() || fields.next(), fields.next()) {
        (true, _) => SessionTags::Disabled,
        (false, true) => SessionTags::Passed,
        (false, false) => SessionTags::Unstated,
    };
    let mut tags: Vec<Tag> = Vec::new();
    while let (Some(key), Some(value)) = (texts.next(), texts.next()) {
        if !tags.iter().any(|tag| *tag.key == *key) {
            tags.push(Tag {
                key: key.into(),
                value: value.into(),
            });
        }
    }
    // The JSON of a command has its members in their order.
    tags.sort_by(|one, other| one.key.cmp(&other.key));
    Association {
        policy,
        target_role_arn,
        region,
        session_tags,
        tags,
        ..association
    }
}

/// What of an association a form holds.
fn as_written(given: Association, form: Form) -> Association {
    let mut wanted = given;
    match form {
        Form::Cli | Form::PowerShell => without_nul(&mut wanted),
        Form::Eksctl if wanted.region.is_absent() => wanted.region = "REGION".into(),
        Form::Eksctl => {}
        _ => wanted.region = Part::Absent,
    }
    wanted
}

/// No argument of a command holds U+0000.
fn without_nul(association: &mut Association) {
    for part in [
        &mut association.cluster_name,
        &mut association.namespace,
        &mut association.service_account,
        &mut association.role_arn,
        &mut association.target_role_arn,
        &mut association.policy,
        &mut association.region,
    ] {
        if let Part::Known(text) = part {
            *text = text.replace('\0', "").into();
        }
    }
}

/// The command that assumes the role has the role and the policy.
fn assert_assumed(given: &Association, intake: &Intake, written: &str) {
    let roles: Vec<Option<&str>> = intake
        .found
        .iter()
        .filter_map(|found| match &found.content {
            Content::Session(session) => Some(session.role_arn.as_deref()),
            _ => None,
        })
        .collect();
    let role = given.working_role().known().unwrap_or_default();
    let role = role.replace('\0', "");
    assert_eq!(roles, [Some(&*role)], "{written}\n{intake:?}");
}
