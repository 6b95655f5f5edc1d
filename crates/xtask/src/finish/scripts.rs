//! Scripts inside the HTML become files.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::name_with_hash;

/// Writes the inline scripts of `html` into files of the folder, modules into one, and answers the HTML that refers to them.
pub(super) fn split(html: &str, folder: &Path) -> Result<String> {
    let split = split_scripts(html)?;
    for script in &split.scripts {
        fs::write(folder.join(&script.name), &script.text)?;
    }
    let Some(modules) = split.modules else {
        return Ok(split.html);
    };
    fs::write(folder.join(&modules.name), &modules.text)?;
    let tag = format!("<script type=\"module\" src=\"{}\"></script>", modules.name);
    Ok(split.html.replacen(HERE, &tag, 1))
}

/// Stands where the first module was.
const HERE: &str = "<!--modules-->";

/// A page and the scripts that were in it.
struct Split {
    html: String,
    scripts: Vec<Script>,
    /// All inline modules, one after the other: none runs before the page is read, so they may share a file.
    modules: Option<Script>,
}

struct Script {
    name: String,
    text: String,
}

/// Replaces every inline script by a reference. Data blocks, which no policy forbids, stay.
fn split_scripts(html: &str) -> Result<Split> {
    let mut split = Split {
        html: String::with_capacity(html.len()),
        scripts: Vec::new(),
        modules: None,
    };
    let mut modules = String::new();
    let mut rest = html;
    while let Some((before, from_tag)) = rest.split_once("<script") {
        let (attributes, from_text) = from_tag
            .split_once('>')
            .context("index.html has a script tag without end")?;
        let (text, after) = from_text
            .split_once("</script>")
            .context("index.html has a script without end")?;
        split.html.push_str(before);
        rest = after;
        if is_inline(attributes, text) && attributes.contains("module") {
            if modules.is_empty() {
                split.html.push_str(HERE);
            }
            modules.push_str(text);
            modules.push('\n');
            continue;
        }
        split.html.push_str("<script");
        split.html.push_str(attributes);
        if is_inline(attributes, text) {
            let script = Script::new(text);
            split.html.push_str(&format!(" src=\"{}\">", script.name));
            split.scripts.push(script);
        } else {
            split.html.push('>');
            split.html.push_str(text);
        }
        split.html.push_str("</script>");
    }
    split.html.push_str(rest);
    split.modules = (!modules.is_empty()).then(|| Script::new(&modules));
    Ok(split)
}

fn is_inline(attributes: &str, text: &str) -> bool {
    !text.trim().is_empty() && !attributes.contains("src=") && !attributes.contains("json")
}

impl Script {
    fn new(text: &str) -> Self {
        // Trunk fills these two only in HTML, on the way out. The page is served from where it looks.
        let text = text
            .replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
            .replace("{{__TRUNK_WS_BASE__}}", "/");
        Self {
            name: name_with_hash("start", &text, "js"),
            text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inline_script_becomes_a_file_and_nothing_else_changes() {
        let split = split_scripts("<p>a</p><script>go();</script><p>b</p>").unwrap();
        assert_eq!(split.scripts.len(), 1);
        assert_eq!(split.scripts[0].text, "go();");
        let name = &split.scripts[0].name;
        assert_eq!(
            split.html,
            format!("<p>a</p><script src=\"{name}\"></script><p>b</p>")
        );
    }

    #[test]
    fn inline_modules_share_a_file() {
        let html = "<p>a</p><script type=module>import x;</script><p>b</p><script type=\"module\">y();</script>";
        let split = split_scripts(html).unwrap();
        assert!(split.scripts.is_empty());
        assert_eq!(split.modules.unwrap().text, "import x;\ny();\n");
        assert_eq!(split.html, format!("<p>a</p>{HERE}<p>b</p>"));
    }

    #[test]
    fn files_and_data_blocks_stay() {
        let html =
            r#"<script src="a.js"></script><script type="application/json">{"a":1}</script>"#;
        let split = split_scripts(html).unwrap();
        assert!(split.scripts.is_empty());
        assert_eq!(split.html, html);
    }

    #[test]
    fn the_reloading_script_asks_the_page_where_it_is() {
        let script = Script::new(
            "const address = '{{__TRUNK_ADDRESS__}}'; const base = '{{__TRUNK_WS_BASE__}}';",
        );
        assert_eq!(
            script.text,
            "const address = window.location.host; const base = '/';"
        );
    }

    #[test]
    fn a_script_without_end_is_reported() {
        assert!(split_scripts("<script>never").is_err());
    }
}
