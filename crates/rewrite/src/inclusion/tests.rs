use super::*;
use crate::atoms::{of_pattern, of_text};
use scopedown_policy::{Match, NoValues, Pattern, WildcardUse};

#[track_caller]
fn check(wide: &str, narrow: &str, expected: bool) {
    let answer = includes(&of_text(wide), &of_text(narrow), &mut Patience::ONE.clone());
    assert_eq!(answer, expected, "{wide} over {narrow}");
}

#[test]
fn wildcards_are_compared_by_what_they_match() {
    for (wide, narrow) in [
        ("*", ""),
        ("*", "a?*"),
        ("get*", "getobject"),
        ("get*", "get*acl"),
        ("?*", "*?"),
        ("*?", "?*"),
        ("?*", "*a"),
        ("*a*", "b*ab?"),
        ("**", "*"),
        ("a*b*c", "a*bxc"),
        ("*aa*", "aaa"),
        ("*??", "*ab"),
    ] {
        check(wide, narrow, true);
    }
    for (wide, narrow) in [
        ("", "*"),
        ("?*", "*"),
        ("getobject", "get*"),
        ("get?", "get*"),
        ("*a", "*"),
        ("*a*", "?"),
        ("*ab*", "*a*b*"),
        ("a?c", "a*c"),
        ("*aab", "*ab"),
    ] {
        check(wide, narrow, false);
    }
}

#[test]
fn a_variable_is_like_itself_and_under_a_star() {
    let check = |wide: &str, narrow: &str, expected: bool| {
        let [wide, narrow] =
            [wide, narrow].map(|text| Pattern::with_variables(text, WildcardUse::Wild));
        let [wide, narrow] = [&wide, &narrow].map(|pattern| of_pattern(pattern).unwrap());
        assert_eq!(
            includes(&wide, &narrow, &mut Patience::ONE.clone()),
            expected
        );
    };
    check("${a:b}/*", "${A:B}/x", true);
    check("*", "${a:b}", true);
    check("x*", "x${a:b}y", true);
    check("*/${a:b}*", "x/${a:b}", true);
    check("?", "${a:b}", false);
    check("${a:b}", "${a:c}", false);
    check("${a:b}", "${a:b, 'x'}", false);
    check("${a:b}*", "x", false);
    check("*${a:b}*", "*", false);
    check("${*}", "*", false);
    check("*", "${*}", true);
}

#[test]
fn long_patterns_end_in_time() {
    let text = |part: &str, count: usize| of_text(&part.repeat(count));
    assert!(!includes(
        &text("*a", 1_000),
        &text("*b", 1_000),
        &mut Patience::ONE.clone()
    ));
    assert!(!includes(
        &text("a", 2_000),
        &text("b", 2_000),
        &mut Patience::ONE.clone()
    ));
    assert!(!includes(
        &text("*a?", 300),
        &text("a*?", 300),
        &mut Patience::ONE.clone()
    ));
}

/// Every text of up to `length` of the letters.
fn texts(letters: &[&str], length: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..length {
        let longer = |text: &String| {
            letters
                .iter()
                .map(|letter| format!("{text}{letter}"))
                .collect::<Vec<_>>()
        };
        last = last.iter().flat_map(longer).collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// Texts of letters that the patterns name and of one that they do not tell any two patterns of four atoms apart.
#[test]
fn the_answer_is_that_of_all_texts() {
    let texts = texts(&["a", "b", "c"], 6);
    let matched = |pattern: String| {
        let compiled = Pattern::without_variables(&pattern, WildcardUse::Wild);
        let fits = |text: &String| compiled.matches(text, &NoValues) == Match::Yes;
        let matched: Vec<bool> = texts.iter().map(fits).collect();
        (of_text(&pattern), matched, pattern)
    };
    let mut patterns = self::texts(&["a", "b", "*", "?"], 3);
    patterns.extend(self::texts(&["a", "*", "?"], 4));
    let patterns: Vec<_> = patterns.into_iter().map(matched).collect();
    let mut included = 0;
    for (wide, of_wide, wide_text) in &patterns {
        for (narrow, of_narrow, narrow_text) in &patterns {
            let truth = of_wide
                .iter()
                .zip(of_narrow)
                .all(|(wide, narrow)| *wide || !narrow);
            assert_eq!(
                includes(wide, narrow, &mut Patience::ONE.clone()),
                truth,
                "{wide_text} over {narrow_text}"
            );
            included += usize::from(truth);
        }
    }
    assert!(included > 1_000 && included < patterns.len().pow(2) / 2);
}
