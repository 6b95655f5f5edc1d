//! Style sheets become one file.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::name_with_hash;

/// Joins the style sheets that `html` refers to, in their order, into one file of the folder, and answers the HTML that refers to it alone.
pub(super) fn join(html: &str, folder: &Path) -> Result<String> {
    let found = find(html)?;
    let mut text = String::new();
    for file in &found.files {
        let path = folder.join(file);
        text += &fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        fs::remove_file(&path)?;
    }
    let name = name_with_hash("styles", &text, "css");
    fs::write(folder.join(&name), text)?;
    Ok(found.html.replacen(
        HERE,
        &format!("<link rel=\"stylesheet\" href=\"./{name}\">"),
        1,
    ))
}

/// Stands where the first reference was.
const HERE: &str = "<!--styles-->";

/// The style sheets of a page, and the page without them.
struct Found {
    html: String,
    files: Vec<String>,
}

fn find(html: &str) -> Result<Found> {
    let mut found = Found {
        html: String::with_capacity(html.len()),
        files: Vec::new(),
    };
    let mut rest = html;
    while let Some((before, from_tag)) = rest.split_once("<link ") {
        let (attributes, after) = from_tag
            .split_once('>')
            .context("index.html has a link without end")?;
        found.html.push_str(before);
        match style_sheet(attributes) {
            Some(file) => {
                if found.files.is_empty() {
                    found.html.push_str(HERE);
                }
                found.files.push(file.to_owned());
            }
            None => found.html.push_str(&format!("<link {attributes}>")),
        }
        rest = after;
    }
    found.html.push_str(rest);
    Ok(found)
}

/// The file that a link refers to as a style sheet; attributes may stand with and without quotes.
fn style_sheet(attributes: &str) -> Option<&str> {
    let mut words = attributes
        .split_ascii_whitespace()
        .map(|word| word.trim_end_matches('/'));
    words
        .clone()
        .any(|word| word == "rel=stylesheet" || word == "rel=\"stylesheet\"")
        .then(|| words.find_map(|word| word.strip_prefix("href=")))?
        .map(|href| href.trim_matches('"').trim_start_matches(['.', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_are_found_in_their_order_and_nothing_else_changes() {
        let html = "<link rel=icon href=i.svg><link href=./a-1.css rel=stylesheet><p>a</p><link rel=\"stylesheet\" href=\"./b-2.css\"/>";
        let found = find(html).unwrap();
        assert_eq!(found.files, ["a-1.css", "b-2.css"]);
        assert_eq!(
            found.html,
            format!("<link rel=icon href=i.svg>{HERE}<p>a</p>")
        );
    }

    #[test]
    fn a_link_without_end_is_reported() {
        assert!(find("<link rel=icon").is_err());
    }
}
