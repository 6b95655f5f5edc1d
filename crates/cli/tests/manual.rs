//! Completions and the man page are of all commands there are.

#![expect(clippy::unwrap_used, reason = "a test has nobody to report to")]

mod shell;

use shell::Folder;

/// The commands as the help lists them.
fn commands(folder: &Folder) -> Vec<String> {
    let help = folder.run(&["--help"], "").unwrap().out;
    let listed = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "));
    listed
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_shell_completes_every_command() {
    let folder = Folder::new("completions", &[]).unwrap();
    let commands = commands(&folder);
    assert!(commands.len() >= 11, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = folder.run(&["completions", shell], "").unwrap();
        assert_eq!(said.code, Some(0), "{}", said.err);
        for command in &commands {
            assert!(said.out.contains(command.as_str()), "{command} in {shell}");
        }
        assert!(said.out.contains("new-session"), "{shell}");
    }
    let unknown = folder.run(&["completions", "cmd"], "").unwrap();
    assert_eq!(unknown.code, Some(3));
}

/// Bash itself reads them, where there is one.
#[test]
fn bash_reads_its_completions() {
    let folder = Folder::new("completions-bash", &[]).unwrap();
    let script = folder.run(&["completions", "bash"], "").unwrap().out;
    let mut bash = std::process::Command::new("bash");
    let Ok(output) = bash.args(["-n", "-c", &script]).output() else {
        return;
    };
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn the_man_page_has_every_command_with_its_flags_and_examples() {
    let folder = Folder::new("man", &[]).unwrap();
    let said = folder.run(&["man"], "").unwrap();
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert_eq!(said.out.matches("\n.TH ").count(), 1);
    for command in commands(&folder).iter().filter(|name| *name != "help") {
        let heading = format!(".SH \"SCOPEDOWN {}\"", command.to_uppercase());
        assert!(said.out.contains(&heading), "{heading}");
    }
    for part in [
        "\\-\\-new\\-session",
        "Exit codes",
        ".SH EXAMPLES",
        ".SS EXAMPLES",
        "scopedown compare old.scenario.json",
    ] {
        assert!(said.out.contains(part), "{part}");
    }
}
