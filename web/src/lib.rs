//! The page. In reading order: [`state`], pure and tested natively; `host`, the fence around the browser; `hooks` between the two;
//! `view`, a component a file; and `app`, which puts them together.

mod advisor;
mod app;
mod hooks;
mod host;
mod pods;
pub mod state;
mod view;

/// Starts the page.
pub fn start() {
    host::failure::watch();
    host::theme::start();
    app::mount();
}

/// Starts the advisor, a program of its own beside the page.
pub fn advise() {
    advisor::mount();
}

/// Starts the Pod Identity program, a third one beside the page.
pub fn associate() {
    pods::mount();
}
