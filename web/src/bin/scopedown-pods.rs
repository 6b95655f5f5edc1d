//! Starts the Pod Identity program, which the page loads when somebody opens its section.

fn main() {
    scopedown_web::associate();
}
