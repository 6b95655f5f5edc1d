//! The page. In reading order: [`state`], pure and tested natively; `host`, the fence around the browser; `hooks` between the two;
//! `view`, a component a file; `desk`, which puts together what both programs of the page show; `first`, the first program; `playground`, the
//! whole page, which takes over from it; and `advisor` beside that.

mod advisor;
mod desk;
mod first;
mod hooks;
mod host;
mod opening;
mod playground;
mod pods;
pub mod state;
mod view;

/// Starts the page's first program.
pub fn start() {
    host::failure::watch();
    host::theme::start();
    first::mount();
}

/// Starts the whole page, in the place of the first program.
pub fn play() {
    host::failure::watch();
    playground::mount();
}

/// Starts the Pod Identity program, a third one beside the page.
pub fn associate() {
    host::failure::watch();
    pods::mount();
}
