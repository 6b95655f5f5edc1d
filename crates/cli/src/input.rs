//! Files, and standard input as `-`.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use scopedown_policy::limits;
use scopedown_scenario::link::is_link;

/// Bytes of the answer of `aws iam get-account-authorization-details`. It is held in memory, and only the role that is meant is taken apart.
const ACCOUNT_BYTES: usize = 128 << 20;

use crate::exit::Stop;
use crate::share;

/// A text and the name of the file it came from.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Input {
    /// Reads a file, or standard input for `-`, within the limit of a scenario; a policy has a narrower one, which its reader names.
    pub(crate) fn read(path: &Path) -> Result<Self, Stop> {
        Self::within(path, limits::SCENARIO_BYTES)
    }

    /// The same, and an account's answer may be longer.
    pub(crate) fn read_long(path: &Path) -> Result<Self, Stop> {
        let input = Self::within(path, ACCOUNT_BYTES)?;
        if input.text.len() > limits::SCENARIO_BYTES && !input.text.contains("\"RoleDetailList\"") {
            return Err(too_long(&input.name, limits::SCENARIO_BYTES));
        }
        Ok(input)
    }

    /// The same as it stands there, also where it is a share link.
    pub(crate) fn read_verbatim(path: &Path) -> Result<Self, Stop> {
        Self::verbatim(path, limits::SCENARIO_BYTES)
    }

    /// A share link, in the place of the file or inside it, counts as the scenario that it holds.
    fn within(path: &Path, limit: usize) -> Result<Self, Stop> {
        let (name, link) = match share::in_place_of(path) {
            Some(link) => ("the link".to_owned(), link.to_owned()),
            None => {
                let input = Self::verbatim(path, limit)?;
                if !is_link(&input.text) {
                    return Ok(input);
                }
                (input.name, input.text)
            }
        };
        let text = share::scenario(&name, &link)?;
        Ok(Self { name, text })
    }

    fn verbatim(path: &Path, limit: usize) -> Result<Self, Stop> {
        let name = if path == Path::new("-") {
            "standard input".to_owned()
        } else {
            path.display().to_string()
        };
        let bytes = read(path, limit)
            .map_err(|error| Stop::unreadable(format!("{name} cannot be read: {error}.")))?;
        if bytes.len() > limit {
            return Err(too_long(&name, limit));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Stop::unreadable(format!(
                "{name} is not UTF-8 text: byte {at} begins no character. Save it as UTF-8."
            ))
        })?;
        Ok(Self { name, text })
    }

    /// The file's name without folder and ending, to call a policy by.
    pub(crate) fn stem(&self) -> String {
        Path::new(&self.name).file_stem().map_or_else(
            || self.name.clone(),
            |stem| stem.to_string_lossy().into_owned(),
        )
    }
}

fn too_long(name: &str, limit: usize) -> Stop {
    Stop::unreadable(format!(
        "{name} is longer than {limit} bytes, which is the limit."
    ))
}

/// One byte more than the limit tells that there is more.
fn read(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let most = limit as u64 + 1;
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
