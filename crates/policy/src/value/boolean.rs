/// Reads `true` or `false` in any letter case; nothing else is a truth value (semantics 5.7.3).
pub fn read_boolean(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        return Some(true);
    }
    text.eq_ignore_ascii_case("false").then_some(false)
}
