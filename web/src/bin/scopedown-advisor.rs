//! Starts the advisor, which the page loads when it has nothing else to do.

fn main() {
    scopedown_web::play();
}
