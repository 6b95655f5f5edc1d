//! How far a long batch has come: on standard error, where that is a terminal and the answers go elsewhere.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A batch that is done sooner needs none.
const PATIENCE: Duration = Duration::from_secs(1);

/// The line that says how far the batch has come.
pub(super) struct Progress {
    began: Instant,
    bar: ProgressBar,
    is_wanted: bool,
}

impl Progress {
    pub(super) fn new() -> Self {
        let style = ProgressStyle::with_template("{spinner} {human_pos} lines in {elapsed}");
        Self {
            began: Instant::now(),
            bar: ProgressBar::hidden()
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner())),
            is_wanted: io::stderr().is_terminal() && !io::stdout().is_terminal(),
        }
    }

    /// So many more lines are answered.
    pub(super) fn advance(&mut self, lines: usize) {
        if self.is_wanted && self.bar.is_hidden() && self.began.elapsed() > PATIENCE {
            self.bar
                .set_draw_target(indicatif::ProgressDrawTarget::stderr());
        }
        self.bar.inc(lines as u64);
    }

    /// The batch is done; its line goes.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
