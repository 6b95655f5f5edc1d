//! Terraform's language: roles, policies, associations, and `aws_iam_policy_document`.

mod file;
mod policy_document;

use hcl_edit::parser::parse_body;
use hcl_edit::structure::{Block, BlockLabel, Structure};
use scopedown_policy::Span;

use self::file::File;
use crate::found::StandsFor;
use crate::limits;
use crate::problem::ProblemKind;
use crate::reader::{About, Reader, Source};
use crate::recognise::Resource;
use crate::text::Text;
use crate::tree::source_of;

/// Members of a text, by the signs that they need: the parser of objects looks through the members before each.
const ASSIGNMENTS: usize = 20_000;

/// Takes a Terraform text apart.
pub(crate) fn read(reader: &mut Reader, text: &Text, wrapping: &str) {
    if text.value.len() > limits::MARKUP_BYTES {
        let limit = limits::MARKUP_BYTES;
        reader.problem(text.span(), ProblemKind::TooLong { limit });
        return reader.unread(text.span(), "Terraform that is too long");
    }
    let signs = text
        .value
        .bytes()
        .filter(|byte| matches!(byte, b'=' | b':'));
    if signs.count() > ASSIGNMENTS {
        reader.problem(text.span(), ProblemKind::TooMany);
        return reader.unread(text.span(), "Terraform with too many members");
    }
    let body = match parse_body(&text.value) {
        Ok(body) => body,
        Err(error) => {
            // The parser counts bytes, and may stop inside a character.
            let at = text.value.floor_char_boundary(error.location().offset());
            let span = text.map.outer(Span::new(at, at));
            reader.problem(span, ProblemKind::NotTerraform(error.message().to_owned()));
            return reader.unread(text.span(), "a Terraform text with a fault");
        }
    };
    let file = File::new(text, &body);
    let source = Source {
        wrapping,
        ..Source::default()
    };
    for structure in &body {
        match structure {
            Structure::Block(block) => self::block(reader, &file, block, source),
            Structure::Attribute(attribute) => file.attribute(reader, attribute, source),
        }
    }
    file.locals(reader, source);
}

fn block(reader: &mut Reader, file: &File<'_>, block: &Block, source: Source<'_>) {
    let span = file.text.map.outer(source_of(block));
    let label = |at: usize| block.labels.get(at).map(BlockLabel::as_str);
    let wrapping = source.wrapping;
    match (block.ident.as_str(), label(0), label(1)) {
        ("resource", Some("aws_iam_role_policy_attachment"), _) if file.attaches_own(block) => {
            reader.used(span);
        }
        ("resource", Some(kind), Some(title)) => {
            let address = format!("{kind}.{title}");
            let values = file.values(block);
            Resource {
                kind,
                address: &address,
                title,
                values: &values,
                span,
                owners: file.owners(title),
                words: &format!("`{address}` in a Terraform file{wrapping}"),
                source,
            }
            .read(reader);
        }
        ("data", Some("aws_iam_policy_document"), Some(title)) => {
            data(reader, file, block, title, span, source);
        }
        // What they say is read where it is used.
        ("locals", ..) => {}
        (word, first, second) => {
            let labels: Vec<_> = first.into_iter().chain(second).collect();
            reader.unread(span, format!("{word} {}", labels.join(".")).trim_end());
        }
    }
}

/// A document that is used where a resource names it is handed out there; any other by itself.
fn data(
    reader: &mut Reader,
    file: &File<'_>,
    block: &Block,
    title: &str,
    span: Span,
    source: Source<'_>,
) {
    let words = format!(
        "the data source `aws_iam_policy_document.{title}` in a Terraform file{}",
        source.wrapping
    );
    let node = policy_document::document(file, block);
    for name in ["source_policy_documents", "override_policy_documents"] {
        if let Some(attribute) = block.body.get_attribute(name) {
            let about = About::new(format!("{title} {name}"), words.clone());
            let expression = file.expression(&attribute.value);
            let place = file.text.map.outer(source_of(&attribute.value));
            reader.open(about, place, StandsFor::Policy(None), expression);
        }
    }
    if file.is_used(title) {
        return reader.used(span);
    }
    let mut about = About::new(title, words);
    about.kind = crate::recognise::kind_of_policy(&node);
    reader.document(&crate::tree::Node { span, ..node }, source, about);
}
