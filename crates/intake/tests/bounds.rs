//! Texts that are long or deep: each is read in a moment.

mod fault;

use fault::{Dice, fault};
use scopedown_intake::read;

/// Each would take minutes, or the stack, if anything but a bound held it.
#[test]
fn depth_and_length_are_bounded() {
    let many = 200_000;
    let texts = [
        "[".repeat(many),
        "{\"a\":".repeat(many),
        format!("a: {}", "[".repeat(many)),
        format!("a: {}", "{a: ".repeat(many)),
        "- ".repeat(many),
        (0..2_000)
            .map(|depth| format!("{}a:\n", " ".repeat(depth)))
            .collect(),
        format!("a: '{}'", " ".repeat(many)),
        format!("a: \"{}\"", "\\ ".repeat(many)),
        format!("a: |\n{}", "  x\n".repeat(many)),
        format!("a: {}", "&a ".repeat(many)),
        format!("resource \"a\" \"b\" {{\n x = {}\n}}", "(".repeat(many)),
        format!("resource \"a\" \"b\" {{\n x = {}1\n}}", "!".repeat(many)),
        format!("resource \"a\" \"b\" {{\n x = {}\n}}", "[".repeat(many)),
        format!(
            "resource \"a\" \"b\" {{\n x = \"{}\"\n}}",
            "${".repeat(many)
        ),
        format!("resource \"a\" \"b\" {{\n x = 1{}\n}}", " + 1".repeat(many)),
        format!(
            "resource \"a\" \"b\" {{\n x = {}2\n}}",
            "a ? 1 : ".repeat(many)
        ),
        format!("resource \"a\" \"b\" {{\n x = a{}\n}}", ".b".repeat(many)),
        format!(
            "resource \"a\" \"b\" {{\n x = \"{}\"\n}}",
            "x ".repeat(many)
        ),
        "resource \"a\" \"b\" {\n".repeat(10_000),
        "%257B".repeat(many),
        format!("%7B{}", "%25".repeat(many)),
        "```\n".repeat(many),
        "{} ".repeat(many),
        "\"\" ".repeat(many),
        "{\"Statement\":[]}\n".repeat(many / 4),
        "User: ".repeat(many) + "is not authorized to perform",
        "An error occurred (".repeat(many) + "AccessDenied",
        format!("{{\"Fn::Sub\": \"{}\"}}", "${".repeat(many)),
        format!(
            "{{\"Resources\": {{\"a\": {{\"Type\": \"AWS::IAM::Policy\", \"Properties\": {{\"PolicyDocument\": {{\"Statement\": \"{}\"}}, \"Roles\": [{}1]}}}}}}}}",
            "x".repeat(many),
            "1,".repeat(many)
        ),
        format!("aws eks x {}", "--tags a=b,".repeat(many)),
        format!("aws eks x {}", "${a".repeat(many)),
        format!("aws eks x \"{}", "$".repeat(many)),
        format!("aws eks x {}", "$(".repeat(many)),
        format!("aws eks x {}", "$(a) ".repeat(many)),
        format!("aws eks x {}`", "` ".repeat(many)),
        "aws eks x --tags a=$b\n".repeat(many / 8),
        format!("aws eks x --tags {}", "a=$b,".repeat(many)),
        format!("aws eks x `\n {}", "$(".repeat(many)),
        format!("aws eks x `\n {}", "${a".repeat(many)),
        format!("$a = 'b'\naws eks x {}", "@'\naws ".repeat(many)),
        format!("$a = 'b'\n{}", "$a = @'\n".repeat(many)),
        format!(
            "$a = '{}'\naws eks x {}",
            "x".repeat(many),
            "$a".repeat(many)
        ),
        "$a = 'x'\n".to_owned() + &"$a = \"$a$a\"\n".repeat(60) + "aws eks x $a",
        format!("$a = 'b'\naws eks x {}", ";".repeat(many)),
        format!("new CfnPodIdentityAssociation(a, b, {}", "[".repeat(many)),
        format!("new CfnPodIdentityAssociation(a, b, {}", "{a:".repeat(many)),
        format!("new CfnPodIdentityAssociation(a, b, {}", "`${".repeat(many)),
        format!(
            "new CfnPodIdentityAssociation(a, b, {}",
            "[1]+".repeat(many)
        ),
        format!(
            "new CfnPodIdentityAssociation(a, b, {}",
            "JSON.stringify(".repeat(many)
        ),
        "new CfnPodIdentityAssociation(".repeat(many / 8),
        "new CfnPodIdentityAssociation(a, b, {}".repeat(many / 8),
        format!("new CfnPodIdentityAssociation(a, b, {}", "/*".repeat(many)),
        format!("resource \"a\" \"b\" {{\n x = {}", "chomp(".repeat(many)),
        "x".repeat(5 << 20),
    ];
    let mut dice = Dice(5);
    for text in &texts {
        let start: String = text.chars().take(60).collect();
        assert_eq!(fault(text, &read(text), &mut dice), None, "{start}");
    }
}

#[test]
fn strings_in_strings_end_at_a_bound() {
    let mut text = "{\"Statement\": []}".to_owned();
    for _ in 0..9 {
        text = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    }
    let intake = read(&text);
    assert!(
        intake
            .problems
            .iter()
            .any(|problem| problem.code() == "limit-depth"),
        "{intake:?}"
    );
}
