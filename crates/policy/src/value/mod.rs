//! Typed values of condition operators: one file a type, each with the one reader that policy and request share.

mod address;
mod boolean;
mod bytes;
mod decimal;
mod instant;

pub use address::AddressRange;
pub use boolean::read_boolean;
pub use bytes::Bytes;
pub use decimal::Decimal;
pub use instant::Instant;
