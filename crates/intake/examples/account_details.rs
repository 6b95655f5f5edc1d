//! Writes a made-up answer of `aws iam get-account-authorization-details`: `account_details [ROLES] [BYTES OF A ROLE]`.

#[path = "../tests/account/mod.rs"]
#[allow(unreachable_pub, reason = "the generator is shared with an example")]
mod account;

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut numbers = std::env::args().skip(1).map(|number| number.parse().ok());
    let roles = numbers.next().flatten().unwrap_or(1_000);
    let bytes = numbers.next().flatten().unwrap_or(20_000);
    io::stdout().write_all(account::account(roles, bytes).as_bytes())
}
