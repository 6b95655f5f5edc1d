//! `scopedown man`: the manual in one page, for a reader searches one page more easily than fifteen.

use std::io;

use clap::{Args, Command};
use clap_mangen::Man;

use crate::exit::{Exit, Stop, print};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown man | man -l -
  scopedown man > ~/.local/share/man/man1/scopedown.1")]
pub(crate) struct Options {}

pub(crate) fn run(_: &Options, mut command: Command) -> Result<Exit, Stop> {
    command.build();
    let mut page = Vec::new();
    whole(&command, &mut page)?;
    for sub in command.get_subcommands() {
        if !sub.is_hide_set() && sub.get_name() != "help" {
            part(sub, &mut page)?;
        }
    }
    // The generator's name for what stands behind the help, which here are examples.
    let page = String::from_utf8_lossy(&page).replace(" EXTRA\n", " EXAMPLES\n");
    print(&page)?;
    Ok(Exit::Fine)
}

/// The command itself. Its list of commands speaks of pages that there are none of, so their parts stand in its place.
fn whole(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(command.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    man.render_extra_section(page)
}

/// A command's own part, its sections one level down.
fn part(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(command.clone());
    let mut sections = Vec::new();
    man.render_synopsis_section(&mut sections)?;
    man.render_description_section(&mut sections)?;
    man.render_options_section(&mut sections)?;
    man.render_extra_section(&mut sections)?;
    let name = command.get_name().to_uppercase();
    let sections = String::from_utf8_lossy(&sections);
    page.extend_from_slice(format!(".SH \"SCOPEDOWN {name}\"\n").as_bytes());
    for line in sections.split_inclusive('\n') {
        let inner = line.strip_prefix(".SH ").map(|rest| format!(".SS {rest}"));
        page.extend_from_slice(inner.as_deref().unwrap_or(line).as_bytes());
    }
    Ok(())
}
