//! `scopedown completions`

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use crate::exit::{Exit, Stop, print};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown completions bash > ~/.local/share/bash-completion/completions/scopedown
  scopedown completions zsh > ~/.zfunc/_scopedown
  scopedown completions fish > ~/.config/fish/completions/scopedown.fish
  scopedown completions powershell >> $PROFILE")]
pub(crate) struct Options {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(options: &Options, mut command: Command) -> Result<Exit, Stop> {
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(options.shell, &mut command, name, &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}
