//! Starts the whole page, which is loaded when the first program has nothing else to do.

fn main() {
    scopedown_web::play();
}
