//! Starts the page.

fn main() {
    scopedown_web::start();
}
