//! Addresses (5.9), compared bit by bit.

use std::net::IpAddr;

/// The bits of an address; those of the two families differ in number.
pub(super) fn bits(address: IpAddr) -> Vec<bool> {
    let bytes = match address {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    };
    bytes
        .into_iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
        .collect()
}

/// A range: an address, and how many of its bits count.
pub(super) fn range(text: &str) -> Option<(Vec<bool>, usize)> {
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix)),
        None => (text, None),
    };
    let bits = bits(address.parse().ok()?);
    let length = match prefix {
        Some(prefix) if prefix.chars().all(|digit| digit.is_ascii_digit()) => {
            prefix.parse().ok()?
        }
        Some(_) => return None,
        None => bits.len(),
    };
    (length <= bits.len()).then_some((bits, length))
}

/// Whether an address lies in a range; never where the families differ (5.9.4).
pub(super) fn lies_in(address: &[bool], (range, length): &(Vec<bool>, usize)) -> bool {
    address.len() == range.len() && address.iter().take(*length).eq(range.iter().take(*length))
}
