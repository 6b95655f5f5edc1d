//! JSON text without its white space.

/// Leaves out the white space between tokens; every string and number stays as written, every repeated member too.
pub(super) fn minify(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    json.chars()
        .filter(|character| {
            if in_string {
                in_string = escaped || *character != '"';
                escaped = !escaped && *character == '\\';
                return true;
            }
            in_string = *character == '"';
            !matches!(character, ' ' | '\t' | '\n' | '\r')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn strings_keep_their_blanks() {
        let text = "{ \"a \\\" b\" :\n\t[ 1.0e+1 , \"\\\\\" , \" \" ] }";
        assert_eq!(minify(text), "{\"a \\\" b\":[1.0e+1,\"\\\\\",\" \"]}");
    }
}
